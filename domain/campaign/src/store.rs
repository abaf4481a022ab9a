//! The questions asked of campaigns.

use base::{Db, Id, execute, fetch_all, fetch_optional};
use chrono::{DateTime, NaiveDate, Utc};
use directory::Service;
use partner::{Institution, Territory};
use sqlx::FromRow;

use crate::{Asked, Campaign, Count, Link, Outcome};

pub async fn insert(db: &mut Db, new: &Campaign) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO campaign (id, territory_id, name, opened_on, closes_on, closed_on, opened_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7)",
        new.id, new.territory_id, new.name, new.opened_on, new.closes_on, new.closed_on, new.opened_by)?;
    Ok(())
}

pub async fn campaign(db: &mut Db, id: Id<Campaign>) -> sqlx::Result<Option<Campaign>> {
    fetch_optional!(db => "SELECT * FROM campaign WHERE id = $1", id)
}

/// The campaigns of a territory, the newest first; 100 at most.
pub async fn campaigns(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<Campaign>> {
    fetch_all!(db => "
        SELECT * FROM campaign WHERE territory_id = $1 ORDER BY opened_on DESC, id LIMIT 100", territory)
}

/// The open campaigns of all territories.
pub async fn open(db: &mut Db) -> sqlx::Result<Vec<Campaign>> {
    fetch_all!(db => "SELECT * FROM campaign WHERE closed_on IS NULL ORDER BY id LIMIT 1000")
}

/// Closes a campaign; says whether it was open.
pub async fn close(db: &mut Db, id: Id<Campaign>, on: NaiveDate) -> sqlx::Result<bool> {
    let touched = execute!(db => "UPDATE campaign SET closed_on = $2 WHERE id = $1 AND closed_on IS NULL", id, on)?;
    Ok(touched == 1)
}

/// Every public entry of a campaign's territory that an institution keeps, with what was said of it.
pub async fn asked(db: &mut Db, campaign: &Campaign) -> sqlx::Result<Vec<Asked>> {
    fetch_all!(db => "
        SELECT v.id AS service_id, s.institution_id, v.checked_on, a.outcome
          FROM structure s JOIN service v ON v.structure_id = s.id
               LEFT JOIN campaign_answer a ON a.service_id = v.id AND a.campaign_id = $1
         WHERE s.territory_id = $2 AND s.institution_id IS NOT NULL AND v.status IN ('published', 'offline')
         ORDER BY s.institution_id, v.id LIMIT 20000", campaign.id, campaign.territory_id)
}

pub async fn note_answer(
    db: &mut Db,
    campaign: Id<Campaign>,
    (service, outcome): (Id<Service>, Outcome),
    on: NaiveDate,
) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO campaign_answer (campaign_id, service_id, outcome, answered_on) VALUES ($1, $2, $3, $4)
        ON CONFLICT (campaign_id, service_id) DO UPDATE
           SET outcome = excluded.outcome, answered_on = excluded.answered_on", campaign, service, outcome, on)?;
    Ok(())
}

/// An institution that was written to, or stands with its last figures.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Reached {
    pub institution_id: Id<Institution>,
    pub mails: i64,
    pub last_mail_on: Option<NaiveDate>,
    pub entries: i64,
    pub answered: i64,
    pub corrected: i64,
}

pub async fn reached(db: &mut Db, campaign: Id<Campaign>) -> sqlx::Result<Vec<Reached>> {
    fetch_all!(db => "
        SELECT institution_id, mails, last_mail_on, entries, answered, corrected FROM campaign_institution
         WHERE campaign_id = $1 ORDER BY institution_id LIMIT 2000", campaign)
}

/// Notes that an institution has had `mails` mails by now.
pub async fn note_mails(
    db: &mut Db,
    campaign: Id<Campaign>,
    institution: Id<Institution>,
    (mails, on): (i64, NaiveDate),
) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO campaign_institution (campaign_id, institution_id, mails, last_mail_on, entries, answered, corrected)
        VALUES ($1, $2, $3, $4, 0, 0, 0)
        ON CONFLICT (campaign_id, institution_id) DO UPDATE
           SET mails = excluded.mails, last_mail_on = excluded.last_mail_on", campaign, institution, mails, on)?;
    Ok(())
}

/// Keeps the figures of an institution as they are when the campaign is closed.
pub async fn keep_count(
    db: &mut Db,
    campaign: Id<Campaign>,
    institution: Id<Institution>,
    count: Count,
) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO campaign_institution (campaign_id, institution_id, mails, last_mail_on, entries, answered, corrected)
        VALUES ($1, $2, 0, NULL, $3, $4, $5)
        ON CONFLICT (campaign_id, institution_id) DO UPDATE
           SET entries = excluded.entries, answered = excluded.answered, corrected = excluded.corrected",
        campaign, institution, count.entries, count.answered, count.corrected)?;
    Ok(())
}

pub async fn insert_link(db: &mut Db, new: &Link) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO campaign_link (digest, campaign_id, institution_id, contact_id, expires_at, used_at)
        VALUES ($1, $2, $3, $4, $5, $6)",
        new.digest, new.campaign_id, new.institution_id, new.contact_id, new.expires_at, new.used_at)?;
    Ok(())
}

/// The link of a digest, if it opens at `now`.
pub async fn living_link(db: &mut Db, digest: &str, now: DateTime<Utc>) -> sqlx::Result<Option<Link>> {
    fetch_optional!(db => "
        SELECT * FROM campaign_link WHERE digest = $1 AND used_at IS NULL AND expires_at > $2", digest, now)
}

/// Uses a link up; says whether it still opened.
pub async fn use_up(db: &mut Db, digest: &str, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE campaign_link SET used_at = $2 WHERE digest = $1 AND used_at IS NULL AND expires_at > $2", digest, now)?;
    Ok(touched == 1)
}

/// Uses up every link of a campaign that is closed.
pub async fn use_up_all(db: &mut Db, campaign: Id<Campaign>, now: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "
        UPDATE campaign_link SET used_at = $2 WHERE campaign_id = $1 AND used_at IS NULL", campaign, now)?;
    Ok(())
}

/// Erases the links that died before an instant; gives how many.
pub async fn erase_links(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<u64> {
    execute!(db => "DELETE FROM campaign_link WHERE expires_at < $1", before)
}
