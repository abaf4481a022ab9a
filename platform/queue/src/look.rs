//! What an administrator sees of the queue: how much of each kind there is, and what failed for good. Never what a job is
//! about.

use base::{Db, Id, execute, fetch_all, fetch_optional};
use chrono::{DateTime, Utc};
use sqlx::FromRow;

use crate::store::Row;

/// How much there is of one kind of work.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Depth {
    pub kind: String,
    /// Due, and not done yet.
    pub due: i64,
    /// For later.
    pub later: i64,
    /// Failed for good.
    pub failed: i64,
}

/// The kinds of work that the queue holds, by name.
pub async fn depths(db: &mut Db, now: DateTime<Utc>) -> sqlx::Result<Vec<Depth>> {
    fetch_all!(db => "
        SELECT kind, COUNT(*) FILTER (WHERE failed_at IS NULL AND run_at <= $1) AS due,
               COUNT(*) FILTER (WHERE failed_at IS NULL AND run_at > $1) AS later,
               COUNT(*) FILTER (WHERE failed_at IS NOT NULL) AS failed
          FROM job GROUP BY kind ORDER BY kind LIMIT 200", now)
}

/// A job that failed for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    pub id: Id<Row>,
    pub kind: String,
    pub attempts: i64,
    pub failed_at: DateTime<Utc>,
    /// Why, as a code: what the error said besides may tell what the job was about.
    pub code: String,
}

/// As it stands in the table, with all that the error said.
#[derive(FromRow)]
struct FailedRow {
    id: Id<Row>,
    kind: String,
    attempts: i64,
    failed_at: DateTime<Utc>,
    failure: String,
}

impl From<FailedRow> for Failed {
    fn from(row: FailedRow) -> Self {
        let code = code(&row.failure).to_owned();
        Self { id: row.id, kind: row.kind, attempts: row.attempts, failed_at: row.failed_at, code }
    }
}

/// What is told of an error that was written out: which of the five it was; of a refusal, its key.
fn code(failure: &str) -> &str {
    let is_key = |text: &&str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    match failure {
        "not found" => "not-found",
        "forbidden" => "forbidden",
        "changed at the same time" => "conflict",
        _ => failure.strip_prefix("refused: ").filter(is_key).unwrap_or("unexpected"),
    }
}

/// The jobs that failed for good, the last to fail first: `limit` of them, after `offset`.
pub async fn failed(db: &mut Db, (offset, limit): (i64, i64)) -> sqlx::Result<Vec<Failed>> {
    let rows: Vec<FailedRow> = fetch_all!(db => "
        SELECT id, kind, attempts, failed_at, COALESCE(failure, '') AS failure FROM job
         WHERE failed_at IS NOT NULL ORDER BY failed_at DESC, id LIMIT $1 OFFSET $2", limit, offset)?;
    Ok(rows.into_iter().map(Failed::from).collect())
}

/// The job `id`, if it failed for good.
pub async fn failed_one(db: &mut Db, id: Id<Row>) -> sqlx::Result<Option<Failed>> {
    let row: Option<FailedRow> = fetch_optional!(db => "
        SELECT id, kind, attempts, failed_at, COALESCE(failure, '') AS failure FROM job
         WHERE id = $1 AND failed_at IS NOT NULL", id)?;
    Ok(row.map(Failed::from))
}

/// Tries a job that failed for good again, as if it were new; says whether there was one.
pub async fn retry(db: &mut Db, id: Id<Row>, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE job SET failed_at = NULL, failure = NULL, attempts = 0, run_at = $2
         WHERE id = $1 AND failed_at IS NOT NULL", id, now)?;
    Ok(touched > 0)
}

/// Takes a job that failed for good out of the queue; says whether there was one.
pub async fn drop_failed(db: &mut Db, id: Id<Row>) -> sqlx::Result<bool> {
    let touched = execute!(db => "DELETE FROM job WHERE id = $1 AND failed_at IS NOT NULL", id)?;
    Ok(touched > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_told_by_its_code_alone() {
        let told = [
            ("not found", "not-found"),
            ("refused: voucher-expired", "voucher-expired"),
            ("refused: Madame Durand, 3 rue du Lac", "unexpected"),
            ("changed at the same time", "conflict"),
            ("unexpected: a mail for durand@ville.example", "unexpected"),
            ("", "unexpected"),
        ];
        for (failure, expected) in told {
            assert_eq!(code(failure), expected);
        }
    }
}
