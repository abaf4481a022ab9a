//! A service that comes in, and where it is met.

use anyhow::Context as _;
use base::{Code as _, Db, Id, Result};
use chrono::{DateTime, Utc};
use directory::{KeptPlace, Service, Structure, Visibility, drafts};

use super::beyond::{Beyond, lay_over_service};
use super::places::{self, Home, Told};
use super::read::Row;
use super::reason::{Reason, Report, Why};
use super::save::{Options, contact, id_of, kept};
use super::structure::save_place;
use super::whereabouts::Found;
use crate::What;
use crate::inclusion::taken::{self, text};
use crate::store::{self, SourceRecord};

/// The structure of a service: the one that its source made, or the one that stood here before.
async fn owner(db: &mut Db, row: &Row) -> Result<Option<(Id<Structure>, Option<Id<KeptPlace>>)>> {
    let key = text(&row.record, "structure_id");
    let known = store::record(db, row.source.code(), What::Structure, key).await.context("its structure")?;
    if let Some(known) = known {
        return Ok(Some((Id::from_uuid(known.object_id), known.place_id)));
    }
    let told = Beyond::of(&row.record).and_then(|beyond| beyond.read::<uuid::Uuid>("structure"));
    let Some(told) = told else { return Ok(None) };
    Ok(directory::store::structure(db, Id::from_uuid(told)).await?.map(|structure| (structure.id, None)))
}

/// What a row makes of a service of that structure.
fn service_of(row: &Row, structure: Id<Structure>, now: DateTime<Utc>) -> Service {
    let mut service = taken::service(&row.record);
    (service.structure_id, service.updated_at) = (structure, now);
    lay_over_service(&row.record, &mut service, now);
    service
}

/// Saves one service; tells it, if it was written.
pub async fn save_service(
    db: &mut Db,
    options: &Options,
    row: &Row,
    report: &mut Report,
) -> Result<Option<Id<Service>>> {
    let (key, owner_key) = (text(&row.record, "id"), text(&row.record, "structure_id"));
    let Some((structure, own)) = owner(db, row).await? else {
        report.refuse(row.place.clone(), Reason::new(Why::UnknownStructure, "structure_id", owner_key));
        return Ok(None);
    };
    let known = store::record(db, row.source.code(), What::Service, key).await.context("an earlier import")?;
    if let Some(known) = &known {
        if known.owner_key.as_deref() != Some(owner_key) {
            let before = known.owner_key.clone().unwrap_or_default();
            report.refuse(row.place.clone(), Reason::new(Why::OwnerChanged, "structure_id", &before));
            return Ok(None);
        }
        if known.digest == row.digest {
            report.unchanged += 1;
            if let Some(name) = contact(&row.record) {
                store::save_contact(db, (row.source.code(), key), Some(name), options.now).await?;
            }
            report.remark(&row.place, row.remarks.iter().cloned());
            return Ok(None);
        }
    }
    let service = service_of(row, structure, options.now);
    let Some((id, before)) = write_service(db, row, known.as_ref(), service.clone(), report).await? else {
        return Ok(None);
    };
    let (found, remarks) = places::found(db, row).await?;
    report.remark(&row.place, row.remarks.iter().cloned().chain(remarks));
    let home = Home { structure, own, before };
    let known_place = known.and_then(|known| known.place_id);
    let service = Service { id, ..service };
    let record = save_places(db, options, (&home, known_place), &service, found, (row, report)).await?;
    store::save_record(db, &record).await?;
    store::save_contact(db, (row.source.code(), key), record.contact.as_deref(), options.now).await?;
    drafts::note_checked(db, &service).await?;
    Ok(Some(id))
}

/// Writes a service over the draft that it made before, or as a new draft; gives its id and where it was met before. None
/// where what a person made stays.
async fn write_service(
    db: &mut Db,
    row: &Row,
    known: Option<&SourceRecord>,
    service: Service,
    report: &mut Report,
) -> Result<Option<(Id<Service>, Vec<KeptPlace>)>> {
    let key = text(&row.record, "id");
    let Some(known) = known else {
        let Some(id) = id_of(db, row).await? else {
            report.kept += 1;
            report.remark(&row.place, [Reason::new(Why::HereAlready, "id", key)]);
            return Ok(None);
        };
        directory::store::insert_service(db, &Service { id, ..service }).await?;
        report.created += 1;
        return Ok(Some((id, Vec::new())));
    };
    let id = Id::from_uuid(known.object_id);
    if !drafts::replace_draft(db, &Service { id, ..service }).await? {
        report.kept += 1;
        report.remark(&row.place, [Reason::new(Why::KeptByPerson, "id", key)]);
        return Ok(None);
    }
    let before = directory::store::offered_places(db, id).await?;
    drafts::clear_offers(db, id).await?;
    report.changed += 1;
    Ok(Some((id, before)))
}

/// Writes the places of a service; gives its record as it will be kept.
async fn save_places(
    db: &mut Db,
    options: &Options,
    (home, known): (&Home, Option<Id<KeptPlace>>),
    service: &Service,
    mut found: Vec<Told>,
    (row, report): (&Row, &mut Report),
) -> Result<SourceRecord> {
    if places::listed(&row.record).is_some() {
        let offered = places::save(db, home, service.id, &found, (row, report)).await?;
        let first = offered.first().copied();
        let record = kept(row, service.id.uuid(), first, options);
        return Ok(SourceRecord { place_id: first.filter(|place| Some(*place) != home.own), ..record });
    }
    let told = found.pop();
    let shared = shared_place(db, home, told.as_ref().map(|(found, _)| found), service).await?;
    let place = match shared {
        Some(_) => None,
        None => save_place(db, home.structure, told, row, known, report).await?,
    };
    if let Some(place) = shared.or(place) {
        directory::store::insert_offer(db, service.id, place, 0).await?;
    }
    Ok(SourceRecord { place_id: place, ..kept(row, service.id.uuid(), place.or(shared), options) })
}

/// The place of the structure, if that is where the service is: it has no address and no hours of its own, or the same.
async fn shared_place(
    db: &mut Db,
    home: &Home,
    found: Option<&Found>,
    service: &Service,
) -> Result<Option<Id<KeptPlace>>> {
    let (structure, Some(place)) = (home.structure, home.own) else { return Ok(None) };
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
