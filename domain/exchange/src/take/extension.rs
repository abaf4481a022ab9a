//! `maillage.json`, which goes beside the lists of data·inclusion: what their schema has no field for.

use std::collections::{HashMap, HashSet};

use base::Id;
use directory::{Service, Structure};
use serde_json::{Map, Value, json};

use super::beyond::BEYOND;
use crate::What;
use crate::inclusion::taken::text;

/// What it tells of, by the key of data·inclusion.
pub type Keys = HashSet<(What, String)>;

type Row = Map<String, Value>;

/// What a line of `maillage.json` is about; none for a line of anything else.
pub fn key(row: &Row) -> Option<(What, String)> {
    let what = if text(row, "what") == What::Structure.to_string() { What::Structure } else { What::Service };
    row.contains_key("maillage_id").then(|| (what, text(row, "id").to_owned()))
}

/// The lines of `maillage.json`, looked for in the order of the other lists; those that are passed over wait for theirs.
pub struct Extension<'a, L> {
    what: What,
    keys: &'a Keys,
    lines: L,
    waiting: HashMap<String, Row>,
}

impl<'a, L: Iterator<Item = (usize, Row)>> Extension<'a, L> {
    pub fn new(what: What, keys: &'a Keys, lines: L) -> Self {
        Self { what, keys, lines, waiting: HashMap::new() }
    }

    fn has(&self, key: &str) -> bool {
        !self.keys.is_empty() && self.keys.contains(&(self.what, key.to_owned()))
    }

    /// Says whether a row is a service of ours at another of its places, which are told with the first.
    pub fn has_said(&self, row: &Row) -> bool {
        let key = text(row, "id");
        let of_first = key.rsplit_once('-').filter(|(_, number)| number.parse::<u16>().is_ok_and(|number| number > 1));
        self.what == What::Service && !self.has(key) && of_first.is_some_and(|(first, _)| self.has(first))
    }

    /// The row with what is told beside it.
    pub fn laid(&mut self, mut row: Row) -> Row {
        // Only readers of ours put anything there.
        row.remove(BEYOND);
        let key = text(&row, "id").to_owned();
        if self.has(&key)
            && let Some(told) = self.find(&key)
        {
            row.insert(BEYOND.to_owned(), beyond(&told, self.what));
        }
        row
    }

    fn find(&mut self, wanted: &str) -> Option<Row> {
        if let Some(row) = self.waiting.remove(wanted) {
            return Some(row);
        }
        for (_, row) in self.lines.by_ref() {
            match key(&row) {
                Some((what, key)) if what == self.what && key == wanted => return Some(row),
                Some((what, key)) if what == self.what => drop(self.waiting.insert(key, row)),
                _ => {}
            }
        }
        None
    }
}

/// A line as it stands beside a record.
fn beyond(row: &Row, what: What) -> Value {
    let mut beyond = Map::new();
    let same = [
        "name",
        "description",
        "website",
        "source",
        "kind",
        "summary",
        "sms",
        "hours",
        "without_complaint",
        "is_emergency",
        "checked_on",
        "checked_by",
        "updated_at",
    ];
    for name in same {
        beyond.extend(row.get(name).filter(|value| !value.is_null()).map(|value| (name.to_owned(), value.clone())));
    }
    for (ours, theirs) in [
        ("need", "needs"),
        ("violence", "violences"),
        ("audience", "audiences"),
        ("moment", "moments"),
        ("language", "languages"),
    ] {
        beyond.insert(ours.to_owned(), codes(row.get(theirs)).into());
    }
    let id = text(row, "maillage_id");
    let id = match what {
        What::Structure => id.parse::<Id<Structure>>().ok().map(|id| id.uuid()),
        What::Service => id.parse::<Id<Service>>().ok().map(|id| id.uuid()),
    };
    beyond.insert("id".to_owned(), id.map(|id| id.to_string()).into());
    let structure = text(row, "maillage_structure_id").parse::<Id<Structure>>().ok();
    beyond.insert("structure".to_owned(), structure.map(|id| id.uuid().to_string()).into());
    if let Some(closure) = row.get("closure").and_then(Value::as_object) {
        for (ours, theirs) in [("closed_from", "from"), ("closed_until", "until"), ("closure_note", "note")] {
            beyond.insert(ours.to_owned(), closure.get(theirs).cloned().unwrap_or_default());
        }
    }
    if let Some(places) = row.get("places").and_then(Value::as_array) {
        let places: Vec<_> = places.iter().filter_map(Value::as_object).map(place).collect();
        beyond.insert("places".to_owned(), places.into());
    }
    beyond.into()
}

/// Codes of a list, or of a text that holds one.
fn codes(told: Option<&Value>) -> String {
    match told {
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
        Some(Value::String(text)) => text.clone(),
        _ => String::new(),
    }
}

fn place(told: &Row) -> Value {
    let mut place = Map::new();
    for name in ["commune", "code_insee", "code_postal", "adresse", "longitude", "latitude"] {
        place.insert(name.to_owned(), told.get(name).cloned().unwrap_or_default());
    }
    let access = told.get("access_note").or_else(|| told.get("complement_adresse"));
    place.insert("complement_adresse".to_owned(), access.cloned().unwrap_or_default());
    place.insert("horaires_accueil".to_owned(), told.get("hours").cloned().unwrap_or_default());
    let visibility = text(told, "visibility");
    if visibility != "public" {
        // What is told of it is its commune, and where that is.
        place.remove("longitude");
        place.remove("latitude");
    }
    place.insert(BEYOND.to_owned(), json!({"visibility": visibility, "place": text(told, "name")}));
    place.into()
}
