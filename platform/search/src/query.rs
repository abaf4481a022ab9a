//! What is asked of the index, and what it answers.

use tantivy::{DocAddress, Searcher};

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// What someone typed. Without a word worth searching, it is everything that the filters leave.
    pub text: String,
    /// Groups of tags: a document has one tag of every group. An empty group is met by no document.
    pub all_of: Vec<Vec<String>>,
    /// Bits that must all be set.
    pub flags: u64,
    /// A document that has places must have one within; a document without a place stays.
    pub near: Option<Near>,
    /// How many candidates are wanted at most.
    pub limit: usize,
}

/// A circle on the ground, in WGS84 degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    pub latitude: f64,
    pub longitude: f64,
    pub within_km: f64,
}

/// The answer to a [`Query`].
#[derive(Clone, Debug)]
pub struct Found {
    /// How many documents match, whatever the limit.
    pub total: usize,
    /// For each bit, how many of the matching documents have it set.
    pub flag_counts: [u32; 64],
    /// The best, first to last. With a text: the most relevant first, then the nearest. Without: the nearest first, then
    /// those without a place. What is still equal follows the order of the keys, so that pages are stable.
    pub candidates: Vec<Candidate>,
}

/// A document that matches.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub key: [u8; 16],
    /// How well it answers the text, the best of this search being 1; always 1 without a text.
    pub relevance: f32,
    pub flags: u64,
    pub rank: u64,
    /// Its nearest place, if the search was near a point and the document has places.
    pub nearest: Option<NearPlace>,
    /// The marks of all its places, in their order.
    pub marks: Vec<u64>,
    pub(crate) address: Address,
}

/// Names a document as it stood in one state of the index: any change of the index gives every document another name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    state: u64,
    document: DocAddress,
}

impl Candidate {
    pub fn stamp(&self) -> Stamp {
        let Address { searcher, document } = &self.address;
        Stamp { state: searcher.generation().generation_id(), document: *document }
    }
}

/// The place of a document that is nearest to the point of the search.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearPlace {
    /// Which of the document's places, from 0.
    pub index: usize,
    /// As the crow flies.
    pub km: f64,
    pub mark: u64,
}

/// Where a candidate's payload is, in the state of the index that was searched: it can still be read after a change.
#[derive(Clone, Debug)]
pub(crate) struct Address {
    pub searcher: Searcher,
    pub document: DocAddress,
}
