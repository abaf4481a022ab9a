//! The questions asked of référents and of their links.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, NaiveDate, Utc};
use partner::Territory;
use sqlx::FromRow;

use super::model::{Referent, ReferentLink};
use crate::{Contract, Signatory};

/// The référents of all signatories of a contract, holders and deputies, the first named first.
pub async fn referents(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Referent>> {
    fetch_all!(db => "
        SELECT r.* FROM contract_signatory s JOIN referent r ON r.signatory_id = s.id
         WHERE s.contract_id = $1 ORDER BY r.signatory_id, r.rank DESC, r.starts_on, r.id LIMIT 5000", contract)
}

/// The référents of a signatory.
pub async fn of_signatory(db: &mut Db, signatory: Id<Signatory>) -> sqlx::Result<Vec<Referent>> {
    fetch_all!(db => "
        SELECT * FROM referent WHERE signatory_id = $1 ORDER BY rank DESC, starts_on, id LIMIT 200", signatory)
}

pub async fn referent(db: &mut Db, id: Id<Referent>) -> sqlx::Result<Option<Referent>> {
    fetch_optional!(db => "SELECT * FROM referent WHERE id = $1", id)
}

pub async fn insert(db: &mut Db, new: &Referent) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO referent (id, signatory_id, rank, function, name, phone, email, starts_on, ends_on, confirmed_on,
                              denied_on, asks)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        new.id, new.signatory_id, new.rank, new.function, new.name.reveal(), new.phone.reveal(), new.email.reveal(),
        new.starts_on, new.ends_on, new.confirmed_on, new.denied_on, new.asks)?;
    Ok(())
}

pub async fn update(db: &mut Db, changed: &Referent) -> sqlx::Result<()> {
    execute!(db => "
        UPDATE referent SET rank = $2, function = $3, name = $4, phone = $5, email = $6, starts_on = $7, ends_on = $8,
                            confirmed_on = $9, denied_on = $10, asks = $11
         WHERE id = $1",
        changed.id, changed.rank, changed.function, changed.name.reveal(), changed.phone.reveal(),
        changed.email.reveal(), changed.starts_on, changed.ends_on, changed.confirmed_on, changed.denied_on,
        changed.asks)?;
    Ok(())
}

/// A référent who may be asked, with the territory of her contract.
#[derive(Debug, FromRow)]
pub struct Asked {
    #[sqlx(flatten)]
    pub referent: Referent,
    pub territory_id: Id<Territory>,
}

/// The référents whose mandate is not over on `day` and whose contract has no successor, after the id `after`, by id.
pub async fn current(db: &mut Db, day: NaiveDate, after: Id<Referent>, limit: i64) -> sqlx::Result<Vec<Asked>> {
    fetch_all!(db => "
        SELECT r.*, c.territory_id
          FROM referent r JOIN contract_signatory s ON s.id = r.signatory_id JOIN contract c ON c.id = s.contract_id
         WHERE r.id > $2 AND (r.ends_on IS NULL OR r.ends_on >= $1)
           AND NOT EXISTS (SELECT 1 FROM contract n WHERE n.predecessor_id = c.id)
         ORDER BY r.id LIMIT $3", day, after, limit)
}

pub async fn insert_link(db: &mut Db, new: &ReferentLink) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO referent_link (digest, referent_id, expires_at, used_at) VALUES ($1, $2, $3, $4)",
        new.digest, new.referent_id, new.expires_at, new.used_at)?;
    Ok(())
}

/// The link of this digest, if it still opens.
pub async fn living_link(db: &mut Db, digest: &str, now: DateTime<Utc>) -> sqlx::Result<Option<ReferentLink>> {
    fetch_optional!(db => "
        SELECT * FROM referent_link WHERE digest = $1 AND used_at IS NULL AND expires_at > $2", digest, now)
}

/// Uses up all links of a référent: what one of them said holds for all.
pub async fn use_up(db: &mut Db, referent: Id<Referent>, now: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "UPDATE referent_link SET used_at = $2 WHERE referent_id = $1 AND used_at IS NULL", referent, now)?;
    Ok(())
}

/// Erases the links that died before.
pub async fn erase_links(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM referent_link WHERE expires_at < $1", before)?;
    Ok(())
}

/// How many have been kept long enough since their mandate ended.
pub async fn count_ended(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM referent WHERE ends_on < $1", before.date_naive())?;
    Ok(count)
}

/// Erases them with their links, `limit` at a time; says how many.
pub async fn erase_ended(db: &mut Db, before: DateTime<Utc>, limit: i64) -> sqlx::Result<u64> {
    let day = before.date_naive();
    execute!(&mut *db => "
        DELETE FROM referent_link WHERE referent_id IN
            (SELECT id FROM referent WHERE ends_on < $1 ORDER BY ends_on, id LIMIT $2)", day, limit)?;
    execute!(db => "
        DELETE FROM referent WHERE id IN
            (SELECT id FROM referent WHERE ends_on < $1 ORDER BY ends_on, id LIMIT $2)", day, limit)
}
