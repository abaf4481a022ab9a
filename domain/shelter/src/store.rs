//! The questions asked of shelters.

use base::{Db, Id, Result, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, NaiveDate, Utc};
use partner::{Commune, Institution, Territory};
use sqlx::FromRow;

use crate::Shelter;

pub async fn shelter(db: &mut Db, id: Id<Shelter>) -> sqlx::Result<Option<Shelter>> {
    fetch_optional!(db => "SELECT * FROM shelter WHERE id = $1", id)
}

/// The shelter of a personal link, if it opens at `now`.
pub async fn by_link(db: &mut Db, digest: &str, now: DateTime<Utc>) -> sqlx::Result<Option<Shelter>> {
    fetch_optional!(db => "
        SELECT * FROM shelter WHERE link = $1 AND link_until > $2 AND suspended_on IS NULL", digest, now)
}

pub async fn count(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM shelter WHERE territory_id = $1", territory)?;
    Ok(count)
}

/// The shelters of a territory, by name.
pub async fn shelters(
    db: &mut Db,
    territory: Id<Territory>,
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<Shelter>> {
    fetch_all!(db => "
        SELECT * FROM shelter WHERE territory_id = $1 ORDER BY name, id LIMIT $3 OFFSET $2", territory, offset, limit)
}

/// The shelters for which the people of an institution declare.
pub async fn of_institution(db: &mut Db, institution: Id<Institution>) -> sqlx::Result<Vec<Shelter>> {
    fetch_all!(db => "SELECT * FROM shelter WHERE institution_id = $1 ORDER BY name, id LIMIT 100", institution)
}

pub async fn insert(db: &mut Db, new: &Shelter) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO shelter (id, territory_id, institution_id, name, is_hidden, function, phone, hours, link, link_until,
                             suspended_on, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        new.id, new.territory_id, new.institution_id, new.name, new.is_hidden, new.function, new.phone, new.hours,
        new.link, new.link_until, new.suspended_on, new.version)?;
    Ok(())
}

/// Saves a shelter over the version before it; says whether that one still stood.
pub async fn update(db: &mut Db, changed: &Shelter) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE shelter SET institution_id = $2, name = $3, is_hidden = $4, function = $5, phone = $6, hours = $7,
                           version = $8
         WHERE id = $1 AND version = $8 - 1",
        changed.id, changed.institution_id, changed.name, changed.is_hidden, changed.function, changed.phone,
        changed.hours, changed.version)?;
    Ok(touched == 1)
}

/// Gives a shelter another link; the one before opens nothing from now on.
pub async fn change_link(db: &mut Db, id: Id<Shelter>, digest: &str, until: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "UPDATE shelter SET link = $2, link_until = $3 WHERE id = $1", id, digest, until)?;
    Ok(())
}

/// Suspends a shelter, or lets it go on.
pub async fn suspend(db: &mut Db, id: Id<Shelter>, on: Option<NaiveDate>) -> sqlx::Result<()> {
    execute!(db => "UPDATE shelter SET suspended_on = $2 WHERE id = $1", id, on)?;
    Ok(())
}

/// A commune for which a shelter takes people in.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Served {
    pub shelter_id: Id<Shelter>,
    pub code: String,
    pub name: String,
}

/// The communes that the shelters of a territory serve, by name.
pub async fn served(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<Served>> {
    fetch_all!(db => "
        SELECT sc.shelter_id, c.code, c.name
          FROM shelter s JOIN shelter_commune sc ON sc.shelter_id = s.id JOIN commune c ON c.code = sc.commune_code
         WHERE s.territory_id = $1 ORDER BY c.name, c.code, sc.shelter_id LIMIT 20000", territory)
}

/// The communes of one shelter.
pub async fn communes(db: &mut Db, shelter: Id<Shelter>) -> sqlx::Result<Vec<Commune>> {
    fetch_all!(db => "
        SELECT c.* FROM shelter_commune sc JOIN commune c ON c.code = sc.commune_code
         WHERE sc.shelter_id = $1 ORDER BY c.name, c.code LIMIT 100", shelter)
}

/// Puts these communes in place of those that were.
pub async fn put_communes(db: &mut Db, shelter: Id<Shelter>, communes: &[Commune]) -> Result<()> {
    execute!(&mut *db => "DELETE FROM shelter_commune WHERE shelter_id = $1", shelter)?;
    for commune in communes {
        execute!(&mut *db => "
            INSERT INTO shelter_commune (shelter_id, commune_code) VALUES ($1, $2)", shelter, commune.code)?;
    }
    Ok(())
}
