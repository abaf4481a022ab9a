//! Filters, counts, and the best candidates.

use tantivy::{DocAddress, DocId};

use crate::admitted::Admitted;
use crate::circle::Circle;
use crate::query::{Address, Candidate, Found, NearPlace, Query};
use crate::score::Scores;
use crate::top::Top;
use crate::view::{Columns, View};

/// A match that may be a candidate.
struct Hit {
    segment: usize,
    document: DocId,
    score: f32,
    flags: u64,
    nearest: Option<(usize, f64)>,
}

/// What was let through so far.
struct Sieve {
    flags: u64,
    circle: Option<Circle>,
    total: usize,
    flag_counts: [u32; 64],
    best: f32,
    top: Top<Hit>,
}

/// Lets the documents through that the filters leave and, if there are scores, that answer the text.
pub fn sift(view: &View, admitted: &[Admitted], query: &Query, scores: Option<&Scores>) -> Found {
    let mut sieve = Sieve {
        flags: query.flags,
        circle: query.near.as_ref().map(Circle::new),
        total: 0,
        flag_counts: [0; 64],
        best: 0.0,
        top: Top::new(query.limit),
    };
    for (segment, (admitted, columns)) in admitted.iter().zip(&view.columns).enumerate() {
        for (number, document) in admitted.documents().enumerate() {
            let score = scores.map_or(1.0, |scores| scores.of(segment, number));
            if score > 0.0 {
                sieve.pass(columns, segment, document, score);
            }
        }
    }
    let (best, total, flag_counts) = (sieve.best, sieve.total, sieve.flag_counts);
    let candidates = sieve.top.finish().filter_map(|hit| hit.candidate(view, best)).collect();
    Found { total, flag_counts, candidates }
}

impl Sieve {
    fn pass(&mut self, columns: &Columns, segment: usize, document: DocId, score: f32) {
        let flags = columns.flags.first(document).unwrap_or_default();
        if flags & self.flags != self.flags {
            return;
        }
        let Some(nearest) = self.nearest(columns, document) else { return };
        self.total += 1;
        self.best = self.best.max(score);
        let mut left = flags;
        while left != 0 {
            if let Some(count) = self.flag_counts.get_mut(left.trailing_zeros() as usize) {
                *count += 1;
            }
            left &= left - 1;
        }
        let km = nearest.map(|(_, km)| km);
        self.top.offer(score, km, || columns.key(document), || Hit { segment, document, score, flags, nearest });
    }

    /// Returns the nearest place of a document that is near enough: nothing if none is, `None` if it needs none.
    fn nearest(&self, columns: &Columns, document: DocId) -> Option<Option<(usize, f64)>> {
        let Some(circle) = &self.circle else { return Some(None) };
        let places = columns.latitude.values_for_doc(document).zip(columns.longitude.values_for_doc(document));
        let mut has_place = false;
        let mut nearest: Option<(usize, f64)> = None;
        for (index, (latitude, longitude)) in places.enumerate() {
            has_place = true;
            let km = circle.km(latitude, longitude);
            if let Some(km) = km.filter(|km| nearest.is_none_or(|(_, least)| *km < least)) {
                nearest = Some((index, km));
            }
        }
        (nearest.is_some() || !has_place).then_some(nearest)
    }
}

impl Hit {
    fn candidate(&self, view: &View, best: f32) -> Option<Candidate> {
        let columns = view.columns.get(self.segment)?;
        let marks: Vec<u64> = columns.mark.values_for_doc(self.document).collect();
        let nearest = self.nearest.and_then(|(index, km)| Some(NearPlace { index, km, mark: *marks.get(index)? }));
        let document = DocAddress::new(u32::try_from(self.segment).ok()?, self.document);
        Some(Candidate {
            key: columns.key(self.document),
            relevance: self.score / best,
            flags: self.flags,
            rank: columns.rank.first(self.document).unwrap_or_default(),
            nearest,
            marks,
            address: Address { searcher: view.searcher.clone(), document },
        })
    }
}
