//! The questions asked of pages of guidance.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use partner::Territory;
use web::Lang;

use crate::model::{Article, ArticleAct, Rereading, Version};

pub async fn insert(db: &mut Db, new: &Article) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO guidance_article (id, territory_id, number, lang, kind, status, title, body, simple, sources, checked_on,
                                      version, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        new.id, new.territory_id, new.number, new.lang, new.kind, new.status, new.text.title, new.text.body,
        new.text.simple, new.text.sources, new.checked_on, new.version, new.updated_at)?;
    Ok(())
}

/// Writes an article over the version before its own; says whether that still stood.
pub async fn update(db: &mut Db, new: &Article) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE guidance_article
           SET kind = $3, status = $4, title = $5, body = $6, simple = $7, sources = $8, checked_on = $9, version = $2,
               updated_at = $10
         WHERE id = $1 AND version = $2 - 1",
        new.id, new.version, new.kind, new.status, new.text.title, new.text.body, new.text.simple, new.text.sources,
        new.checked_on, new.updated_at)?;
    Ok(touched == 1)
}

/// Whether the public could ever read an article.
pub async fn was_published(db: &mut Db, article: Id<Article>) -> sqlx::Result<bool> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM guidance_version WHERE article_id = $1 AND status = 'published'", article)?;
    Ok(count > 0)
}

/// Deletes an article, with its versions.
pub async fn delete(db: &mut Db, article: Id<Article>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM guidance_version WHERE article_id = $1", article)?;
    execute!(db => "DELETE FROM guidance_article WHERE id = $1", article)?;
    Ok(())
}

/// A territory's own text on a page.
pub async fn own(db: &mut Db, territory: Id<Territory>, number: i64, lang: Lang) -> sqlx::Result<Option<Article>> {
    fetch_optional!(db => "
        SELECT * FROM guidance_article WHERE territory_id = $1 AND number = $2 AND lang = $3", territory, number, lang)
}

/// All that a territory has written; 1000 at most.
pub async fn all(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<Article>> {
    fetch_all!(db => "
        SELECT * FROM guidance_article WHERE territory_id = $1 ORDER BY number, lang LIMIT 1000", territory)
}

/// The greatest number that a territory has written a page under.
pub async fn last_number(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<i64> {
    let (last,): (i64,) = fetch_one!(db => "
        SELECT COALESCE(MAX(number), 0) FROM guidance_article WHERE territory_id = $1", territory)?;
    Ok(last)
}

/// Keeps an article as it stands now, with what made it so.
pub async fn note_version(db: &mut Db, now: &Article, act: ArticleAct, function: &str) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO guidance_version (article_id, version, at, act, function, status, title, body, simple, sources)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        now.id, now.version, now.updated_at, act, function, now.status, now.text.title, now.text.body, now.text.simple,
        now.text.sources)?;
    Ok(())
}

pub async fn count_versions(db: &mut Db, article: Id<Article>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM guidance_version WHERE article_id = $1", article)?;
    Ok(count)
}

/// The versions of an article, the newest first.
pub async fn versions(db: &mut Db, article: Id<Article>, offset: i64, limit: i64) -> sqlx::Result<Vec<Version>> {
    fetch_all!(db => "
        SELECT version, at, act, function, status, title, body, simple, sources FROM guidance_version
         WHERE article_id = $1 ORDER BY version DESC LIMIT $3 OFFSET $2", article, offset, limit)
}

pub async fn version(db: &mut Db, article: Id<Article>, version: i64) -> sqlx::Result<Option<Version>> {
    fetch_optional!(db => "
        SELECT version, at, act, function, status, title, body, simple, sources FROM guidance_version
         WHERE article_id = $1 AND version = $2", article, version)
}

pub async fn rereading(
    db: &mut Db,
    territory: Id<Territory>,
    number: i64,
    lang: Lang,
) -> sqlx::Result<Option<Rereading>> {
    fetch_optional!(db => "
        SELECT number, lang, digest, function, reread_on FROM guidance_rereading
         WHERE territory_id = $1 AND number = $2 AND lang = $3", territory, number, lang)
}

/// Forgets that a page was read again.
pub async fn forget_rereading(db: &mut Db, territory: Id<Territory>, number: i64, lang: Lang) -> sqlx::Result<()> {
    execute!(db => "
        DELETE FROM guidance_rereading WHERE territory_id = $1 AND number = $2 AND lang = $3",
        territory, number, lang)?;
    Ok(())
}

/// All the rereadings of a territory; 1000 at most.
pub async fn rereadings(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<Rereading>> {
    fetch_all!(db => "
        SELECT number, lang, digest, function, reread_on FROM guidance_rereading
         WHERE territory_id = $1 ORDER BY number, lang LIMIT 1000", territory)
}

/// Notes that a page was read again, in place of the time before.
pub async fn note_rereading(db: &mut Db, territory: Id<Territory>, new: &Rereading) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO guidance_rereading (territory_id, number, lang, digest, function, reread_on)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (territory_id, number, lang) DO UPDATE
           SET digest = excluded.digest, function = excluded.function, reread_on = excluded.reread_on",
        territory, new.number, new.lang, new.digest, new.function, new.reread_on)?;
    Ok(())
}
