//! Watches the journal each hour, and the clock with it.

use base::{Database, Db, Result};
use chrono::{DateTime, DurationRound as _, TimeDelta, Utc};
use queue::Job;
use serde::{Deserialize, Serialize};

use super::model::{Finding, Kind, Level, findings};
use super::raise;
use crate::retention::{doubt_at, store};

/// Looks at the hours that ended, then comes back in an hour.
#[derive(Debug, Serialize, Deserialize)]
pub struct Watch {}

impl Job for Watch {
    const KIND: &'static str = "privacy.watch";
}

const HOUR: TimeDelta = TimeDelta::hours(1);
/// A program that did not run for long looks back this far.
const LOOK_BACK: TimeDelta = TimeDelta::hours(48);
/// A row is dated when its act begins, and seen once it is committed: an hour is looked at this long after its end.
const PATIENCE: TimeDelta = TimeDelta::minutes(1);

/// Looks at each hour once. While the clock is not believed, that is told once, and no hour is looked at.
pub async fn watch(database: Database, now: DateTime<Utc>) -> Result<()> {
    let mut db = database.write().await?;
    match doubt_at(&mut db, now).await? {
        Some(_) => {
            if store::note_doubt(&mut db, now).await? {
                let found = Finding::of_installation(Kind::ClockDoubted, Level::Alert, 1);
                raise(&mut db, &[found], now).await?;
            }
        }
        None => {
            store::see(&mut db, store::CLOCK, now).await?;
            look(&mut db, now).await?;
        }
    }
    queue::schedule(&mut db, &Watch {}, now + HOUR).await?;
    db.commit().await
}

async fn look(db: &mut Db, now: DateTime<Utc>) -> Result<()> {
    let end = (now - PATIENCE).duration_trunc(HOUR).map_err(anyhow::Error::from)?;
    let seen = store::sight(db, store::WATCH).await?.unwrap_or(end - HOUR);
    let mut hour = seen.max(end - LOOK_BACK);
    while hour < end {
        let tallies = journal::tally(db, hour, hour + HOUR).await?;
        raise(db, &findings(&tallies, hour), hour).await?;
        hour += HOUR;
    }
    Ok(store::see(db, store::WATCH, end.max(seen)).await?)
}
