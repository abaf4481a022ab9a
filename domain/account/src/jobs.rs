//! Erases each day what has had its time.

use base::{Database, Result};
use chrono::{DateTime, TimeDelta, Utc};
use futures::FutureExt as _;
use queue::{Handlers, Job};
use serde::{Deserialize, Serialize};

/// Erases dead sessions, lapsed codes and old failures, then comes back the next day.
#[derive(Debug, Serialize, Deserialize)]
pub struct Purge {}

impl Job for Purge {
    const KIND: &'static str = "account.purge";
}

pub fn jobs() -> Handlers {
    Handlers::default().on::<Purge>(|db, Purge {}, now| purge(db, now).boxed())
}

async fn purge(db: Database, now: DateTime<Utc>) -> Result<()> {
    let mut db = db.write().await?;
    crate::purge(&mut db, now).await?;
    queue::schedule(&mut db, &Purge {}, now + TimeDelta::days(1)).await?;
    db.commit().await
}
