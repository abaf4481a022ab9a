//! Each day: what was declared or counted and has had its time goes.

use base::{Database, Result};
use chrono::{DateTime, TimeDelta, Utc};
use futures::FutureExt as _;
use queue::{Handlers, Job};
use serde::{Deserialize, Serialize};

use crate::phone::{self, Warn};
use crate::{declaration, demand};

/// Erases the declarations that died and the notes of more than a day.
#[derive(Debug, Serialize, Deserialize)]
pub struct Tidy {}

impl Job for Tidy {
    const KIND: &'static str = "shelter.tidy";
}

pub fn jobs() -> Handlers {
    Handlers::default()
        .on::<Tidy>(|db, job, now| tidy(db, job, now).boxed())
        .on::<Warn>(|db, job, now| phone::warn(db, job, now).boxed())
}

/// How long a note can be taken back.
const NOTES_KEPT: TimeDelta = TimeDelta::days(1);

async fn tidy(database: Database, job: Tidy, now: DateTime<Utc>) -> Result<()> {
    let mut db = database.write().await?;
    declaration::store::erase(&mut db, now).await?;
    demand::store::erase_notes(&mut db, now - NOTES_KEPT).await?;
    queue::schedule(&mut db, &job, now + TimeDelta::hours(1)).await?;
    db.commit().await
}
