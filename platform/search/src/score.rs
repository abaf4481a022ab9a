//! How well each document answers a text.

use tantivy::postings::Postings as _;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet as _, SegmentReader, TERMINATED};

use crate::admitted::Admitted;
use crate::language::Stems;
use crate::layout::{Layout, Part};
use crate::shelf::{Clue, Shelf};
use crate::topic::Topics;
use crate::view::View;

/// BM25, gently: how soon repeating a word stops counting, and how much a long text dilutes it.
const SATURATION: f32 = 0.5;
const DILUTION: f32 = 0.4;

/// The scores of the documents that are let through.
pub struct Scores {
    /// By segment and number.
    tallies: Vec<Vec<Tally>>,
    parts: f32,
}

/// What a document has gathered so far.
#[derive(Clone, Copy, Default)]
struct Tally {
    sum: f32,
    /// For the topic at hand.
    value: f32,
    topic: u32,
    covered: u32,
}

/// Scores the documents that are let through. A document gathers, topic by topic, its stems in title, names and body, or else its best
/// longer word or typo; the sum is scaled by the share of the text that it covers.
pub fn score(view: &View, layout: &Layout, topics: &Topics, admitted: &[Admitted]) -> tantivy::Result<Scores> {
    let (shelf, readers) = (&view.shelf, view.searcher.segment_readers());
    let mut stems = Stems::new();
    let mut tallies: Vec<Vec<Tally>> = admitted.iter().map(|admitted| vec![Tally::default(); admitted.count]).collect();
    for (number, topic) in (1..).zip(&topics.topics) {
        for (segment, clue) in shelf.clues(topic, &mut stems)? {
            let (Some(reader), Some(admitted)) = (readers.get(segment), admitted.get(segment)) else { continue };
            let Some(tallies) = tallies.get_mut(segment) else { continue };
            let mut add = |at: usize, worth: f32| {
                if let Some(tally) = tallies.get_mut(at) {
                    tally.add(number, topic.covers, worth, clue.part);
                }
            };
            each_document(shelf, segment, (reader, admitted), layout, &clue, &mut add)?;
        }
    }
    Ok(Scores { tallies, parts: topics.parts.max(1) as f32 })
}

/// Gives the number of each document of a clue that is let through, and what it is worth there.
fn each_document(
    shelf: &Shelf,
    segment: usize,
    (reader, admitted): (&SegmentReader, &Admitted),
    layout: &Layout,
    clue: &Clue,
    add: &mut impl FnMut(usize, f32),
) -> tantivy::Result<()> {
    let Some(dictionary) = shelf.dictionary(segment, clue.part) else { return Ok(()) };
    let has_counts = clue.part.has_counts();
    let read = if has_counts { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
    let lengths = has_counts.then(|| reader.get_fieldnorms_reader(layout.field(clue.part))).transpose()?;
    let average = shelf.average_length(clue.part);
    let mut postings = dictionary.read_postings_from_terminfo(&clue.documents, read)?;
    while postings.doc() != TERMINATED {
        if let Some(number) = admitted.number(postings.doc()) {
            let share = lengths.as_ref().map_or(1.0, |lengths| {
                share(postings.term_freq() as f32, lengths.fieldnorm(postings.doc()) as f32 / average)
            });
            add(number, clue.worth * share);
        }
        postings.advance();
    }
    Ok(())
}

/// Returns what a word is worth that stands `count` times in a text so much longer than the average; 1 for once in an
/// average text.
fn share(count: f32, length: f32) -> f32 {
    count * (1.0 + SATURATION) / (count + SATURATION * (1.0 - DILUTION + DILUTION * length))
}

impl Scores {
    /// Returns the score of the document of a number; 0 if it does not answer.
    pub fn of(&self, segment: usize, number: usize) -> f32 {
        let tally = self.tallies.get(segment).and_then(|tallies| tallies.get(number));
        tally.map_or(0.0, |tally| (tally.sum + tally.value) * tally.covered.count_ones() as f32 / self.parts)
    }
}

impl Tally {
    fn add(&mut self, topic: u32, covers: u32, worth: f32, part: Part) {
        if self.topic != topic {
            self.sum += self.value;
            self.value = 0.0;
            self.topic = topic;
            self.covered |= covers;
        }
        self.value = if part.has_counts() { self.value + worth } else { self.value.max(worth) };
    }
}
