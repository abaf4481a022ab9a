//! What was received, with what has been changed here since laid over it.

use std::collections::BTreeSet;

use directory::{Location, Place, Point};
use serde_json::{Map, Value};

use super::ADDRESS;
use super::fields::whereabouts;

type Fields = Map<String, Value>;

/// How a record and an entry come together.
#[derive(Debug)]
pub struct Overlay<'a> {
    /// As it was received, without the address that became a place.
    pub received: Fields,
    /// What we made of it then, in their fields.
    pub then: &'a Fields,
    /// What we say now.
    pub now: Fields,
    pub place: Option<&'a Place>,
    /// Where the commune of the place is: what is told of an address without a point.
    pub centre: Option<Point>,
    /// Says that it stands where its structure does, which is told there.
    pub is_at_structure: bool,
}

impl Overlay<'_> {
    /// The record, field by field: what changed here as it is now, the rest as it was received.
    ///
    /// Of a record whose place is hidden now nothing is given back: whatever in it could lead there is not ours to weigh.
    pub fn laid(self) -> Fields {
        let Self { mut received, then, mut now, .. } = self;
        if self.place.is_some_and(|place| !place.location.is_address()) {
            return now;
        }
        let place = if self.is_at_structure { Fields::new() } else { whereabouts(self.place) };
        let is_placed = self.place.is_some() && !self.is_at_structure;
        let fields: BTreeSet<String> = now.keys().chain(received.keys()).cloned().collect();
        let is_changed = |field: &String| {
            !ADDRESS.contains(&field.as_str())
                && !["commune", "code_insee", "date_maj"].contains(&field.as_str())
                && now.get(field) != then.get(field)
        };
        let has_changed = fields.iter().any(is_changed);
        let changed: Vec<String> = fields.iter().filter(|field| is_changed(field)).cloned().collect();
        for field in &changed {
            received.insert(field.clone(), now.remove(field).unwrap_or_default());
        }
        if has_changed && let Some(day) = now.get("date_maj") {
            received.insert("date_maj".to_owned(), day.clone());
        }
        if is_placed {
            lay_place(&mut received, &place, self.place.and_then(|place| place.location.point()) == self.centre);
        }
        // What was received without them: fields that the schema has and the sender has not.
        for (field, value) in now {
            received.entry(field).or_insert(value);
        }
        received
    }
}

/// Lays the address of a public place. The commune keeps the letters in which it was received where they say the same.
fn lay_place(received: &mut Fields, place: &Fields, is_at_centre: bool) {
    let folded = |fields: &Fields| fields.get("commune").and_then(Value::as_str).map(base::text::fold);
    if folded(received) != folded(place) {
        received.insert("commune".to_owned(), place.get("commune").cloned().unwrap_or_default());
    }
    for field in ADDRESS.into_iter().chain(["code_insee"]) {
        let has_no_point = is_at_centre && received.get(field).is_some_and(Value::is_null);
        if !(["longitude", "latitude"].contains(&field) && has_no_point) {
            received.insert(field.to_owned(), place.get(field).cloned().unwrap_or_default());
        }
    }
}

/// Says whether a service is met at the one place of its structure, and nowhere else.
pub fn is_at_structure(places: &[Place], structure: Option<&Place>) -> bool {
    match (places, structure) {
        ([], _) => true,
        ([place], Some(structure)) => place == structure && matches!(place.location, Location::Address { .. }),
        _ => false,
    }
}
