//! The pages that ship with the program: Markdown files with their sources and the day they were checked.

use std::sync::LazyLock;

use serde::Deserialize;
use web::Lang;

use crate::model::{National, Text};

macro_rules! articles {
    ($($name:literal),+ $(,)?) => {
        &[$(
            (Lang::Fr, include_str!(concat!("../articles/fr/", $name, ".md"))),
            (Lang::En, include_str!(concat!("../articles/en/", $name, ".md"))),
        )+]
    };
}

const FILES: &[(Lang, &str)] = articles![
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
];

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

static ARTICLES: LazyLock<Vec<National>> =
    LazyLock::new(|| FILES.iter().filter_map(|(lang, file)| read(*lang, file)).collect());

/// The pages of the program, in the order of their numbers.
pub fn articles() -> &'static [National] {
    &ARTICLES
}

pub fn article(number: i64, lang: Lang) -> Option<&'static National> {
    articles().iter().find(|article| article.number == number && article.lang == lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level::{Ease, level};
    use crate::markdown::{has_good_links, plain};

    fn words(markdown: &str) -> usize {
        plain(markdown).iter().map(|text| text.split_whitespace().count()).sum()
    }

    #[test]
    fn every_page_is_read_and_is_in_french_and_english_under_the_same_number() {
        assert_eq!(articles().len(), FILES.len(), "a file cannot be read");
        let numbers =
            |lang| articles().iter().filter(|page| page.lang == lang).map(|page| page.number).collect::<Vec<_>>();
        assert_eq!(numbers(Lang::Fr), (1..=13).collect::<Vec<_>>());
        assert_eq!(numbers(Lang::En), numbers(Lang::Fr));
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
                    || name.parse().is_ok_and(|page| article(page, *lang).is_some());
                assert!(is_there, "{number} {lang}: page:{name}");
            }
        }
    }

    #[test]
    fn a_page_reads_easily_and_its_simplified_version_more_so() {
        for National { number, lang, text, .. } in articles() {
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
