//! Verifies the journal each night, and sends its head on the first of each month.

use base::{Database, Result};
use chrono::{DateTime, Datelike as _, Days, Months, NaiveTime, TimeDelta, Utc};
use journal::{Author, CheckpointFile, Key, Month};
use queue::Job;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::model::Check;
use super::store;
use crate::alert::{self, Finding, Kind, Level};
use crate::mails;

/// Verifies the whole journal, then comes back the next night.
#[derive(Debug, Serialize, Deserialize)]
pub struct Verify {}

impl Job for Verify {
    const KIND: &'static str = "privacy.verify";
}

/// Sends the head of the month that ended to the référents, then comes back a month later.
#[derive(Debug, Serialize, Deserialize)]
pub struct SendHead {}

impl Job for SendHead {
    const KIND: &'static str = "privacy.send_head";
}

/// Half past one in the morning in UTC, when few are at work.
const NIGHT: TimeDelta = TimeDelta::minutes(90);
/// Before the first people come to work on the first of the month.
const MORNING: TimeDelta = TimeDelta::hours(5);
/// How long to wait for a month that has not ended yet in the chain.
const LATER: TimeDelta = TimeDelta::hours(1);

/// The night that follows.
pub fn next_night(now: DateTime<Utc>) -> DateTime<Utc> {
    let tonight = now.date_naive().and_time(NaiveTime::MIN).and_utc() + NIGHT;
    if tonight > now { tonight } else { tonight + Days::new(1) }
}

/// The morning of the next first of a month.
pub fn next_first(now: DateTime<Utc>) -> DateTime<Utc> {
    let first = now.date_naive().with_day(1).unwrap_or(now.date_naive());
    (first + Months::new(1)).and_time(NaiveTime::MIN).and_utc() + MORNING
}

/// Verifies the journal against the table and the file, and keeps what was found; what does not fit is an alert.
pub async fn verify(database: Database, key: Key, file: CheckpointFile, now: DateTime<Utc>) -> Result<()> {
    // The file first: what is signed meanwhile is then no fault.
    let kept = file.read().map_err(anyhow::Error::from)?;
    let report = journal::verify(&database, &key, &kept, now).await?;
    let check = Check::of(&report, now);
    let mut db = database.write().await?;
    store::add_check(&mut db, &check).await?;
    journal::write(&mut db, Author::default(), "journal.verified", check.id.uuid(), now).await?;
    if !check.is_whole {
        tracing::error!(faults = check.faults, "the journal is not whole");
        let found = Finding::of_installation(Kind::ChainBroken, Level::Alert, check.faults);
        alert::raise(&mut db, &[found], now).await?;
    }
    queue::schedule(&mut db, &Verify {}, next_night(now)).await?;
    db.commit().await
}

/// The month before `now`, once the chain has ended it.
fn ended(months: &[Month], now: DateTime<Utc>) -> Option<&Month> {
    let last = now.date_naive().with_day(1)?.pred_opt()?;
    let name = last.format("%Y-%m").to_string();
    months.iter().find(|month| month.month == name && month.is_closed)
}

/// Sends the head of the month that ended, once; waits for it where the chain has not ended it yet.
pub async fn send_head(database: Database, now: DateTime<Utc>) -> Result<()> {
    let mut db = database.write().await?;
    let months = journal::months(&mut db).await?;
    let Some(month) = ended(&months, now) else {
        // A month in which nothing was done has no head; after its first day nobody waits for it.
        let next = if now.day() == 1 { now + LATER } else { next_first(now) };
        queue::schedule(&mut db, &SendHead {}, next).await?;
        return db.commit().await;
    };
    if store::note_sent(&mut db, &month.month, now).await? {
        mails::send_head(&mut db, month, now).await?;
        journal::write(&mut db, Author::default(), "journal.head_sent", Uuid::nil(), now).await?;
    }
    queue::schedule(&mut db, &SendHead {}, next_first(now)).await?;
    db.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_next_night_is_tonight_or_tomorrow() {
        assert_eq!(next_night(at("2026-11-23T01:00:00Z")), at("2026-11-23T01:30:00Z"));
        assert_eq!(next_night(at("2026-11-23T01:30:00Z")), at("2026-11-24T01:30:00Z"));
    }

    #[test]
    fn the_head_is_sent_on_the_first_of_each_month() {
        assert_eq!(next_first(at("2026-11-23T09:00:00Z")), at("2026-12-01T05:00:00Z"));
        assert_eq!(next_first(at("2026-12-01T05:00:00Z")), at("2027-01-01T05:00:00Z"));
        assert_eq!(next_first(at("2027-01-31T23:59:00Z")), at("2027-02-01T05:00:00Z"));
    }
}
