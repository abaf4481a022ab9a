//! Words that people type for words that documents hold.

use std::collections::HashMap;

use crate::language::{Stems, is_stop_word, may_be_elided, words};

/// The shortest word that is recognised with a typo, in letters.
const SHORTEST_WITH_TYPO: usize = 5;

/// A list of synonyms: « flic, poste de police => police, commissariat ».
#[derive(Clone, Debug, Default)]
pub struct Synonyms {
    /// What each line means: the words of its right side.
    meanings: Vec<Vec<Word>>,
    /// The left sides, by their first stem.
    sequences: HashMap<String, Vec<Sequence>>,
    /// The left sides of one word that may have a typo.
    singles: Vec<Single>,
}

/// A word of a text, folded.
#[derive(Clone, Debug)]
pub struct Word {
    pub text: String,
    pub stem: String,
    pub is_stop: bool,
}

#[derive(Clone, Debug)]
struct Sequence {
    stems: Vec<String>,
    meaning: usize,
}

#[derive(Clone, Debug)]
struct Single {
    word: String,
    letters: u32,
    meaning: usize,
}

/// A line whose left side was typed.
#[derive(Debug)]
pub struct Match<'a> {
    /// The first and the last word of the text that it stands on.
    pub first: usize,
    pub last: usize,
    /// The words it adds; none if its right side says nothing: then what was typed says nothing either.
    pub meaning: &'a [Word],
}

impl Word {
    pub fn new(text: String, stems: &mut Stems) -> Self {
        Self { stem: stems.of(&text), is_stop: is_stop_word(&text), text }
    }
}

impl Synonyms {
    /// No synonym at all.
    pub fn none() -> Self {
        Self::default()
    }

    /// Reads lines `left, left of several words => right words`; what follows `#` is a comment. A left side is matched
    /// as a sequence of words whatever their accents and endings; a right side adds its words to the search.
    ///
    /// # Errors
    /// Gives the number of the first line that is wrong, and why.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut synonyms = Self::default();
        let mut stems = Stems::new();
        for (index, line) in text.lines().enumerate() {
            let rule = line.split('#').next().unwrap_or_default().trim();
            if !rule.is_empty() {
                synonyms.add(rule, &mut stems).map_err(|reason| format!("line {}: {reason}", index + 1))?;
            }
        }
        Ok(synonyms)
    }

    fn add(&mut self, rule: &str, stems: &mut Stems) -> Result<(), String> {
        let (lefts, right) = rule.split_once("=>").ok_or("« => » is missing")?;
        if right.contains("=>") {
            return Err("« => » stands there twice".to_owned());
        }
        let right = words(right);
        if right.is_empty() {
            return Err("there is no word on the right".to_owned());
        }
        let meaning = self.meanings.len();
        for left in lefts.split(',') {
            let left = words(left);
            if left.is_empty() {
                return Err("there is an empty expression on the left".to_owned());
            }
            self.add_left(&left, meaning, stems);
        }
        let kept = right.into_iter().map(|word| Word::new(word, stems)).filter(|word| !word.is_stop);
        self.meanings.push(kept.collect());
        Ok(())
    }

    fn add_left(&mut self, left: &[String], meaning: usize, stems: &mut Stems) {
        self.add_sequence(left, meaning, stems);
        // « m'oblige » is also typed « moblige ».
        let glued = glue(left);
        if glued != left {
            self.add_sequence(&glued, meaning, stems);
        }
        if let [word] = left
            && word.chars().count() >= SHORTEST_WITH_TYPO
            && !is_stop_word(word)
        {
            self.singles.push(Single { word: word.clone(), letters: letters(word), meaning });
        }
    }

    fn add_sequence(&mut self, left: &[String], meaning: usize, stems: &mut Stems) {
        let sequence: Vec<String> = left.iter().map(|word| stems.of(word)).collect();
        if let Some(first) = sequence.first() {
            let known = self.sequences.entry(first.clone()).or_default();
            if !known.iter().any(|other| other.meaning == meaning && other.stems == sequence) {
                known.push(Sequence { stems: sequence, meaning });
            }
        }
    }

    /// Finds the lines whose left side stands in the text.
    pub fn matches(&self, text: &[Word]) -> Vec<Match<'_>> {
        let mut found = Vec::new();
        for (first, word) in text.iter().enumerate() {
            let mut is_known = false;
            for sequence in self.sequences.get(&word.stem).into_iter().flatten() {
                if let Some(last) = sequence.end(text, first) {
                    is_known |= sequence.stems.len() == 1;
                    found.extend(self.matched(first, last, sequence.meaning));
                }
            }
            if !is_known && !word.is_stop {
                let meanings = self.singles.iter().filter(|single| single.is_typo_of(&word.text));
                // A typo adds words, it never takes what was typed for nothing.
                let added = meanings.filter_map(|single| self.matched(first, first, single.meaning));
                found.extend(added.filter(|added| !added.meaning.is_empty()));
            }
        }
        found
    }

    fn matched(&self, first: usize, last: usize, meaning: usize) -> Option<Match<'_>> {
        Some(Match { first, last, meaning: self.meanings.get(meaning)? })
    }
}

impl Sequence {
    /// Returns where the sequence ends in the text if it begins at `first`; words that say nothing may stand between.
    fn end(&self, text: &[Word], first: usize) -> Option<usize> {
        let mut rest = text.iter().enumerate().skip(first);
        let mut last = first;
        for (index, stem) in self.stems.iter().enumerate() {
            let (at, _) = rest.by_ref().find(|(_, word)| word.stem == *stem || index == 0 || !word.is_stop)?;
            if text.get(at)?.stem != *stem {
                return None;
            }
            last = at;
        }
        Some(last)
    }
}

impl Single {
    fn is_typo_of(&self, word: &str) -> bool {
        // One edit changes two letters at most: this settles nearly all pairs without comparing them.
        (self.letters ^ letters(word)).count_ones() <= 2
            && self.word.len().abs_diff(word.len()) <= 4
            && strsim::osa_distance(&self.word, word) <= 1
    }
}

/// The set of letters of a word, one bit each; rarer signs share the last bits.
fn letters(word: &str) -> u32 {
    word.chars().fold(0, |set, c| set | 1 << (u32::from(c).wrapping_sub(u32::from('a')).min(31)))
}

/// Glues elisions to what follows: « m », « oblige » becomes « moblige ».
fn glue(words: &[String]) -> Vec<String> {
    let mut glued: Vec<String> = Vec::new();
    for word in words {
        let joined = glued.last().filter(|last| is_elision(last)).map(|last| format!("{last}{word}"));
        match joined {
            Some(joined) if may_be_elided(word) => {
                glued.pop();
                glued.push(joined);
            }
            _ => glued.push(word.clone()),
        }
    }
    glued
}

fn is_elision(word: &str) -> bool {
    matches!(word, "l" | "d" | "j" | "m" | "t" | "s" | "n" | "c" | "qu")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "
        # Police
        flic, flics, poste de police => police, commissariat   # ce que l'on tape
        à la porte, m'oblige => hébergement
        porter plainte => plainte
        bcp, slt => tout
        hôpital => urgences
    ";

    fn meanings(text: &str) -> Vec<String> {
        let synonyms = Synonyms::parse(SAMPLE).unwrap();
        let mut stems = Stems::new();
        let text: Vec<Word> = words(text).into_iter().map(|word| Word::new(word, &mut stems)).collect();
        let meaning = |found: &Match| found.meaning.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        synonyms
            .matches(&text)
            .iter()
            .map(|found| format!("{}-{} {}", found.first, found.last, meaning(found)))
            .collect()
    }

    #[test]
    fn a_word_is_matched_whatever_its_accents_and_ending() {
        assert_eq!(meanings("les FLICS"), ["1-1 police commissariat"]);
        assert_eq!(meanings("hopitaux hopital"), ["0-0 urgences", "1-1 urgences"]);
    }

    #[test]
    fn several_words_are_matched_in_their_order_only() {
        assert_eq!(meanings("au poste de police"), ["1-3 police commissariat"]);
        assert!(meanings("police du poste").is_empty());
        assert_eq!(meanings("mise à la porte"), ["1-3 hebergement"]);
        assert!(meanings("porte bleue").is_empty());
    }

    #[test]
    fn words_that_say_nothing_may_stand_between() {
        assert_eq!(meanings("porter une plainte"), ["0-2 plainte"]);
        assert!(meanings("porter sa grosse plainte").is_empty());
    }

    #[test]
    fn an_elision_may_have_lost_its_apostrophe() {
        assert_eq!(meanings("il m'oblige"), ["1-2 hebergement"]);
        assert_eq!(meanings("il moblige"), ["1-1 hebergement"]);
    }

    #[test]
    fn a_long_word_is_matched_with_one_typo() {
        assert_eq!(meanings("hoptial"), ["0-0 urgences"]);
        assert_eq!(meanings("hopitl"), ["0-0 urgences"]);
        assert!(meanings("hotl").is_empty());
        assert!(meanings("filc").is_empty());
    }

    #[test]
    fn a_right_side_that_says_nothing_is_an_empty_meaning() {
        assert_eq!(meanings("slt"), ["0-0 "]);
    }

    #[test]
    fn a_wrong_line_is_told_with_its_number() {
        assert_eq!(Synonyms::parse("a => b\nflic police").unwrap_err(), "line 2: « => » is missing");
        assert_eq!(Synonyms::parse("flic => ").unwrap_err(), "line 1: there is no word on the right");
        assert_eq!(Synonyms::parse("a => b => c").unwrap_err(), "line 1: « => » stands there twice");
        assert_eq!(
            Synonyms::parse("flic, , keuf => a").unwrap_err(),
            "line 1: there is an empty expression on the left"
        );
        assert!(Synonyms::parse("# rien\n\n").is_ok());
    }
}
