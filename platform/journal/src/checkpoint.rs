//! How far the journal went, signed.

use std::fmt;
use std::str::FromStr;

use base::{Database, Db, Result, execute, fetch_all, fetch_optional};
use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use sqlx::FromRow;

use crate::chain::signed;
use crate::{Key, tip};

/// «At this instant the journal had come to this row, whose hash was this», signed by the key of the installation.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, Serialize)]
pub struct Checkpoint {
    pub seq: i64,
    /// The hash of that row.
    pub head: String,
    pub at: DateTime<Utc>,
    pub key_id: String,
    pub signature: String,
}

/// A line of the file that no program of ours wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a checkpoint")]
pub struct NotACheckpoint;

/// What the log knows checkpoints by, so that a machine elsewhere keeps them too.
pub const HEADS: &str = "journal::heads";
/// The first word of each line: how it is written.
const VERSION: &str = "1";

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.at.to_rfc3339_opts(SecondsFormat::Micros, true);
        write!(f, "{VERSION} {} {} {at} {} {}", self.seq, self.head, self.key_id, self.signature)
    }
}

impl FromStr for Checkpoint {
    type Err = NotACheckpoint;

    fn from_str(line: &str) -> std::result::Result<Self, NotACheckpoint> {
        let [VERSION, seq, head, at, key_id, signature] = *line.split(' ').collect::<Vec<_>>() else {
            return Err(NotACheckpoint);
        };
        Ok(Self {
            seq: seq.parse().map_err(|_| NotACheckpoint)?,
            head: head.to_owned(),
            at: DateTime::parse_from_rfc3339(at).map_err(|_| NotACheckpoint)?.to_utc(),
            key_id: key_id.to_owned(),
            signature: signature.to_owned(),
        })
    }
}

impl Checkpoint {
    pub fn sign(seq: i64, head: &str, at: DateTime<Utc>, key: &Key) -> Self {
        let (key_id, signature) = key.sign(&signed(seq, head, at));
        Self { seq, head: head.to_owned(), at, key_id, signature }
    }

    /// Says whether `key`, or one that it replaced, signed exactly this.
    pub fn is_signed_by(&self, key: &Key) -> bool {
        key.has_signed((&self.key_id, self.at), &signed(self.seq, &self.head, self.at), &self.signature)
    }
}

/// The checkpoints that stand in `text`, whatever stands around them: a log of the program, in phrases or in JSON.
pub fn found_in(text: &str) -> Vec<Checkpoint> {
    let of_line = |line: &str| {
        let words: Vec<_> = line.split([' ', '"']).collect();
        words.windows(6).find_map(|six| six.join(" ").parse().ok())
    };
    text.lines().filter_map(of_line).collect()
}

/// Signs where the chain ends now; gives the last checkpoint where nothing was added since, and none for an empty journal.
pub async fn make(database: &Database, key: &Key, now: DateTime<Utc>) -> Result<Option<Checkpoint>> {
    let mut db = database.write_comparing().await?;
    let (Some(tip), last) = (tip(&mut db).await?, last_checkpoint(&mut db).await?) else { return Ok(None) };
    if let Some(last) = last.filter(|last| last.seq >= tip.last_seq) {
        return Ok(Some(last));
    }
    let made = Checkpoint::sign(tip.last_seq, &tip.head, now, key);
    let added = execute!(&mut db => "
        INSERT INTO journal_checkpoint (seq, head, at, key_id, signature) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT DO NOTHING", made.seq, made.head, made.at, made.key_id, made.signature)?;
    if added == 0 {
        // Another process was faster: what it signed stands.
        return Ok(last_checkpoint(&mut db).await?);
    }
    db.commit().await?;
    Ok(Some(made))
}

/// The checkpoint that went furthest.
pub async fn last_checkpoint(db: &mut Db) -> sqlx::Result<Option<Checkpoint>> {
    fetch_optional!(db => "SELECT * FROM journal_checkpoint ORDER BY seq DESC LIMIT 1")
}

/// The checkpoints of the table from `first` to `last`, in order of rows; `limit` at most.
pub async fn between(db: &mut Db, first: i64, last: i64, limit: i64) -> sqlx::Result<Vec<Checkpoint>> {
    fetch_all!(db => "
        SELECT * FROM journal_checkpoint WHERE seq >= $1 AND seq <= $2 ORDER BY seq LIMIT $3", first, last, limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checkpoint(key: &Key) -> Checkpoint {
        Checkpoint::sign(12, "ab", DateTime::from_timestamp_micros(1_700_000_000_123_456).unwrap(), key)
    }

    #[test]
    fn a_checkpoint_is_read_back_from_its_line() {
        let checkpoint = checkpoint(&Key::derive(&[1; 32]));
        assert_eq!(checkpoint.to_string().parse(), Ok(checkpoint));
    }

    #[test]
    fn a_line_that_is_not_ours_is_refused() {
        let line = checkpoint(&Key::derive(&[1; 32])).to_string();
        for wrong in [String::new(), line.replacen('1', "2", 1), line.replacen("12", "x", 1), format!("{line} more")] {
            assert_eq!(wrong.parse::<Checkpoint>(), Err(NotACheckpoint), "{wrong}");
        }
    }

    #[test]
    fn checkpoints_are_found_in_a_log_whatever_stands_around_them() {
        let one = checkpoint(&Key::derive(&[1; 32]));
        let log =
            format!("at first\n2026-11-23T09:00:00Z  INFO {HEADS}: {one}\n{{\"message\":\"{one}\"}}\n1 2 3 4 5 6 7\n");
        assert_eq!(found_in(&log), [one.clone(), one]);
    }

    #[test]
    fn a_checkpoint_is_signed_as_a_whole() {
        let (key, other) = (Key::derive(&[1; 32]), Key::derive(&[2; 32]));
        let whole = checkpoint(&key);
        assert!(whole.is_signed_by(&key) && !whole.is_signed_by(&other));
        let changes: [fn(&mut Checkpoint); 4] = [
            |one| one.seq += 1,
            |one| one.head.push('0'),
            |one| one.at += chrono::TimeDelta::microseconds(1),
            |one| one.key_id.clear(),
        ];
        for change in changes {
            let mut changed = whole.clone();
            change(&mut changed);
            assert!(!changed.is_signed_by(&key), "{changed}");
        }
    }
}
