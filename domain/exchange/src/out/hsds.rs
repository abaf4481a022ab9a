//! HSDS 3.0: `services.json`, each service with all that belongs to it, and the same as a package of tables.
//!
//! What it has no field for is an attribute, a term of a taxonomy of ours: it passes through programs that know nothing of it.

use std::path::PathBuf;

use base::{Code, Id};
use chrono::{DateTime, NaiveDate, Utc};
use directory::{Card, Hours, Location, Place, Service, Told};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::csv::dialled;
use super::file::{List, Target};
use super::tabular::Tables;
use super::{Outgoing, Writer, attribute};
use crate::inclusion::fields::{is_url, told};
use crate::words::tables;

pub struct Hsds {
    services: List,
    /// A stream has the list alone.
    tables: Option<Tables>,
    today: NaiveDate,
}

impl Hsds {
    pub fn create(target: &Target, now: DateTime<Utc>) -> anyhow::Result<Self> {
        let services = List::create(target, "services.json", "")?;
        let tables = match target {
            Target::Folder(_) => Some(Tables::create(target)?),
            Target::Stream(_) => None,
        };
        Ok(Self { services, tables, today: now.date_naive() })
    }
}

impl Writer for Hsds {
    fn take(&mut self, outgoing: &Outgoing) -> anyhow::Result<()> {
        let service = service(outgoing, self.today);
        self.services.push(&service)?;
        match &mut self.tables {
            Some(tables) => tables.take(&service, outgoing.is_first_of_structure),
            None => Ok(()),
        }
    }

    fn finish(self: Box<Self>) -> anyhow::Result<Vec<PathBuf>> {
        let mut files = vec![self.services.finish("")?];
        if let Some(tables) = self.tables {
            files.extend(tables.finish()?);
        }
        Ok(files)
    }
}

/// The id of a part of a service: always the same, and nobody else's.
fn part(service: Id<Service>, what: &str, number: usize) -> Uuid {
    named(&format!("{} {what} {number}", service.uuid()))
}

/// An id that is always the same for a name.
pub fn named(name: &str) -> Uuid {
    let digest = Sha256::digest(name.as_bytes());
    let bytes = digest.first_chunk().copied().unwrap_or_default();
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// Without what is null or empty: their schema has no null.
pub fn object(value: Value) -> Value {
    let Value::Object(fields) = value else { return value };
    let is_said = |value: &Value| !(value.is_null() || value == "" || value.as_array().is_some_and(Vec::is_empty));
    Value::Object(fields.into_iter().filter(|(_, value)| is_said(value)).collect())
}

/// A service with all that belongs to it.
pub fn service(outgoing: &Outgoing, today: NaiveDate) -> Value {
    let (card, entry) = (&outgoing.card, &outgoing.entry);
    let structure = &entry.structure;
    let is_closed = card.closure.as_ref().is_some_and(|closure| closure.holds_on(today));
    let mut attributes = attribute::attributes(card);
    attributes.extend(attribute::others(&outgoing.beside.attributes, "service", card.id.uuid()));
    let mut organization = object(json!({
        "id": structure.id.uuid(),
        "name": structure.name,
        "email": structure.email.as_deref().filter(|email| mail::is_address(email)),
        "website": structure.website.as_deref().filter(|url| is_url(url)),
    }));
    // They require it, even where there is nothing more to say than its name.
    if let Some(fields) = organization.as_object_mut() {
        let description = Some(&structure.description).filter(|text| !text.is_empty()).unwrap_or(&structure.name);
        fields.insert("description".to_owned(), description.clone().into());
        let others = attribute::others(&outgoing.beside.attributes_of_structure, "organization", structure.id.uuid());
        fields.extend(
            Some(others).filter(|others| !others.is_empty()).map(|others| ("attributes".to_owned(), others.into())),
        );
    }
    object(json!({
        "id": card.id.uuid(),
        "organization_id": structure.id.uuid(),
        "name": card.name,
        "description": told(&card.summary, &card.description),
        "url": card.website.as_deref().filter(|url| is_url(url)),
        "email": card.email.as_deref().filter(|email| mail::is_address(email)),
        "status": if is_closed { "temporarily closed" } else { "active" },
        "application_process": card.how_to,
        "fees_description": fees(card),
        "eligibility_description": words("audience", card.audiences.iter()),
        "assured_date": card.checked_on.map(|day| day.to_string()),
        "alert": card.closure.as_ref().map(|closure| closure.note.clone()),
        "last_modified": entry.service.updated_at.to_rfc3339(),
        "organization": organization,
        "phones": phones(card),
        "schedules": schedules(card.id, ("service", 0), card.hours.as_ref(), today),
        "service_areas": areas(card),
        "languages": languages(card),
        "service_at_locations": locations(card, today),
        "attributes": attributes,
    }))
}

fn fees(card: &Card) -> String {
    let cost = card.cost.map(|cost| word("cost", cost)).unwrap_or_default();
    [cost, card.cost_note.clone()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" : ")
}

fn word<C: Code>(list: &'static str, code: C) -> String {
    let known = tables().french.get(&(list, code.code()));
    known.map_or_else(|| code.code().to_owned(), |word| (*word).to_owned())
}

fn words<C: Code>(list: &'static str, codes: impl Iterator<Item = C>) -> String {
    codes.map(|code| word(list, code)).collect::<Vec<_>>().join(", ")
}

fn phones(card: &Card) -> Vec<Value> {
    let phones = [("voice", &card.phone), ("sms", &card.sms)];
    let told =
        phones.into_iter().enumerate().filter_map(|(number, (kind, phone))| Some((number, kind, phone.as_ref()?)));
    told.map(|(number, kind, phone)| {
        json!({"id": part(card.id, "phone", number), "service_id": card.id.uuid(), "number": dialled(phone), "type": kind})
    })
    .collect()
}

/// Ranges that come back each week; the text of OpenStreetMap stands with each, and alone where the weeks differ.
fn schedules(id: Id<Service>, (of, number): (&str, usize), hours: Option<&Hours>, today: NaiveDate) -> Vec<Value> {
    let Some(hours) = hours else { return Vec::new() };
    let mut weekly: Vec<((u32, u32), Vec<&str>)> = Vec::new();
    match hours.told(today) {
        Told::Always => weekly.push(((0, 1440), DAYS.to_vec())),
        Told::Weekly(week) => {
            for (day, ranges) in DAYS.iter().zip(week) {
                for range in ranges {
                    match weekly.iter_mut().find(|(known, _)| *known == range) {
                        Some((_, days)) => days.push(day),
                        None => weekly.push((range, vec![day])),
                    }
                }
            }
        }
        Told::Dated(_) => {}
    }
    let place = |rank: usize| part(id, &format!("schedule of {of} {number}"), rank);
    if weekly.is_empty() {
        return vec![json!({"id": place(0), "description": hours.as_str()})];
    }
    let one = |(rank, ((from, to), days)): (usize, ((u32, u32), Vec<&str>))| {
        json!({"id": place(rank), "freq": "WEEKLY", "byday": days.join(","), "opens_at": clock(from), "closes_at": clock(to),
            "description": hours.as_str()})
    };
    weekly.into_iter().enumerate().map(one).collect()
}

const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// Midnight at the end of a day has no name of its own.
fn clock(minutes: u32) -> String {
    let minutes = if minutes == 1440 { 1439 } else { minutes };
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
}

fn areas(card: &Card) -> Vec<Value> {
    let kind = |code: &str| match code.len() {
        2 | 3 => "département",
        5 => "commune",
        9 => "EPCI",
        _ => "pays",
    };
    let area = |(number, code): (usize, &String)| json!({"id": part(card.id, "area", number), "service_id": card.id.uuid(), "name": code, "extent": code, "extent_type": kind(code)});
    card.area.iter().enumerate().map(area).collect()
}

fn languages(card: &Card) -> Vec<Value> {
    let language = |(number, code): (usize, directory::Language)| json!({"id": part(card.id, "language", number), "service_id": card.id.uuid(), "name": code, "code": if code.code() == "lsf" { "fsl" } else { code.code() }});
    card.languages.iter().enumerate().map(language).collect()
}

fn locations(card: &Card, today: NaiveDate) -> Vec<Value> {
    let at = |(number, place): (usize, &Place)| {
        let (id, at) = (part(card.id, "location", number), part(card.id, "at", number));
        object(json!({
            "id": at,
            "service_id": card.id.uuid(),
            "location_id": id,
            "location": location(card, place, number, id),
            "schedules": schedules(card.id, ("place", number), place.hours.as_ref(), today),
        }))
    };
    card.places.iter().enumerate().map(at).collect()
}

fn location(card: &Card, place: &Place, number: usize, id: Uuid) -> Value {
    let point = place.location.point();
    let (name, addresses, note) = match &place.location {
        Location::Address { name, line, postal_code, access_note, .. } => {
            let address = json!({
                "id": part(card.id, "address", number),
                "location_id": id,
                // They require it; where there is no street the town says where it is.
                "address_1": if line.is_empty() { &place.commune } else { line },
                "city": place.commune,
                "state_province": department(&place.commune_code),
                "postal_code": postal_code,
                "country": "FR",
                "address_type": "physical",
            });
            (if name.is_empty() { place.commune.clone() } else { name.clone() }, vec![address], access_note.clone())
        }
        Location::Commune { visibility, .. } => (place.commune.clone(), Vec::new(), word("visibility", *visibility)),
    };
    object(json!({
        "id": id,
        "location_type": "physical",
        "name": name,
        "description": note,
        "latitude": point.map(|point| point.latitude),
        "longitude": point.map(|point| point.longitude),
        "external_identifier": place.commune_code,
        "external_identifier_type": "code INSEE de la commune",
        "addresses": addresses,
    }))
}

fn department(commune: &str) -> &str {
    let length = if commune.starts_with("97") || commune.starts_with("98") { 3 } else { 2 };
    commune.get(..length).unwrap_or(commune)
}

/// The fields of an object; of anything else, none.
pub fn fields(value: &Value) -> &Map<String, Value> {
    static NONE: std::sync::LazyLock<Map<String, Value>> = std::sync::LazyLock::new(Map::new);
    value.as_object().unwrap_or(&NONE)
}
