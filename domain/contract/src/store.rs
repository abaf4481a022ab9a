//! The questions asked of contracts, of their texts and of the communes that they cover.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use partner::{Commune, Institution, Territory};

use crate::{Contract, Milestones, TextVersion};

pub async fn contract(db: &mut Db, id: Id<Contract>) -> sqlx::Result<Option<Contract>> {
    fetch_optional!(db => "SELECT * FROM contract WHERE id = $1", id)
}

/// The contracts of a territory, the newest first; a territory has some few, 100 are given.
pub async fn of_territory(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<Contract>> {
    fetch_all!(db => "
        SELECT * FROM contract WHERE territory_id = $1 ORDER BY COALESCE(starts_on, ends_on) DESC, title, id LIMIT 100",
        territory)
}

/// The contracts that an institution signs, in whichever territory.
pub async fn of_institution(db: &mut Db, institution: Id<Institution>) -> sqlx::Result<Vec<Contract>> {
    fetch_all!(db => "
        SELECT c.* FROM contract_signatory s JOIN contract c ON c.id = s.contract_id
         WHERE s.institution_id = $1 ORDER BY COALESCE(c.starts_on, c.ends_on) DESC, c.title, c.id LIMIT 200", institution)
}

/// The contract that renews this one.
pub async fn successor(db: &mut Db, id: Id<Contract>) -> sqlx::Result<Option<Contract>> {
    fetch_optional!(db => "SELECT * FROM contract WHERE predecessor_id = $1", id)
}

pub async fn insert(db: &mut Db, new: &Contract) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO contract (id, territory_id, title, kind, level, starts_on, ends_on, predecessor_id, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        new.id, new.territory_id, new.title, new.kind, new.level, new.starts_on, new.ends_on, new.predecessor_id,
        new.version)?;
    Ok(())
}

/// Saves a contract over the version before it; says whether that one still stood.
pub async fn update(db: &mut Db, changed: &Contract) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE contract SET title = $2, kind = $3, level = $4, starts_on = $5, ends_on = $6, version = $7
         WHERE id = $1 AND version = $7 - 1",
        changed.id, changed.title, changed.kind, changed.level, changed.starts_on, changed.ends_on, changed.version)?;
    Ok(touched == 1)
}

/// Takes away a contract that somebody began by mistake; one that something hangs on stays, and this says so.
pub async fn remove(db: &mut Db, id: Id<Contract>) -> sqlx::Result<bool> {
    let (count,): (i64,) = fetch_one!(&mut *db => "
        SELECT (SELECT COUNT(*) FROM contract_act WHERE contract_id = $1)
             + (SELECT COUNT(*) FROM contract_signatory WHERE contract_id = $1)
             + (SELECT COUNT(*) FROM contract_text WHERE contract_id = $1)
             + (SELECT COUNT(*) FROM survey WHERE contract_id = $1)
             + (SELECT COUNT(*) FROM contract WHERE predecessor_id = $1)", id)?;
    if count > 0 {
        return Ok(false);
    }
    execute!(&mut *db => "DELETE FROM contract_visa WHERE contract_id = $1", id)?;
    execute!(&mut *db => "DELETE FROM contract_commune WHERE contract_id = $1", id)?;
    match execute!(db => "DELETE FROM contract WHERE id = $1", id) {
        // Those above know of contracts, which know nothing of them: a plan or a meeting holds it too.
        Err(sqlx::Error::Database(error)) if error.is_foreign_key_violation() => Ok(false),
        done => Ok(done? == 1),
    }
}

/// What is known of a contract's life.
pub async fn milestones(db: &mut Db, id: Id<Contract>) -> sqlx::Result<Milestones> {
    fetch_one!(db => "
        SELECT (SELECT MIN(done_on) FROM contract_act WHERE contract_id = $1 AND kind = 'vote') AS voted_on,
               COALESCE((SELECT MIN(done_on) FROM contract_act WHERE contract_id = $1 AND kind = 'ceremony'),
                        (SELECT MIN(signed_on) FROM contract_signatory WHERE contract_id = $1)) AS signed_on,
               (SELECT COUNT(*) FROM contract_act WHERE contract_id = $1) AS acts", id)
}

/// The communes that a contract covers, by name; none where it covers its whole territory.
pub async fn communes(db: &mut Db, id: Id<Contract>) -> sqlx::Result<Vec<Commune>> {
    fetch_all!(db => "
        SELECT c.* FROM contract_commune k JOIN commune c ON c.code = k.commune_code
         WHERE k.contract_id = $1 ORDER BY c.search, c.code LIMIT 1000", id)
}

/// Puts these communes in place of those that were.
pub async fn put_communes(db: &mut Db, id: Id<Contract>, communes: &[Commune]) -> sqlx::Result<()> {
    execute!(&mut *db => "DELETE FROM contract_commune WHERE contract_id = $1", id)?;
    for commune in communes {
        execute!(&mut *db => "
            INSERT INTO contract_commune (contract_id, commune_code) VALUES ($1, $2)
            ON CONFLICT (contract_id, commune_code) DO NOTHING", id, commune.code)?;
    }
    Ok(())
}

/// What a contract says now.
pub async fn text(db: &mut Db, id: Id<Contract>) -> sqlx::Result<Option<TextVersion>> {
    fetch_optional!(db => "
        SELECT number, text, written_by, written_on FROM contract_text
         WHERE contract_id = $1 ORDER BY number DESC LIMIT 1", id)
}

pub async fn text_version(db: &mut Db, id: Id<Contract>, number: i64) -> sqlx::Result<Option<TextVersion>> {
    fetch_optional!(db => "
        SELECT number, text, written_by, written_on FROM contract_text WHERE contract_id = $1 AND number = $2", id, number)
}

/// Versions of a text, the newest first, `limit` of them after the first `offset`.
pub async fn texts(db: &mut Db, id: Id<Contract>, (offset, limit): (i64, i64)) -> sqlx::Result<Vec<TextVersion>> {
    fetch_all!(db => "
        SELECT number, text, written_by, written_on FROM contract_text
         WHERE contract_id = $1 ORDER BY number DESC LIMIT $2 OFFSET $3", id, limit, offset)
}

pub async fn count_texts(db: &mut Db, id: Id<Contract>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM contract_text WHERE contract_id = $1", id)?;
    Ok(count)
}

/// Adds a version of a text.
pub async fn add_text(db: &mut Db, id: Id<Contract>, new: &TextVersion) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO contract_text (contract_id, number, text, written_by, written_on) VALUES ($1, $2, $3, $4, $5)",
        id, new.number, new.text, new.written_by, new.written_on)?;
    Ok(())
}
