//! A copy of the database that follows it: where the public reads, when an operator has chosen one.

use std::sync::{PoisonError, RwLock};
use std::time::Duration;

use anyhow::Context as _;
use base::{Database, Db, fetch_one};

/// How long the copy may take to begin; the database itself is read then.
const PATIENCE: Duration = Duration::from_secs(2);

/// A database that repeats what another one commits (PostgreSQL, streaming), read as long as it keeps up.
#[derive(Debug)]
pub struct Replica {
    url: String,
    /// The copy, while it answers and is in step.
    near: RwLock<Option<Database>>,
    /// How far the database itself had come when it was last looked at.
    mark: RwLock<Option<String>>,
}

impl Replica {
    /// One that is not read before it was looked at.
    pub fn new(url: String) -> Self {
        Self { url, near: RwLock::default(), mark: RwLock::default() }
    }

    fn near(&self) -> Option<Database> {
        self.near.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn note(&self, now: Option<Database>) {
        let is_near = now.is_some();
        let was = std::mem::replace(&mut *self.near.write().unwrap_or_else(PoisonError::into_inner), now);
        match (was.is_some(), is_near) {
            (true, false) => tracing::warn!("the copy of the database is away, or late: the database itself is read"),
            (false, true) => tracing::info!("the copy of the database is read"),
            _ => {}
        }
    }

    /// A snapshot of the copy; `None` where the database itself is to be read.
    pub async fn read(&self) -> Option<Db> {
        let began = tokio::time::timeout(PATIENCE, self.near()?.read()).await;
        let db = began.ok().and_then(Result::ok);
        if db.is_none() {
            self.note(None);
        }
        db
    }

    /// Looks whether the copy answers and has what `primary` had when this was asked the time before. Says whether it is read
    /// from now on.
    pub async fn look(&self, primary: &Database) -> bool {
        let seen = tokio::time::timeout(PATIENCE, self.in_step(primary)).await;
        let near = seen.ok().and_then(Result::ok).flatten();
        let is_near = near.is_some();
        self.note(near);
        is_near
    }

    async fn in_step(&self, primary: &Database) -> anyhow::Result<Option<Database>> {
        let copy = match self.near() {
            Some(copy) => copy,
            None => Database::look(&self.url).await?,
        };
        let (mark,): (String,) = fetch_one!(&mut primary.read().await? => "SELECT pg_current_wal_lsn()::TEXT")?;
        let before = self.mark.write().unwrap_or_else(PoisonError::into_inner).replace(mark);
        // What follows by other means than streaming says nothing of how far it is: it is believed.
        let (is_in_step,): (bool,) = fetch_one!(&mut copy.read().await? => "
            SELECT COALESCE(pg_last_wal_replay_lsn() >= CAST($1 AS pg_lsn), TRUE)", before)
        .context("the copy cannot be read")?;
        Ok(is_in_step.then_some(copy))
    }
}
