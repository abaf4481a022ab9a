//! Our own table (CSV, ODS, XLSX): each line a service and the structure that offers it.

use base::text::fold;
use serde_json::{Map, Value};

use super::{Reason, Why};
use crate::What;
use crate::words::tables;

/// The columns that no table can do without.
pub const NEEDED: [&str; 2] = ["structure", "nom"];
/// Under which name a record keeps what data·inclusion has no field for.
pub const BEYOND: &str = "maillage";

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

/// A line as a record: of its structure, or of its service.
pub fn record(row: &Map<String, Value>, what: What, remarks: &mut Vec<Reason>) -> Map<String, Value> {
    let or = |key: String, other: &dyn Fn() -> String| if key.is_empty() { other() } else { key };
    let structure = or(cell(row, "structure_ref"), &|| fold(&cell(row, "structure")));
    let mut record = Map::new();
    let mut put = |field: &str, value: Value| record.insert(field.to_owned(), value);
    put("source", if cell(row, "source") == "demo" { "demo" } else { "csv" }.into());
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
        put(field, told(row, column));
    }
    let visibility = codes("visibility", &cell(row, "visibilite"), "visibilite", remarks);
    let mut beyond = Map::new();
    beyond.insert("visibility".to_owned(), visibility.first().copied().into());
    beyond.insert("place".to_owned(), told(row, "lieu"));
    if what == What::Structure {
        put("id", structure.into());
        put("nom", told(row, "structure"));
    } else {
        put("id", or(cell(row, "ref"), &|| format!("{structure} / {}", fold(&cell(row, "nom")))).into());
        put("structure_id", structure.into());
        service(row, &mut record, &mut beyond, remarks);
    }
    record.insert(BEYOND.to_owned(), beyond.into());
    record
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
    if cell(row, "horaires_lieu").is_empty() {
        put("horaires_accueil", told(row, "horaires"));
    }
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
    for (name, column) in [("language", "langues"), ("sms", "sms"), ("summary", "resume")] {
        beyond.insert(name.to_owned(), told(row, column));
    }
    for (name, column) in [("without_complaint", "sans_plainte"), ("is_emergency", "urgence")] {
        beyond.insert(name.to_owned(), yes_or_no(&cell(row, column), column, remarks));
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

/// Lays over a service what data·inclusion has no field for.
pub fn lay_beyond(record: &Map<String, Value>, service: &mut directory::Service) {
    let Some(beyond) = record.get(BEYOND).and_then(Value::as_object) else { return };
    let text = |name: &str| beyond.get(name).and_then(Value::as_str).unwrap_or_default();
    if let Ok(kind) = text("kind").parse() {
        service.kind = kind;
    }
    if let Ok(cost) = text("cost").parse() {
        service.cost = Some(cost);
    }
    service.needs = text("need").parse().unwrap_or_default();
    service.violences = text("violence").parse().unwrap_or_default();
    service.audiences = text("audience").parse().unwrap_or_default();
    service.moments = text("moment").parse().unwrap_or_default();
    service.languages = text("language").replace([',', ';'], " ").parse().unwrap_or_default();
    service.sms = text("sms").parse().ok();
    if !text("summary").is_empty() {
        service.summary = crate::inclusion::fields::cut(text("summary"), 160);
    }
    service.without_complaint = beyond.get("without_complaint").and_then(Value::as_bool);
    service.is_emergency = beyond.get("is_emergency").and_then(Value::as_bool).unwrap_or(false);
}
