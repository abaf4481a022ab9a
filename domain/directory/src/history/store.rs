//! The questions asked of the history.

use base::{Db, Id, Result, execute, fetch_all, fetch_one, fetch_optional};

use super::{Author, Version};
use crate::Service;
use crate::form_entry::EntryForm;

/// The act under which an entry's first state is kept, when it was there before its history.
const FIRST: &str = "service.first";

/// Notes that `act` made `new` of `old`. What was there before any history is kept with it.
pub async fn note(db: &mut Db, old: &Service, new: &Service, act: &str, author: &Author) -> Result<()> {
    note_found(db, old).await?;
    insert(db, new, act, author).await
}

/// Notes an entry that was there before its history.
pub async fn note_found(db: &mut Db, old: &Service) -> Result<()> {
    if is_new(db, old).await? { insert(db, old, FIRST, &Author::default()).await } else { Ok(()) }
}

/// Notes an entry that was just made.
pub async fn note_first(db: &mut Db, new: &Service, act: &str, author: &Author) -> Result<()> {
    insert(db, new, act, author).await
}

async fn is_new(db: &mut Db, service: &Service) -> Result<bool> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM service_version WHERE service_id = $1 AND version = $2", service.id, service.version)?;
    Ok(count == 0)
}

async fn insert(db: &mut Db, service: &Service, act: &str, author: &Author) -> Result<()> {
    let form = serde_json::to_string(&EntryForm::of(service)).map_err(anyhow::Error::from)?;
    execute!(db => "
        INSERT INTO service_version (service_id, version, at, act, function, institution_id, status, form, area, is_emergency)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", service.id, service.version, service.updated_at, act, author.function,
        author.institution, service.status, form, service.area, service.is_emergency)?;
    Ok(())
}

pub async fn count(db: &mut Db, service: Id<Service>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM service_version WHERE service_id = $1", service)?;
    Ok(count)
}

/// The versions of an entry, the newest first.
pub async fn versions(db: &mut Db, service: Id<Service>, offset: i64, limit: i64) -> sqlx::Result<Vec<Version>> {
    fetch_all!(db => "
        SELECT h.version, h.at, h.act, h.function, i.name AS institution, h.status, h.form, h.area,
               h.is_emergency
          FROM service_version h LEFT JOIN institution i ON i.id = h.institution_id
         WHERE h.service_id = $1 ORDER BY h.version DESC LIMIT $3 OFFSET $2", service, offset, limit)
}

pub async fn version(db: &mut Db, service: Id<Service>, version: i64) -> sqlx::Result<Option<Version>> {
    fetch_optional!(db => "
        SELECT h.version, h.at, h.act, h.function, i.name AS institution, h.status, h.form, h.area,
               h.is_emergency
          FROM service_version h LEFT JOIN institution i ON i.id = h.institution_id
         WHERE h.service_id = $1 AND h.version = $2", service, version)
}
