//! The questions asked of providers.

use base::{Db, Id, execute, fetch_all, fetch_optional};
use chrono::NaiveDate;
use partner::Institution;

use super::Provider;
use crate::convention::Convention;

pub async fn provider(db: &mut Db, id: Id<Provider>) -> sqlx::Result<Option<Provider>> {
    fetch_optional!(db => "SELECT * FROM provider WHERE id = $1", id)
}

/// The providers of a convention, by name; 200 at most.
pub async fn providers(db: &mut Db, convention: Id<Convention>) -> sqlx::Result<Vec<Provider>> {
    fetch_all!(db => "SELECT * FROM provider WHERE convention_id = $1 ORDER BY name, id LIMIT 200", convention)
}

/// The provider of a convention that types this key.
pub async fn by_key(db: &mut Db, convention: Id<Convention>, key: &str) -> sqlx::Result<Option<Provider>> {
    fetch_optional!(db => "SELECT * FROM provider WHERE convention_id = $1 AND key = $2", convention, key)
}

/// The provider of a convention whose people these are.
pub async fn by_institution(
    db: &mut Db,
    convention: Id<Convention>,
    institution: Id<Institution>,
) -> sqlx::Result<Option<Provider>> {
    fetch_optional!(db => "
        SELECT * FROM provider WHERE institution_id = $2 AND convention_id = $1 ORDER BY id LIMIT 1",
        convention, institution)
}

pub async fn insert(db: &mut Db, new: &Provider) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO provider (id, convention_id, institution_id, name, phone, kinds, key, suspended_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id, new.convention_id, new.institution_id, new.name, new.phone, new.kinds, new.key, new.suspended_on)?;
    Ok(())
}

/// Suspends a provider, or lets it go on.
pub async fn suspend(db: &mut Db, id: Id<Provider>, on: Option<NaiveDate>) -> sqlx::Result<()> {
    execute!(db => "UPDATE provider SET suspended_on = $2 WHERE id = $1", id, on)?;
    Ok(())
}

/// Gives it another key; the one before opens nothing from now on.
pub async fn change_key(db: &mut Db, id: Id<Provider>, key: &str) -> sqlx::Result<()> {
    execute!(db => "UPDATE provider SET key = $2 WHERE id = $1", id, key)?;
    Ok(())
}
