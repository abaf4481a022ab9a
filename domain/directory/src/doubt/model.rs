//! What can be wrong with an entry, and what came of it.

use base::Id;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use sqlx::FromRow;

use crate::freshness::Aspect;

base::text_enum! {
    /// What somebody found wrong.
    pub enum Reason {
        NoAnswer = "no_answer", WrongNumber = "wrong_number", Moved = "moved", WrongHours = "wrong_hours",
        Closed = "closed", Other = "other",
    }
}
base::text_enum! {
    /// What came of a doubt.
    pub enum Outcome { Corrected = "corrected", WasRight = "was_right" }
}

impl Reason {
    /// The aspect that is to be checked again.
    pub const fn aspect(self) -> Aspect {
        match self {
            Self::NoAnswer | Self::WrongNumber => Aspect::Contact,
            Self::Moved => Aspect::Address,
            Self::WrongHours => Aspect::Hours,
            Self::Closed | Self::Other => Aspect::Text,
        }
    }
}

/// Who says that something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sayer {
    Anybody,
    /// Somebody who is signed in.
    Partner,
}

/// When the mails leave that the public face causes, in UTC: the small hours in France.
const NIGHT: NaiveTime = NaiveTime::from_hms_opt(4, 0, 0).unwrap();

impl Sayer {
    /// When the keepers are written to of what is said at `now`. What anybody said waits for the night, so that neither the
    /// mail nor its row tells at which hour somebody was there.
    pub fn mail_leaves_at(self, now: DateTime<Utc>) -> DateTime<Utc> {
        match self {
            Self::Anybody => (now.date_naive() + TimeDelta::days(1)).and_time(NIGHT).and_utc(),
            Self::Partner => now,
        }
    }
}

/// Something that was said to be wrong.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Doubt {
    pub id: Id<Doubt>,
    pub reason: Reason,
    /// How often it was said, by anybody.
    pub times: i64,
    /// How often by partners.
    pub partner_times: i64,
    pub first_on: NaiveDate,
    pub last_on: NaiveDate,
    pub settled_on: Option<NaiveDate>,
    /// The function of whoever settled it.
    pub settled_by: Option<String>,
    pub outcome: Option<Outcome>,
}

/// How long a settled doubt is kept.
pub const KEPT: TimeDelta = TimeDelta::days(365);
