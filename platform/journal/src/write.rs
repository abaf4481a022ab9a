//! Writing a row.

use base::{Db, Id, execute};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// A row of the journal.
#[derive(Debug)]
pub struct Entry;

/// Who did it, for which institution, in which territory. A program's own act has none of them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Author {
    pub account: Option<Uuid>,
    pub institution: Option<Uuid>,
    pub territory: Option<Uuid>,
}

/// Writes that `author` did `act` (past tense, as `service.corrected`) to `object` at `at`.
pub async fn write(db: &mut Db, author: Author, act: &str, object: Uuid, at: DateTime<Utc>) -> sqlx::Result<()> {
    let id = Id::<Entry>::new();
    execute!(db => "
        INSERT INTO journal (id, at, account_id, institution_id, territory_id, act, object_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7)", id, at, author.account, author.institution, author.territory, act, object)?;
    Ok(())
}
