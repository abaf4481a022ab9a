//! The questions asked of alerts.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, Utc};
use partner::Territory;

use super::model::Alert;

pub async fn add(db: &mut Db, alert: &Alert) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO alert (id, territory_id, kind, level, account_id, at, count, settled_at, settled_by, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", alert.id, alert.territory_id, alert.kind, alert.level,
        alert.account_id, alert.at, alert.count, alert.settled_at, alert.settled_by, alert.outcome)?;
    Ok(())
}

/// The alert `id` of a territory; one of elsewhere is not found.
pub async fn alert(db: &mut Db, territory: Id<Territory>, id: Id<Alert>) -> sqlx::Result<Option<Alert>> {
    fetch_optional!(db => "SELECT * FROM alert WHERE id = $1 AND territory_id = $2", id, territory)
}

pub async fn save(db: &mut Db, alert: &Alert) -> sqlx::Result<()> {
    execute!(db => "UPDATE alert SET settled_at = $1, settled_by = $2, reason = $3 WHERE id = $4", alert.settled_at,
        alert.settled_by, alert.outcome, alert.id)?;
    Ok(())
}

/// A page of the alerts of a territory, settled or not, the latest first.
pub async fn list(
    db: &mut Db,
    territory: Id<Territory>,
    is_settled: bool,
    offset: i64,
    limit: i64,
) -> sqlx::Result<Vec<Alert>> {
    fetch_all!(db => "
        SELECT * FROM alert WHERE territory_id = $1 AND (settled_at IS NOT NULL) = $2
         ORDER BY at DESC, id DESC LIMIT $3 OFFSET $4", territory, is_settled, limit, offset)
}

pub async fn count(db: &mut Db, territory: Id<Territory>, is_settled: bool) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM alert WHERE territory_id = $1 AND (settled_at IS NOT NULL) = $2", territory, is_settled)?;
    Ok(count)
}

/// How many wait for the officer of a territory.
pub async fn count_open(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<i64> {
    count(db, territory, false).await
}

pub async fn erase(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<u64> {
    execute!(db => "DELETE FROM alert WHERE at < $1", before)
}

/// How many were written before `before`.
pub async fn count_before(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM alert WHERE at < $1", before)?;
    Ok(count)
}
