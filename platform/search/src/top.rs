//! The best of many, kept while they pass.

use std::cmp::Reverse;

/// The place of a document among the others, the smaller the better: its score, its distance, its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order {
    score: Reverse<u32>,
    distance: u64,
    key: [u8; 16],
}

/// Keeps the `limit` best of what it is offered.
#[derive(Debug)]
pub struct Top<T> {
    limit: usize,
    kept: Vec<(Order, T)>,
    /// The worst that was kept when it was last cut; what is worse does not come in.
    bar: Option<Order>,
}

impl Order {
    /// Orders without a key yet. Score and distance are not negative; none is farther than any distance.
    fn without_key(score: f32, km: Option<f64>) -> Self {
        // The bits of floats that are not negative are ordered like the floats.
        Self { score: Reverse(score.to_bits()), distance: km.map_or(u64::MAX, f64::to_bits), key: [0; 16] }
    }
}

impl<T> Top<T> {
    pub fn new(limit: usize) -> Self {
        Self { limit, kept: Vec::new(), bar: None }
    }

    /// Offers a document; `key` is read only if it has a chance.
    pub fn offer(&mut self, score: f32, km: Option<f64>, key: impl FnOnce() -> [u8; 16], value: impl FnOnce() -> T) {
        let mut order = Order::without_key(score, km);
        if self.limit == 0 || self.bar.is_some_and(|bar| order > bar) {
            return;
        }
        order.key = key();
        if self.bar.is_some_and(|bar| order > bar) {
            return;
        }
        self.kept.push((order, value()));
        if self.kept.len() >= self.limit.saturating_mul(2) {
            self.cut();
        }
    }

    /// Gives what was kept, the best first.
    pub fn finish(mut self) -> impl Iterator<Item = T> {
        self.kept.sort_unstable_by_key(|(order, _)| *order);
        self.kept.truncate(self.limit);
        self.kept.into_iter().map(|(_, value)| value)
    }

    fn cut(&mut self) {
        let last = self.limit.saturating_sub(1);
        if last < self.kept.len() {
            let (_, (bar, _), _) = self.kept.select_nth_unstable_by_key(last, |(order, _)| *order);
            self.bar = Some(*bar);
            self.kept.truncate(self.limit);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn best(limit: usize, offered: &[(u8, Option<u8>, u8)]) -> Vec<(u8, Option<u8>, u8)> {
        let mut top = Top::new(limit);
        for one in offered {
            top.offer(f32::from(one.0), one.1.map(f64::from), || [one.2; 16], || *one);
        }
        top.finish().collect()
    }

    #[test]
    fn the_best_score_comes_first_then_the_nearest_then_the_key() {
        let offered = [(1, None, 9), (2, Some(5), 2), (2, Some(3), 3), (2, None, 4), (2, Some(3), 1)];
        let expected = [(2, Some(3), 1), (2, Some(3), 3), (2, Some(5), 2), (2, None, 4), (1, None, 9)];
        assert_eq!(best(10, &offered), expected);
        assert_eq!(best(2, &offered), expected[..2]);
        assert!(best(0, &offered).is_empty());
    }

    proptest! {
        #[test]
        fn what_is_kept_is_the_beginning_of_the_whole(
            offered in proptest::collection::vec(any::<(u8, Option<u8>, u8)>(), 0..200), limit in 0usize..50,
        ) {
            prop_assert_eq!(best(limit, &offered), best(usize::MAX, &offered).into_iter().take(limit).collect::<Vec<_>>());
        }
    }
}
