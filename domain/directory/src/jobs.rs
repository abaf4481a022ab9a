//! Erases each day the changes that every index has read.

use base::{Database, Result};
use chrono::{DateTime, TimeDelta, Utc};
use futures::FutureExt as _;
use queue::{Handlers, Job};
use serde::{Deserialize, Serialize};

use crate::{CHANGES_KEPT, store};

/// Erases the changes that are older than an index may sleep, then comes back the next day.
#[derive(Debug, Serialize, Deserialize)]
pub struct EraseChanges {}

impl Job for EraseChanges {
    const KIND: &'static str = "directory.erase_changes";
}

pub fn jobs() -> Handlers {
    Handlers::default().on::<EraseChanges>(|db, EraseChanges {}, now| erase_changes(db, now).boxed())
}

async fn erase_changes(db: Database, now: DateTime<Utc>) -> Result<()> {
    let mut db = db.write().await?;
    store::erase_changes(&mut db, now - CHANGES_KEPT).await?;
    queue::schedule(&mut db, &EraseChanges {}, now + TimeDelta::days(1)).await?;
    db.commit().await
}
