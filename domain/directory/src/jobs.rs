//! What the directory does by itself: each day it erases the changes that every index has read, warns keepers, and takes
//! away what nobody has checked for too long.

use base::{Database, Result};
use chrono::{DateTime, TimeDelta, Utc};
use futures::FutureExt as _;
use queue::{Handlers, Job};
use serde::{Deserialize, Serialize};

use crate::freshness::{Ripen, SettleRules, ripen, settle_rules};
use crate::twin::{FindTwins, find_twins};
use crate::{CHANGES_KEPT, doubt, proposal, store};

/// Erases the changes that are older than an index may sleep, then comes back the next day.
#[derive(Debug, Serialize, Deserialize)]
pub struct EraseChanges {}

impl Job for EraseChanges {
    const KIND: &'static str = "directory.erase_changes";
}

pub fn jobs() -> Handlers {
    Handlers::default()
        .on::<EraseChanges>(|db, EraseChanges {}, now| erase_changes(db, now).boxed())
        .on::<FindTwins>(|db, FindTwins {}, now| find_twins(db, now).boxed())
        .on::<Ripen>(|db, Ripen {}, now| ripen(db, now).boxed())
        .on::<SettleRules>(|db, SettleRules { territory }, now| settle_rules(db, territory, now).boxed())
}

pub async fn erase_changes(db: Database, now: DateTime<Utc>) -> Result<()> {
    let mut db = db.write().await?;
    store::erase_changes(&mut db, now - CHANGES_KEPT).await?;
    doubt::store::erase_settled(&mut db, (now - doubt::KEPT).date_naive()).await?;
    proposal::store::erase_decided(&mut db, now - proposal::KEPT).await?;
    queue::schedule(&mut db, &EraseChanges {}, now + TimeDelta::days(1)).await?;
    db.commit().await
}
