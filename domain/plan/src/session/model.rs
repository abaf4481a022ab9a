//! A session, and sums of sessions.

use std::collections::BTreeMap;

use base::Id;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;

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
    /// The function of who noted it; which account it was, the journal knows.
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

/// The sessions of a year, with those of each setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionYear {
    pub year: i32,
    pub all: Counts,
    pub settings: Vec<(Setting, Counts)>,
}

/// What each year came to, the last first.
pub fn years(sessions: &[YearCounts]) -> Vec<SessionYear> {
    let of = |(year, all)| SessionYear { year, all, settings: by_setting(sessions, year) };
    by_year(sessions).into_iter().rev().map(of).collect()
}

/// Sessions by year, whatever their setting.
pub fn by_year(sessions: &[YearCounts]) -> Vec<(i32, Counts)> {
    folded(sessions, |one| one.year)
}

/// Sessions of a year by setting.
pub fn by_setting(sessions: &[YearCounts], year: i32) -> Vec<(Setting, Counts)> {
    let of_year: Vec<_> = sessions.iter().filter(|one| one.year == year).cloned().collect();
    folded(&of_year, |one| one.setting)
}

fn folded<K: Ord + Copy>(sessions: &[YearCounts], key: impl Fn(&YearCounts) -> K) -> Vec<(K, Counts)> {
    let mut sums = BTreeMap::new();
    for one in sessions {
        let sum: &mut Counts = sums.entry(key(one)).or_default();
        *sum = sum.plus(&one.counts);
    }
    sums.into_iter().collect()
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

    #[test]
    fn a_year_is_the_sum_of_its_settings() {
        let of = |year, setting, under_18| YearCounts {
            action_id: Id::new(),
            year,
            setting,
            counts: Counts { sessions: 1, under_18, ..Counts::default() },
        };
        let sessions = [of(2023, Setting::School, 30), of(2023, Setting::Sport, 20), of(2024, Setting::School, 7)];
        let told = years(&sessions);
        assert_eq!(told.iter().map(|one| (one.year, one.all.under_18)).collect::<Vec<_>>(), [(2024, 7), (2023, 50)]);
        let settings: Vec<_> = told[1].settings.iter().map(|(setting, counts)| (*setting, counts.under_18)).collect();
        assert_eq!(settings, [(Setting::School, 30), (Setting::Sport, 20)]);
    }
}
