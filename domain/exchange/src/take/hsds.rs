//! HSDS 3.0 as records: of a service, with what data·inclusion has no field for beside it, or of its organization.

use base::Code;
use directory::{Hours, Visibility};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::attribute::{ATTRIBUTES, foreign};
use super::beyond::BEYOND;
use super::{Reason, Why};
use crate::What;
use crate::inclusion::fields::name as long_enough;
use crate::inclusion::taken::text;
use crate::words::tables;

type Row = Map<String, Value>;

/// What of a service is read, here or as part of what belongs to it; the rest is told to be left out.
const READ: [&str; 22] = [
    "id",
    "organization_id",
    "organization",
    "name",
    "description",
    "url",
    "email",
    "status",
    "application_process",
    "fees_description",
    "eligibility_description",
    "assured_date",
    "alert",
    "last_modified",
    "phones",
    "schedules",
    "service_areas",
    "languages",
    "service_at_locations",
    "attributes",
    "program_id",
    "metadata",
];

/// The record of a service, or of its organization.
///
/// # Errors
/// When it is no service, or one that is no longer given.
pub fn record(service: &Row, what: What, remarks: &mut Vec<Reason>) -> Result<Row, Reason> {
    let status = text(service, "status");
    if ["inactive", "defunct"].contains(&status) {
        return Err(Reason::new(Why::Inactive, "status", status));
    }
    if text(service, "id").is_empty() || text(service, "name").is_empty() {
        return Err(Why::NotRecord.into());
    }
    match what {
        What::Structure => organization(service, remarks),
        What::Service => Ok(whole(service, remarks)),
    }
}

fn object<'a>(row: &'a Row, name: &str) -> Option<&'a Row> {
    row.get(name).and_then(Value::as_object)
}

fn list<'a>(row: &'a Row, name: &str) -> impl Iterator<Item = &'a Row> {
    row.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}

/// An id of theirs that can be one of ours.
fn id(text: &str) -> Value {
    text.parse::<Uuid>().ok().map(|id| id.to_string()).into()
}

fn owner(service: &Row) -> &str {
    let own = text(service, "organization_id");
    object(service, "organization").map(|one| text(one, "id")).filter(|id| !id.is_empty()).unwrap_or(own)
}

fn source(attributes: &Attributes<'_>) -> &'static str {
    if attributes.note("source") == Some("demo") { "demo" } else { "hsds" }
}

fn organization(service: &Row, remarks: &mut Vec<Reason>) -> Result<Row, Reason> {
    let told = object(service, "organization").ok_or(Why::NotRecord)?;
    let (attributes, name) = (Attributes::of(service), text(told, "name"));
    let mut beyond = json!({
        "id": id(text(told, "id")),
        "name": name,
        // Who has nothing to say repeats the name.
        "description": Some(text(told, "description")).filter(|text| *text != name).unwrap_or_default(),
        "source": attributes.note("source"),
        "places": list(service, "service_at_locations").take(1).map(place).collect::<Vec<_>>(),
    });
    hang(&mut beyond, service, foreign(told, remarks));
    let record = json!({
        "source": source(&attributes),
        "id": text(told, "id"),
        "nom": long_enough(text(told, "name"), "structure"),
        "courriel": told.get("email"),
        "site_web": told.get("website"),
        "date_maj": day(service),
        BEYOND: beyond,
    });
    Ok(fields(record))
}

/// Puts the attributes of others beside a record, where there are some. Where a place of the service is hidden they are not
/// kept: nobody knows what they tell.
fn hang(beyond: &mut Value, service: &Row, attributes: Vec<Value>) {
    let is_open = list(service, "service_at_locations").all(|at| shown(at).0 == Visibility::Public);
    if let Some(beyond) = beyond.as_object_mut().filter(|_| is_open && !attributes.is_empty()) {
        beyond.insert(ATTRIBUTES.to_owned(), attributes.into());
    }
}

fn fields(value: Value) -> Row {
    if let Value::Object(fields) = value { fields } else { Row::new() }
}

/// The day of the last change.
fn day(service: &Row) -> Option<&str> {
    text(service, "last_modified").get(..10)
}

fn whole(service: &Row, remarks: &mut Vec<Reason>) -> Row {
    let unread = service.keys().filter(|name| !READ.contains(&name.as_str()));
    remarks.extend(unread.map(|name| Reason::new(Why::UnknownColumn, name, "")));
    let attributes = Attributes::of(service);
    let (summary, description) = parted(text(service, "description"));
    let mut beyond = json!({
        "id": id(text(service, "id")),
        "structure": id(owner(service)),
        "name": text(service, "name"),
        "summary": summary,
        "description": description,
        "how_to": how_to(service, &attributes),
        "kind": attributes.codes("kind").first(),
        "cost": attributes.codes("cost").first(),
        "cost_note": cost_note(service, &attributes),
        "language": languages(service, remarks),
        "sms": phone(service, true),
        "hours": hours(service, remarks),
        "area": area(service, remarks),
        "checked_on": service.get("assured_date"),
        "checked_by": attributes.note("checked_by"),
        "updated_at": service.get("last_modified"),
        "without_complaint": attributes.note("without_complaint").map(|word| word == "oui"),
        "is_emergency": attributes.note("is_emergency") == Some("oui"),
        "places": list(service, "service_at_locations").map(place).collect::<Vec<_>>(),
    });
    hang(&mut beyond, service, foreign(service, remarks));
    let mut beyond = fields(beyond);
    for name in ["need", "violence", "audience", "moment"] {
        beyond.insert(name.to_owned(), attributes.codes(name).join(" ").into());
    }
    closure(service, &attributes, &mut beyond);
    let told = [summary.as_str(), &description].concat();
    let record = json!({
        "source": source(&attributes),
        "id": text(service, "id"),
        "structure_id": owner(service),
        "nom": long_enough(text(service, "name"), "service"),
        "description": if told.chars().count() < 5 { format!("Service : {}", text(service, "name")) } else { told },
        "date_maj": day(service),
        "telephone": phone(service, false),
        "courriel": service.get("email"),
        "lien_mobilisation": service.get("url"),
        "modes_accueil": list(service, "service_at_locations").next().is_none().then_some(["a-distance"]),
        BEYOND: beyond,
    });
    fields(record)
}

/// The summary in a sentence and the rest, as they were put together: with an empty line between them.
fn parted(told: &str) -> (String, String) {
    const MOST: usize = 160;
    let (first, rest) = told.split_once("\n\n").unwrap_or((told, ""));
    if first.chars().count() <= MOST && !first.contains('\n') {
        return (first.to_owned(), rest.to_owned());
    }
    let line = told.lines().next().unwrap_or_default();
    let sentence = line.split_inclusive(['.', '!', '?']).next().unwrap_or_default();
    (crate::inclusion::fields::cut(sentence.trim(), MOST), told.to_owned())
}

/// How to go about it; whom it is for, where no list says so.
fn how_to(service: &Row, attributes: &Attributes<'_>) -> String {
    let for_whom = if attributes.is_ours() { "" } else { text(service, "eligibility_description") };
    let parts = [text(service, "application_process"), for_whom];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What is said of the cost besides whether there is one.
fn cost_note<'a>(service: &'a Row, attributes: &Attributes<'_>) -> &'a str {
    let told = text(service, "fees_description");
    let word = attributes.codes("cost").first().and_then(|cost| tables().french.get(&("cost", *cost)).copied());
    match word.and_then(|word| told.strip_prefix(word)) {
        Some(rest) => rest.strip_prefix(" : ").unwrap_or(rest),
        None => told,
    }
}

/// The first number that one calls, or writes short messages to.
fn phone(service: &Row, is_sms: bool) -> Option<String> {
    let is_meant = |phone: &&Row| match text(phone, "type") {
        "sms" | "text" => is_sms,
        "fax" => false,
        _ => !is_sms,
    };
    let number = list(service, "phones").find(is_meant)?;
    Some(text(number, "number").trim_matches(|c: char| c == '"' || c.is_whitespace()).to_owned())
}

fn languages(service: &Row, remarks: &mut Vec<Reason>) -> String {
    let mut codes = Vec::new();
    for language in list(service, "languages") {
        let code = if text(language, "code") == "fsl" { "lsf" } else { text(language, "code") };
        match code.parse::<directory::Language>() {
            Ok(language) => codes.push(language.code()),
            Err(_) => remarks.push(Reason::new(Why::UnknownCode, "languages", code)),
        }
    }
    codes.join(" ")
}

fn area(service: &Row, remarks: &mut Vec<Reason>) -> String {
    let is_code = |code: &str| {
        code == "france"
            || matches!(code.len(), 2 | 3 | 5 | 9) && code.bytes().all(|b| b.is_ascii_digit() || b"AB".contains(&b))
    };
    let extents = list(service, "service_areas").map(|area| text(area, "extent"));
    let (codes, others): (Vec<_>, Vec<_>) = extents.partition(|extent| is_code(extent));
    remarks.extend(others.iter().map(|extent| Reason::new(Why::BadArea, "service_areas", extent)));
    codes.join(" ")
}

/// The hours as text of OpenStreetMap, which ours carry, or put together from ranges that come back each week.
fn hours(owner: &Row, remarks: &mut Vec<Reason>) -> Option<String> {
    let first = list(owner, "schedules").next()?;
    if text(first, "description").parse::<Hours>().is_ok() {
        return Some(text(first, "description").to_owned());
    }
    let ranges: Vec<_> = list(owner, "schedules").filter_map(weekly).collect();
    let put_together = ranges.join("; ");
    if put_together.parse::<Hours>().is_ok() {
        return Some(put_together);
    }
    remarks.push(Reason::new(Why::HoursUnread, "schedules", text(first, "description")));
    None
}

const DAYS: [(&str, &str); 7] =
    [("MO", "Mo"), ("TU", "Tu"), ("WE", "We"), ("TH", "Th"), ("FR", "Fr"), ("SA", "Sa"), ("SU", "Su")];

/// `Tu,Th 09:00-12:00`
fn weekly(schedule: &Row) -> Option<String> {
    let days: Option<Vec<_>> = text(schedule, "byday")
        .split(',')
        .map(|day| DAYS.iter().find(|(theirs, _)| *theirs == day.trim()).map(|(_, ours)| *ours))
        .collect();
    let (opens, closes) = (text(schedule, "opens_at").get(..5)?, text(schedule, "closes_at").get(..5)?);
    (text(schedule, "freq") == "WEEKLY").then_some(())?;
    Some(format!("{} {opens}-{closes}", days?.join(",")))
}

fn closure(service: &Row, attributes: &Attributes<'_>, beyond: &mut Row) {
    let is_closed = text(service, "status") == "temporarily closed";
    let from = attributes.note("closed_from").or_else(|| day(service).filter(|_| is_closed));
    if from.is_some() {
        beyond.insert("closed_from".to_owned(), from.into());
        beyond.insert("closed_until".to_owned(), attributes.note("closed_until").into());
        beyond.insert("closure_note".to_owned(), text(service, "alert").into());
    }
}

/// Who may know where a service is met, and its address, if it tells one.
fn shown(at: &Row) -> (Visibility, Option<&Row>) {
    let Some(location) = object(at, "location") else { return (Visibility::Public, None) };
    let address = list(location, "addresses").find(|one| text(one, "address_type") == "physical");
    let address = address.or_else(|| list(location, "addresses").next());
    (if address.is_some() { Visibility::Public } else { visibility(text(location, "description")) }, address)
}

/// Where a service is met, as a record of its own.
fn place(at: &Row) -> Value {
    let none = Row::new();
    let location = object(at, "location").unwrap_or(&none);
    let (visibility, address) = shown(at);
    let is_public = visibility == Visibility::Public;
    let told = |name: &str| address.map(|address| text(address, name)).filter(|text| !text.is_empty());
    let lines = ["address_1", "address_2"].into_iter().filter_map(told).filter(|line| told("city") != Some(*line));
    let lines: Vec<_> = lines.collect();
    let is_insee = text(location, "external_identifier_type").contains("INSEE");
    let name = text(location, "name");
    let commune = told("city").unwrap_or(name);
    // Hours that cannot be read are told where the place is.
    let hours = hours(at, &mut Vec::new()).or_else(|| hours(location, &mut Vec::new()));
    json!({
        "commune": commune,
        "code_insee": Some(text(location, "external_identifier")).filter(|_| is_insee),
        "code_postal": told("postal_code"),
        "adresse": Some(lines.join(", ")).filter(|line| !line.is_empty()),
        "complement_adresse": Some(text(location, "description")).filter(|_| is_public),
        "latitude": number(location, "latitude").filter(|_| is_public),
        "longitude": number(location, "longitude").filter(|_| is_public),
        "horaires_accueil": hours,
        BEYOND: {"visibility": visibility.code(), "place": Some(name).filter(|name| is_public && *name != commune)},
    })
}

/// A number, which a table has as text.
fn number(row: &Row, name: &str) -> Option<f64> {
    let told = row.get(name)?;
    told.as_f64().or_else(|| told.as_str()?.trim().parse().ok())
}

/// What our word for it says; without one, who tells a point tells where it is.
fn visibility(word: &str) -> Visibility {
    let known = Visibility::ALL.iter().find(|code| tables().french.get(&("visibility", code.code())) == Some(&word));
    known.copied().unwrap_or(Visibility::Public)
}

/// Codes of ours that a service carries as terms of our taxonomy.
struct Attributes<'a>(Vec<(&'a str, &'a str, Option<&'a str>)>);

impl<'a> Attributes<'a> {
    fn of(service: &'a Row) -> Self {
        let ours = list(service, "attributes").filter_map(|attribute| {
            let term = object(attribute, "taxonomy_term")?;
            let (list, code) = text(term, "code").split_once(':')?;
            let value = attribute.get("value").and_then(Value::as_str);
            (text(term, "taxonomy") == "maillage").then_some((list, code, value))
        });
        Self(ours.collect())
    }

    fn is_ours(&self) -> bool {
        !self.0.is_empty()
    }

    fn codes(&self, list: &str) -> Vec<&'a str> {
        self.0.iter().filter(|(of, ..)| *of == list).map(|(_, code, _)| *code).collect()
    }

    fn note(&self, name: &str) -> Option<&'a str> {
        self.0.iter().find(|(list, code, _)| *list == "note" && *code == name).and_then(|(.., value)| *value)
    }
}
