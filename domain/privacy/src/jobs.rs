//! The work of this capability, put together.

use std::sync::Arc;

use base::{Db, Result};
use chrono::{DateTime, TimeDelta, Utc};
use futures::FutureExt as _;
use journal::{CheckpointFile, Key};
use queue::Handlers;

use crate::alert::{self, Watch};
use crate::chain::{self, SendHead, Verify};
use crate::retention::{self, Execute, Holding, Plan};

/// What is done for each kind of job: `holdings` are what owners declare, `key` and `file` verify the journal.
pub fn jobs(holdings: Vec<Holding>, key: Key, file: CheckpointFile) -> Handlers {
    let holdings: Arc<[Holding]> = holdings.into();
    let to_plan = Arc::clone(&holdings);
    Handlers::default()
        .on(|db, Watch {}, now| alert::watch(db, now).boxed())
        .on(move |db, Verify {}, now| chain::verify(db, key.clone(), file.clone(), now).boxed())
        .on(|db, SendHead {}, now| chain::send_head(db, now).boxed())
        .on(move |db, Plan {}, now| {
            let holdings = Arc::clone(&to_plan);
            async move { retention::plan_daily(db, &holdings, now).await }.boxed()
        })
        .on(move |db, Execute {}, now| {
            let holdings = Arc::clone(&holdings);
            async move { retention::execute_daily(db, &holdings, now).await }.boxed()
        })
}

/// Has each of them in the queue once.
pub async fn schedule(db: &mut Db, now: DateTime<Utc>) -> Result<()> {
    let soon = now + TimeDelta::minutes(1);
    queue::schedule(db, &Watch {}, soon).await?;
    queue::schedule(db, &Verify {}, chain::next_night(now)).await?;
    queue::schedule(db, &SendHead {}, chain::next_first(now)).await?;
    queue::schedule(db, &Plan {}, soon).await?;
    queue::schedule(db, &Execute {}, soon).await
}
