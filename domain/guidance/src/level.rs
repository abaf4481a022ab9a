//! How hard a text is to read: a hint for whoever writes it, never a mark.
//!
//! French: Kandel and Moles, « Application de l'indice de Flesch à la langue française », Cahiers d'études de
//! radio-télévision 19, 1958: 207 − 1.015 × words per sentence − 73.6 × syllables per word. English: Flesch, "A new
//! readability yardstick", Journal of Applied Psychology 32, 1948: 206.835, 1.015, 84.6. The other languages: none.

use markdown::plain;
use web::Lang;

base::text_enum! {
    /// How a text reads.
    pub enum Ease { Easy = "easy", Fair = "fair", Hard = "hard" }
}

/// How a text reads, and its three hardest sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    pub ease: Ease,
    /// Out of 100, as far as the formula goes: very easy texts have more.
    pub index: i64,
    pub words_a_sentence: i64,
    pub hardest: Vec<String>,
}

/// Marks from which a text is easy, and fair. Flesch calls 60 to 70 plain, and below 50 fairly difficult.
const EASY: i64 = 60;
const FAIR: i64 = 50;
/// A sentence as short as this is not shown as hard, whatever its words.
const SHORT: i64 = 12;
const LONG_WORD: i64 = 4;

/// The level of a text in Markdown; none where there is nothing to read, or no formula.
pub fn level(markdown: &str, lang: Lang) -> Option<Level> {
    let (start, syllable_cost) = match lang {
        Lang::Fr => (207_000, 73_600),
        Lang::En => (206_835, 84_600),
        _ => return None,
    };
    let sentences: Vec<String> = plain(markdown).iter().flat_map(|text| sentences(text)).collect();
    let words: Vec<&str> = sentences.iter().flat_map(|sentence| words(sentence)).collect();
    let (sentence_count, word_count) = (count(sentences.len()), count(words.len()));
    if sentence_count == 0 || word_count == 0 {
        return None;
    }
    let syllables: i64 = words.iter().map(|word| syllables(word)).sum();
    let index = (start - 1015 * word_count / sentence_count - syllable_cost * syllables / word_count) / 1000;
    let ease = match index {
        EASY.. => Ease::Easy,
        FAIR.. => Ease::Fair,
        _ => Ease::Hard,
    };
    Some(Level { ease, index, words_a_sentence: word_count / sentence_count, hardest: hardest(&sentences) })
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

fn sentences(text: &str) -> Vec<String> {
    let parts = text.split_inclusive(|c| ".!?…;:".contains(c)).map(str::trim);
    parts.filter(|part| words(part).next().is_some()).map(str::to_owned).collect()
}

/// The words of a sentence: whatever has a letter.
fn words(sentence: &str) -> impl Iterator<Item = &str> {
    let parts = sentence.split(|c: char| !c.is_alphanumeric() && c != '-');
    parts.filter(|part| part.chars().any(char::is_alphabetic))
}

/// Groups of vowels; a mute e at the end does not count.
fn syllables(word: &str) -> i64 {
    let is_vowel = |c: char| "aeiouyàâäéèêëîïôöùûüœæ".contains(c);
    let word = word.to_lowercase();
    let (mut groups, mut before) = (0, false);
    for c in word.chars() {
        groups += i64::from(is_vowel(c) && !before);
        before = is_vowel(c);
    }
    let stem = word.strip_suffix('s').unwrap_or(&word);
    let is_mute = stem.ends_with('e') && !stem.chars().rev().nth(1).is_some_and(is_vowel);
    if is_mute && groups > 1 { groups - 1 } else { groups.max(1) }
}

/// The three sentences with the most words, long words counted twice; the hardest first.
fn hardest(sentences: &[String]) -> Vec<String> {
    let weight =
        |sentence: &String| -> i64 { words(sentence).map(|word| 1 + i64::from(syllables(word) >= LONG_WORD)).sum() };
    let mut weighed: Vec<_> = sentences.iter().map(|sentence| (weight(sentence), sentence)).collect();
    weighed.retain(|(weight, _)| *weight > SHORT);
    weighed.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    weighed.into_iter().take(3).map(|(_, sentence)| sentence.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_they_are_heard() {
        for (word, heard) in
            [("porte", 1), ("plainte", 1), ("été", 2), ("ordonnance", 3), ("le", 1), ("violences", 2), ("procureur", 3)]
        {
            assert_eq!(syllables(word), heard, "{word}");
        }
    }

    #[test]
    fn the_formula_of_kandel_and_moles_is_worked_out_by_hand() {
        // Nine words in two sentences, nine syllables: 207 − 1.015 × 4.5 − 73.6 × 1 = 128.8.
        let level = level("Le chat dort bien. Il est dans son lit.", Lang::Fr).unwrap();
        assert_eq!((level.words_a_sentence, level.ease), (4, Ease::Easy));
        assert_eq!(level.index, 128);
    }

    #[test]
    fn short_sentences_are_easy_and_those_of_a_decree_are_hard() {
        let easy = "Vous avez peur ? Appelez le 17. On vous croit. Vous pouvez parler.";
        let hard = "La juridiction territorialement compétente détermine, postérieurement à l’accomplissement des formalités \
            préalables susmentionnées, l’opportunité d’ordonner provisoirement l’ensemble des mesures conservatoires \
            nécessaires à la préservation immédiate des intérêts de la personne requérante.";
        assert_eq!(level(easy, Lang::Fr).unwrap().ease, Ease::Easy);
        let level = level(&format!("{easy}\n\n{hard}\n\n{hard}"), Lang::Fr).unwrap();
        assert_eq!(level.ease, Ease::Hard);
        assert!(
            level.hardest[0].starts_with("La juridiction")
                && !level.hardest.iter().any(|sentence| sentence.starts_with("Vous"))
        );
    }

    #[test]
    fn nothing_to_read_has_no_level() {
        assert_eq!([level("", Lang::Fr), level("---", Lang::Fr), level("12 34", Lang::Fr)], [None, None, None]);
    }
}
