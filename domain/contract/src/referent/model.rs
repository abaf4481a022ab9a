//! A référent, and when she is asked whether what is kept of her still holds.

use base::{Id, Private};
use chrono::{DateTime, Months, NaiveDate, TimeDelta, Utc};
use sqlx::FromRow;

use crate::{Period, Signatory};

base::text_enum! {
    /// Whom an institution names first, and who stands in for her.
    pub enum Rank { Holder = "holder", Deputy = "deputy" }
}

/// Whom a signatory names for the subject of its contract.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Referent {
    pub id: Id<Referent>,
    pub signatory_id: Id<Signatory>,
    pub rank: Rank,
    pub function: String,
    pub name: Private<String>,
    pub phone: Private<String>,
    pub email: Private<String>,
    pub starts_on: NaiveDate,
    pub ends_on: Option<NaiveDate>,
    /// When she last said that it still holds.
    pub confirmed_on: Option<NaiveDate>,
    /// When she said that it is no longer her.
    pub denied_on: Option<NaiveDate>,
    /// How many mails have asked her since.
    pub asks: i64,
}

/// Twice a year.
const LIFE: Months = Months::new(6);
/// How many days after that the mails go out: a first one, and two more to whoever does not answer.
const LADDER: [i64; 3] = [0, 14, 30];
/// How long a link lives.
pub const LINK_LIFE: TimeDelta = TimeDelta::days(30);

impl Referent {
    pub const fn period(&self) -> Period {
        Period { from: Some(self.starts_on), until: self.ends_on }
    }

    pub fn is_current(&self, day: NaiveDate) -> bool {
        self.period().holds(day)
    }

    /// The day from which on she is to be asked again: six months after she was named, or last said that it holds.
    pub fn due_on(&self) -> Option<NaiveDate> {
        self.confirmed_on.unwrap_or(self.starts_on).checked_add_months(LIFE)
    }

    /// Nobody has said for six months that it still holds.
    pub fn is_due(&self, day: NaiveDate) -> bool {
        self.due_on().is_some_and(|due| due <= day)
    }

    /// How many mails she should have had by `day`; none once she said that it is no longer her.
    pub fn asks_due(&self, day: NaiveDate) -> i64 {
        let Some(due) = self.due_on().filter(|_| self.is_current(day) && self.denied_on.is_none()) else { return 0 };
        let sent = LADDER.iter().filter(|days| due + TimeDelta::days(**days) <= day).count();
        i64::try_from(sent).unwrap_or(0)
    }
}

/// Why she may not be named beside those who are: backwards, or while somebody else is of the same rank.
pub fn fault(new: &Referent, known: &[Referent]) -> Option<(&'static str, &'static str)> {
    if new.period().is_backwards() {
        return Some(("ends_on", "mandate-backwards"));
    }
    let is_met = known.iter().any(|one| {
        one.id != new.id
            && one.signatory_id == new.signatory_id
            && one.rank == new.rank
            && one.period().meets(new.period())
    });
    is_met.then_some(("starts_on", "referent-overlaps"))
}

/// A personal link, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct ReferentLink {
    pub digest: String,
    pub referent_id: Id<Referent>,
    pub expires_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn referent(starts_on: &str, ends_on: &str) -> Referent {
        Referent {
            id: Id::new(),
            signatory_id: Id::from_uuid(Id::<Signatory>::zero().uuid()),
            rank: Rank::Holder,
            function: "Référente".into(),
            name: Private::new("A".into()),
            phone: Private::default(),
            email: Private::new("a@b.example".into()),
            starts_on: day(starts_on),
            ends_on: ends_on.parse().ok(),
            confirmed_on: None,
            denied_on: None,
            asks: 0,
        }
    }

    #[test]
    fn two_do_not_hold_the_same_rank_on_the_same_day() {
        let known = [referent("2024-01-01", "2024-06-30")];
        assert_eq!(fault(&referent("2024-07-01", ""), &known), None);
        assert_eq!(fault(&referent("2024-06-30", ""), &known), Some(("starts_on", "referent-overlaps")));
        let deputy = Referent { rank: Rank::Deputy, ..referent("2024-06-30", "") };
        assert_eq!(fault(&deputy, &known), None, "a deputy stands beside a holder");
        let elsewhere = Referent { signatory_id: Id::new(), ..referent("2024-06-30", "") };
        assert_eq!(fault(&elsewhere, &known), None);
        assert_eq!(fault(&referent("2024-06-30", "2024-06-29"), &[]), Some(("ends_on", "mandate-backwards")));
    }

    #[test]
    fn she_is_asked_twice_a_year_and_twice_again_if_she_does_not_answer() {
        let referent = referent("2026-01-15", "");
        let days = ["2026-07-14", "2026-07-15", "2026-07-28", "2026-07-29", "2026-08-13", "2026-08-14", "2027-01-01"];
        assert_eq!(days.map(|on| referent.asks_due(day(on))), [0, 1, 1, 2, 2, 3, 3]);
        let confirmed = Referent { confirmed_on: Some(day("2026-07-20")), ..referent };
        assert_eq!(["2026-08-14", "2027-01-19", "2027-01-20"].map(|on| confirmed.asks_due(day(on))), [0, 0, 1]);
    }

    #[test]
    fn nobody_is_asked_once_her_mandate_is_over_or_she_said_that_it_is_not_her() {
        assert_eq!(referent("2025-01-15", "2025-06-30").asks_due(day("2025-08-01")), 0);
        let denied = Referent { denied_on: Some(day("2025-07-16")), ..referent("2025-01-15", "") };
        assert_eq!(denied.asks_due(day("2025-08-01")), 0);
    }
}
