//! The questions asked of documents.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, NaiveDate, Utc};
use partner::Territory;

use crate::{Edition, State};

pub async fn insert(db: &mut Db, new: &Edition, content: &str) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO edition (id, territory_id, kind, subject, lang, choice, content, number, made_on, made_at, made_by,
                             state, digest, pages, missing)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        new.id, new.territory_id, new.kind, new.subject, new.lang, &new.choice, content, new.number, new.made_on,
        new.made_at, &new.made_by, new.state, &new.digest, new.pages, &new.missing)?;
    Ok(())
}

/// A document without what it shows.
pub async fn edition(db: &mut Db, id: Id<Edition>) -> sqlx::Result<Option<Edition>> {
    fetch_optional!(db => "
        SELECT id, territory_id, kind, subject, lang, choice, number, made_on, made_at, made_by, state, digest, pages, missing,
               recalled_on FROM edition WHERE id = $1", id)
}

/// Notes that an edition is taken back.
pub async fn note_recalled(db: &mut Db, id: Id<Edition>, on: NaiveDate) -> sqlx::Result<()> {
    execute!(db => "UPDATE edition SET recalled_on = $2 WHERE id = $1", id, on)?;
    Ok(())
}

/// What a document shows.
pub async fn content(db: &mut Db, id: Id<Edition>) -> sqlx::Result<Option<String>> {
    let row: Option<(String,)> = fetch_optional!(db => "SELECT content FROM edition WHERE id = $1", id)?;
    Ok(row.map(|(content,)| content))
}

/// The documents of a territory, the newest first.
pub async fn editions(db: &mut Db, territory: Id<Territory>, offset: i64, limit: i64) -> sqlx::Result<Vec<Edition>> {
    fetch_all!(db => "
        SELECT id, territory_id, kind, subject, lang, choice, number, made_on, made_at, made_by, state, digest, pages, missing,
               recalled_on FROM edition WHERE territory_id = $1 ORDER BY made_at DESC, id LIMIT $3 OFFSET $2", territory, offset, limit)
}

pub async fn count(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM edition WHERE territory_id = $1", territory)?;
    Ok(count)
}

/// The last edition of the same document, with a number below `below` where that is told.
pub async fn last_like(db: &mut Db, like: &Edition, below: Option<i64>) -> sqlx::Result<Option<Edition>> {
    fetch_optional!(db => "
        SELECT id, territory_id, kind, subject, lang, choice, number, made_on, made_at, made_by, state, digest, pages, missing,
               recalled_on FROM edition
         WHERE territory_id = $1 AND kind = $2 AND subject = $3 AND lang = $4 AND number IS NOT NULL
           AND (CAST($5 AS BIGINT) IS NULL OR number < $5)
         ORDER BY number DESC LIMIT 1", like.territory_id, like.kind, like.subject, like.lang, below)
}

/// A document that was drawn from the very same content.
pub async fn same(db: &mut Db, digest: &str) -> sqlx::Result<Option<Edition>> {
    fetch_optional!(db => "
        SELECT id, territory_id, kind, subject, lang, choice, number, made_on, made_at, made_by, state, digest, pages, missing,
               recalled_on FROM edition WHERE digest = $1 AND state = 'drawn' ORDER BY made_at DESC LIMIT 1", digest)
}

/// Makes an edition of a proof; says whether it was one.
pub async fn put_number(db: &mut Db, new: &Edition, content: &str) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE edition SET number = $2, content = $3, digest = $4, state = $5 WHERE id = $1 AND number IS NULL",
        new.id, new.number, content, &new.digest, new.state)?;
    Ok(touched == 1)
}

/// Notes how the drawing of a document ended.
pub async fn put_state(db: &mut Db, id: Id<Edition>, state: State, (pages, missing): (i64, &str)) -> sqlx::Result<()> {
    execute!(db => "UPDATE edition SET state = $2, pages = $3, missing = $4 WHERE id = $1", id, state, pages, missing)?;
    Ok(())
}

/// Keeps the file of a document, in Base64, and its first pages.
pub async fn put_file(db: &mut Db, id: Id<Edition>, pdf: &str, images: &str) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO edition_file (edition_id, pdf, images) VALUES ($1, $2, $3)
        ON CONFLICT (edition_id) DO UPDATE SET pdf = excluded.pdf, images = excluded.images", id, pdf, images)?;
    Ok(())
}

/// Gives a document the file of another, drawn from the very same content.
pub async fn copy_file(db: &mut Db, from: Id<Edition>, to: Id<Edition>) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        INSERT INTO edition_file (edition_id, pdf, images)
        SELECT $2, pdf, images FROM edition_file WHERE edition_id = $1", from, to)?;
    Ok(touched == 1)
}

pub async fn pdf(db: &mut Db, id: Id<Edition>) -> sqlx::Result<Option<String>> {
    let row: Option<(String,)> = fetch_optional!(db => "SELECT pdf FROM edition_file WHERE edition_id = $1", id)?;
    Ok(row.map(|(pdf,)| pdf))
}

/// The first pages of a document, as a JSON list.
pub async fn images(db: &mut Db, id: Id<Edition>) -> sqlx::Result<Option<String>> {
    let row: Option<(String,)> = fetch_optional!(db => "SELECT images FROM edition_file WHERE edition_id = $1", id)?;
    Ok(row.map(|(images,)| images))
}

/// Erases a proof; an edition stays.
pub async fn erase_proof(db: &mut Db, id: Id<Edition>) -> sqlx::Result<bool> {
    execute!(db => "
        DELETE FROM edition_file WHERE edition_id IN (SELECT id FROM edition WHERE id = $1 AND number IS NULL)", id)?;
    let touched = execute!(db => "DELETE FROM edition WHERE id = $1 AND number IS NULL", id)?;
    Ok(touched == 1)
}

/// Erases the proofs made before `before`.
pub async fn erase_proofs(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<u64> {
    execute!(db => "
        DELETE FROM edition_file
         WHERE edition_id IN (SELECT id FROM edition WHERE number IS NULL AND made_at < $1)", before)?;
    execute!(db => "DELETE FROM edition WHERE number IS NULL AND made_at < $1", before)
}
