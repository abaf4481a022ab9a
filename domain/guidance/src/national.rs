//! The pages that ship with the program: Markdown files with their sources and the day they were checked.

use std::sync::LazyLock;

use serde::Deserialize;
use web::Lang;

use crate::model::{National, Text};

macro_rules! articles {
    ([$(($lang:ident, $folder:literal)),+], $names:tt) => {
        &[$(articles!(one $lang, $folder, $names)),+]
    };
    (one $lang:ident, $folder:literal, [$($name:literal),+ $(,)?]) => {
        (Lang::$lang, &[$(include_str!(concat!("../articles/", $folder, "/", $name, ".md"))),+])
    };
}

type Files = &'static [(Lang, &'static [&'static str])];

const FILES: Files = articles!(
    [(Fr, "fr"), (En, "en")],
    [
        "violence",
        "calling",
        "complaint",
        "protection",
        "doctor",
        "housing",
        "money",
        "children",
        "phone",
        "safety",
        "witness",
        "young",
        "stopping",
    ]
);

/// What somebody needs before anything else, in the other languages of the public face.
const SAFETY: Files =
    articles!([(Ar, "ar"), (Uk, "uk"), (Es, "es"), (Pt, "pt"), (Ro, "ro"), (Tr, "tr")], ["calling", "phone", "safety"]);

/// What stands at the head of a file.
#[derive(Deserialize)]
struct Head {
    number: i64,
    title: String,
    checked_on: String,
    sources: Vec<String>,
}

const LINE: &str = "\n+++\n";

/// Reads a file: its head in TOML, its text, its simplified text, each after a line of `+++`.
fn read(lang: Lang, file: &str) -> Option<National> {
    let mut parts = file.strip_prefix("+++\n")?.splitn(3, LINE);
    let head: Head = toml::from_str(parts.next()?).ok()?;
    let (body, simple) = (parts.next()?.trim().to_owned(), parts.next()?.trim().to_owned());
    let text = Text { title: head.title, body, simple, sources: head.sources.join("\n") };
    Some(National { number: head.number, lang, text, checked_on: head.checked_on.parse().ok()? })
}

fn files() -> impl Iterator<Item = (Lang, &'static str)> {
    FILES.iter().chain(SAFETY).flat_map(|(lang, files)| files.iter().map(|file| (*lang, *file)))
}

static ARTICLES: LazyLock<Vec<National>> =
    LazyLock::new(|| files().filter_map(|(lang, file)| read(lang, file)).collect());

/// The pages of the program, in the order of their numbers.
pub fn articles() -> &'static [National] {
    &ARTICLES
}

pub fn article(number: i64, lang: Lang) -> Option<&'static National> {
    articles().iter().find(|article| article.number == number && article.lang == lang)
}

#[cfg(test)]
mod tests {
    use base::Code as _;
    use markdown::{has_good_links, plain};

    use super::*;
    use crate::level::{Ease, level};

    fn words(markdown: &str) -> usize {
        plain(markdown).iter().map(|text| text.split_whitespace().count()).sum()
    }

    fn numbers(lang: Lang) -> Vec<i64> {
        articles().iter().filter(|page| page.lang == lang).map(|page| page.number).collect()
    }

    fn written() -> impl Iterator<Item = &'static National> {
        articles().iter().filter(|page| page.lang.is_complete())
    }

    fn translated() -> impl Iterator<Item = (&'static National, &'static National)> {
        let others = articles().iter().filter(|page| !page.lang.is_complete());
        others.map(|page| (page, article(page.number, Lang::Fr).unwrap()))
    }

    #[test]
    fn every_page_is_read_and_is_in_french_and_english_under_the_same_number() {
        assert_eq!(articles().len(), files().count(), "a file cannot be read");
        assert_eq!(numbers(Lang::Fr), (1..=13).collect::<Vec<_>>());
        assert_eq!(numbers(Lang::En), numbers(Lang::Fr));
    }

    #[test]
    fn what_happens_when_she_calls_her_phone_and_her_safety_are_in_every_language() {
        for lang in Lang::ALL.iter().filter(|lang| !lang.is_complete()) {
            assert_eq!(numbers(*lang), [2, 9, 10], "{lang}");
        }
    }

    /// What a line is (a heading, an item, words in bold, nothing), where it leads, and the figures in it.
    fn shape(line: &str) -> (&str, usize, Vec<&str>, Vec<&str>) {
        let mark = line.split_once(' ').map_or("", |(mark, _)| mark);
        let mark = if ["##", "-"].contains(&mark) || mark.ends_with('.') && mark.len() == 2 { mark } else { "" };
        let mut links: Vec<_> = line.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        let mut figures: Vec<_> = line.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        links.sort_unstable();
        figures.sort_unstable();
        (mark, line.matches("**").count(), links, figures)
    }

    #[test]
    fn a_translation_says_line_by_line_the_numbers_of_the_french_and_leads_where_it_leads() {
        for (page, french) in translated() {
            for (text, source) in [(&page.text.body, &french.text.body), (&page.text.simple, &french.text.simple)] {
                let (lines, sources): (Vec<_>, Vec<_>) = (text.lines().collect(), source.lines().collect());
                assert_eq!(lines.len(), sources.len(), "{} {}", page.number, page.lang);
                for (line, source) in lines.iter().zip(&sources) {
                    assert_eq!(shape(line), shape(source), "{} {}: {line}", page.number, page.lang);
                }
            }
            assert_eq!(page.text.sources, french.text.sources, "{} {}", page.number, page.lang);
            assert_eq!(page.checked_on, french.checked_on, "{} {}", page.number, page.lang);
        }
    }

    #[test]
    fn a_number_in_several_parts_is_not_turned_round_among_words_from_right_to_left() {
        for page in articles().iter().filter(|page| page.lang.direction() == "rtl") {
            for text in [&page.text.title, &page.text.body, &page.text.simple] {
                let shown: Vec<char> = text.chars().collect();
                let is_parted = |w: &&[char]| w[0].is_ascii_digit() && w[1] == ' ' && w[2].is_ascii_digit();
                let parted = shown.windows(3).filter(is_parted).count();
                let numbers = text.split('\u{2066}').skip(1).filter_map(|rest| rest.split_once('\u{2069}'));
                let isolated = numbers.filter(|(number, _)| number.contains(' ') && number.len() <= 8).count();
                assert_eq!(parted, isolated, "{} {}", page.number, page.lang);
            }
        }
    }

    #[test]
    fn a_page_is_short_and_its_simplified_version_shorter() {
        for National { number, lang, text, .. } in articles() {
            let (full, simple) = (words(&text.body), words(&text.simple));
            assert!((150..=520).contains(&full), "{number} {lang}: {full} words");
            assert!((50..=150).contains(&simple), "{number} {lang}: {simple} words, simplified");
        }
    }

    #[test]
    fn a_page_has_sources_and_its_links_lead_somewhere() {
        for National { number, lang, text, .. } in articles() {
            assert!(
                text.sources().len() >= 2 && text.sources().len() == text.sources.lines().count(),
                "{number} {lang}"
            );
            assert!(has_good_links(&text.body) && has_good_links(&text.simple), "{number} {lang}");
            for (page, _) in text.body.match_indices("(page:") {
                let name = text.body[page + 6..].split(')').next().unwrap();
                let is_there = ["delais", "reperes"].contains(&name)
                    // What is not in her language yet is read in French.
                    || name.parse().is_ok_and(|page| [*lang, Lang::Fr].iter().any(|lang| article(page, *lang).is_some()));
                assert!(is_there, "{number} {lang}: page:{name}");
            }
        }
    }

    #[test]
    fn a_page_reads_easily_and_its_simplified_version_more_so() {
        for National { number, lang, text, .. } in written() {
            let (full, simple) = (level(&text.body, *lang).unwrap(), level(&text.simple, *lang).unwrap());
            assert_ne!(full.ease, Ease::Hard, "{number} {lang}: {full:?}");
            assert_eq!(simple.ease, Ease::Easy, "{number} {lang}: {simple:?}");
        }
    }

    #[test]
    fn no_text_of_ours_calls_itself_easy_to_read() {
        // A label that only people with an intellectual disability can give, once they have read it.
        assert!(articles().iter().all(|page| !page.text.body.contains("FALC") && !page.text.simple.contains("FALC")));
    }
}
