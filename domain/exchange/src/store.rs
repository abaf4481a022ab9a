//! The records of sources, each by its key there and by what was made of it here.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, Utc};
use directory::KeptPlace;
use serde_json::{Map, Value};
use sqlx::FromRow;
use uuid::Uuid;

use crate::What;

/// The field of data·inclusion that names somebody.
pub const CONTACT: &str = "contact_nom_prenom";

/// What a source told of a structure or a service.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct SourceRecord {
    pub source: String,
    pub what: What,
    pub key: String,
    /// The structure or the service that was made of it.
    pub object_id: Uuid,
    /// For a service, the key of its structure.
    pub owner_key: Option<String>,
    /// The place that was made of it.
    pub place_id: Option<Id<KeptPlace>>,
    /// JSON: as received, without the address and without whom it names.
    pub(crate) content: String,
    /// Whom it names, which stands in a table of its own.
    #[sqlx(default)]
    pub(crate) contact: Option<String>,
    /// Of all that was received.
    pub digest: String,
    pub read_at: DateTime<Utc>,
}

impl SourceRecord {
    pub fn new(what: What, (source, key): (&str, &str), content: &Map<String, Value>, digest: String) -> Self {
        Self {
            source: source.to_owned(),
            what,
            key: key.to_owned(),
            object_id: Uuid::nil(),
            owner_key: None,
            place_id: None,
            content: Value::Object(content.clone()).to_string(),
            contact: None,
            digest,
            read_at: DateTime::UNIX_EPOCH,
        }
    }

    /// What was received; nothing, if the row cannot be read.
    pub fn content(&self) -> Map<String, Value> {
        let mut content: Map<String, Value> = serde_json::from_str(&self.content).unwrap_or_default();
        content.extend(self.contact.clone().map(|name| (CONTACT.to_owned(), name.into())));
        content
    }
}

/// The record under its key at its source.
pub async fn record(db: &mut Db, source: &str, what: What, key: &str) -> sqlx::Result<Option<SourceRecord>> {
    fetch_optional!(db => "
        SELECT * FROM source_record WHERE source = $1 AND what = $2 AND key = $3", source, what, key)
}

/// The record that a structure or a service was made of.
pub async fn record_of(db: &mut Db, what: What, object: Uuid) -> sqlx::Result<Option<SourceRecord>> {
    fetch_optional!(db => "
        SELECT * FROM source_record WHERE what = $1 AND object_id = $2 ORDER BY source, key LIMIT 1", what, object)
}

/// The records of the services after `after` and up to `last`, in the order of ids.
pub async fn service_records(db: &mut Db, after: Uuid, last: Uuid) -> sqlx::Result<Vec<SourceRecord>> {
    fetch_all!(db => "
        SELECT r.*, c.name AS contact
          FROM source_record r LEFT JOIN source_contact c ON c.source = r.source AND c.key = r.key
         WHERE r.what = 'service' AND r.object_id > $1 AND r.object_id <= $2
         ORDER BY r.object_id, r.source, r.key LIMIT 100000", after, last)
}

/// Writes a record over the one that stood under its key.
pub async fn save_record(db: &mut Db, record: &SourceRecord) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO source_record (source, what, key, object_id, owner_key, place_id, content, digest, read_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (source, what, key)
            DO UPDATE SET object_id = EXCLUDED.object_id, owner_key = EXCLUDED.owner_key, place_id = EXCLUDED.place_id,
                          content = EXCLUDED.content, digest = EXCLUDED.digest, read_at = EXCLUDED.read_at",
        record.source, record.what, record.key, record.object_id, record.owner_key, record.place_id, record.content,
        record.digest, record.read_at)?;
    Ok(())
}

/// Notes whom the source of a service names at `at`, or that it names nobody any more.
pub async fn save_contact(
    db: &mut Db,
    (source, key): (&str, &str),
    name: Option<&str>,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    match name {
        Some(name) => execute!(db => "
            INSERT INTO source_contact (source, key, name, read_at) VALUES ($1, $2, $3, $4)
                ON CONFLICT (source, key) DO UPDATE SET name = EXCLUDED.name, read_at = EXCLUDED.read_at",
            source, key, name, at)?,
        None => execute!(db => "DELETE FROM source_contact WHERE source = $1 AND key = $2", source, key)?,
    };
    Ok(())
}

/// How many people were named by a source before that, and not since.
pub async fn count_contacts(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM source_contact WHERE read_at < $1", before)?;
    Ok(count)
}

/// Erases them, `limit` at a time; says how many.
pub async fn erase_contacts(db: &mut Db, before: DateTime<Utc>, limit: i64) -> sqlx::Result<u64> {
    execute!(db => "
        DELETE FROM source_contact WHERE (source, key) IN
            (SELECT source, key FROM source_contact WHERE read_at < $1 ORDER BY read_at, source, key LIMIT $2)",
        before, limit)
}
