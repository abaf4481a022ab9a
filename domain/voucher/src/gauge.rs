//! How much of a budget is spoken for, and whom to tell.

use crate::convention::BudgetLine;

/// The thresholds at which somebody is told, in per cent.
pub const THRESHOLDS: [i64; 3] = [70, 90, 100];

/// A year's budget for one kind, and what weighs on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gauge {
    pub line: BudgetLine,
    /// Vouchers handed out at their caps, used ones at what they cost.
    pub committed_cents: i64,
}

impl Gauge {
    /// Rounded down: it is 100 only when nothing is left. A budget of nothing is full.
    pub fn percent(&self) -> i64 {
        let (spent, whole) = (i128::from(self.committed_cents), i128::from(self.line.amount_cents));
        if whole == 0 { 100 } else { i64::try_from(spent * 100 / whole).unwrap_or(i64::MAX) }
    }

    pub fn left_cents(&self) -> i64 {
        self.line.amount_cents - self.committed_cents
    }

    /// The highest threshold that is reached; none below the first.
    pub fn reached(&self) -> Option<i64> {
        THRESHOLDS.into_iter().rev().find(|threshold| self.percent() >= *threshold)
    }

    /// The threshold to tell of, if nobody was told of it or of a higher one.
    pub fn news(&self) -> Option<i64> {
        self.reached().filter(|threshold| *threshold > self.line.told)
    }

    /// Says whether a voucher worth so much may still be handed out.
    pub fn has_room(&self, worth_cents: i64) -> bool {
        worth_cents <= self.left_cents()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    fn gauge(committed_cents: i64, told: i64) -> Gauge {
        Gauge { line: BudgetLine { year: 2026, kind: Kind::Ride, amount_cents: 100_000, told }, committed_cents }
    }

    #[test]
    fn each_threshold_is_told_once() {
        let news = |committed, told| gauge(committed, told).news();
        assert_eq!([news(69_999, 0), news(70_000, 0), news(70_000, 70)], [None, Some(70), None]);
        assert_eq!([news(95_000, 70), news(99_999, 90), news(100_000, 90)], [Some(90), None, Some(100)]);
        assert_eq!(news(100_000, 0), Some(100), "the highest alone");
    }

    #[test]
    fn the_last_cent_may_be_spent_and_not_one_more() {
        assert!(gauge(90_000, 0).has_room(10_000) && !gauge(90_000, 0).has_room(10_001));
    }

    #[test]
    fn a_budget_of_nothing_is_full() {
        let line = BudgetLine { amount_cents: 0, ..gauge(0, 0).line };
        assert_eq!(Gauge { line, committed_cents: 0 }.percent(), 100);
    }
}
