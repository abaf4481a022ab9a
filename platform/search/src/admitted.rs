//! The documents that the filters of a search let through: nothing else is scored, however often a word is said elsewhere.

use tantivy::query::{BooleanQuery, EnableScoring, Query as TantivyQuery, TermQuery, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, Searcher, SegmentReader, Term};

use crate::layout::Layout;

/// How many documents stand in a word of bits.
const BITS: u32 = u64::BITS;

/// Those of one segment, each with a number of its own, in the order of the documents.
pub struct Admitted {
    /// A bit for each document of the segment.
    bits: Vec<u64>,
    /// How many come before each word.
    before: Vec<usize>,
    pub count: usize,
}

/// The documents of each segment that have one tag of every group; all that are not deleted, if there is no group.
pub fn admitted(searcher: &Searcher, layout: &Layout, groups: &[Vec<String>]) -> tantivy::Result<Vec<Admitted>> {
    let filter = tag_filter(searcher, layout, groups)?;
    searcher.segment_readers().iter().map(|reader| of_segment(reader, filter.as_deref())).collect()
}

fn of_segment(reader: &SegmentReader, filter: Option<&dyn Weight>) -> tantivy::Result<Admitted> {
    let mut bits = vec![0_u64; reader.max_doc().div_ceil(BITS) as usize];
    let mut admit = |document: DocId| {
        if !reader.is_deleted(document)
            && let Some(word) = bits.get_mut((document / BITS) as usize)
        {
            *word |= 1 << (document % BITS);
        }
    };
    match filter {
        Some(filter) => filter.for_each_no_score(reader, &mut |some| some.iter().copied().for_each(&mut admit))?,
        None => (0..reader.max_doc()).for_each(&mut admit),
    }
    let mut count = 0;
    let before = bits.iter().map(|word| {
        let before = count;
        count += word.count_ones() as usize;
        before
    });
    Ok(Admitted { before: before.collect(), bits, count })
}

impl Admitted {
    /// The number of a document, if it is let through.
    pub fn number(&self, document: DocId) -> Option<usize> {
        let at = (document / BITS) as usize;
        let (word, bit) = (*self.bits.get(at)?, 1_u64 << (document % BITS));
        let is_admitted = word & bit != 0;
        is_admitted.then(|| self.before.get(at).map(|before| before + (word & (bit - 1)).count_ones() as usize))?
    }

    /// The documents in their order, which is that of their numbers.
    pub fn documents(&self) -> impl Iterator<Item = DocId> {
        (0..).zip(&self.bits).flat_map(|(at, word)| {
            let next = |left: &u64| Some(left & (left - 1)).filter(|left| *left != 0);
            let lefts = std::iter::successors(Some(*word).filter(|word| *word != 0), next);
            lefts.map(move |left| at * BITS + left.trailing_zeros())
        })
    }
}

/// Returns the documents that have one tag of every group, or nothing if there is no group.
fn tag_filter(
    searcher: &Searcher,
    layout: &Layout,
    groups: &[Vec<String>],
) -> tantivy::Result<Option<Box<dyn Weight>>> {
    if groups.is_empty() {
        return Ok(None);
    }
    let has = |tag: &String| -> Box<dyn TantivyQuery> {
        Box::new(TermQuery::new(Term::from_field_text(layout.tags, tag), IndexRecordOption::Basic))
    };
    let one_of = |group: &Vec<String>| -> Box<dyn TantivyQuery> {
        Box::new(BooleanQuery::union(group.iter().map(has).collect()))
    };
    let all = BooleanQuery::intersection(groups.iter().map(one_of).collect());
    Ok(Some(all.weight(EnableScoring::disabled_from_searcher(searcher))?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(documents: &[DocId], most: u32) -> Admitted {
        let mut bits = vec![0; most.div_ceil(BITS) as usize];
        documents.iter().for_each(|document| bits[(document / BITS) as usize] |= 1 << (document % BITS));
        let before = (0..bits.len()).map(|at| bits[..at].iter().map(|word: &u64| word.count_ones() as usize).sum());
        Admitted { before: before.collect(), bits, count: documents.len() }
    }

    proptest! {
        #[test]
        fn each_document_has_the_number_of_its_place_among_those_let_through(
            documents in proptest::collection::btree_set(0..500_u32, 0..300),
        ) {
            let documents: Vec<_> = documents.into_iter().collect();
            let admitted = of(&documents, 500);
            prop_assert!(admitted.documents().eq(documents.iter().copied()));
            for document in 0..600 {
                prop_assert_eq!(admitted.number(document), documents.iter().position(|one| *one == document));
            }
        }
    }
}
