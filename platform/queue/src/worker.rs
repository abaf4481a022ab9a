//! Takes jobs one by one and does them.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use base::{Clock, Database, Error, Result};
use chrono::{DateTime, TimeDelta, Utc};
use futures::future::BoxFuture;

use crate::store::{self, Row};
use crate::{ATTEMPTS, Job};

/// A worker that died leaves its job to the others after this.
const CLAIM: TimeDelta = TimeDelta::minutes(5);
/// How long an idle worker waits before it looks again.
const IDLE: Duration = Duration::from_millis(500);

type Run = Arc<dyn Fn(Database, String, DateTime<Utc>) -> BoxFuture<'static, Result<()>> + Send + Sync>;

#[derive(Clone)]
struct Handler {
    run: Run,
    attempts: i64,
}

/// What is done for each kind of job.
#[derive(Clone, Default)]
pub struct Handlers(HashMap<&'static str, Handler>);

impl std::fmt::Debug for Handlers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Handlers {
    /// Says what to do with jobs of the kind `J`, with the database and the time, and with whatever `run` holds.
    #[must_use]
    pub fn on<J: Job>(
        mut self,
        run: impl Fn(Database, J, DateTime<Utc>) -> BoxFuture<'static, Result<()>> + Send + Sync + 'static,
    ) -> Self {
        let run: Run = Arc::new(move |db, payload, now| match serde_json::from_str::<J>(&payload) {
            Ok(job) => run(db, job, now),
            Err(error) => Box::pin(async move { Err(Error::Unexpected(error.into())) }),
        });
        self.0.insert(J::KIND, Handler { run, attempts: J::ATTEMPTS });
        self
    }

    /// Those of both.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }
}

/// Does what the queue holds.
#[derive(Debug, Clone)]
pub struct Worker {
    pub db: Database,
    pub clock: Clock,
    pub handlers: Handlers,
}

/// The time before the next attempt: 30 seconds, doubled each time.
fn delay(attempts: i64) -> TimeDelta {
    TimeDelta::seconds(30) * 2_i32.pow(u32::try_from(attempts.clamp(1, 10) - 1).unwrap_or(0))
}

impl Worker {
    /// Does one job that is due; says whether there was one.
    pub async fn run_one(&self) -> Result<bool> {
        let now = self.clock.now();
        let Some(row) = self.take(now).await? else { return Ok(false) };
        let handler = self.handlers.0.get(row.kind.as_str());
        let done = match handler {
            Some(handler) => (handler.run)(self.db.clone(), row.payload.clone(), now).await,
            None => Err(Error::Unexpected(anyhow::anyhow!("nobody does jobs of this kind"))),
        };
        self.settle(&row, done, handler.map_or(ATTEMPTS, |handler| handler.attempts), now).await?;
        Ok(true)
    }

    /// Like `settle`, it touches one row that it holds: were it serializable, workers side by side would refuse each other's
    /// work, and what is done already would stay in the queue to be done again.
    async fn take(&self, now: DateTime<Utc>) -> Result<Option<Row>> {
        let mut db = self.db.write_comparing().await?;
        let Some(row) = store::next_due(&mut db, now).await? else { return Ok(None) };
        store::claim(&mut db, row.id, now + CLAIM).await?;
        db.commit().await?;
        Ok(Some(Row { attempts: row.attempts + 1, ..row }))
    }

    async fn settle(&self, row: &Row, done: Result<()>, most: i64, now: DateTime<Utc>) -> Result<()> {
        let mut db = self.db.write_comparing().await?;
        match done {
            Ok(()) => store::delete(&mut db, row.id).await?,
            Err(error) => {
                tracing::error!(kind = row.kind, attempts = row.attempts, "a job failed: {error}");
                let failure = error.to_string();
                if row.attempts >= most {
                    store::give_up(&mut db, row.id, now, &failure).await?;
                } else {
                    store::put_back(&mut db, row.id, now + delay(row.attempts), &failure).await?;
                }
            }
        }
        db.commit().await
    }

    /// Does jobs for ever; a database that is away for a while is waited for.
    pub async fn run(&self) {
        loop {
            match self.run_one().await {
                Ok(true) => {}
                Ok(false) | Err(Error::Conflict) => tokio::time::sleep(IDLE).await,
                Err(error) => {
                    tracing::error!("the queue cannot be read: {error}");
                    tokio::time::sleep(IDLE * 10).await;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_attempt_waits_twice_as_long_as_the_one_before() {
        assert_eq!([1, 2, 3].map(|attempts| delay(attempts).num_seconds()), [30, 60, 120]);
        assert_eq!(delay(100), delay(10));
    }
}
