//! Writes imported entries: drafts, each told by its source and its id there.

use anyhow::Context as _;
use base::{Database, Db, Id, Result, execute, fetch_all, fetch_optional};
use chrono::{DateTime, Utc};
use partner::{Commune, Territory};
use sqlx::FromRow;

use crate::store::{insert_offer, insert_place, insert_service, insert_structure, record_change, update_place};
use crate::twin::compare_some;
use crate::{KeptPlace, Service, Status, Structure};

use super::choose::{Chosen, choose};
use super::entry::SOURCE;
use super::{Found, Imported, Reading, Reason, Report, Why, table, to_entry};

/// How many bodies stand in one unit of work: others wait for it.
const UNIT: usize = 200;

/// What the operator asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The territory that keeps the entries; else each goes to the smallest one that holds its commune.
    pub territory: Option<Territory>,
    /// Everything is done but kept.
    pub is_dry_run: bool,
}

/// What holds for the whole import.
struct Import {
    territory: Option<Territory>,
    is_dry_run: bool,
    now: DateTime<Utc>,
}

/// Saves what was read, in units of work of 200 bodies; `tick` is told after each body. An import that stops half-way
/// is taken up by the same import again, which leaves what is done as it is.
pub async fn save(
    db: &Database,
    reading: Reading,
    options: &Options,
    now: DateTime<Utc>,
    tick: &mut (dyn FnMut() + Send),
) -> Result<Report> {
    let import = Import { territory: options.territory.clone(), is_dry_run: options.is_dry_run, now };
    let read = reading.len();
    let mut report = Report { read, is_dry_run: options.is_dry_run, refused: reading.refused, ..Report::default() };
    let chosen = choose(reading.bodies, &table()?, &mut report);
    (chosen.len()..read).for_each(|_| tick());
    for unit in chosen.chunks(UNIT) {
        report.add(base::again(|| save_unit(db, &import, unit)).await?);
        unit.iter().for_each(|_| tick());
    }
    if !options.is_dry_run {
        report.twins = compare_some(db).await?.found;
    }
    Ok(report)
}

async fn save_unit(db: &Database, import: &Import, unit: &[Chosen]) -> Result<Report> {
    let mut db = db.write().await?;
    let mut report = Report::default();
    let mut written = Vec::new();
    for chosen in unit {
        written.extend(save_body(&mut db, import, chosen, &mut report).await?);
    }
    if !written.is_empty() {
        record_change(&mut db, &written, import.now).await?;
    }
    if !import.is_dry_run {
        db.commit().await?;
    }
    Ok(report)
}

/// Saves one body; tells the service it wrote, if any.
async fn save_body(db: &mut Db, import: &Import, chosen: &Chosen, report: &mut Report) -> Result<Option<Id<Service>>> {
    let (found, body) = (&chosen.found, &chosen.found.body);
    let Some(commune) = partner::commune(db, &body.commune_code).await? else {
        let why = if body.commune_code.starts_with("99") { Why::Foreign } else { Why::UnknownCommune };
        report.refuse(found, Reason::new(why, &body.commune_code));
        return Ok(None);
    };
    let (imported, remarks) = to_entry(body, &chosen.row, &commune, import.now.date_naive());
    let digest = imported.digest()?;
    let Some(known) = known(db, &body.id).await.context("the entry of an earlier import")? else {
        let Some(territory) = territory_for(db, import, &commune, found, report).await? else { return Ok(None) };
        remarks.into_iter().for_each(|remark| report.remark(found, remark));
        report.created += 1;
        return Ok(Some(create(db, &imported, &territory, (&body.id, &digest), import.now).await?));
    };
    remarks.into_iter().for_each(|remark| report.remark(found, remark));
    if known.source_digest.as_ref() == Some(&digest) {
        report.unchanged += 1;
        return Ok(None);
    }
    let Some((service, place)) = untouched(db, known.id).await? else {
        report.kept += 1;
        report.remark(found, Reason::new(Why::KeptByPerson, &body.id));
        return Ok(None);
    };
    report.changed += 1;
    replace(db, &imported, known.id, place, &digest).await?;
    replace_service(db, &imported.service(service, known.id, import.now)).await?;
    Ok(Some(service))
}

/// The territory that will keep a new entry; where there is none, the body is refused.
async fn territory_for(
    db: &mut Db,
    import: &Import,
    commune: &Commune,
    found: &Found,
    report: &mut Report,
) -> Result<Option<Territory>> {
    let own = partner::territory_of_commune(db, commune).await?;
    if let Some(asked) = &import.territory {
        if !asked.holds_by_code(commune) && own.as_ref() != Some(asked) {
            report.remark(found, Reason::new(Why::OtherTerritory, &commune.name));
        }
        return Ok(Some(asked.clone()));
    }
    if own.is_none() {
        report.refuse(found, Reason::new(Why::NoTerritory, &commune.name));
    }
    Ok(own)
}

async fn create(
    db: &mut Db,
    imported: &Imported,
    territory: &Territory,
    (key, digest): (&str, &str),
    now: DateTime<Utc>,
) -> Result<Id<Service>> {
    let (structure, place, service) = (Id::new(), Id::new(), Id::new());
    insert_structure(db, &imported.structure(structure, territory.id), Some(key)).await?;
    set_digest(db, structure, digest).await?;
    insert_place(db, &imported.place(place, structure)).await?;
    insert_service(db, &imported.service(service, structure, now)).await?;
    insert_offer(db, service, place, 0).await?;
    Ok(service)
}

/// A structure that an earlier import made.
#[derive(FromRow)]
struct Known {
    id: Id<Structure>,
    source_digest: Option<String>,
}

async fn known(db: &mut Db, key: &str) -> sqlx::Result<Option<Known>> {
    fetch_optional!(db => "SELECT id, source_digest FROM structure WHERE source = $1 AND source_key = $2", SOURCE, key)
}

/// The service and the place of an imported structure, if they stand as an import made them: one draft that nobody has
/// changed, at one place.
async fn untouched(db: &mut Db, structure: Id<Structure>) -> sqlx::Result<Option<(Id<Service>, Id<KeptPlace>)>> {
    let services: Vec<(Id<Service>, Status, i64)> = fetch_all!(db => "SELECT id, status, version FROM service WHERE structure_id = $1 ORDER BY id LIMIT 2", structure)?;
    let places: Vec<(Id<KeptPlace>,)> =
        fetch_all!(db => "SELECT id FROM place WHERE structure_id = $1 ORDER BY id LIMIT 2", structure)?;
    Ok(match (services.as_slice(), places.as_slice()) {
        ([(service, Status::Draft, 1)], [(place,)]) => Some((*service, *place)),
        _ => None,
    })
}

async fn set_digest(db: &mut Db, structure: Id<Structure>, digest: &str) -> sqlx::Result<()> {
    execute!(db => "UPDATE structure SET source_digest = $2 WHERE id = $1", structure, digest)?;
    Ok(())
}

/// Writes what the file says now over what it said; whose institution it is stays as it is.
async fn replace(
    db: &mut Db,
    imported: &Imported,
    id: Id<Structure>,
    place: Id<KeptPlace>,
    digest: &str,
) -> sqlx::Result<()> {
    let structure = &imported.structure;
    execute!(db => "
        UPDATE structure SET name = $2, description = $3, website = $4, phone = $5, email = $6 WHERE id = $1",
        id, structure.name, structure.description, structure.website, structure.phone, structure.email)?;
    update_place(db, &imported.place(place, id)).await?;
    set_digest(db, id, digest).await
}

/// Writes a draft over itself. Its version stays: that counts the changes of people.
async fn replace_service(db: &mut Db, service: &Service) -> sqlx::Result<()> {
    execute!(db => "
        UPDATE service SET kind = $2, name = $3, summary = $4, description = $5, how_to = $6, cost = $7, needs = $8,
               violences = $9, audiences = $10, moments = $11, without_complaint = $12, area = $13, updated_at = $14,
               is_compared = FALSE
         WHERE id = $1 AND status = $15 AND version = 1",
        service.id, service.kind, service.name, service.summary, service.description, service.how_to, service.cost,
        service.needs, service.violences, service.audiences, service.moments, service.without_complaint, service.area,
        service.updated_at, Status::Draft)?;
    Ok(())
}
