//! Our own table (CSV, ODS, XLSX): each line a service and the structure that offers it.

use base::text::fold;
use chrono::{Datelike as _, NaiveDate};
use serde_json::{Map, Value};

use super::beyond::BEYOND;
use super::{Reason, Why};
use crate::What;
use crate::words::tables;

/// The columns that no table can do without.
pub const NEEDED: [&str; 2] = ["structure", "nom"];
/// The columns that tell a place: an entry with several has a row for each.
const OF_PLACE: [&str; 10] = [
    "lieu",
    "adresse",
    "acces",
    "code_postal",
    "code_insee",
    "commune",
    "latitude",
    "longitude",
    "visibilite",
    "horaires_lieu",
];

fn cell(row: &Map<String, Value>, name: &str) -> String {
    match row.get(name) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Null) | None => String::new(),
        Some(other) => other.to_string(),
    }
}

fn told(row: &Map<String, Value>, name: &str) -> Value {
    let cell = cell(row, name);
    if cell.is_empty() { Value::Null } else { cell.into() }
}

/// What tells the rows of one entry from those of another; none where a row names no entry.
pub fn key(row: &Map<String, Value>) -> Option<String> {
    let structure = structure_key(row);
    let own = cell(row, "ref");
    let name = fold(&cell(row, "nom"));
    if !own.is_empty() { Some(own) } else { (!name.is_empty()).then(|| format!("{structure} / {name}")) }
}

fn structure_key(row: &Map<String, Value>) -> String {
    let own = cell(row, "structure_ref");
    if own.is_empty() { fold(&cell(row, "structure")) } else { own }
}

/// The rows of an entry as a record: of its structure, which the first one tells, or of its service, with all its places.
pub fn record(rows: &[Map<String, Value>], what: What, remarks: &mut Vec<Reason>) -> Map<String, Value> {
    let Some((first, others)) = rows.split_first() else { return Map::new() };
    let mut record = place(first, remarks);
    let mut beyond = match record.remove(BEYOND) {
        Some(Value::Object(beyond)) => beyond,
        _ => Map::new(),
    };
    let source = if cell(first, "source") == "demo" { "demo" } else { "csv" };
    record.insert("source".to_owned(), source.into());
    if what == What::Structure {
        record.insert("id".to_owned(), structure_key(first).into());
        record.insert("nom".to_owned(), told(first, "structure"));
    } else {
        record.insert("id".to_owned(), key(first).unwrap_or_default().into());
        record.insert("structure_id".to_owned(), structure_key(first).into());
        others.iter().for_each(|other| compare(first, other, remarks));
        let is_placed = |row: &&Map<String, Value>| OF_PLACE.iter().any(|column| !cell(row, column).is_empty());
        // What the first row tells of its place was looked at above.
        let places: Vec<Value> = rows.iter().filter(is_placed).map(|row| place(row, &mut Vec::new()).into()).collect();
        others.iter().for_each(|other| drop(visibility(other, remarks)));
        if !places.is_empty() {
            // The list says it all.
            record.retain(|field, _| ["source", "id", "structure_id"].contains(&field.as_str()));
            beyond.insert("places".to_owned(), places.into());
        }
        service(first, &mut record, &mut beyond, remarks);
    }
    record.insert(BEYOND.to_owned(), beyond.into());
    record
}

/// Tells what another row of an entry says otherwise than the first one.
fn compare(first: &Map<String, Value>, other: &Map<String, Value>, remarks: &mut Vec<Reason>) {
    for (column, value) in other {
        let is_other = !OF_PLACE.contains(&column.as_str()) && !cell(other, column).is_empty();
        if is_other && cell(other, column) != cell(first, column) {
            remarks.push(Reason::new(Why::RowDiffers, column, &value.to_string()));
        }
    }
}

/// What a row tells of a place.
fn place(row: &Map<String, Value>, remarks: &mut Vec<Reason>) -> Map<String, Value> {
    let mut place = Map::new();
    for (field, column) in [
        ("commune", "commune"),
        ("code_insee", "code_insee"),
        ("code_postal", "code_postal"),
        ("adresse", "adresse"),
        ("complement_adresse", "acces"),
        ("latitude", "latitude"),
        ("longitude", "longitude"),
        ("horaires_accueil", "horaires_lieu"),
    ] {
        place.insert(field.to_owned(), told(row, column));
    }
    let mut beyond = Map::new();
    beyond.insert("visibility".to_owned(), visibility(row, remarks));
    beyond.insert("place".to_owned(), told(row, "lieu"));
    place.insert(BEYOND.to_owned(), beyond.into());
    place
}

fn visibility(row: &Map<String, Value>, remarks: &mut Vec<Reason>) -> Value {
    codes("visibility", &cell(row, "visibilite"), "visibilite", remarks).first().copied().into()
}

fn service(
    row: &Map<String, Value>,
    record: &mut Map<String, Value>,
    beyond: &mut Map<String, Value>,
    remarks: &mut Vec<Reason>,
) {
    let mut put = |field: &str, value: Value| record.insert(field.to_owned(), value);
    for (field, column) in [
        ("nom", "nom"),
        ("telephone", "telephone"),
        ("courriel", "courriel"),
        ("lien_mobilisation", "site"),
        ("frais_precisions", "cout_precisions"),
        ("mobilisation_precisions", "demarche"),
    ] {
        put(field, told(row, column));
    }
    let description = ["description", "resume"].map(|column| cell(row, column));
    put("description", description.into_iter().find(|text| !text.is_empty()).into());
    put("zone_eligibilite", cell(row, "zone").replace(' ', ",").into());
    put("horaires_accueil", told(row, "horaires"));
    for (list, column) in [
        ("kind", "forme"),
        ("need", "besoins"),
        ("violence", "violences"),
        ("audience", "publics"),
        ("moment", "delais"),
        ("cost", "cout"),
    ] {
        beyond.insert(list.to_owned(), codes(list, &cell(row, column), column, remarks).join(" ").into());
    }
    for (name, column) in [
        ("language", "langues"),
        ("sms", "sms"),
        ("summary", "resume"),
        ("hours", "horaires"),
        ("closure_note", "fermeture_motif"),
        ("checked_by", "verifie_par"),
    ] {
        beyond.insert(name.to_owned(), told(row, column));
    }
    for (name, column) in
        [("closed_from", "fermeture_du"), ("closed_until", "fermeture_au"), ("checked_on", "verifie_le")]
    {
        beyond.insert(name.to_owned(), day(&cell(row, column), column, remarks));
    }
    for (name, column) in [("without_complaint", "sans_plainte"), ("is_emergency", "urgence")] {
        beyond.insert(name.to_owned(), yes_or_no(&cell(row, column), column, remarks));
    }
}

/// A day as spreadsheets write it: `2026-12-24`, `24/12/2026`.
fn day(cell: &str, column: &str, remarks: &mut Vec<Reason>) -> Value {
    if cell.is_empty() {
        return Value::Null;
    }
    let read = ["%Y-%m-%d", "%d/%m/%Y"].iter().find_map(|format| NaiveDate::parse_from_str(cell, format).ok());
    match read.filter(|day| (2000..2100).contains(&day.year())) {
        Some(day) => day.to_string().into(),
        None => {
            remarks.push(Reason::new(Why::BadDay, column, cell));
            Value::Null
        }
    }
}

fn yes_or_no(cell: &str, column: &str, remarks: &mut Vec<Reason>) -> Value {
    match fold(cell).as_str() {
        "" => Value::Null,
        "oui" | "1" | "vrai" | "true" => true.into(),
        "non" | "0" | "faux" | "false" => false.into(),
        _ => {
            remarks.push(Reason::new(Why::UnknownCode, column, cell));
            Value::Null
        }
    }
}

/// Our codes for the words of a cell; a code stands for itself.
fn codes(list: &str, cell: &str, column: &str, remarks: &mut Vec<Reason>) -> Vec<&'static str> {
    let words = cell.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|word| !word.is_empty());
    let mut codes = Vec::new();
    for word in words {
        let known = tables()
            .french
            .iter()
            .find(|((of, code), french)| *of == list && (*code == word || fold(french) == fold(word)));
        match known {
            Some(((_, code), _)) => codes.push(*code),
            None => remarks.push(Reason::new(Why::UnknownCode, column, word)),
        }
    }
    codes
}
