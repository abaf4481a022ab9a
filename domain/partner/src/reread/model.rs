//! What is to be read again, and what is.

use std::collections::{BTreeMap, BTreeSet};

use base::Code as _;
use sha2::{Digest as _, Sha256};
use sqlx::FromRow;
use web::{Lang, Words};

/// A text that a person has read again, as it stood.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Kept {
    pub lang: String,
    pub word: String,
    pub digest: String,
}

/// A text of a language beside its French.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub word: String,
    pub french: String,
    pub text: String,
    pub digest: String,
    pub is_reread: bool,
}

/// What both texts are: another one of either is another digest.
fn digest(french: &str, text: &str) -> String {
    let mut digest = base::text::hex(&Sha256::digest(format!("{french}\u{0}{text}").as_bytes()));
    digest.truncate(32);
    digest
}

/// The languages that have to be read again.
pub fn languages() -> impl Iterator<Item = Lang> {
    Lang::ALL.iter().copied().filter(|lang| !lang.is_complete())
}

/// The texts of a language, in the order of their keys.
pub fn texts(words: &Words, lang: Lang, kept: &[Kept]) -> Vec<Text> {
    let (french, there) = (words.sources(Lang::Fr), words.sources(lang));
    let code = lang.to_string();
    let kept: BTreeSet<(&str, &str)> =
        kept.iter().filter(|kept| kept.lang == code).map(|kept| (&*kept.word, &*kept.digest)).collect();
    let text = |(word, text): (&str, String)| {
        let french = french.get(word).cloned().unwrap_or_default();
        let digest = digest(&french, &text);
        let is_reread = kept.contains(&(word, &*digest));
        Text { word: word.to_owned(), french, text, digest, is_reread }
    };
    there.into_iter().map(text).collect()
}

/// The languages of which every text is read again as it stands, and that have one.
pub fn whole(words: &Words, kept: &[Kept]) -> Vec<Lang> {
    let is_whole = |lang: &Lang| {
        let texts = texts(words, *lang, kept);
        !texts.is_empty() && texts.iter().all(|text| text.is_reread)
    };
    languages().filter(is_whole).collect()
}

/// How many texts of each language are read again, of how many.
pub fn progress(words: &Words, kept: &[Kept]) -> BTreeMap<Lang, (usize, usize)> {
    let count = |lang| {
        let texts = texts(words, lang, kept);
        (lang, (texts.iter().filter(|text| text.is_reread).count(), texts.len()))
    };
    languages().map(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(french: &'static str) -> Words {
        let sources: &'static [(Lang, &'static str)] =
            Box::leak(Box::new([(Lang::Fr, french), (Lang::Es, "a = uno\nb = dos\n")]));
        Words::new(&[sources]).unwrap()
    }

    fn kept(words: &Words) -> Vec<Kept> {
        let texts = texts(words, Lang::Es, &[]);
        texts.into_iter().map(|Text { word, digest, .. }| Kept { lang: "es".into(), word, digest }).collect()
    }

    #[test]
    fn a_language_is_whole_when_each_of_its_texts_is_read_again() {
        let words = words("a = un\nb = deux\n");
        let kept = kept(&words);
        assert_eq!(whole(&words, &kept), [Lang::Es]);
        assert_eq!(whole(&words, &kept[..1]), []);
        assert_eq!(progress(&words, &kept[..1])[&Lang::Es], (1, 2));
    }

    #[test]
    fn a_text_is_to_be_read_again_when_its_french_has_changed() {
        let kept = kept(&words("a = un\nb = deux\n"));
        assert_eq!(whole(&words("a = un seul\nb = deux\n"), &kept), []);
    }

    #[test]
    fn a_language_without_a_text_is_not_read_again() {
        assert_eq!(whole(&Words::new(&[&[(Lang::Fr, "a = un\n")]]).unwrap(), &[]), []);
    }
}
