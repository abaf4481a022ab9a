//! What the public may see of an indicator.

use super::model::{Indicator, Point, Protection};
use crate::amount::Unit;

/// What is shown outside of what an indicator came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// So much.
    Amount(i64),
    /// People, but fewer than so many.
    Under(i64),
    /// Something is known, and it would tell what is hidden.
    Kept,
    /// Nothing is known yet.
    Nothing,
    /// That there is such an indicator is for the partners.
    Absent,
}

/// Whether a count is so small that it is hidden; none at all is no one.
pub const fn is_small(count: i64, least: i64) -> bool {
    0 < count && count < least
}

/// What the public sees of an indicator that has come to `reading`. A sum of which a part is small is kept too: next year's would
/// tell it.
pub fn seen(indicator: &Indicator, points: &[Point], reading: Option<i64>) -> Seen {
    let is_count = indicator.unit == Unit::Count;
    let is_small = |count: i64| is_count && is_small(count, indicator.least);
    match (indicator.protection, reading) {
        (Protection::Partners, _) => Seen::Absent,
        (_, None) => Seen::Nothing,
        (Protection::Small, Some(reading)) if is_small(reading) => Seen::Under(indicator.least),
        (Protection::Small, Some(_)) if points.iter().any(|point| is_small(point.amount)) => Seen::Kept,
        (_, Some(reading)) => Seen::Amount(reading),
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::tests::indicator;
    use super::super::model::{LEAST, When};
    use super::*;

    fn shown(protection: Protection, amounts: &[i64]) -> Seen {
        let points: Vec<Point> =
            (2023..).zip(amounts).map(|(year, amount)| Point { on: When::Year(year), amount: *amount }).collect();
        let reading = amounts.iter().copied().reduce(|sum, amount| sum + amount);
        seen(&Indicator { protection, ..indicator() }, &points, reading)
    }

    #[test]
    fn what_is_for_partners_is_absent_outside() {
        assert_eq!(shown(Protection::Partners, &[2800]), Seen::Absent);
        assert_eq!(shown(Protection::Partners, &[]), Seen::Absent);
    }

    #[test]
    fn a_count_under_eleven_is_told_as_under_eleven_and_nobody_as_nobody() {
        assert_eq!(LEAST, 11);
        assert_eq!(shown(Protection::Small, &[10]), Seen::Under(11));
        assert_eq!(shown(Protection::Small, &[11]), Seen::Amount(11));
        assert_eq!(shown(Protection::Small, &[0]), Seen::Amount(0));
        assert_eq!(shown(Protection::Public, &[3]), Seen::Amount(3));
        assert_eq!(shown(Protection::Small, &[]), Seen::Nothing);
    }

    #[test]
    fn a_sum_does_not_tell_its_small_part() {
        assert_eq!(shown(Protection::Small, &[40, 3]), Seen::Kept);
        assert_eq!(shown(Protection::Small, &[40, 30]), Seen::Amount(70));
    }

    #[test]
    fn a_percent_is_no_count() {
        let indicator = Indicator { protection: Protection::Small, unit: Unit::Percent, ..indicator() };
        assert_eq!(seen(&indicator, &[], Some(500)), Seen::Amount(500));
    }
}
