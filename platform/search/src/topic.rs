//! What a typed text asks for.

use std::collections::HashMap;

use crate::language::{Stems, is_number, joined_numbers, words};
use crate::synonyms::{Match, Synonyms, Word};

/// How much of a typed text is read, in characters, and how many of its words are searched.
const LONGEST_TEXT: usize = 500;
const MOST_WORDS: usize = 24;

/// How many parts of a text can be told apart: a bit each in [`Topic::covers`].
const MOST_PARTS: u32 = 32;

/// What a synonym weighs beside a word that was typed.
const SYNONYM: f32 = 0.8;

/// A word to look for.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    pub word: String,
    pub stem: String,
    pub weight: f32,
    /// The parts of the text that a document answers by holding this word, one bit each.
    pub covers: u32,
    /// Was typed, not added: beginnings of words and typos count too.
    pub is_typed: bool,
}

/// All that a text asks for; no topic if it says nothing.
#[derive(Clone, Debug, Default)]
pub struct Topics {
    pub topics: Vec<Topic>,
    /// How many parts the text has.
    pub parts: u32,
    known: HashMap<String, usize>,
}

/// Reads a typed text, whatever it is.
pub fn read(text: &str, synonyms: &Synonyms) -> Topics {
    let mut stems = Stems::new();
    let start: String = text.chars().take(LONGEST_TEXT).collect();
    let text = typed_words(&start, &mut stems);
    let matches = synonyms.matches(&text);
    let mut topics = Topics::default();
    // The part that each word of the text is, if it says something.
    let mut parts = vec![0; text.len()];
    let mut spare: Vec<&Match> = Vec::new();
    for (at, (word, part)) in text.iter().zip(&mut parts).enumerate() {
        let says_nothing =
            matches.iter().any(|found| found.meaning.is_empty() && (found.first..=found.last).contains(&at));
        if !word.is_stop && !says_nothing {
            *part = topics.add_typed(word);
        }
    }
    for (first, last, whole) in joined_numbers(&text.iter().map(|word| word.text.as_str()).collect::<Vec<_>>()) {
        let covers = union(&parts, first, last);
        let word = Word::new(whole, &mut stems);
        // The whole says more than all of its pieces.
        let weight = (last - first + 1) as f32;
        topics.add(Topic { word: word.text, stem: word.stem, weight, covers, is_typed: true });
    }
    for found in &matches {
        match union(&parts, found.first, found.last) {
            0 if found.meaning.is_empty() => {}
            0 => spare.push(found),
            covers => topics.add_meaning(found.meaning, covers),
        }
    }
    // Lines that stand on stop words only (« à la porte » has a word, « as » has none) are a part by themselves.
    for found in spare {
        let covers = topics.next_part();
        topics.add_meaning(found.meaning, covers);
    }
    topics
}

fn typed_words(text: &str, stems: &mut Stems) -> Vec<Word> {
    let mut kept = 0;
    let typed = words(text).into_iter().map(|word| Word::new(word, stems));
    typed
        .take_while(|word| {
            kept += usize::from(!word.is_stop);
            kept <= MOST_WORDS
        })
        .collect()
}

fn union(parts: &[u32], first: usize, last: usize) -> u32 {
    parts.get(first..=last).unwrap_or_default().iter().fold(0, |all, part| all | part)
}

impl Topics {
    /// Returns the bit of a part of the text not counted yet, or none if there are too many.
    fn next_part(&mut self) -> u32 {
        let bit = if self.parts < MOST_PARTS { 1 << self.parts } else { 0 };
        self.parts = (self.parts + 1).min(MOST_PARTS);
        bit
    }

    /// Adds a word that was typed and returns its part; a word typed twice is one part.
    fn add_typed(&mut self, word: &Word) -> u32 {
        if let Some(topic) = self.known.get(&word.stem).and_then(|index| self.topics.get(*index)) {
            return topic.covers;
        }
        let covers = self.next_part();
        self.add(Topic { word: word.text.clone(), stem: word.stem.clone(), weight: 1.0, covers, is_typed: true });
        covers
    }

    fn add_meaning(&mut self, meaning: &[Word], covers: u32) {
        for word in meaning {
            let (word, stem) = (word.text.clone(), word.stem.clone());
            self.add(Topic { word, stem, weight: SYNONYM, covers, is_typed: false });
        }
    }

    /// Adds a topic, or what it covers to the one of the same stem; what was typed covers only itself.
    fn add(&mut self, topic: Topic) {
        match self.known.get(&topic.stem).and_then(|index| self.topics.get_mut(*index)) {
            Some(known) if known.is_typed => {}
            Some(known) => known.covers |= topic.covers,
            None => {
                self.known.insert(topic.stem.clone(), self.topics.len());
                self.topics.push(topic);
            }
        }
    }
}

impl Topic {
    /// Tells whether longer words that begin like this one count.
    pub fn takes_longer_words(&self) -> bool {
        self.is_typed && self.word.chars().nth(2).is_some()
    }

    /// Returns how many typos are forgiven: none in numbers and short words.
    pub fn forgiven_typos(&self) -> u8 {
        match self.word.chars().count() {
            _ if !self.is_typed || is_number(&self.word) => 0,
            0..4 => 0,
            4..8 => 1,
            _ => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> Vec<(String, u32, bool)> {
        let synonyms =
            Synonyms::parse("flic => police\nmain courante => plainte, police\nas => assistante\nbcp => tout");
        let topics = read(text, &synonyms.unwrap());
        topics.topics.into_iter().map(|topic| (topic.word, topic.covers, topic.is_typed)).collect()
    }

    fn topic(word: &str, covers: u32, is_typed: bool) -> (String, u32, bool) {
        (word.to_owned(), covers, is_typed)
    }

    #[test]
    fn each_word_that_says_something_is_a_part() {
        assert_eq!(asked("l'aide de la mairie"), [topic("aide", 1, true), topic("mairie", 2, true)]);
        assert_eq!(asked("aide, aides !"), [topic("aide", 1, true)]);
        assert!(asked("où est-ce ?").is_empty());
    }

    #[test]
    fn a_synonym_covers_the_words_it_stands_for() {
        let expected = [topic("main", 1, true), topic("courante", 2, true), topic("plainte", 3, false)];
        assert_eq!(asked("main courante")[..3], expected);
        assert_eq!(asked("mon as")[..], [topic("assistante", 1, false)]);
    }

    #[test]
    fn what_was_typed_covers_only_itself() {
        assert_eq!(asked("flic police"), [topic("flic", 1, true), topic("police", 2, true)]);
    }

    #[test]
    fn a_word_whose_synonym_says_nothing_is_not_searched() {
        assert_eq!(asked("bcp police"), [topic("police", 1, true)]);
    }

    #[test]
    fn a_number_in_pieces_is_also_searched_whole() {
        assert_eq!(asked("39 19"), [topic("39", 1, true), topic("19", 2, true), topic("3919", 3, true)]);
    }

    #[test]
    fn a_text_is_read_up_to_a_limit() {
        let many: Vec<String> = (0..100).map(|n| format!("mot{n}")).collect();
        assert_eq!(asked(&many.join(" ")).len(), MOST_WORDS);
        assert_eq!(asked(&format!("{}police", " ".repeat(497))), [topic("pol", 1, true)]);
    }
}
