//! Each morning: whose term comes, the holder is told of, once at each threshold.

use base::{Database, Result};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use queue::Job;
use serde::{Deserialize, Serialize};

use super::model::THRESHOLDS;
use super::{mails, store};

/// Looks at the terms of all devices.
#[derive(Debug, Serialize, Deserialize)]
pub struct Warn {}

impl Job for Warn {
    const KIND: &'static str = "phone.warn";
}

/// When people come to work, in UTC.
const MORNING: TimeDelta = TimeDelta::hours(6);

fn next_morning(now: DateTime<Utc>) -> DateTime<Utc> {
    let today = now.date_naive().and_time(NaiveTime::MIN).and_utc() + MORNING;
    if today > now { today } else { today + TimeDelta::days(1) }
}

pub async fn warn(database: Database, job: Warn, now: DateTime<Utc>) -> Result<()> {
    let today = web::today_at(now);
    let farthest = THRESHOLDS.into_iter().max().unwrap_or_default();
    let mut db = database.write().await?;
    for phone in store::ending(&mut db, today + TimeDelta::days(farthest)).await? {
        let Some(threshold) = phone.warning(today) else { continue };
        store::note_told(&mut db, phone.id, threshold).await?;
        for contact in partner::contacts(&mut db, phone.holder_id).await? {
            mails::warn(&mut db, &contact, &phone, now).await?;
        }
    }
    queue::schedule(&mut db, &job, next_morning(now)).await?;
    db.commit().await
}
