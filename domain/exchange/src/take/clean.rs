//! A record as the schema of data·inclusion allows it, and a remark for each thing that had to be left out.

use chrono::{Datelike as _, NaiveDate};
use serde_json::{Map, Number, Value};

use super::beyond::BEYOND;
use super::{Reason, Why, whereabouts};
use crate::What;
use crate::inclusion::fields::{cut, is_url};
use crate::words::tables;

/// What a field may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Key,
    Text,
    Bounded(usize, usize),
    Email,
    Url,
    Digits(usize),
    /// Five letters or digits: the code of a commune.
    Commune,
    Number,
    Whole,
    Day,
    Phone,
    Hours,
    Code,
    Codes,
    Area,
}
use Shape::*;

/// What both have in common.
const SHARED: [(&str, Shape); 15] = [
    ("source", Key),
    ("id", Key),
    ("nom", Bounded(3, 150)),
    ("date_maj", Day),
    ("description", Bounded(5, 10_000)),
    ("lien_source", Url),
    ("commune", Text),
    ("code_postal", Digits(5)),
    ("code_insee", Commune),
    ("adresse", Text),
    ("complement_adresse", Text),
    ("longitude", Number),
    ("latitude", Number),
    ("telephone", Phone),
    ("courriel", Email),
];
const OF_STRUCTURE: [(&str, Shape); 5] = [
    ("siret", Digits(14)),
    ("site_web", Url),
    ("horaires_accueil", Hours),
    ("accessibilite_lieu", Url),
    ("reseaux_porteurs", Codes),
];
const OF_SERVICE: [(&str, Shape); 18] = [
    ("structure_id", Key),
    ("type", Code),
    ("thematiques", Codes),
    ("frais", Code),
    ("frais_precisions", Text),
    ("publics", Codes),
    ("publics_precisions", Text),
    ("conditions_acces", Text),
    ("modes_accueil", Codes),
    ("zone_eligibilite", Area),
    ("contact_nom_prenom", Text),
    ("lien_mobilisation", Url),
    ("modes_mobilisation", Codes),
    ("mobilisable_par", Codes),
    ("mobilisation_precisions", Text),
    ("volume_horaire_hebdomadaire", Number),
    ("nombre_semaines", Whole),
    ("horaires_accueil", Hours),
];

/// The names of all fields of a record.
pub fn names(what: What) -> impl Iterator<Item = &'static str> {
    SHARED.iter().chain(shapes(what)).map(|(name, _)| *name)
}

fn shapes(what: What) -> &'static [(&'static str, Shape)] {
    match what {
        What::Structure => &OF_STRUCTURE,
        What::Service => &OF_SERVICE,
    }
}

/// What of a record is kept, and what is said of the rest.
///
/// # Errors
/// When one of the fields that it cannot do without is missing or too short: the row is refused.
pub fn clean(
    mut row: Map<String, Value>,
    what: What,
    source: &str,
    today: NaiveDate,
    remarks: &mut Vec<Reason>,
) -> Result<Map<String, Value>, Reason> {
    let mut record = Map::new();
    // What the schema has no field for comes from readers of ours, which have looked at it.
    record.extend(row.remove_entry(BEYOND));
    whereabouts::clean(&mut record, |name, value| told(name, value, today, remarks));
    for (name, shape) in SHARED.iter().chain(shapes(what)) {
        // A field that was not there stays away: it is not the same as one that was told to be empty.
        let Some(value) = row.remove(*name) else { continue };
        let value = if is_empty(&value) { Value::Null } else { held(name, *shape, value, today, remarks) };
        record.insert((*name).to_owned(), value);
    }
    remarks.extend(row.keys().map(|name| Reason::new(Why::UnknownColumn, name, "")));
    if record.get("source").is_none_or(Value::is_null) {
        record.insert("source".to_owned(), source.into());
    }
    if record.get("date_maj").is_none_or(Value::is_null) {
        record.insert("date_maj".to_owned(), today.to_string().into());
    }
    require(&record, what)?;
    Ok(record)
}

/// A value of a place as the schema has it.
fn told(name: &str, value: Value, today: NaiveDate, remarks: &mut Vec<Reason>) -> Value {
    let shape = SHARED.iter().chain(&OF_STRUCTURE).find(|(known, _)| *known == name).map_or(Text, |(_, shape)| *shape);
    if is_empty(&value) { Value::Null } else { held(name, shape, value, today, remarks) }
}

/// Says which of the fields that a record cannot do without is not as it must be.
fn require(record: &Map<String, Value>, what: What) -> Result<(), Reason> {
    let needed: &[(&str, usize)] = match what {
        What::Structure => &[("id", 1), ("nom", 3)],
        What::Service => &[("id", 1), ("structure_id", 1), ("nom", 3), ("description", 5)],
    };
    for (name, least) in needed {
        let text = record.get(*name).and_then(Value::as_str).unwrap_or_default();
        if text.is_empty() {
            return Err(Reason::new(Why::NoValue, name, ""));
        }
        if text.chars().count() < *least {
            return Err(Reason::new(Why::TooShort, name, text));
        }
    }
    Ok(())
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}

/// The value as the schema has it; null, with a remark, when it cannot be.
fn held(name: &str, shape: Shape, value: Value, today: NaiveDate, remarks: &mut Vec<Reason>) -> Value {
    let mut drop = |why: Why, value: &str| {
        remarks.push(Reason::new(why, name, value));
        Value::Null
    };
    match (shape, value) {
        (Codes, value) => codes(name, &value, remarks),
        (Area, value) => area(name, &value, remarks),
        (Number, Value::Number(number)) => {
            if number.as_f64().is_some_and(|number| name != "volume_horaire_hebdomadaire" || number >= 0.0) {
                number.into()
            } else {
                drop(Why::BadNumber, &number.to_string())
            }
        }
        (Whole, Value::Number(number)) => match number.as_f64() {
            Some(whole) if whole >= 1.0 && whole.fract() == 0.0 && whole < 100_000.0 => whole_number(whole),
            _ => drop(Why::BadNumber, &number.to_string()),
        },
        (Number | Whole, Value::String(text)) => {
            match text.trim().replace(',', ".").parse::<f64>().ok().and_then(serde_json::Number::from_f64) {
                Some(number) => held(name, shape, number.into(), today, remarks),
                None => drop(Why::BadNumber, &text),
            }
        }
        (_, Value::String(text)) => held_text(name, shape, text, today, remarks),
        // Who types codes and phones in a spreadsheet gets numbers.
        // They drop the zero at the head of a code, too.
        (Digits(5) | Commune, Value::Number(number)) => {
            held_text(name, shape, format!("{:0>5}", number.to_string()), today, remarks)
        }
        (Key | Text | Digits(_) | Phone, Value::Number(number)) => {
            held_text(name, shape, number.to_string(), today, remarks)
        }
        (_, value) => drop(Why::NotThatType, &value.to_string()),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "its caller has looked at its size")]
fn whole_number(whole: f64) -> Value {
    Number::from(whole as i64).into()
}

fn held_text(name: &str, shape: Shape, text: String, today: NaiveDate, remarks: &mut Vec<Reason>) -> Value {
    let mut drop = |why: Why| {
        remarks.push(Reason::new(why, name, &text));
        Value::Null
    };
    let trimmed = text.trim();
    let is_letters = |length: usize| trimmed.len() == length && trimmed.bytes().all(|b| b.is_ascii_alphanumeric());
    match shape {
        Key => trimmed.into(),
        Text => text.into(),
        Bounded(_, most) => {
            if text.chars().count() > most {
                remarks.push(Reason::new(Why::TextCut, name, &text));
            }
            cut(&text, most).into()
        }
        Email if mail::is_address(trimmed) => trimmed.into(),
        Email => drop(Why::BadEmail),
        Url if is_url(trimmed) => trimmed.into(),
        Url => drop(Why::BadUrl),
        Digits(length) => {
            let digits: String = trimmed.chars().filter(|c| !c.is_whitespace()).collect();
            let is_it = digits.len() == length && digits.bytes().all(|b| b.is_ascii_digit());
            if is_it { digits.into() } else { drop(Why::BadDigits) }
        }
        Commune if is_letters(5) => trimmed.into(),
        Commune => drop(Why::BadDigits),
        Day => match NaiveDate::parse_from_str(trimmed.get(..10).unwrap_or(trimmed), "%Y-%m-%d") {
            Ok(day) if day.year() < 2000 => drop(Why::BadDate),
            Ok(day) if day > today => drop(Why::FutureDate),
            Ok(day) => day.to_string().into(),
            Err(_) => drop(Why::BadDate),
        },
        Phone => {
            if trimmed.parse::<directory::Phone>().is_err() {
                remarks.push(Reason::new(Why::PhoneUnread, name, trimmed));
            }
            text.into()
        }
        Hours => {
            if trimmed.parse::<directory::Hours>().is_err() {
                remarks.push(Reason::new(Why::HoursUnread, name, trimmed));
            }
            text.into()
        }
        Code if tables().lists.get(name).is_some_and(|list| list.iter().any(|code| code == trimmed)) => trimmed.into(),
        Code => drop(Why::UnknownCode),
        Number | Whole | Codes | Area => drop(Why::NotThatType),
    }
}

/// The texts of a list, or of a cell that holds one.
fn texts(value: &Value) -> Vec<String> {
    let trimmed = |text: &str| text.trim().to_owned();
    let texts: Vec<String> = match value {
        Value::Array(list) => list.iter().map(|one| one.as_str().map_or_else(|| one.to_string(), trimmed)).collect(),
        Value::String(text) => text.split([',', ';', '|', '\n']).map(trimmed).collect(),
        Value::Number(number) => vec![number.to_string()],
        other => vec![other.to_string()],
    };
    texts.into_iter().filter(|text| !text.is_empty()).collect()
}

/// Each text once; none is no list.
fn once(texts: impl Iterator<Item = String>) -> Value {
    let mut kept: Vec<String> = Vec::new();
    for text in texts {
        if !kept.contains(&text) {
            kept.push(text);
        }
    }
    if kept.is_empty() { Value::Null } else { kept.into() }
}

fn codes(name: &str, value: &Value, remarks: &mut Vec<Reason>) -> Value {
    const EVERYBODY: &str = "tous-publics";
    let known = |text: &String| tables().lists.get(name).is_some_and(|list| list.contains(text));
    let (kept, unknown): (Vec<String>, Vec<String>) = texts(value).into_iter().partition(known);
    remarks.extend(unknown.iter().map(|code| Reason::new(Why::UnknownCode, name, code)));
    if name == "publics" && kept.len() > 1 && kept.iter().any(|code| code == EVERYBODY) {
        // Who is for everybody turns nobody away: the narrower reading could.
        remarks.push(Reason::new(Why::AllAndOthers, name, &kept.join(", ")));
        return once([EVERYBODY.to_owned()].into_iter());
    }
    once(kept.into_iter())
}

fn area(name: &str, value: &Value, remarks: &mut Vec<Reason>) -> Value {
    let is_code = |text: &String| {
        let is_letters = text.bytes().all(|b| b.is_ascii_alphanumeric());
        text == "france"
            || is_letters
                && (matches!(text.len(), 2 | 3 | 5) || text.len() == 9 && text.bytes().all(|b| b.is_ascii_digit()))
    };
    let (kept, unknown): (Vec<String>, Vec<String>) = texts(value).into_iter().partition(is_code);
    remarks.extend(unknown.iter().map(|code| Reason::new(Why::BadArea, name, code)));
    once(kept.into_iter())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn cleaned(row: &Value) -> (Map<String, Value>, Vec<(Why, String)>) {
        let mut full = json!({"source": "dora", "id": "dora--1", "structure_id": "dora--2", "nom": "Écoute", "description": "On écoute.", "date_maj": "2026-01-01"});
        full.as_object_mut().unwrap().extend(row.as_object().unwrap().clone());
        let mut remarks = Vec::new();
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let record = clean(full.as_object().unwrap().clone(), What::Service, "x", today, &mut remarks).unwrap();
        (record, remarks.into_iter().map(|reason| (reason.why, reason.column)).collect())
    }

    fn refused(row: &Value) -> (Why, String) {
        let mut full =
            json!({"source": "dora", "id": "1", "structure_id": "2", "nom": "Écoute", "description": "On écoute."});
        full.as_object_mut().unwrap().extend(row.as_object().unwrap().clone());
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let reason = clean(full.as_object().unwrap().clone(), What::Service, "x", today, &mut Vec::new()).unwrap_err();
        (reason.why, reason.column)
    }

    #[test]
    fn a_record_that_its_schema_allows_is_kept_as_it_is() {
        let row = json!({"telephone": " 01 99 00 00 01 ", "publics": ["femmes"], "frais": null, "nombre_semaines": 3,
            "zone_eligibilite": ["92012", "92", "99131", "france"], "volume_horaire_hebdomadaire": 1.5, "longitude": 2.24});
        let (record, remarks) = cleaned(&row);
        assert_eq!(remarks, []);
        for (name, value) in row.as_object().unwrap() {
            assert_eq!(&record[name], value, "{name}");
        }
        assert!(!record.contains_key("courriel"));
    }

    #[test]
    fn what_the_schema_does_not_allow_is_left_out_and_told_with_its_column() {
        for (name, value, why) in [
            ("publics", json!(["femmes", "martiens"]), Why::UnknownCode),
            ("frais", json!("troc"), Why::UnknownCode),
            ("courriel", json!("pas une adresse"), Why::BadEmail),
            ("lien_source", json!("pas une url !"), Why::BadUrl),
            ("code_postal", json!("750121"), Why::BadDigits),
            ("code_insee", json!("7501"), Why::BadDigits),
            ("nombre_semaines", json!("beaucoup"), Why::BadNumber),
            ("nombre_semaines", json!(0), Why::BadNumber),
            ("volume_horaire_hebdomadaire", json!(-1), Why::BadNumber),
            ("date_maj", json!("2924-01-01"), Why::FutureDate),
            ("date_maj", json!("hier"), Why::BadDate),
            ("date_maj", json!("1999-12-31"), Why::BadDate),
            ("zone_eligibilite", json!(["Nord-Pas"]), Why::BadArea),
            ("adresse", json!({"rue": 1}), Why::NotThatType),
            ("prix", json!("1"), Why::UnknownColumn),
            ("telephone", json!("demander Jeanne"), Why::PhoneUnread),
            ("horaires_accueil", json!("le matin"), Why::HoursUnread),
        ] {
            assert_eq!(cleaned(&json!({name: value})).1, [(why, name.to_owned())], "{name} {value}");
        }
    }

    #[test]
    fn everybody_among_others_is_everybody() {
        let (record, remarks) = cleaned(&json!({"publics": "jeunes, tous-publics"}));
        assert_eq!(record["publics"], json!(["tous-publics"]));
        assert_eq!(remarks[0].0, Why::AllAndOthers);
    }

    #[test]
    fn cells_of_a_spreadsheet_become_what_they_stand_for() {
        let (record, remarks) = cleaned(&json!({"modes_accueil": "en-presentiel, a-distance", "code_postal": 59260,
            "nombre_semaines": 3.0, "volume_horaire_hebdomadaire": "1,5", "code_insee": 1004}));
        assert_eq!(remarks, []);
        assert_eq!(record["modes_accueil"], json!(["en-presentiel", "a-distance"]));
        assert_eq!((&record["code_postal"], &record["nombre_semaines"]), (&json!("59260"), &json!(3)));
        assert_eq!((&record["volume_horaire_hebdomadaire"], &record["code_insee"]), (&json!(1.5), &json!("01004")));
    }

    #[test]
    fn a_row_without_what_it_cannot_do_without_is_refused() {
        for (name, value, why) in [
            ("id", json!(null), Why::NoValue),
            ("structure_id", json!(" "), Why::NoValue),
            ("nom", json!("É"), Why::TooShort),
            ("description", json!("Non."), Why::TooShort),
            ("description", json!(["Non."]), Why::NoValue),
        ] {
            assert_eq!(refused(&json!({name: value})), (why, name.to_owned()));
        }
    }

    #[test]
    fn a_long_text_is_cut_and_told() {
        let (record, remarks) = cleaned(&json!({"nom": "é".repeat(151)}));
        assert_eq!(record["nom"].as_str().unwrap().chars().count(), 150);
        assert_eq!(remarks, [(Why::TextCut, "nom".to_owned())]);
    }
}
