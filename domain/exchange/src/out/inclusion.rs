//! data·inclusion 1.0.10: `structures.json`, `services.json`, and `maillage.json` with what its schema has no field for.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use directory::{Entry, Location, Place, Visibility};
use serde_json::{Map, Value, json};

use super::file::{List, Target};
use super::{Outgoing, Turn, Writer, producer};
use crate::inclusion::overlay::{Overlay, is_at_structure};
use crate::inclusion::{fields, taken};
use crate::store::SourceRecord;

/// No record is older for them.
const FIRST_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2000, 1, 1);

pub struct Inclusion {
    structures: List,
    services: List,
    beyond: List,
    today: NaiveDate,
}

impl Inclusion {
    pub fn create(target: &Target, now: DateTime<Utc>) -> anyhow::Result<Self> {
        Ok(Self {
            structures: List::create(target, "structures.json", "")?,
            services: List::create(target, "services.json", "")?,
            beyond: List::create(target, "maillage.json", "")?,
            today: now.date_naive(),
        })
    }
}

impl Writer for Inclusion {
    fn take(&mut self, outgoing: &Outgoing) -> anyhow::Result<()> {
        if outgoing.is_first_of_structure {
            self.structures.push(&structure(outgoing, day(outgoing, self.today)))?;
            self.beyond.push(&beyond_structure(outgoing))?;
        }
        for service in services(outgoing, self.today) {
            self.services.push(&service)?;
        }
        self.beyond.push(&beyond(outgoing, self.today))?;
        Ok(())
    }

    fn finish(self: Box<Self>) -> anyhow::Result<Vec<PathBuf>> {
        Ok(vec![self.structures.finish("")?, self.services.finish("")?, self.beyond.finish("")?])
    }
}

/// The three lists in one object, for a stream: one after the other, each in a turn of its own over the entries.
pub struct InOne {
    list: List,
    turn: usize,
    today: NaiveDate,
}

impl InOne {
    pub fn create(target: &Target, now: DateTime<Utc>) -> anyhow::Result<Self> {
        let list = List::create(target, "data-inclusion.json", "{\"structures\":")?;
        Ok(Self { list, turn: 0, today: now.date_naive() })
    }
}

impl Writer for InOne {
    fn take(&mut self, outgoing: &Outgoing) -> anyhow::Result<()> {
        match self.turn {
            0 if outgoing.is_first_of_structure => self.list.push(&structure(outgoing, day(outgoing, self.today)))?,
            0 => {}
            1 => services(outgoing, self.today).iter().try_for_each(|service| self.list.push(service))?,
            _ => {
                if outgoing.is_first_of_structure {
                    self.list.push(&beyond_structure(outgoing))?;
                }
                self.list.push(&beyond(outgoing, self.today))?;
            }
        }
        Ok(())
    }

    fn turn(&mut self) -> anyhow::Result<Turn> {
        self.turn += 1;
        match self.turn {
            1 => self.list.next(",\n\"services\":")?,
            2 => self.list.next(",\n\"maillage\":")?,
            _ => return Ok(Turn::End),
        }
        Ok(Turn::Again)
    }

    fn finish(self: Box<Self>) -> anyhow::Result<Vec<PathBuf>> {
        Ok(vec![self.list.finish("}")?])
    }
}

/// The day of the last change, as their rules allow it: not before 2000, not to come.
fn day(outgoing: &Outgoing, today: NaiveDate) -> NaiveDate {
    outgoing.entry.service.updated_at.date_naive().min(today).max(FIRST_DAY.unwrap_or(NaiveDate::MIN))
}

/// A service at each of its places.
fn services(outgoing: &Outgoing, today: NaiveDate) -> Vec<Map<String, Value>> {
    let (places, day) = (&outgoing.entry.places, day(outgoing, today));
    let others = places.iter().enumerate().skip(1);
    let others = others.map(|(position, place)| elsewhere(outgoing, place, position, day));
    std::iter::once(service(outgoing, places.first(), day)).chain(others).collect()
}

fn key(record: Option<&SourceRecord>, source: &str, id: &str) -> String {
    record.map_or_else(|| format!("{}--{id}", producer(source)), |record| record.key.clone())
}

fn structure_key(outgoing: &Outgoing) -> String {
    let structure = &outgoing.entry.structure;
    key(outgoing.beside.structure.as_ref(), &structure.source, &structure.id.to_string())
}

fn service_key(outgoing: &Outgoing) -> String {
    let entry = &outgoing.entry;
    key(outgoing.beside.service.as_ref(), &entry.structure.source, &entry.service.id.to_string())
}

/// Puts the names under which a record is known over its fields.
fn named(mut fields: Map<String, Value>, source: &str, id: String, structure: Option<String>) -> Map<String, Value> {
    fields.insert("source".to_owned(), source.into());
    fields.insert("id".to_owned(), id.into());
    if let Some(structure) = structure {
        fields.insert("structure_id".to_owned(), structure.into());
    }
    fields
}

/// The source as the record has it, else the one that we know.
fn source_of(record: Option<&SourceRecord>, entry: &Entry) -> String {
    let told = record.map(SourceRecord::content).and_then(|content| Some(content.get("source")?.as_str()?.to_owned()));
    if entry.structure.source == "demo" {
        "demo".to_owned()
    } else {
        told.unwrap_or_else(|| producer(&entry.structure.source).to_owned())
    }
}

fn structure(outgoing: &Outgoing, day: NaiveDate) -> Map<String, Value> {
    let (entry, beside) = (&outgoing.entry, &outgoing.beside);
    let place = structure_place(outgoing);
    let now = fields::structure(&entry.structure, place, beside.siret.as_deref(), day);
    let source = source_of(beside.structure.as_ref(), entry);
    let laid = match &beside.structure {
        // The services of a structure may be met in secret even where it has an address of its own.
        Some(record) if entry.places.iter().all(|place| place.location.is_address()) => {
            let received = record.content();
            let then = fields::structure(&taken::structure(&received), place, None, day);
            let centre = beside.centre_of_structure;
            Overlay { received, then: &then, now, place, centre, is_at_structure: place.is_none() }.laid()
        }
        _ => now,
    };
    named(laid, &source, structure_key(outgoing), None)
}

fn service(outgoing: &Outgoing, place: Option<&Place>, day: NaiveDate) -> Map<String, Value> {
    let (entry, beside) = (&outgoing.entry, &outgoing.beside);
    let now = fields::service(&entry.service, place, day);
    let source = source_of(beside.service.as_ref(), entry);
    let is_hidden = entry.places.iter().any(|place| !place.location.is_address());
    let laid = match &beside.service {
        Some(record) if !is_hidden => {
            let received = record.content();
            let then = fields::service(&taken::service(&received), place, day);
            let is_at_structure = is_at_structure(&entry.places, beside.structure_place.as_ref());
            Overlay { received, then: &then, now, place, centre: beside.centre_of_service, is_at_structure }.laid()
        }
        _ => now,
    };
    named(laid, &source, service_key(outgoing), Some(structure_key(outgoing)))
}

/// The same service at another of its places, which data·inclusion knows as another service.
fn elsewhere(outgoing: &Outgoing, place: &Place, position: usize, day: NaiveDate) -> Map<String, Value> {
    let mut fields = service(outgoing, outgoing.entry.places.first(), day);
    fields.extend(fields::whereabouts(Some(place)));
    let hours = place.hours.as_ref().or(outgoing.entry.service.hours.as_ref());
    fields.insert("horaires_accueil".to_owned(), hours.map(directory::Hours::as_str).into());
    let id = format!("{}-{}", service_key(outgoing), position + 1);
    fields.insert("id".to_owned(), id.into());
    fields
}

/// What the schema has no field for, by the `id` of `services.json`.
fn beyond(outgoing: &Outgoing, today: NaiveDate) -> Value {
    let card = &outgoing.card;
    json!({
        "id": service_key(outgoing),
        "maillage_id": card.id.to_string(),
        "maillage_structure_id": outgoing.entry.structure.id.to_string(),
        "source": source_of(outgoing.beside.service.as_ref(), &outgoing.entry),
        "name": card.name,
        "kind": card.kind,
        "summary": card.summary,
        "description": card.description,
        "website": outgoing.entry.service.website,
        "hours": card.hours.as_ref().map(directory::Hours::as_str),
        "sms": card.sms,
        "needs": card.needs,
        "violences": card.violences,
        "audiences": card.audiences,
        "moments": card.moments,
        "languages": card.languages,
        "without_complaint": card.without_complaint,
        "is_emergency": card.is_emergency,
        "closure": card.closure,
        "checked_on": card.checked_on,
        "checked_by": card.checked_by,
        "updated_at": outgoing.entry.service.updated_at,
        "score": f64::from(directory::score(card, today).percent) / 100.0,
        "places": card.places.iter().map(place).collect::<Vec<_>>(),
    })
}

/// The same of a structure, and where its record says that it is.
fn beyond_structure(outgoing: &Outgoing) -> Value {
    let structure = &outgoing.entry.structure;
    json!({
        "id": structure_key(outgoing),
        "what": "structure",
        "maillage_id": structure.id.to_string(),
        "source": source_of(outgoing.beside.structure.as_ref(), &outgoing.entry),
        "name": structure.name,
        "description": structure.description,
        "website": structure.website,
        "places": structure_place(outgoing).map(place).into_iter().collect::<Vec<_>>(),
    })
}

fn structure_place(outgoing: &Outgoing) -> Option<&Place> {
    let beside = &outgoing.beside;
    if beside.structure.is_some() { beside.structure_place.as_ref() } else { outgoing.entry.places.first() }
}

fn place(place: &Place) -> Value {
    let visibility = match &place.location {
        Location::Address { .. } => Visibility::Public,
        Location::Commune { visibility, .. } => *visibility,
    };
    let mut fields = fields::whereabouts(Some(place));
    if let Location::Address { name, access_note, .. } = &place.location {
        fields.insert("name".to_owned(), name.clone().into());
        fields.insert("access_note".to_owned(), access_note.clone().into());
    }
    fields.insert("visibility".to_owned(), visibility.to_string().into());
    fields.insert("hours".to_owned(), place.hours.as_ref().map(directory::Hours::as_str).into());
    Value::Object(fields)
}
