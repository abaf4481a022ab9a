//! A convention: who pays, who hands out, who drives and lodges, for how much.

use base::{Code as _, Id};
use chrono::{Days, NaiveDate};
use partner::{Institution, Territory};
use sqlx::FromRow;

use crate::Kind;

base::text_enum! {
    /// Whether somebody must have brought the facts before the police.
    pub enum Complaint { WithOrWithout = "with_or_without", With = "with" }
}

/// What a funder, those who hand out and those who drive and lodge have signed.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Convention {
    pub id: Id<Convention>,
    pub territory_id: Id<Territory>,
    /// Whoever pays: the CCAS.
    pub funder_id: Id<Institution>,
    pub name: String,
    /// What stands at the head of a voucher on paper, in neutral words: « Action sociale — Ville de … ».
    pub heading: String,
    /// Whom a provider calls.
    pub phone: String,
    pub signed_on: NaiveDate,
    pub starts_on: NaiveDate,
    pub ends_on: Option<NaiveDate>,
    /// The convention that this one renews.
    pub predecessor_id: Option<Id<Convention>>,
    pub complaint: Complaint,
    /// How long a voucher may be used once it is handed out.
    pub valid_hours: i64,
    pub version: i64,
}

impl Convention {
    /// Its telephone, never broken at the end of a line.
    pub fn told_phone(&self) -> String {
        self.phone.replace(' ', "\u{a0}")
    }

    pub fn is_in_force(&self, on: NaiveDate) -> bool {
        self.starts_on <= on && self.ends_on.is_none_or(|end| on <= end)
    }

    /// The convention that renews this one from a day on; this one then ends the day before.
    pub fn renew(&self, signed_on: NaiveDate, starts_on: NaiveDate) -> (Self, Self) {
        let ended =
            Self { ends_on: starts_on.checked_sub_days(Days::new(1)), version: self.version + 1, ..self.clone() };
        let next = Self {
            id: Id::new(),
            predecessor_id: Some(self.id),
            signed_on,
            starts_on,
            ends_on: None,
            version: 1,
            ..self.clone()
        };
        (ended, next)
    }
}

/// What a convention pays of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Tariff {
    pub kind: Kind,
    /// The most for one ride or one night.
    pub cap_cents: i64,
    /// How many rides or nights a voucher is good for.
    pub units: i64,
    pub people: i64,
    pub takes_pets: bool,
}

/// A convention with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    pub convention: Convention,
    pub tariffs: Vec<Tariff>,
    /// The institutions that hand out.
    pub issuers: Vec<Id<Institution>>,
}

impl Terms {
    pub fn tariff(&self, kind: Kind) -> Option<&Tariff> {
        self.tariffs.iter().find(|tariff| tariff.kind == kind)
    }

    pub fn kinds(&self) -> impl Iterator<Item = Kind> + '_ {
        Kind::ALL.iter().copied().filter(|kind| self.tariff(*kind).is_some())
    }
}

/// What a year may cost on one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct BudgetLine {
    pub year: i64,
    pub kind: Kind,
    pub amount_cents: i64,
    /// The last threshold, in per cent, that somebody was told of.
    pub told: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_convention_that_is_renewed_ends_the_day_before_the_next_one_begins() {
        let first = Convention {
            id: Id::new(),
            territory_id: Id::new(),
            funder_id: Id::new(),
            name: "Bons".into(),
            heading: "Action sociale".into(),
            phone: String::new(),
            signed_on: day("2020-09-15"),
            starts_on: day("2020-10-01"),
            ends_on: None,
            predecessor_id: None,
            complaint: Complaint::WithOrWithout,
            valid_hours: 48,
            version: 1,
        };
        let (ended, next) = first.renew(day("2023-10-02"), day("2023-10-15"));
        assert_eq!((ended.ends_on, ended.version), (Some(day("2023-10-14")), 2));
        assert_eq!((next.predecessor_id, next.starts_on, next.ends_on), (Some(first.id), day("2023-10-15"), None));
        let in_force = |on: &str| [ended.is_in_force(day(on)), next.is_in_force(day(on))];
        assert_eq!(in_force("2023-10-14"), [true, false]);
        assert_eq!(in_force("2023-10-15"), [false, true]);
        assert_eq!(in_force("2020-09-30"), [false, false]);
    }
}
