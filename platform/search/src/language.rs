//! French as it is indexed and typed: words, words that say nothing, stems.

use std::collections::HashSet;
use std::sync::LazyLock;

use base::text;
use tantivy::tokenizer::{Language, Stemmer, TextAnalyzer, TokenStream as _, WhitespaceTokenizer};

/// The name under which the index knows [`analyzer`].
pub const FRENCH: &str = "french";

/// The longest word kept, in letters; anything longer is not a word.
const LONGEST_WORD: usize = 64;

/// The longest number that is put together from pieces, in digits.
const LONGEST_NUMBER: usize = 15;

/// Endings whose « s » is no plural.
const ENDS_IN_S: [&str; 5] = ["as", "is", "os", "us", "ss"];

/// Words that say nothing about what is looked for, folded. Negations and words of place or time that could be the
/// matter itself (sans, pas, plus, jamais, sous, avant, après, nuit) are not among them.
static STOP_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("stop_words.txt").split_ascii_whitespace().collect());

/// Cuts text into folded words.
pub fn words(text: &str) -> Vec<String> {
    let folded = text::fold(text);
    folded
        .split(' ')
        .filter(|word| !word.is_empty() && word.chars().nth(LONGEST_WORD).is_none())
        .map(str::to_owned)
        .collect()
}

/// Tells whether a folded word says nothing: a stop word, or a letter alone, as an elision leaves it (« l'aide »).
pub fn is_stop_word(word: &str) -> bool {
    let mut letters = word.chars();
    let alone = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    alone || STOP_WORDS.contains(word)
}

/// Tells whether a folded word has a digit: then it is exact or wrong.
pub fn is_number(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit())
}

/// Finds the numbers written in several pieces (« 39 19 », « 01 99 00 12 34 »): the first and last piece, and the whole.
pub fn joined_numbers<S: AsRef<str>>(words: &[S]) -> Vec<(usize, usize, String)> {
    let mut joined = Vec::new();
    let mut at = 0;
    for run in words.chunk_by(|a, b| is_digits(a.as_ref()) && is_digits(b.as_ref())) {
        let whole: String = run.iter().map(AsRef::as_ref).collect();
        if run.len() > 1 && whole.len() <= LONGEST_NUMBER {
            joined.push((at, at + run.len() - 1, whole));
        }
        at += run.len();
    }
    joined
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Takes off what may be the elision of a word typed without its apostrophe: « lhopital » gives « hopital ».
pub fn without_elision(word: &str) -> Option<&str> {
    let rest = word.strip_prefix("qu").or_else(|| word.strip_prefix(['l', 'd', 'j', 'm', 't', 's', 'n', 'c']))?;
    (rest.len() >= 4 && may_be_elided(rest)).then_some(rest)
}

/// Tells whether a folded word begins with a sound before which « le » becomes « l' ».
pub fn may_be_elided(word: &str) -> bool {
    word.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h'])
}

/// A text ready for the index: its words one space apart, as they are and with even endings.
pub struct Prepared {
    pub words: String,
    pub even: String,
}

/// Prepares a text for the index.
pub fn prepare(text: &str) -> Prepared {
    let mut kept = words(text);
    let numbers = joined_numbers(&kept);
    kept.retain(|word| !is_stop_word(word));
    kept.extend(numbers.into_iter().map(|(_, _, whole)| whole));
    let even: Vec<&str> = kept.iter().map(|word| even_ending(word)).collect();
    Prepared { even: even.join(" "), words: kept.join(" ") }
}

/// Makes endings alike that the stemmer knows by their accents, which folding took away, or only before it has taken a
/// plural off: « violées » ends as « violé », « infirmières » and « infirmiers » as « infirmier ».
fn even_ending(word: &str) -> &str {
    let is_plural = word.len() > 4 && word.ends_with('s') && !ENDS_IN_S.iter().any(|end| word.ends_with(end));
    let singular = if is_plural { word.strip_suffix('s').unwrap_or(word) } else { word };
    let is_feminine = match singular.len() {
        7.. => singular.ends_with("ee") || singular.ends_with("iere") || singular.ends_with("gere"),
        5.. => singular.ends_with("ee"),
        _ => false,
    };
    if is_feminine { singular.strip_suffix('e').unwrap_or(singular) } else { singular }
}

/// The stemmer of evened words, one space apart.
pub fn analyzer() -> TextAnalyzer {
    TextAnalyzer::builder(WhitespaceTokenizer::default()).filter(Stemmer::new(Language::French)).build()
}

/// Takes folded words to their stems, as the index does.
pub struct Stems(TextAnalyzer);

impl Stems {
    pub fn new() -> Self {
        Self(analyzer())
    }

    pub fn of(&mut self, word: &str) -> String {
        let mut stream = self.0.token_stream(even_ending(word));
        if stream.advance() { stream.token().text.clone() } else { word.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(word: &str) -> String {
        Stems::new().of(&text::fold(word))
    }

    #[test]
    fn stop_words_are_folded() {
        assert!(STOP_WORDS.iter().all(|word| text::fold(word) == *word));
    }

    #[test]
    fn words_that_matter_are_not_stop_words() {
        for word in ["sans", "pas", "plus", "jamais", "rien", "non", "plainte", "enfant", "mari", "17", "3"] {
            assert!(!is_stop_word(word), "{word}");
        }
        for word in ["l", "d", "j", "qu", "le", "the", "je"] {
            assert!(is_stop_word(word), "{word}");
        }
    }

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        for forms in [
            &["violée", "violé", "violées", "violés", "violer", "viole"][..],
            &["frappée", "frapper", "frappé", "frappe"],
            &["hébergement", "hébergements", "HEBERGEMENT"],
            &["infirmière", "infirmier", "infirmières"],
            &["étrangère", "étranger", "étrangers"],
            &["sexuelle", "sexuel", "sexuelles", "sexuels"],
            &["conjugales", "conjugaux", "conjugal"],
            &["pompiers", "pompier"],
            &["menacée", "menacer", "menacées"],
            &["procès", "PROCES"],
            &["juridique", "juridiques"],
            &["avocate", "avocat", "avocats"],
        ] {
            let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{forms:?} {stems:?}");
        }
    }

    #[test]
    fn different_words_keep_different_stems() {
        for (one, other) in [("viol", "violence"), ("plainte", "plante"), ("père", "perte"), ("cou", "coup")] {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
    }

    #[test]
    fn numbers_in_pieces_are_put_together() {
        let joined = |text: &str| joined_numbers(&words(text));
        assert_eq!(joined("le 39 19 ou le 17"), [(1, 2, "3919".to_owned())]);
        assert_eq!(joined("01.99.00.12.34"), [(0, 4, "0199001234".to_owned())]);
        assert_eq!(joined("1 2 3 4 5 6 7 8 9 10 11 12 13 14"), []);
        assert_eq!(prepare("Appelez le 39 19").words, "appelez 39 19 3919");
    }

    #[test]
    fn what_is_too_long_to_be_a_word_is_left_out() {
        assert_eq!(words(&format!("a {} b", "x".repeat(65))), ["a", "b"]);
        assert_eq!(words(&"é".repeat(64)).len(), 1);
    }

    #[test]
    fn an_elision_without_its_apostrophe_is_seen() {
        assert_eq!(without_elision("lhopital"), Some("hopital"));
        assert_eq!(without_elision("quenfants"), Some("enfants"));
        assert_eq!(without_elision("dent"), None);
        assert_eq!(without_elision("plainte"), None);
    }
}
