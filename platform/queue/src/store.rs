//! The table of jobs.

use base::{Db, Id, execute, fetch_one, fetch_optional};
use chrono::{DateTime, Utc};
use sqlx::FromRow;

/// A job as it stands in the table.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Row {
    pub id: Id<Row>,
    pub kind: String,
    pub payload: String,
    pub attempts: i64,
}

pub async fn insert(db: &mut Db, kind: &str, payload: &str, run_at: DateTime<Utc>) -> sqlx::Result<()> {
    let id = Id::<Row>::new();
    execute!(db => "INSERT INTO job (id, kind, payload, run_at) VALUES ($1, $2, $3, $4)", id, kind, payload, run_at)?;
    Ok(())
}

/// Says whether a job of `kind` waits for its time.
pub async fn waits(db: &mut Db, kind: &str) -> sqlx::Result<bool> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM job WHERE kind = $1 AND failed_at IS NULL AND claimed_until IS NULL", kind)?;
    Ok(count > 0)
}

/// The next job that is due and that no worker holds; PostgreSQL's workers pass over those that another is taking.
pub async fn next_due(db: &mut Db, now: DateTime<Utc>) -> sqlx::Result<Option<Row>> {
    match db {
        Db::Sqlite(_) => fetch_optional!(db => "
            SELECT id, kind, payload, attempts FROM job
             WHERE failed_at IS NULL AND run_at <= $1 AND (claimed_until IS NULL OR claimed_until < $1)
             ORDER BY run_at, id LIMIT 1", now),
        Db::Postgres(_) => fetch_optional!(db => "
            SELECT id, kind, payload, attempts FROM job
             WHERE failed_at IS NULL AND run_at <= $1 AND (claimed_until IS NULL OR claimed_until < $1)
             ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED", now),
    }
}

pub async fn claim(db: &mut Db, id: Id<Row>, until: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "UPDATE job SET claimed_until = $2, attempts = attempts + 1 WHERE id = $1", id, until)?;
    Ok(())
}

pub async fn delete(db: &mut Db, id: Id<Row>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM job WHERE id = $1", id)?;
    Ok(())
}

/// Puts a failed attempt back, to be tried again at `run_at`.
pub async fn put_back(db: &mut Db, id: Id<Row>, run_at: DateTime<Utc>, failure: &str) -> sqlx::Result<()> {
    execute!(db => "UPDATE job SET claimed_until = NULL, run_at = $2, failure = $3 WHERE id = $1", id, run_at, failure)?;
    Ok(())
}

pub async fn give_up(db: &mut Db, id: Id<Row>, at: DateTime<Utc>, failure: &str) -> sqlx::Result<()> {
    execute!(db => "UPDATE job SET claimed_until = NULL, failed_at = $2, failure = $3 WHERE id = $1", id, at, failure)?;
    Ok(())
}

/// How many jobs are due and not done: the depth of the queue.
pub async fn count_waiting(db: &mut Db, now: DateTime<Utc>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM job WHERE failed_at IS NULL AND run_at <= $1", now)?;
    Ok(count)
}

/// How many jobs failed for good.
pub async fn count_failed(db: &mut Db) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM job WHERE failed_at IS NOT NULL")?;
    Ok(count)
}
