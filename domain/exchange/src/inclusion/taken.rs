//! What we take of a record of data·inclusion. The rest stays in the record, and goes out again with it.

use base::text::many_lines;
use base::{Codes, Id};
use directory::{Audience, Cost, Hours, Kind, Need, Phone, Service, Structure, drafts};
use serde_json::{Map, Value};

use super::fields::cut;
use crate::words::tables;

const SUMMARY: usize = 160;
const HOW_TO: usize = 2_000;
const NOTE: usize = 500;
const WEBSITE: usize = 500;

/// The text of a field.
pub fn text<'a>(record: &'a Map<String, Value>, field: &str) -> &'a str {
    record.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// The codes of a list.
pub fn list<'a>(record: &'a Map<String, Value>, field: &str) -> impl Iterator<Item = &'a str> {
    record.get(field).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

fn phone(record: &Map<String, Value>) -> Option<Phone> {
    text(record, "telephone").parse().ok()
}

fn told(text: &str, most: usize) -> Option<String> {
    Some(text).filter(|text| !text.is_empty() && text.len() <= most).map(str::to_owned)
}

/// A structure out of its record; it is nobody's yet.
pub fn structure(record: &Map<String, Value>) -> Structure {
    Structure {
        id: Id::zero(),
        territory_id: Id::zero(),
        institution_id: None,
        name: text(record, "nom").to_owned(),
        description: many_lines(text(record, "description")),
        website: told(text(record, "site_web"), WEBSITE),
        phone: phone(record),
        email: told(text(record, "courriel"), 254),
        source: String::new(),
    }
}

/// A draft out of its record: nobody has checked it.
pub fn service(record: &Map<String, Value>) -> Service {
    let description = many_lines(text(record, "description"));
    Service {
        kind: kind(record),
        name: text(record, "nom").to_owned(),
        summary: summary(&description),
        description,
        how_to: how_to(record),
        phone: phone(record),
        email: told(text(record, "courriel"), 254),
        website: told(text(record, "lien_mobilisation"), WEBSITE),
        cost: match text(record, "frais") {
            "gratuit" => Some(Cost::Free),
            "payant" => Some(Cost::Paid),
            _ => None,
        },
        cost_note: cut(&many_lines(text(record, "frais_precisions")), NOTE),
        hours: hours(record),
        needs: needs(record),
        audiences: audiences(record),
        area: area(record),
        ..drafts::blank()
    }
}

pub fn hours(record: &Map<String, Value>) -> Option<Hours> {
    text(record, "horaires_accueil").parse().ok()
}

/// The first sentence, or as much of it as there is room for.
fn summary(description: &str) -> String {
    let line = description.lines().next().unwrap_or_default();
    let sentence = line.split_inclusive(['.', '!', '?']).next().unwrap_or_default();
    cut(sentence.trim(), SUMMARY)
}

fn how_to(record: &Map<String, Value>) -> String {
    let parts = ["mobilisation_precisions", "conditions_acces", "publics_precisions"];
    let parts: Vec<_> =
        parts.iter().map(|field| many_lines(text(record, field))).filter(|part| !part.is_empty()).collect();
    cut(&parts.join("\n"), HOW_TO)
}

fn kind(record: &Map<String, Value>) -> Kind {
    let modes: Vec<_> = list(record, "modes_accueil").collect();
    let ways: Vec<_> = list(record, "modes_mobilisation").collect();
    match (text(record, "type"), modes.as_slice(), ways.as_slice()) {
        ("aide-financiere", ..) => Kind::Allowance,
        (_, ["a-distance"], ["telephoner"]) => Kind::PhoneLine,
        (_, ["a-distance"], _) => Kind::Remote,
        (_, [], _) if text(record, "adresse").is_empty() && text(record, "code_insee").is_empty() => Kind::Remote,
        _ => Kind::Place,
    }
}

fn needs(record: &Map<String, Value>) -> Codes<Need> {
    let themes = list(record, "thematiques").filter_map(|theme| tables().themes.get(theme));
    themes.flat_map(Codes::iter).collect()
}

fn audiences(record: &Map<String, Value>) -> Codes<Audience> {
    let publics = list(record, "publics").filter_map(|public| tables().publics.get(public));
    publics.flat_map(Codes::iter).collect()
}

/// The codes that we know: communes, EPCI, départements, `france`; countries stay in the record.
fn area(record: &Map<String, Value>) -> String {
    let is_code = |code: &str| code.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'A' | b'B'));
    let is_country =
        |code: &str| code.len() == 5 && code.starts_with("99") && code.as_bytes().get(2).is_some_and(|b| *b < b'6');
    let is_ours = |code: &&str| *code == "france" || is_code(code) && !is_country(code);
    let codes = list(record, "zone_eligibilite").filter(is_ours);
    codes.collect::<Vec<_>>().join(" ")
}
