//! The questions asked of announcements.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, NaiveDate, Utc};
use partner::{Institution, Territory};
use sqlx::FromRow;

use crate::model::{Announcement, AnnouncementVersion};

/// An announcement as lists show it, with the name of who announces it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Listed {
    #[sqlx(flatten)]
    pub told: Announcement,
    /// Empty: the network.
    pub institution: String,
}

pub async fn insert(db: &mut Db, new: &Announcement) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO announcement (id, territory_id, institution_id, kind, audience, state, title, summary, body, from_on,
                                  until_on, from_minute, until_minute, place, commune, link, registration, reason,
                                  written_by, published_at, version, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)",
        new.id, new.territory_id, new.institution_id, new.kind, new.audience, new.state, new.title.as_str(),
        new.summary.as_str(), new.body.as_str(), new.from_on, new.until_on, new.from_minute, new.until_minute,
        new.place.as_str(), new.commune.as_str(), new.link.as_str(), new.registration.as_str(), new.reason.as_str(),
        new.written_by.as_str(), new.published_at, new.version, new.updated_at)?;
    Ok(())
}

/// Writes an announcement over the version before its own; says whether that still stood.
pub async fn update(db: &mut Db, new: &Announcement) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE announcement
           SET institution_id = $3, audience = $4, state = $5, title = $6, summary = $7, body = $8, from_on = $9,
               until_on = $10, from_minute = $11, until_minute = $12, place = $13, commune = $14, link = $15,
               registration = $16, reason = $17, published_at = $18, version = $2, updated_at = $19
         WHERE id = $1 AND version = $2 - 1",
        new.id, new.version, new.institution_id, new.audience, new.state, new.title.as_str(), new.summary.as_str(),
        new.body.as_str(), new.from_on, new.until_on, new.from_minute, new.until_minute, new.place.as_str(),
        new.commune.as_str(), new.link.as_str(), new.registration.as_str(), new.reason.as_str(), new.published_at,
        new.updated_at)?;
    Ok(touched == 1)
}

/// Deletes an announcement that nobody read, with its versions.
pub async fn delete(db: &mut Db, id: Id<Announcement>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM announcement_version WHERE announcement_id = $1", id)?;
    execute!(db => "DELETE FROM announcement WHERE id = $1", id)?;
    Ok(())
}

pub async fn find(db: &mut Db, id: Id<Announcement>) -> sqlx::Result<Option<Listed>> {
    fetch_optional!(db => "
        SELECT a.*, COALESCE(i.name, '') AS institution
          FROM announcement a LEFT JOIN institution i ON i.id = a.institution_id WHERE a.id = $1", id)
}

/// Those of a territory that its partners read, the latest day first.
pub async fn published(
    db: &mut Db,
    territory: Id<Territory>,
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<Listed>> {
    fetch_all!(db => "
        SELECT a.*, COALESCE(i.name, '') AS institution
          FROM announcement a LEFT JOIN institution i ON i.id = a.institution_id
         WHERE a.territory_id = $1 AND a.state = 'published' ORDER BY a.from_on DESC, a.id LIMIT $3 OFFSET $2",
        territory, offset, limit)
}

pub async fn count_published(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM announcement WHERE territory_id = $1 AND state = 'published'", territory)?;
    Ok(count)
}

/// Those that wait for the coordination of a territory, the oldest first.
pub async fn proposed(db: &mut Db, territory: Id<Territory>, (offset, limit): (i64, i64)) -> sqlx::Result<Vec<Listed>> {
    fetch_all!(db => "
        SELECT a.*, COALESCE(i.name, '') AS institution
          FROM announcement a LEFT JOIN institution i ON i.id = a.institution_id
         WHERE a.territory_id = $1 AND a.state = 'proposed' ORDER BY a.updated_at, a.id LIMIT $3 OFFSET $2",
        territory, offset, limit)
}

pub async fn count_proposed(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM announcement WHERE territory_id = $1 AND state = 'proposed'", territory)?;
    Ok(count)
}

/// Those of an institution, or of the network itself, the last changed first.
pub async fn of_institution(
    db: &mut Db,
    (territory, institution): (Id<Territory>, Option<Id<Institution>>),
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<Listed>> {
    fetch_all!(db => "
        SELECT a.*, COALESCE(i.name, '') AS institution
          FROM announcement a LEFT JOIN institution i ON i.id = a.institution_id
         WHERE a.territory_id = $1 AND a.institution_id IS NOT DISTINCT FROM $2
         ORDER BY a.updated_at DESC, a.id LIMIT $4 OFFSET $3", territory, institution, offset, limit)
}

pub async fn count_of_institution(
    db: &mut Db,
    territory: Id<Territory>,
    institution: Option<Id<Institution>>,
) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM announcement
         WHERE territory_id = $1 AND institution_id IS NOT DISTINCT FROM $2", territory, institution)?;
    Ok(count)
}

/// Those that were given back to an institution, the last one first; 20 at most.
pub async fn refused(
    db: &mut Db,
    territory: Id<Territory>,
    institution: Id<Institution>,
) -> sqlx::Result<Vec<Announcement>> {
    fetch_all!(db => "
        SELECT * FROM announcement WHERE territory_id = $1 AND institution_id = $2 AND state = 'refused'
         ORDER BY updated_at DESC, id LIMIT 20", territory, institution)
}

/// All those of a territory, the last changed first.
pub async fn all(db: &mut Db, territory: Id<Territory>, (offset, limit): (i64, i64)) -> sqlx::Result<Vec<Listed>> {
    fetch_all!(db => "
        SELECT a.*, COALESCE(i.name, '') AS institution
          FROM announcement a LEFT JOIN institution i ON i.id = a.institution_id
         WHERE a.territory_id = $1 ORDER BY a.updated_at DESC, a.id LIMIT $3 OFFSET $2", territory, offset, limit)
}

pub async fn count_all(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM announcement WHERE territory_id = $1", territory)?;
    Ok(count)
}

/// Those that partners could read for the first time since an instant, the newest first.
pub async fn published_since(
    db: &mut Db,
    territory: Id<Territory>,
    since: DateTime<Utc>,
    limit: i64,
) -> sqlx::Result<Vec<Announcement>> {
    fetch_all!(db => "
        SELECT * FROM announcement WHERE territory_id = $1 AND state = 'published' AND published_at > $2
         ORDER BY published_at DESC, id LIMIT $3", territory, since, limit)
}

/// The public announcements of a territory, the last published first: what a feed tells.
pub async fn public_by_publication(db: &mut Db, territory: Id<Territory>, limit: i64) -> sqlx::Result<Vec<Listed>> {
    fetch_all!(db => "
        SELECT a.*, COALESCE(i.name, '') AS institution
          FROM announcement a LEFT JOIN institution i ON i.id = a.institution_id
         WHERE a.territory_id = $1 AND a.state = 'published' AND a.audience = 'public'
         ORDER BY a.published_at DESC, a.id LIMIT $2", territory, limit)
}

/// The public news of a territory, the latest first.
pub async fn public_news(
    db: &mut Db,
    territory: Id<Territory>,
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<Listed>> {
    fetch_all!(db => "
        SELECT a.*, COALESCE(i.name, '') AS institution
          FROM announcement a LEFT JOIN institution i ON i.id = a.institution_id
         WHERE a.territory_id = $1 AND a.state = 'published' AND a.kind = 'news' AND a.audience = 'public'
         ORDER BY a.from_on DESC, a.id LIMIT $3 OFFSET $2", territory, offset, limit)
}

pub async fn count_public_news(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM announcement
         WHERE territory_id = $1 AND state = 'published' AND kind = 'news' AND audience = 'public'", territory)?;
    Ok(count)
}

/// The public events of a territory that were over before `day`, the latest first.
pub async fn public_events_before(
    db: &mut Db,
    territory: Id<Territory>,
    day: NaiveDate,
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<Listed>> {
    fetch_all!(db => "
        SELECT a.*, COALESCE(i.name, '') AS institution
          FROM announcement a LEFT JOIN institution i ON i.id = a.institution_id
         WHERE a.territory_id = $1 AND a.state = 'published' AND a.kind = 'event' AND a.until_on < $2
           AND a.audience = 'public'
         ORDER BY a.until_on DESC, a.id LIMIT $4 OFFSET $3", territory, day, offset, limit)
}

pub async fn count_public_events_before(db: &mut Db, territory: Id<Territory>, day: NaiveDate) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM announcement
         WHERE territory_id = $1 AND state = 'published' AND kind = 'event' AND until_on < $2 AND audience = 'public'",
        territory, day)?;
    Ok(count)
}

/// The public events of a territory that are not over before `day`, the next first.
pub async fn public_events_from(
    db: &mut Db,
    territory: Id<Territory>,
    day: NaiveDate,
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<Listed>> {
    fetch_all!(db => "
        SELECT a.*, COALESCE(i.name, '') AS institution
          FROM announcement a LEFT JOIN institution i ON i.id = a.institution_id
         WHERE a.territory_id = $1 AND a.state = 'published' AND a.kind = 'event' AND a.until_on >= $2
           AND a.audience = 'public'
         ORDER BY a.from_on, a.id LIMIT $4 OFFSET $3", territory, day, offset, limit)
}

pub async fn count_public_events_from(db: &mut Db, territory: Id<Territory>, day: NaiveDate) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM announcement
         WHERE territory_id = $1 AND state = 'published' AND kind = 'event' AND until_on >= $2 AND audience = 'public'",
        territory, day)?;
    Ok(count)
}

/// Keeps a text as it stands now, with what made it so.
pub async fn note_version(db: &mut Db, id: Id<Announcement>, new: &AnnouncementVersion) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO announcement_version (announcement_id, version, at, act, function, form)
        VALUES ($1, $2, $3, $4, $5, $6)",
        id, new.version, new.at, new.act, new.function.as_str(), new.form.as_str())?;
    Ok(())
}

pub async fn count_versions(db: &mut Db, id: Id<Announcement>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM announcement_version WHERE announcement_id = $1", id)?;
    Ok(count)
}

/// The versions of an announcement, the newest first.
pub async fn versions(
    db: &mut Db,
    id: Id<Announcement>,
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<AnnouncementVersion>> {
    fetch_all!(db => "
        SELECT version, at, act, function, form FROM announcement_version
         WHERE announcement_id = $1 ORDER BY version DESC LIMIT $3 OFFSET $2", id, offset, limit)
}
