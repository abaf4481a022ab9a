//! The months of the journal, and the end of its chain.

use base::{Db, execute, fetch_all, fetch_optional};
use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::FromRow;

/// A month of the chain.
///
/// It holds the rows that were sealed from its first instant on, until a row of a later month came:
/// an act that was committed just after midnight is chained where it came, not where it began.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, Serialize)]
pub struct Month {
    /// As `2026-11`.
    pub month: String,
    pub first_seq: i64,
    pub last_seq: i64,
    /// The hash of its last row.
    pub head: String,
    /// The hash at which the month before ended.
    pub previous: String,
    /// A later month has begun: nothing is added any more.
    pub is_closed: bool,
    /// Since when its rows are erased.
    pub erased_at: Option<DateTime<Utc>>,
}

/// The months of the journal, the first first; two hundred years at most.
pub async fn months(db: &mut Db) -> sqlx::Result<Vec<Month>> {
    fetch_all!(db => "SELECT * FROM journal_month ORDER BY first_seq LIMIT 2400")
}

/// The month in which the chain ends; none as long as nothing is sealed.
pub async fn tip(db: &mut Db) -> sqlx::Result<Option<Month>> {
    fetch_optional!(db => "SELECT * FROM journal_month ORDER BY first_seq DESC LIMIT 1")
}

/// Opens a month; says no if another sealer was faster.
pub async fn open(db: &mut Db, month: &Month) -> sqlx::Result<bool> {
    let opened = execute!(db => "
        INSERT INTO journal_month (month, first_seq, last_seq, head, previous, is_closed)
        VALUES ($1, $2, $3, $4, $5, FALSE) ON CONFLICT DO NOTHING",
        month.month, month.first_seq, month.last_seq, month.head, month.previous)?;
    Ok(opened == 1)
}

/// Closes a month that still ends where `month` says; says no if another sealer was faster.
pub async fn close(db: &mut Db, month: &Month) -> sqlx::Result<bool> {
    let closed = execute!(db => "
        UPDATE journal_month SET is_closed = TRUE WHERE month = $1 AND last_seq = $2 AND NOT is_closed",
        month.month, month.last_seq)?;
    Ok(closed == 1)
}

/// Moves the end of a month that still ends at `from`; says no if another sealer was faster.
pub async fn extend(db: &mut Db, month: &Month, from: i64) -> sqlx::Result<bool> {
    let extended = execute!(db => "
        UPDATE journal_month SET last_seq = $2, head = $3 WHERE month = $1 AND last_seq = $4 AND NOT is_closed",
        month.month, month.last_seq, month.head, from)?;
    Ok(extended == 1)
}
