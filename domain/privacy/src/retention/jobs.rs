//! The daily work of retention.

use base::{Database, Result};
use chrono::{DateTime, TimeDelta, Utc};
use queue::Job;
use serde::{Deserialize, Serialize};

use super::holding::Holding;
use super::model::Object;
use super::{run, store};
use crate::{alert, chain, mails};

/// Plans what has had its time, then comes back the next day.
#[derive(Debug, Serialize, Deserialize)]
pub struct Plan {}

impl Job for Plan {
    const KIND: &'static str = "privacy.plan";
}

/// Erases what was planned and is not held back, then comes back the next day.
#[derive(Debug, Serialize, Deserialize)]
pub struct Execute {}

impl Job for Execute {
    const KIND: &'static str = "privacy.execute";
}

pub async fn plan_daily(database: Database, holdings: &[Holding], now: DateTime<Utc>) -> Result<()> {
    let planned = run::plan(&database, holdings, now).await?;
    let mut db = database.write().await?;
    if planned > 0 {
        mails::tell_officers(&mut db, None, now).await?;
    }
    for retention in store::retentions(&mut db).await? {
        match retention.object {
            Object::Alert => alert::store::erase(&mut db, retention.before(now)).await?,
            Object::JournalCheck => chain::store::erase_checks(&mut db, retention.before(now)).await?,
            Object::Erasure => store::erase_done(&mut db, retention.before(now)).await?,
            _ => 0,
        };
    }
    queue::schedule(&mut db, &Plan {}, now + TimeDelta::days(1)).await?;
    db.commit().await
}

pub async fn execute_daily(database: Database, holdings: &[Holding], now: DateTime<Utc>) -> Result<()> {
    run::execute(&database, holdings, now).await?;
    let mut db = database.write().await?;
    queue::schedule(&mut db, &Execute {}, now + TimeDelta::days(1)).await?;
    db.commit().await
}
