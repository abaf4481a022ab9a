//! Where the index holds a topic: its stems, longer words, and words with a typo.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use tantivy::index::InvertedIndexReader;
use tantivy::postings::TermInfo;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use crate::language::{Stems, without_elision};
use crate::layout::{Layout, Part};
use crate::topic::Topic;

/// What a hit is worth beside a stem found once in a body of average length. A typo in a body must stay below the
/// stem in the longest title.
const TITLE: f32 = 2.5;
const NAMES: f32 = 1.5;
const BODY: f32 = 1.0;
const LONGER_HEAD: f32 = 0.9;
const LONGER_BODY: f32 = 0.4;
const TYPO_HEAD: f32 = 0.5;
const TYPO_BODY: f32 = 0.2;

/// What remains of a hit that takes another step: a second typo, an elision without its apostrophe.
const ANOTHER_STEP: f32 = 0.6;

/// How many longer words, and words with a typo, a word may stand for.
const MOST_LONGER: usize = 256;
const MOST_TYPOS: usize = 32;

/// A word is common, and so no typo, if it is held more often than this, and than this share of the documents.
const COMMON: f32 = 5.0;
const COMMON_SHARE: f32 = 0.005;

/// The least a word weighs, even if every document holds it.
const LEAST_RARITY: f32 = 0.2;

/// A list of documents that answer a topic.
#[derive(Debug)]
pub struct Clue {
    pub part: Part,
    pub documents: TermInfo,
    pub worth: f32,
}

/// The dictionaries of one segment.
struct Segment {
    title: Arc<InvertedIndexReader>,
    names: Arc<InvertedIndexReader>,
    body: Arc<InvertedIndexReader>,
    head_words: Arc<InvertedIndexReader>,
    body_words: Arc<InvertedIndexReader>,
}

/// The dictionaries of the index.
pub struct Shelf {
    segments: Vec<Segment>,
    documents: f32,
    /// A field, only because a term needs one; what matters is its text.
    any_text: Field,
}

/// The clues of a topic, each with its segment, and how many documents hold them, in all parts together.
#[derive(Default)]
struct Clues {
    found: Vec<(usize, Clue)>,
    documents: u64,
}

/// A word that may have been meant, and the lists of its documents.
#[derive(Default)]
struct Correction {
    documents: u64,
    places: Vec<(usize, Part, TermInfo)>,
}

impl Shelf {
    pub fn new(searcher: &Searcher, layout: &Layout) -> tantivy::Result<Self> {
        let segments = searcher.segment_readers().iter().map(|reader| {
            let dictionary = |part| reader.inverted_index(layout.field(part));
            Ok(Segment {
                title: dictionary(Part::Title)?,
                names: dictionary(Part::Names)?,
                body: dictionary(Part::Body)?,
                head_words: dictionary(Part::HeadWords)?,
                body_words: dictionary(Part::BodyWords)?,
            })
        });
        let documents = searcher.segment_readers().iter().map(|reader| u64::from(reader.max_doc())).sum::<u64>();
        let segments = segments.collect::<tantivy::Result<_>>()?;
        Ok(Self { segments, documents: documents as f32, any_text: layout.field(Part::BodyWords) })
    }

    /// Returns the dictionary of a part of a segment.
    pub fn dictionary(&self, segment: usize, part: Part) -> Option<&InvertedIndexReader> {
        self.segments.get(segment).map(|segment| segment.dictionary(part))
    }

    /// Returns the average length of a part, in words.
    pub fn average_length(&self, part: Part) -> f32 {
        let words: u64 = self.segments.iter().map(|segment| segment.dictionary(part).total_num_tokens()).sum();
        (words as f32 / self.documents.max(1.0)).max(1.0)
    }

    /// Finds what answers a topic, with the segment it is in.
    pub fn clues(&self, topic: &Topic, stems: &mut Stems) -> tantivy::Result<Vec<(usize, Clue)>> {
        let mut exact = self.exact(&topic.stem, 1.0)?;
        if exact.documents == 0
            && topic.is_typed
            && let Some(rest) = without_elision(&topic.word)
        {
            exact = self.exact(&stems.of(rest), ANOTHER_STEP)?;
        }
        let mut loose = Clues::default();
        if topic.takes_longer_words() {
            self.longer(&topic.word, &mut loose)?;
        }
        let is_common = exact.documents as f32 > COMMON + self.documents * COMMON_SHARE;
        for distance in 1..=topic.forgiven_typos() {
            // A second typo is only for words of which nothing is known.
            let is_likely = if distance == 1 { !is_common } else { exact.documents == 0 && loose.documents == 0 };
            if is_likely {
                self.typos(&topic.word, distance, exact.documents, &mut loose)?;
            }
        }
        let documents = if exact.documents > 0 { exact.documents } else { loose.documents };
        let weight = topic.weight * self.rarity(documents);
        let mut clues = exact.found;
        clues.extend(loose.found);
        for (_, clue) in &mut clues {
            clue.worth *= weight;
        }
        Ok(clues)
    }

    /// Returns the weight of a word that so many documents hold: the rarer, the more it says.
    fn rarity(&self, documents: u64) -> f32 {
        let documents = (documents as f32).min(self.documents);
        (1.0 + (self.documents - documents + 0.5) / (documents + 0.5)).ln().max(LEAST_RARITY)
    }

    fn exact(&self, stem: &str, worth: f32) -> tantivy::Result<Clues> {
        let mut clues = Clues::default();
        for (part, part_worth) in [(Part::Title, TITLE), (Part::Names, NAMES), (Part::Body, BODY)] {
            for (segment, dictionaries) in self.segments.iter().enumerate() {
                if let Some(documents) = dictionaries.dictionary(part).terms().get(stem)? {
                    clues.push(segment, part, &documents, part_worth * worth);
                }
            }
        }
        Ok(clues)
    }

    /// Finds the words that begin with `word` and are longer; the closer in length, the better.
    fn longer(&self, word: &str, clues: &mut Clues) -> tantivy::Result<()> {
        // No text holds this byte: it stands after all that may follow the word.
        let end = [word.as_bytes(), &[u8::MAX]].concat();
        for (segment, dictionaries) in self.segments.iter().enumerate() {
            for (part, part_worth) in [(Part::HeadWords, LONGER_HEAD), (Part::BodyWords, LONGER_BODY)] {
                let mut stream = dictionaries.dictionary(part).terms().range().gt(word).lt(&end).into_stream()?;
                let mut left = MOST_LONGER;
                while left > 0 && stream.advance() {
                    left -= 1;
                    let closeness = (word.len() as f32 / stream.key().len() as f32).max(0.5);
                    clues.push(segment, part, stream.value(), part_worth * closeness);
                }
            }
        }
        Ok(())
    }

    /// Finds the words at `distance` typos. One that is rarer than what was typed is no correction.
    fn typos(&self, word: &str, distance: u8, known: u64, clues: &mut Clues) -> tantivy::Result<()> {
        let automaton = FuzzyTermQuery::new(Term::from_field_text(self.any_text, word), distance, true).automaton()?;
        let mut corrections: BTreeMap<Vec<u8>, Correction> = BTreeMap::new();
        for (segment, dictionaries) in self.segments.iter().enumerate() {
            for part in [Part::HeadWords, Part::BodyWords] {
                let mut stream = dictionaries.dictionary(part).terms().search(&automaton).into_stream()?;
                while stream.advance() {
                    if stream.key() != word.as_bytes() {
                        let correction = corrections.entry(stream.key().to_vec()).or_default();
                        correction.documents += u64::from(stream.value().doc_freq);
                        correction.places.push((segment, part, stream.value().clone()));
                    }
                }
            }
        }
        let mut corrections: Vec<Correction> = corrections.into_values().filter(|one| one.documents >= known).collect();
        corrections.sort_by_key(|one| Reverse(one.documents));
        let step = if distance > 1 { ANOTHER_STEP } else { 1.0 };
        for (segment, part, documents) in corrections.into_iter().take(MOST_TYPOS).flat_map(|one| one.places) {
            let part_worth = if part == Part::HeadWords { TYPO_HEAD } else { TYPO_BODY };
            clues.push(segment, part, &documents, part_worth * step);
        }
        Ok(())
    }
}

impl Segment {
    fn dictionary(&self, part: Part) -> &InvertedIndexReader {
        match part {
            Part::Title => &self.title,
            Part::Names => &self.names,
            Part::Body => &self.body,
            Part::HeadWords => &self.head_words,
            Part::BodyWords => &self.body_words,
        }
    }
}

impl Clues {
    fn push(&mut self, segment: usize, part: Part, documents: &TermInfo, worth: f32) {
        self.documents += u64::from(documents.doc_freq);
        self.found.push((segment, Clue { part, documents: documents.clone(), worth }));
    }
}
