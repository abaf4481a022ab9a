//! The feed of changes: what the indexes read again.

use base::{Db, Id, execute, fetch_all};
use chrono::{DateTime, Utc};
use sqlx::FromRow;

use crate::{Service, Structure};

/// A change that was committed, and when its author's clock said it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Change {
    pub id: Id<Change>,
    pub at: DateTime<Utc>,
}

/// The changes since `since`, the oldest first. Commits land out of order: read with a margin, skip those seen.
pub async fn changes_since(db: &mut Db, since: DateTime<Utc>) -> sqlx::Result<Vec<Change>> {
    fetch_all!(db => "SELECT id, at FROM change WHERE at >= $1 ORDER BY at, id LIMIT 100000", since)
}

/// Notes that `services` changed, in the transaction that changes them: what the indexes read again.
pub async fn record_change(db: &mut Db, services: &[Id<Service>], at: DateTime<Utc>) -> sqlx::Result<()> {
    let id = Id::<Change>::new();
    execute!(db => "INSERT INTO change (id, at) VALUES ($1, $2)", id, at)?;
    for service in services {
        execute!(db => "INSERT INTO change_service (change_id, service_id) VALUES ($1, $2)", id, service)?;
    }
    Ok(())
}

/// Notes that all services of a structure changed.
pub async fn record_structure_change(db: &mut Db, structure: Id<Structure>, at: DateTime<Utc>) -> sqlx::Result<()> {
    let id = Id::<Change>::new();
    execute!(db => "INSERT INTO change (id, at) VALUES ($1, $2)", id, at)?;
    execute!(db => "
        INSERT INTO change_service (change_id, service_id) SELECT $1, id FROM service WHERE structure_id = $2",
        id, structure)?;
    Ok(())
}

/// Erases the changes older than `before`, which every index has read or will be rebuilt without.
pub async fn erase_changes(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<u64> {
    execute!(db => "DELETE FROM change_service WHERE change_id IN (SELECT id FROM change WHERE at < $1)", before)?;
    execute!(db => "DELETE FROM change WHERE at < $1", before)
}
