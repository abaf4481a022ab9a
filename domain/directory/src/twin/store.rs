//! The questions asked of twins, of what entries are found by, and of where merged ones lead.

use std::collections::BTreeSet;

use base::{Codes, Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, Utc};
use partner::Territory;
use sqlx::FromRow;

use super::{Alias, Key, KeyKind, Likeness, Resemblance, Twin, TwinState};
use crate::{Service, Status, Structure};

/// Entries that were written since they were compared; `limit` at most.
pub async fn uncompared(db: &mut Db, limit: i64) -> sqlx::Result<Vec<Id<Service>>> {
    let ids: Vec<(Id<Service>,)> =
        fetch_all!(db => "SELECT id FROM service WHERE is_compared = FALSE ORDER BY id LIMIT $1", limit)?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

pub async fn note_compared(db: &mut Db, service: Id<Service>) -> sqlx::Result<()> {
    execute!(db => "UPDATE service SET is_compared = TRUE WHERE id = $1", service)?;
    Ok(())
}

/// Notes that the services of a structure are to be compared again.
pub async fn forget_compared(db: &mut Db, structure: Id<Structure>) -> sqlx::Result<()> {
    execute!(db => "UPDATE service SET is_compared = FALSE WHERE structure_id = $1", structure)?;
    Ok(())
}

pub async fn siret(db: &mut Db, structure: Id<Structure>) -> sqlx::Result<Option<String>> {
    let row: Option<(Option<String>,)> = fetch_optional!(db => "SELECT siret FROM structure WHERE id = $1", structure)?;
    Ok(row.and_then(|(siret,)| siret))
}

/// Notes the SIRET that a source told of a structure; says whether it is news.
pub async fn note_siret(db: &mut Db, structure: Id<Structure>, siret: &str) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE structure SET siret = $2 WHERE id = $1 AND (siret IS NULL OR siret <> $2)", structure, siret)?;
    Ok(touched == 1)
}

/// What an entry is found by.
pub async fn keys(db: &mut Db, service: Id<Service>) -> sqlx::Result<BTreeSet<Key>> {
    let keys: Vec<Key> = fetch_all!(db => "
        SELECT kind, text FROM service_key WHERE service_id = $1 ORDER BY kind, text LIMIT 1000", service)?;
    Ok(keys.into_iter().collect())
}

/// Puts `keys` in the place of those that an entry had.
pub async fn replace_keys(
    db: &mut Db,
    service: Id<Service>,
    territory: Id<Territory>,
    keys: &BTreeSet<Key>,
) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM service_key WHERE service_id = $1", service)?;
    for key in keys {
        execute!(db => "INSERT INTO service_key (service_id, kind, text, territory_id) VALUES ($1, $2, $3, $4)",
            service, key.kind, key.text, territory)?;
    }
    Ok(())
}

/// The entries that a key finds, in one territory or in all; `limit` at most.
pub async fn found_by(
    db: &mut Db,
    (kind, text): (KeyKind, &str),
    territory: Option<Id<Territory>>,
    limit: i64,
) -> sqlx::Result<Vec<Id<Service>>> {
    let ids: Vec<(Id<Service>,)> = match territory {
        None => fetch_all!(db => "
            SELECT service_id FROM service_key WHERE kind = $1 AND text = $2 ORDER BY service_id LIMIT $3",
            kind, text, limit)?,
        Some(territory) => fetch_all!(db => "
            SELECT service_id FROM service_key WHERE kind = $1 AND text = $2 AND territory_id = $4
             ORDER BY service_id LIMIT $3", kind, text, limit, territory)?,
    };
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// The ids of two entries, the smaller one first.
pub fn in_order(a: Id<Service>, b: Id<Service>) -> (Id<Service>, Id<Service>) {
    if a < b { (a, b) } else { (b, a) }
}

/// Notes two likely twins. What was decided of them stands; says whether they are new.
pub async fn note(
    db: &mut Db,
    (first, second): (Id<Service>, Id<Service>),
    territory: Id<Territory>,
    likeness: &Likeness,
) -> sqlx::Result<bool> {
    let known = execute!(db => "
        UPDATE twin SET common = $3, weight = $4, territory_id = $5 WHERE first_id = $1 AND second_id = $2",
        first, second, likeness.common, likeness.weight, territory)?;
    if known > 0 {
        return Ok(false);
    }
    let id = Id::<Twin>::new();
    execute!(db => "
        INSERT INTO twin (id, first_id, second_id, territory_id, common, weight, state, decided_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, '')", id, first, second, territory, likeness.common, likeness.weight,
        TwinState::Open)?;
    Ok(true)
}

/// The open pairs of an entry: the id of each and the other entry.
pub async fn open_of(db: &mut Db, service: Id<Service>) -> sqlx::Result<Vec<(Id<Twin>, Id<Service>)>> {
    fetch_all!(db => "
        SELECT id, second_id AS other FROM twin WHERE first_id = $1 AND state = 'open'
         UNION ALL SELECT id, first_id FROM twin WHERE second_id = $1 AND state = 'open'
         ORDER BY 1 LIMIT 5000", service)
}

/// Forgets an open pair that is none any more.
pub async fn forget(db: &mut Db, id: Id<Twin>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM twin WHERE id = $1 AND state = 'open'", id)?;
    Ok(())
}

pub async fn twin(db: &mut Db, territory: Id<Territory>, id: Id<Twin>) -> sqlx::Result<Option<Twin>> {
    fetch_optional!(db => "SELECT * FROM twin WHERE id = $1 AND territory_id = $2", id, territory)
}

/// Saves what was decided of a pair that was in the state `from`; says whether it still was.
pub async fn decide(db: &mut Db, decided: &Twin, from: TwinState) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE twin SET state = $2, decided_at = $3, decided_by = $4 WHERE id = $1 AND state = $5",
        decided.id, decided.state, decided.decided_at, decided.decided_by, from)?;
    Ok(touched == 1)
}

/// A line of the list of pairs.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Listed {
    pub id: Id<Twin>,
    pub common: Codes<Resemblance>,
    pub decided_at: Option<DateTime<Utc>>,
    pub decided_by: String,
    pub first_name: String,
    pub first_structure: String,
    pub first_status: Status,
    pub second_name: String,
    pub second_structure: String,
    pub second_status: Status,
}

/// The pairs of a territory in one state, the most alike first.
pub async fn list(
    db: &mut Db,
    territory: Id<Territory>,
    state: TwinState,
    offset: i64,
    limit: i64,
) -> sqlx::Result<Vec<Listed>> {
    fetch_all!(db => "
        SELECT t.id, t.common, t.decided_at, t.decided_by, a.name AS first_name, sa.name AS first_structure,
               a.status AS first_status, b.name AS second_name, sb.name AS second_structure, b.status AS second_status
          FROM twin t JOIN service a ON a.id = t.first_id JOIN structure sa ON sa.id = a.structure_id
               JOIN service b ON b.id = t.second_id JOIN structure sb ON sb.id = b.structure_id
         WHERE t.territory_id = $1 AND t.state = $2 ORDER BY t.weight DESC, t.id DESC LIMIT $4 OFFSET $3",
        territory, state, offset, limit)
}

pub async fn count(db: &mut Db, territory: Id<Territory>, state: TwinState) -> sqlx::Result<i64> {
    let (count,): (i64,) =
        fetch_one!(db => "SELECT COUNT(*) FROM twin WHERE territory_id = $1 AND state = $2", territory, state)?;
    Ok(count)
}

pub async fn insert_alias(db: &mut Db, new: &Alias) -> sqlx::Result<()> {
    execute!(db => "UPDATE service_alias SET kept_id = $2 WHERE kept_id = $1", new.lost_id, new.kept_id)?;
    execute!(db => "
        INSERT INTO service_alias (lost_id, kept_id, into_id, twin_id, merged_at, lost_status, kept_version, places, stops)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)", new.lost_id, new.kept_id, new.into_id, new.twin_id, new.merged_at,
        new.lost_status, new.kept_version, new.places, new.stops)?;
    Ok(())
}

/// Forgets that an entry was merged; `below` had been merged into it before, and lead to it again.
pub async fn remove_alias(db: &mut Db, lost: Id<Service>, below: &[Id<Service>]) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM service_alias WHERE lost_id = $1", lost)?;
    for id in below {
        execute!(db => "UPDATE service_alias SET kept_id = $2 WHERE lost_id = $1", id, lost)?;
    }
    Ok(())
}

/// Where the address of an entry leads, if it was merged.
pub async fn alias(db: &mut Db, lost: Id<Service>) -> sqlx::Result<Option<Alias>> {
    fetch_optional!(db => "SELECT * FROM service_alias WHERE lost_id = $1", lost)
}

/// The merge of a pair.
pub async fn alias_of(db: &mut Db, twin: Id<Twin>) -> sqlx::Result<Option<Alias>> {
    fetch_optional!(db => "SELECT * FROM service_alias WHERE twin_id = $1 LIMIT 1", twin)
}

/// What leads to an entry.
pub async fn aliases_to(db: &mut Db, kept: Id<Service>) -> sqlx::Result<Vec<Alias>> {
    fetch_all!(db => "SELECT * FROM service_alias WHERE kept_id = $1 ORDER BY merged_at, lost_id LIMIT 1000", kept)
}

/// An entry that was merged into another.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Lost {
    pub id: Id<Service>,
    pub name: String,
    pub structure_name: String,
    pub source: String,
    pub twin_id: Id<Twin>,
    pub merged_at: DateTime<Utc>,
}

/// What was merged into an entry, the last first; 100 at most.
pub async fn lost_of(db: &mut Db, kept: Id<Service>) -> sqlx::Result<Vec<Lost>> {
    fetch_all!(db => "
        SELECT v.id, v.name, s.name AS structure_name, s.source, a.twin_id, a.merged_at
          FROM service_alias a JOIN service v ON v.id = a.lost_id JOIN structure s ON s.id = v.structure_id
         WHERE a.kept_id = $1 ORDER BY a.merged_at DESC, v.id LIMIT 100", kept)
}

/// The structure that offers what a structure offered before all of it was merged, if the public reads it.
pub async fn structure_after(db: &mut Db, structure: Id<Structure>) -> sqlx::Result<Option<Id<Structure>>> {
    let row: Option<(Id<Structure>,)> = fetch_optional!(db => "
        SELECT k.structure_id FROM service v JOIN service_alias a ON a.lost_id = v.id JOIN service k ON k.id = a.kept_id
         WHERE v.structure_id = $1 AND k.status = 'published' AND k.structure_id <> $1
         ORDER BY a.merged_at DESC, v.id LIMIT 1", structure)?;
    Ok(row.map(|(id,)| id))
}

/// Takes a place away from a service, and forgets it where nothing else is met there.
pub async fn take_away_place(db: &mut Db, service: Id<Service>, place: Id<crate::KeptPlace>) -> sqlx::Result<()> {
    crate::store::remove_offer(db, service, place).await?;
    crate::history::place::store::forget(db, place).await?;
    execute!(db => "
        DELETE FROM place WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM service_place WHERE place_id = $1)", place)?;
    Ok(())
}
