//! Writing to the institutions that hold copies of an edition that is taken back.

use base::{Database, Id, Result};
use chrono::{DateTime, Utc};
use futures::FutureExt as _;
use print::Edition;
use queue::{Handlers, Job};
use serde::{Deserialize, Serialize};

use crate::{mails, recall};

/// Writes once to every institution that holds copies. `origin` is where the link leads.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellRecall {
    pub edition: Id<Edition>,
    pub origin: String,
}

impl Job for TellRecall {
    const KIND: &'static str = "kit.tell_recall";
}

pub fn jobs() -> Handlers {
    Handlers::default().on::<TellRecall>(|db, job, now| tell(db, job, now).boxed())
}

async fn tell(database: Database, job: TellRecall, now: DateTime<Utc>) -> Result<()> {
    let mut db = database.write().await?;
    if recall::recall(&mut db, job.edition).await?.is_none() {
        return Ok(());
    }
    let link = format!("{}/pro/exemplaires/editions/{}", job.origin, job.edition);
    for institution in recall::untold(&mut db, job.edition).await? {
        for contact in partner::contacts(&mut db, institution).await? {
            mails::tell(&mut db, &contact, &link, now).await?;
        }
        recall::note_told(&mut db, job.edition, institution).await?;
    }
    db.commit().await
}
