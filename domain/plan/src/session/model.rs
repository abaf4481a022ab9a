//! A session, and sums of sessions.

use base::Id;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;
use sqlx::types::Uuid;

use crate::{Action, Setting};

/// An awareness action met an audience once.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Session {
    pub id: Id<Session>,
    pub action_id: Id<Action>,
    pub held_on: NaiveDate,
    pub setting: Setting,
    /// What it was about, in some words.
    pub subject: String,
    pub commune_code: Option<String>,
    pub under_18: i64,
    pub adults: i64,
    pub professionals: i64,
    /// The account; nobody's once it is erased.
    pub entered_by: Option<Uuid>,
    /// Her function.
    pub entered_as: String,
    pub entered_at: DateTime<Utc>,
    pub removed_on: Option<NaiveDate>,
    pub version: i64,
}

/// How many sessions, and how many people they met.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromRow)]
pub struct Counts {
    pub sessions: i64,
    pub under_18: i64,
    pub adults: i64,
    pub professionals: i64,
}

/// The sessions of an action in a year and a setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearCounts {
    pub action_id: Id<Action>,
    pub year: i32,
    pub setting: Setting,
    pub counts: Counts,
}

impl Counts {
    pub const fn everybody(&self) -> i64 {
        self.under_18 + self.adults + self.professionals
    }

    #[must_use]
    pub const fn plus(&self, other: &Self) -> Self {
        Self {
            sessions: self.sessions + other.sessions,
            under_18: self.under_18 + other.under_18,
            adults: self.adults + other.adults,
            professionals: self.professionals + other.professionals,
        }
    }

    /// All of them together.
    pub fn sum<'a>(all: impl Iterator<Item = &'a Self>) -> Self {
        all.fold(Self::default(), |sum, one| sum.plus(one))
    }
}

impl Session {
    pub const fn counts(&self) -> Counts {
        Counts { sessions: 1, under_18: self.under_18, adults: self.adults, professionals: self.professionals }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_the_parts() {
        let one = Counts { sessions: 1, under_18: 25, adults: 2, professionals: 1 };
        let sum = Counts::sum([one, one, one].iter());
        assert_eq!((sum.sessions, sum.under_18, sum.everybody()), (3, 75, 84));
    }
}
