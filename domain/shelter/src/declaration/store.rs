//! The questions asked of declarations.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, Utc};
use partner::Territory;

use super::{Declaration, Free};
use crate::Shelter;

/// The last word of a shelter, if it is still worth something at `now`.
pub async fn alive(db: &mut Db, shelter: Id<Shelter>, now: DateTime<Utc>) -> sqlx::Result<Option<Declaration>> {
    fetch_optional!(db => "
        SELECT * FROM shelter_declaration WHERE shelter_id = $1 AND until_at > $2", shelter, now)
}

/// The words of a territory's shelters that are worth something at `now`.
pub async fn all_alive(db: &mut Db, territory: Id<Territory>, now: DateTime<Utc>) -> sqlx::Result<Vec<Declaration>> {
    fetch_all!(db => "
        SELECT d.* FROM shelter s JOIN shelter_declaration d ON d.shelter_id = s.id
         WHERE s.territory_id = $1 AND s.suspended_on IS NULL AND d.until_at > $2
         ORDER BY d.shelter_id LIMIT 2000", territory, now)
}

/// All that is free in a territory at `now`.
pub async fn free(db: &mut Db, territory: Id<Territory>, now: DateTime<Utc>) -> sqlx::Result<Free> {
    fetch_one!(db => "
        SELECT CAST(COALESCE(SUM(d.alone), 0) AS BIGINT) AS alone, CAST(COALESCE(SUM(d.family), 0) AS BIGINT) AS family,
               CAST(COALESCE(SUM(d.children), 0) AS BIGINT) AS children,
               CAST(COALESCE(SUM(d.pets), 0) AS BIGINT) AS pets,
               CAST(COALESCE(SUM(d.wheelchair), 0) AS BIGINT) AS wheelchair
          FROM shelter s JOIN shelter_declaration d ON d.shelter_id = s.id
         WHERE s.territory_id = $1 AND s.suspended_on IS NULL AND d.until_at > $2", territory, now)
}

/// Puts the word of a shelter in place of the one before.
pub async fn put(db: &mut Db, new: &Declaration) -> sqlx::Result<()> {
    let free = new.free;
    execute!(db => "
        INSERT INTO shelter_declaration (shelter_id, alone, family, children, pets, wheelchair, declared_at, until_at,
                                         declared_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (shelter_id) DO UPDATE
           SET alone = excluded.alone, family = excluded.family, children = excluded.children, pets = excluded.pets,
               wheelchair = excluded.wheelchair, declared_at = excluded.declared_at, until_at = excluded.until_at,
               declared_by = excluded.declared_by",
        new.shelter_id, free.alone, free.family, free.children, free.pets, free.wheelchair, new.declared_at,
        new.until_at, new.declared_by)?;
    Ok(())
}

/// Erases the words that died before an instant; gives how many.
pub async fn erase(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<u64> {
    execute!(db => "DELETE FROM shelter_declaration WHERE until_at <= $1", before)
}
