//! Writes drafts, each told by its source and its key there; what a person has changed since is left as she made it.

use std::collections::HashSet;

use anyhow::Context as _;
use base::{Code as _, Database, Db, Error, Id, Result};
use chrono::{DateTime, Utc};
use directory::{KeptPlace, Service, Structure, Visibility, drafts};
use partner::Territory;

use super::read::{Input, Read, Row};
use super::reason::{Reason, Report, Why};
use super::template::{BEYOND, lay_beyond};
use super::whereabouts::{Found, find};
use crate::What;
use crate::inclusion::ADDRESS;
use crate::inclusion::taken::{self, text};
use crate::store::{self, SourceRecord};

/// How many rows stand in one unit of work: others wait for it.
const UNIT: usize = 200;
/// How often a unit is tried when somebody writes at the same time.
const TRIES: usize = 3;

/// What the operator asked for.
#[derive(Debug, Clone)]
pub struct Options {
    /// The territory that keeps the entries; else each goes to the smallest one that holds its commune.
    pub territory: Option<Territory>,
    /// Everything is done but kept.
    pub is_dry_run: bool,
    pub now: DateTime<Utc>,
}

/// Saves what files say, structures first, in units of work of 200 rows; `tick` is told after each row.
///
/// An import that stops half-way is taken up by the same import again, which leaves what is done as it is.
pub async fn save(db: &Database, input: &Input, options: &Options, tick: &mut (dyn FnMut() + Send)) -> Result<Report> {
    let mut report = Report { is_dry_run: options.is_dry_run, ..Report::default() };
    input.remarks().for_each(|(place, reason)| report.remark(&place, [reason]));
    let mut import = Import { options, seen: HashSet::new(), columns: HashSet::new(), dry: None };
    if options.is_dry_run {
        import.dry = Some(db.write().await?);
    }
    for what in [What::Structure, What::Service] {
        let mut rows = input.read(what, options.now.date_naive());
        loop {
            let unit: Vec<Read> = rows.by_ref().take(UNIT).collect();
            if unit.is_empty() {
                break;
            }
            report.read += unit.len();
            let (unit, came) = import.sift(unit);
            report.add(came);
            report.add(save_unit(db, &mut import, &unit).await?);
            (0..UNIT).for_each(|_| tick());
        }
    }
    Ok(report)
}

/// What holds for the whole import.
struct Import<'a> {
    options: &'a Options,
    /// The keys that this import has met.
    seen: HashSet<(What, String)>,
    /// The unknown columns that were told, by file: once is enough.
    columns: HashSet<(String, String)>,
    /// The one transaction of a dry run, which is never committed: services need the structures that it would make.
    dry: Option<Db>,
}

impl Import<'_> {
    /// Refuses what could not be read, and keys seen before.
    fn sift(&mut self, unit: Vec<Read>) -> (Vec<Row>, Report) {
        let (mut rows, mut report) = (Vec::new(), Report::default());
        for read in unit {
            match read {
                Err((place, reason)) => report.refuse(place, reason),
                Ok(mut row) => {
                    let file = row.place.file.clone();
                    row.remarks.retain(|remark| {
                        remark.why != Why::UnknownColumn || self.columns.insert((file.clone(), remark.column.clone()))
                    });
                    let key = text(&row.record, "id").to_owned();
                    if self.seen.insert((row.what, key.clone())) {
                        rows.push(row);
                    } else {
                        report.refuse(row.place, Reason::new(Why::SeenBefore, "id", &key));
                    }
                }
            }
        }
        (rows, report)
    }
}

/// Saves a unit of work, again if somebody changed the same rows at the same time.
async fn save_unit(db: &Database, import: &mut Import<'_>, unit: &[Row]) -> Result<Report> {
    if let Some(db) = &mut import.dry {
        return try_unit(db, import.options, unit).await;
    }
    for _ in 1..TRIES {
        let mut tx = db.write().await?;
        match try_unit(&mut tx, import.options, unit).await {
            Err(Error::Conflict) => {}
            Ok(report) => match tx.commit().await {
                Err(Error::Conflict) => {}
                done => return done.map(|()| report),
            },
            failed => return failed,
        }
    }
    let mut tx = db.write().await?;
    let report = try_unit(&mut tx, import.options, unit).await?;
    tx.commit().await?;
    Ok(report)
}

async fn try_unit(db: &mut Db, options: &Options, unit: &[Row]) -> Result<Report> {
    let mut report = Report::default();
    let mut written = Vec::new();
    for row in unit {
        match row.what {
            What::Structure => save_structure(db, options, row, &mut report).await?,
            What::Service => written.extend(save_service(db, options, row, &mut report).await?),
        }
    }
    if !written.is_empty() {
        directory::store::record_change(db, &written, options.now).await?;
    }
    Ok(report)
}

/// A record as it will be kept: without the address, if that became a place.
fn kept(row: &Row, object: uuid::Uuid, place: Option<Id<KeptPlace>>, options: &Options) -> SourceRecord {
    let mut content = row.record.clone();
    if place.is_some() {
        for field in ADDRESS {
            if content.get(field).is_some_and(|value| !value.is_null()) {
                content.remove(field);
            }
        }
    }
    let key = text(&row.record, "id");
    let owner_key = Some(text(&row.record, "structure_id")).filter(|key| !key.is_empty()).map(str::to_owned);
    content.remove(BEYOND);
    let record = SourceRecord::new(row.what, (row.source.code(), key), &content, row.digest.clone());
    SourceRecord { object_id: object, owner_key, place_id: place, read_at: options.now, ..record }
}

async fn save_structure(db: &mut Db, options: &Options, row: &Row, report: &mut Report) -> Result<()> {
    let key = text(&row.record, "id");
    let known = store::record(db, row.source.code(), What::Structure, key).await.context("an earlier import")?;
    if known.as_ref().is_some_and(|known| known.digest == row.digest) {
        report.unchanged += 1;
        report.remark(&row.place, row.remarks.iter().cloned());
        return Ok(());
    }
    let (found, remarks) = find(db, &row.record).await?;
    let mut structure = taken::structure(&row.record);
    if text(&row.record, "source") == "demo" { "demo" } else { row.source.code() }.clone_into(&mut structure.source);
    let (id, place) = match known {
        Some(known) => {
            let id = Id::from_uuid(known.object_id);
            if !drafts::is_untouched(db, id).await? {
                report.kept += 1;
                report.remark(&row.place, [Reason::new(Why::KeptByPerson, "id", key)]);
                return Ok(());
            }
            structure.id = id;
            drafts::replace_structure(db, &structure).await?;
            report.changed += 1;
            (id, known.place_id)
        }
        None => {
            let Some(territory) = territory(db, options, row, found.as_ref(), report).await? else { return Ok(()) };
            (structure.id, structure.territory_id) = (Id::new(), territory);
            directory::store::insert_structure(db, &structure, Some(key)).await?;
            report.created += 1;
            (structure.id, None)
        }
    };
    report.remark(&row.place, row.remarks.iter().cloned().chain(remarks));
    let place = save_place(db, id, found, row, place, report).await?;
    store::save_record(db, &kept(row, id.uuid(), place, options)).await?;
    Ok(())
}

/// The territory that will keep a new structure; where there is none, the row is refused.
async fn territory(
    db: &mut Db,
    options: &Options,
    row: &Row,
    found: Option<&Found>,
    report: &mut Report,
) -> Result<Option<Id<Territory>>> {
    let own = match found {
        Some(found) => partner::territory_of_commune(db, &found.commune).await?,
        None => None,
    };
    if let Some(asked) = &options.territory {
        if let Some(found) = found
            && !asked.holds_by_code(&found.commune)
            && own.as_ref() != Some(asked)
        {
            report.remark(&row.place, [Reason::new(Why::OtherTerritory, "commune", &found.commune.name)]);
        }
        return Ok(Some(asked.id));
    }
    if own.is_none() {
        let commune = found.map_or("", |found| found.commune.name.as_str());
        report.refuse(row.place.clone(), Reason::new(Why::NoTerritory, "commune", commune));
    }
    Ok(own.map(|territory| territory.id))
}

/// Writes the place of a record, over the one that it made before; tells it.
///
/// Where a structure hides one of its places, a file may well tell its address again: nothing but the commune is taken.
async fn save_place(
    db: &mut Db,
    structure: Id<Structure>,
    found: Option<Found>,
    row: &Row,
    known: Option<Id<KeptPlace>>,
    report: &mut Report,
) -> Result<Option<Id<KeptPlace>>> {
    let Some(found) = found else { return Ok(known) };
    let places = directory::store::kept_places(db, structure).await?;
    let hides = places.iter().any(|place| place.visibility != Visibility::Public);
    if hides {
        // The address itself stays out of the report.
        report.remark(&row.place, [Reason::new(Why::AddressHidden, "adresse", "")]);
    }
    let id = known.unwrap_or_else(Id::new);
    let place = found.place(id, structure, taken::hours(&row.record));
    match known {
        Some(_) if hides => {}
        Some(_) => directory::store::update_place(db, &place).await?,
        None if hides => directory::store::insert_place(db, &commune_only(place)).await?,
        None => directory::store::insert_place(db, &place).await?,
    }
    Ok(Some(id))
}

fn commune_only(place: KeptPlace) -> KeptPlace {
    KeptPlace {
        line: None,
        postal_code: None,
        latitude: None,
        longitude: None,
        access_note: String::new(),
        visibility: Visibility::CommuneOnly,
        ..place
    }
}

/// Saves one service; tells it, if it was written.
async fn save_service(db: &mut Db, options: &Options, row: &Row, report: &mut Report) -> Result<Option<Id<Service>>> {
    let (key, owner) = (text(&row.record, "id"), text(&row.record, "structure_id"));
    let Some(structure) =
        store::record(db, row.source.code(), What::Structure, owner).await.context("its structure")?
    else {
        report.refuse(row.place.clone(), Reason::new(Why::UnknownStructure, "structure_id", owner));
        return Ok(None);
    };
    let known = store::record(db, row.source.code(), What::Service, key).await.context("an earlier import")?;
    if let Some(known) = &known {
        if known.owner_key.as_deref() != Some(owner) {
            let before = known.owner_key.clone().unwrap_or_default();
            report.refuse(row.place.clone(), Reason::new(Why::OwnerChanged, "structure_id", &before));
            return Ok(None);
        }
        if known.digest == row.digest {
            report.unchanged += 1;
            report.remark(&row.place, row.remarks.iter().cloned());
            return Ok(None);
        }
    }
    let (found, remarks) = find(db, &row.record).await?;
    let structure_id = Id::from_uuid(structure.object_id);
    let mut service = taken::service(&row.record);
    lay_beyond(&row.record, &mut service);
    (service.structure_id, service.updated_at) = (structure_id, options.now);
    let own_place = known.as_ref().and_then(|known| known.place_id);
    match &known {
        Some(known) => {
            service.id = Id::from_uuid(known.object_id);
            if !drafts::replace_draft(db, &service).await? {
                report.kept += 1;
                report.remark(&row.place, [Reason::new(Why::KeptByPerson, "id", key)]);
                return Ok(None);
            }
            drafts::clear_offers(db, service.id).await?;
            report.changed += 1;
        }
        None => {
            service.id = Id::new();
            directory::store::insert_service(db, &service).await?;
            report.created += 1;
        }
    }
    report.remark(&row.place, row.remarks.iter().cloned().chain(remarks));
    let shared = shared_place(db, structure_id, structure.place_id, found.as_ref(), &service).await?;
    let place =
        if shared.is_some() { None } else { save_place(db, structure_id, found, row, own_place, report).await? };
    if let Some(place) = shared.or(place) {
        directory::store::insert_offer(db, service.id, place, 0).await?;
    }
    let mut record = kept(row, service.id.uuid(), place.or(shared), options);
    record.place_id = place;
    store::save_record(db, &record).await?;
    Ok(Some(service.id))
}

/// The place of the structure, if that is where the service is: it has no address and no hours of its own, or the same.
async fn shared_place(
    db: &mut Db,
    structure: Id<Structure>,
    place: Option<Id<KeptPlace>>,
    found: Option<&Found>,
    service: &Service,
) -> Result<Option<Id<KeptPlace>>> {
    let Some(place) = place else { return Ok(None) };
    let Some(before) = directory::store::kept_place(db, structure, place).await? else { return Ok(None) };
    if before.visibility != Visibility::Public {
        return Ok(found.is_none().then_some(place));
    }
    let has_same_hours = service.hours.is_none() || service.hours == before.hours;
    let is_same = match found {
        Some(found) => found.place(place, structure, before.hours.clone()) == before,
        None => service.kind == directory::Kind::Place,
    };
    Ok((is_same && has_same_hours).then_some(place))
}
