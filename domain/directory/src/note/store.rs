//! The questions asked of notes.

use base::{Db, Id, execute, fetch_all, fetch_optional};
use chrono::NaiveDate;
use partner::Territory;
use sqlx::FromRow;

use super::{Kept, Note};
use crate::Service;

/// As many territories as may have something to say of one entry.
const NOTES: i64 = 500;

/// The notes on an entry.
pub async fn of(db: &mut Db, service: Id<Service>) -> sqlx::Result<Vec<Note>> {
    fetch_all!(db => "
        SELECT t.slug, n.text FROM local_note n JOIN territory t ON t.id = n.territory_id
         WHERE n.service_id = $1 ORDER BY t.slug LIMIT $2", service, NOTES)
}

/// A note, with the entry it is on.
#[derive(Debug, FromRow)]
pub struct OnEntry {
    pub service_id: Id<Service>,
    #[sqlx(flatten)]
    pub note: Note,
}

/// The notes on the entries after one and up to another, in the order of their ids.
pub async fn between(db: &mut Db, after: Id<Service>, last: Id<Service>) -> sqlx::Result<Vec<OnEntry>> {
    fetch_all!(db => "
        SELECT n.service_id, t.slug, n.text FROM local_note n JOIN territory t ON t.id = n.territory_id
         WHERE n.service_id > $1 AND n.service_id <= $2 ORDER BY n.service_id, t.slug LIMIT 100000", after, last)
}

/// What a territory adds to an entry.
pub async fn kept(db: &mut Db, service: Id<Service>, territory: Id<Territory>) -> sqlx::Result<Option<Kept>> {
    fetch_optional!(db => "
        SELECT service_id, text, version FROM local_note WHERE service_id = $1 AND territory_id = $2", service, territory)
}

/// Keeps a note in place of the one before.
pub async fn put(db: &mut Db, note: &Kept, territory: Id<Territory>, on: NaiveDate) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO local_note (service_id, territory_id, text, written_on, version) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (service_id, territory_id) DO UPDATE SET text = excluded.text, written_on = excluded.written_on,
            version = excluded.version", note.service_id, territory, note.text, on, note.version)?;
    Ok(())
}

/// Takes a note away.
pub async fn remove(db: &mut Db, service: Id<Service>, territory: Id<Territory>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM local_note WHERE service_id = $1 AND territory_id = $2", service, territory)?;
    Ok(())
}
