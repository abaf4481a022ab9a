//! The records of sources, each by its key there and by what was made of it here.

use base::{Db, Id, execute, fetch_all, fetch_optional};
use chrono::{DateTime, Utc};
use directory::KeptPlace;
use serde_json::{Map, Value};
use sqlx::FromRow;
use uuid::Uuid;

use crate::What;

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
    /// JSON: as received, without the address.
    pub(crate) content: String,
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
            digest,
            read_at: DateTime::UNIX_EPOCH,
        }
    }

    /// What was received; nothing, if the row cannot be read.
    pub fn content(&self) -> Map<String, Value> {
        serde_json::from_str(&self.content).unwrap_or_default()
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
        SELECT * FROM source_record WHERE what = 'service' AND object_id > $1 AND object_id <= $2
         ORDER BY object_id, source, key LIMIT 100000", after, last)
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
