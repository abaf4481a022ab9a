//! Monthly counts, and their corrections.

use std::collections::BTreeMap;

use base::Id;
use chrono::{DateTime, NaiveDate, Utc};
use partner::{Institution, Territory};
use serde::Deserialize;
use sqlx::FromRow;
use web::Errors;

use crate::month;

base::text_enum! {
    /// What is counted.
    pub enum Measure {
        OrderAsked = "order_asked", OrderGranted = "order_granted", OrderRefused = "order_refused",
        OrderDays = "order_days", Bracelet = "bracelet", HospitalComplaint = "hospital_complaint",
    }
}

/// A value as it was told. A correction is one more version; what was told before stays.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Count {
    pub territory_id: Id<Territory>,
    pub month: String,
    pub institution_id: Id<Institution>,
    pub measure: Measure,
    pub version: i64,
    pub count: i64,
    pub noted_at: DateTime<Utc>,
    pub noted_by: String,
}

/// What is typed of a month.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MeasureForm {
    pub month: String,
    pub measure: String,
    pub count: String,
}

/// How many months back something may be told.
pub const MONTHS_BACK: u32 = 36;
const MOST: i64 = 100_000;

impl MeasureForm {
    /// What is told: month, measure, count; or what is wrong.
    pub fn check(&self, today: NaiveDate) -> Result<(String, Measure, i64), Errors> {
        let mut errors = Errors::default();
        let month = self.month.trim().to_owned();
        errors.require("month", month::latest(today, MONTHS_BACK).contains(&month), "measure-month-unreadable");
        let measure = errors.keep("measure", self.measure.parse::<Measure>().map_err(|_| "measure-none"));
        let count = self.count.trim().parse::<i64>().ok().filter(|count| (0..=MOST).contains(count));
        let count = errors.keep("count", count.ok_or("measure-count-unreadable"));
        match (measure, count) {
            (Some(measure), Some(count)) if errors.is_empty() => Ok((month, measure, count)),
            _ => Err(errors),
        }
    }
}

/// What an institution told of a year: of each measure and month what holds, with what was told before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told(BTreeMap<(Measure, String), Vec<Count>>);

impl Told {
    /// Counts of one institution, in the order of their versions.
    pub fn new(counts: impl IntoIterator<Item = Count>) -> Self {
        let mut told: BTreeMap<(Measure, String), Vec<Count>> = BTreeMap::new();
        for count in counts {
            told.entry((count.measure, count.month.clone())).or_default().push(count);
        }
        Self(told)
    }

    /// What holds.
    pub fn count(&self, measure: Measure, month: &str) -> Option<i64> {
        self.0.get(&(measure, month.to_owned())).and_then(|counts| counts.last()).map(|count| count.count)
    }

    /// What was told before, and corrected since.
    pub fn corrected(&self) -> Vec<&Count> {
        self.0.values().flat_map(|counts| counts.split_last().map_or(&[][..], |(_, before)| before)).collect()
    }

    /// The year's sum, if a month of it is known; a delay has none.
    pub fn total(&self, measure: Measure) -> Option<i64> {
        if measure == Measure::OrderDays {
            return None;
        }
        let of = self.0.iter().filter(|((of, _), _)| *of == measure);
        let known: Vec<_> = of.filter_map(|(_, counts)| counts.last()).map(|count| count.count).collect();
        (!known.is_empty()).then(|| known.iter().sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(month: &str, version: i64, count: i64) -> Count {
        Count {
            territory_id: Id::from_uuid(base::Id::<Count>::zero().uuid()),
            month: month.into(),
            institution_id: Id::zero(),
            measure: Measure::OrderAsked,
            version,
            count,
            noted_at: DateTime::UNIX_EPOCH,
            noted_by: "greffe".into(),
        }
    }

    #[test]
    fn a_correction_holds_and_what_was_told_before_stays() {
        let told = Told::new([count("2026-01", 1, 12), count("2026-01", 2, 11), count("2026-02", 1, 3)]);
        assert_eq!((told.count(Measure::OrderAsked, "2026-01"), told.total(Measure::OrderAsked)), (Some(11), Some(14)));
        assert_eq!(told.corrected().iter().map(|count| count.count).collect::<Vec<_>>(), [12]);
        assert_eq!(told.count(Measure::Bracelet, "2026-01"), None, "nobody told is not nothing");
        assert_eq!(told.total(Measure::OrderDays), None, "delays do not add up");
        assert_eq!(told.total(Measure::Bracelet), None, "a year of which nothing is known has no sum");
    }

    #[test]
    fn a_month_that_has_not_begun_and_a_count_in_words_are_refused() {
        let check = |month: &str, measure: &str, count: &str| {
            let form = MeasureForm { month: month.into(), measure: measure.into(), count: count.into() };
            form.check("2026-11-23".parse().unwrap()).err().and_then(|errors| errors.iter().next())
        };
        assert_eq!(check("2026-11", "bracelet", "0"), None);
        for (month, measure, count, fault) in [
            ("2026-12", "bracelet", "1", "month"),
            ("2020-01", "bracelet", "1", "month"),
            ("novembre", "bracelet", "1", "month"),
            ("2026-11", "phone", "1", "measure"),
            ("2026-11", "bracelet", "deux", "count"),
            ("2026-11", "bracelet", "-1", "count"),
            ("2026-11", "bracelet", "1000000", "count"),
        ] {
            assert_eq!(check(month, measure, count).map(|(field, _)| field), Some(fault), "{month} {measure} {count}");
        }
    }
}
