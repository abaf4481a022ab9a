//! Keeps the journal sealed and signed while the program runs.

use std::time::Duration;

use base::{Clock, Database};
use chrono::{DateTime, TimeDelta, Utc};

use crate::checkpoint::{self, HEADS};
use crate::{CheckpointFile, Key, seal};

/// How often rows are chained.
const TICK: Duration = Duration::from_secs(1);
/// How often the end of the chain is signed.
const HOUR: TimeDelta = TimeDelta::hours(1);

/// Seals each second; signs at the start, each hour and at the end. Several processes may have one each.
#[derive(Debug, Clone)]
pub struct Keeper {
    pub db: Database,
    pub clock: Clock,
    pub key: Key,
    pub file: CheckpointFile,
}

impl Keeper {
    /// Goes on for ever; a database that is away for a while is waited for.
    pub async fn run(&self) {
        let mut signed_at: Option<DateTime<Utc>> = None;
        loop {
            tokio::time::sleep(TICK).await;
            let now = self.clock.now();
            self.seal(now).await;
            if is_due(signed_at, now) && self.sign(now).await {
                signed_at = Some(now);
            }
        }
    }

    /// Seals and signs what there is, once the last request was answered.
    pub async fn finish(&self) {
        let now = self.clock.now();
        self.seal(now).await;
        self.sign(now).await;
    }

    async fn seal(&self, now: DateTime<Utc>) {
        if let Err(error) = seal(&self.db, now).await {
            tracing::error!("the journal is not sealed: {error}");
        }
    }

    async fn sign(&self, now: DateTime<Utc>) -> bool {
        let signed = match checkpoint::make(&self.db, &self.key, now).await {
            Ok(Some(checkpoint)) => {
                // Made just now, and not by another process. No line of the journal itself goes into the log.
                if checkpoint.at == now {
                    tracing::info!(target: HEADS, "{checkpoint}");
                }
                self.file.append(&checkpoint).map_err(|error| anyhow::anyhow!(error).into())
            }
            Ok(None) => Ok(()),
            Err(error) => Err(error),
        };
        match signed {
            Ok(()) => true,
            Err(base::Error::Conflict) => false,
            Err(error) => {
                tracing::error!("the journal is not signed: {error}");
                false
            }
        }
    }
}

/// A clock that was set back does not keep the journal unsigned.
fn is_due(signed_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    signed_at.is_none_or(|at| (now - at).abs() >= HOUR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_signed_at_the_start_each_hour_and_when_the_clock_was_set_back() {
        let now = DateTime::UNIX_EPOCH;
        assert!(is_due(None, now) && is_due(Some(now - HOUR), now) && is_due(Some(now + HOUR), now));
        assert!(!is_due(Some(now - HOUR + TimeDelta::seconds(1)), now) && !is_due(Some(now), now));
    }
}
