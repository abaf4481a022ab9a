//! Work after the answer: a job is pushed in the transaction that causes it, and done by a worker of the same program,
//! in the web process or in one of its own. Nothing is lost by a restart; a job may run twice, so running twice changes
//! nothing.
//!
//! Invariant: a job carries ids, never what could identify a person.

mod look;
mod store;
mod worker;

use base::Db;
use chrono::{DateTime, Utc};
pub use look::{Depth, Failed, depths, drop_failed, failed, failed_one, retry};
use serde::Serialize;
use serde::de::DeserializeOwned;
pub use store::{Row, count_failed, count_waiting};
pub use worker::{Handlers, Worker};

/// How often a job is tried unless its kind says otherwise: it takes an hour.
const ATTEMPTS: i64 = 8;

/// A kind of work, and what one piece of it is about.
pub trait Job: Serialize + DeserializeOwned + Send + 'static {
    /// Its name in the table: `directory.erase_changes`.
    const KIND: &'static str;
    /// How often it is tried before somebody has to look at it.
    const ATTEMPTS: i64 = ATTEMPTS;
}

/// Pushes a job, to be done as soon as this transaction is committed.
pub async fn push<J: Job>(db: &mut Db, job: &J, now: DateTime<Utc>) -> base::Result<()> {
    let payload = serde_json::to_string(job).map_err(anyhow::Error::from)?;
    store::insert(db, J::KIND, &payload, now).await?;
    Ok(())
}

/// Pushes a job to be done at `run_at`, unless one of its kind waits already: how daily work comes back.
pub async fn schedule<J: Job>(db: &mut Db, job: &J, run_at: DateTime<Utc>) -> base::Result<()> {
    if store::waits(db, J::KIND).await? {
        return Ok(());
    }
    push(db, job, run_at).await
}
