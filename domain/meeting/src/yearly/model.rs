//! How long it is since signatories met.

use base::Id;
use chrono::{Months, NaiveDate};

use crate::Instance;

/// After how many months coordinators are warned.
const WARNINGS: [u32; 3] = [9, 11, 12];
const YEAR: Months = Months::new(12);

/// How a plenary stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Yearly {
    pub instance: Id<Instance>,
    pub name: String,
    /// When its members met last, or else when it was made.
    pub since: NaiveDate,
    pub has_met: bool,
    /// When the next meeting is planned.
    pub next_on: Option<NaiveDate>,
    /// When a year is over.
    pub due_on: NaiveDate,
    /// Which warning holds: 9, 11 or 12 months; 0 for none.
    pub months: i64,
}

fn warning(since: NaiveDate, today: NaiveDate) -> i64 {
    let has_come = |months: &&u32| since.checked_add_months(Months::new(**months)).is_some_and(|day| day <= today);
    WARNINGS.iter().filter(has_come).max().copied().map_or(0, i64::from)
}

impl Yearly {
    pub fn new(instance: &Instance, (last, next_on): (Option<NaiveDate>, Option<NaiveDate>), today: NaiveDate) -> Self {
        let since = last.unwrap_or(instance.created_on);
        Self {
            instance: instance.id,
            name: instance.name.clone(),
            since,
            has_met: last.is_some(),
            next_on,
            due_on: since.checked_add_months(YEAR).unwrap_or(since),
            months: warning(since, today),
        }
    }

    /// A year is over.
    pub const fn is_over(&self) -> bool {
        self.months >= 12
    }

    /// Where its page is.
    pub fn path(&self) -> String {
        format!("/pro/instances/{}", self.instance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinators_are_warned_after_nine_eleven_and_twelve_months() {
        let since: NaiveDate = "2025-11-30".parse().unwrap();
        let warned = |day: &str| warning(since, day.parse().unwrap());
        let days = ["2026-08-29", "2026-08-30", "2026-10-29", "2026-10-30", "2026-11-29", "2026-11-30", "2028-01-01"];
        assert_eq!(days.map(warned), [0, 9, 9, 11, 11, 12, 12]);
    }
}
