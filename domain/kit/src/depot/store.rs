//! The questions asked of depots.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::NaiveDate;
use partner::{Institution, Territory};
use print::Edition;
use sqlx::FromRow;

use super::Depot;
use crate::{Held, Move};

pub async fn insert(db: &mut Db, new: &Depot) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO depot (id, territory_id, institution_id, name, commune, contact, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7)",
        new.id, new.territory_id, new.institution_id, &new.name, &new.commune, &new.contact, new.version)?;
    Ok(())
}

/// Puts the name, the commune and the contact of a depot right, which makes its next version.
pub async fn correct(db: &mut Db, depot: &Depot) -> sqlx::Result<()> {
    execute!(db => "UPDATE depot SET name = $2, commune = $3, contact = $4, version = version + 1 WHERE id = $1",
        depot.id, &depot.name, &depot.commune, &depot.contact)?;
    Ok(())
}

/// A depot of a territory; another's is not found.
pub async fn depot(db: &mut Db, territory: Id<Territory>, id: Id<Depot>) -> sqlx::Result<Option<Depot>> {
    fetch_optional!(db => "
        SELECT d.id, d.territory_id, d.institution_id, COALESCE(i.name, d.name) AS name, d.commune, d.contact, d.version
          FROM depot d LEFT JOIN institution i ON i.id = d.institution_id
         WHERE d.id = $2 AND d.territory_id = $1", territory, id)
}

/// A page of the depots of a territory, by name.
pub async fn depots(db: &mut Db, territory: Id<Territory>, (offset, limit): (i64, i64)) -> sqlx::Result<Vec<Depot>> {
    fetch_all!(db => "
        SELECT d.id, d.territory_id, d.institution_id, COALESCE(i.name, d.name) AS name, d.commune, d.contact, d.version
          FROM depot d LEFT JOIN institution i ON i.id = d.institution_id
         WHERE d.territory_id = $1 ORDER BY COALESCE(i.name, d.name), d.id LIMIT $3 OFFSET $2",
        territory, offset, limit)
}

pub async fn count(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM depot WHERE territory_id = $1", territory)?;
    Ok(count)
}

/// Says whether an institution is a depot of a territory already.
pub async fn has_institution(
    db: &mut Db,
    territory: Id<Territory>,
    institution: Id<Institution>,
) -> sqlx::Result<bool> {
    let row: Option<(Id<Depot>,)> = fetch_optional!(db => "
        SELECT id FROM depot WHERE territory_id = $1 AND institution_id = $2", territory, institution)?;
    Ok(row.is_some())
}

/// What a depot got of one edition.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Lying {
    pub edition_id: Id<Edition>,
    #[sqlx(flatten)]
    pub held: Held,
}

/// What a depot got, by edition; 100 at most.
pub async fn lying(db: &mut Db, depot: Id<Depot>) -> sqlx::Result<Vec<Lying>> {
    fetch_all!(db => "
        SELECT edition_id,
               CAST(COALESCE(SUM(copies) FILTER (WHERE kind = 'dropped'), 0) AS BIGINT) AS dropped,
               CAST(COALESCE(SUM(copies) FILTER (WHERE kind = 'returned'), 0) AS BIGINT) AS returned,
               CAST(COALESCE(SUM(copies) FILTER (WHERE kind = 'destroyed'), 0) AS BIGINT) AS destroyed
          FROM movement WHERE depot_id = $1 GROUP BY edition_id ORDER BY MAX(done_on) DESC, edition_id LIMIT 100", depot)
}

/// A movement to or from a depot.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Passage {
    pub edition_id: Id<Edition>,
    pub kind: Move,
    pub copies: i64,
    pub done_on: NaiveDate,
    pub noted_by: String,
}

/// A page of what went to a depot and came from it, the last first.
pub async fn passages(db: &mut Db, depot: Id<Depot>, (offset, limit): (i64, i64)) -> sqlx::Result<Vec<Passage>> {
    fetch_all!(db => "
        SELECT edition_id, kind, copies, done_on, noted_by FROM movement
         WHERE depot_id = $1 ORDER BY done_on DESC, noted_at DESC, id LIMIT $3 OFFSET $2", depot, offset, limit)
}

pub async fn count_passages(db: &mut Db, depot: Id<Depot>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM movement WHERE depot_id = $1", depot)?;
    Ok(count)
}
