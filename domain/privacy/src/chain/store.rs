//! The questions asked of verifications and of heads that were sent.

use base::{Db, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, Utc};

use super::model::Check;

pub async fn add_check(db: &mut Db, check: &Check) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO journal_check (id, at, is_whole, checked, last_seq, faults, first_fault)
        VALUES ($1, $2, $3, $4, $5, $6, $7)", check.id, check.at, check.is_whole, check.checked, check.last_seq,
        check.faults, check.first_fault)?;
    Ok(())
}

/// The last verification.
pub async fn last_check(db: &mut Db) -> sqlx::Result<Option<Check>> {
    fetch_optional!(db => "SELECT * FROM journal_check ORDER BY at DESC, id DESC LIMIT 1")
}

/// The verifications, the latest first; 14 at most.
pub async fn checks(db: &mut Db) -> sqlx::Result<Vec<Check>> {
    fetch_all!(db => "SELECT * FROM journal_check ORDER BY at DESC, id DESC LIMIT 14")
}

pub async fn erase_checks(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<u64> {
    execute!(db => "DELETE FROM journal_check WHERE at < $1", before)
}

/// Notes that the head of a month is sent; says no if it was before.
pub async fn note_sent(db: &mut Db, month: &str, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let noted = execute!(db => "
        INSERT INTO head_sent (month, sent_at) VALUES ($1, $2) ON CONFLICT (month) DO NOTHING", month, now)?;
    Ok(noted == 1)
}

/// How many were written before `before`.
pub async fn count_checks(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM journal_check WHERE at < $1", before)?;
    Ok(count)
}
