//! The questions asked of decisions.

use base::{Db, Id, execute, fetch_all};
use partner::Territory;

use super::model::Decision;

/// The decisions of a territory, the latest first; 500 at most.
pub async fn of(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<Decision>> {
    fetch_all!(db => "
        SELECT * FROM decision WHERE territory_id = $1 ORDER BY decided_at DESC, id DESC LIMIT 500", territory)
}

pub async fn add(db: &mut Db, decision: &Decision) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO decision (id, territory_id, subject, verdict, reasons, decided_at, decided_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7)", decision.id, decision.territory_id, decision.subject, decision.verdict,
        decision.reasons, decision.decided_at, decision.decided_by)?;
    Ok(())
}
