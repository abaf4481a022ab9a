//! Where a record says that it is.

use base::{Db, Id, Private, Result};
use directory::{Hours, KeptPlace, Point, Structure, Visibility};
use partner::{Commune, Resolved};
use serde_json::{Map, Value};

use super::beyond::BEYOND;
use super::{Reason, Why};
use crate::inclusion::fields::cut;
use crate::inclusion::taken::text;

const ACCESS_NOTE: usize = 500;
/// A point further away from its commune is somewhere else, in kilometres.
const NEAR: f64 = 30.0;

/// A commune, and what stands in the record beside it.
#[derive(Debug)]
pub struct Found {
    pub commune: Commune,
    line: Option<String>,
    postal_code: Option<String>,
    point: Option<Point>,
    access_note: String,
    name: String,
    visibility: Visibility,
}

impl Found {
    pub fn place(&self, id: Id<KeptPlace>, structure_id: Id<Structure>, hours: Option<Hours>) -> KeptPlace {
        KeptPlace {
            id,
            structure_id,
            name: self.name.clone(),
            line: self.line.clone().map(Private::new),
            postal_code: self.postal_code.clone(),
            commune_code: self.commune.code.clone(),
            latitude: self.point.map(|point| Private::new(point.latitude)),
            longitude: self.point.map(|point| Private::new(point.longitude)),
            visibility: self.visibility,
            hours,
            access_note: self.access_note.clone(),
        }
    }
}

/// Brings the places that stand beside a record in the shape of the schema; `held` does so with a value.
pub fn clean(record: &mut Map<String, Value>, mut held: impl FnMut(&str, Value) -> Value) {
    let listed = record.get_mut(BEYOND).and_then(|beyond| beyond.get_mut("places")).and_then(Value::as_array_mut);
    for place in listed.into_iter().flatten().filter_map(Value::as_object_mut) {
        for (name, value) in place.iter_mut().filter(|(name, _)| *name != BEYOND) {
            *value = held(name, value.take());
        }
    }
}

/// The place that a record tells, if its commune is known; none where it tells none.
pub async fn find(db: &mut Db, record: &Map<String, Value>) -> Result<(Option<Found>, Vec<Reason>)> {
    let mut remarks = Vec::new();
    let has = |field: &str| record.get(field).is_some_and(|value| !value.is_null());
    if !["commune", "code_insee", "code_postal", "adresse", "latitude"].iter().any(|field| has(field)) {
        return Ok((None, remarks));
    }
    let (code, commune) = (text(record, "code_insee"), text(record, "commune"));
    let known = if code.is_empty() { None } else { partner::commune(db, code).await? };
    if known.is_none() && !code.is_empty() {
        remarks.push(Reason::new(Why::UnknownCommune, "code_insee", code));
    }
    let known = match known {
        Some(commune) => Some(commune),
        None => by_name(db, text(record, "code_postal"), commune).await?,
    };
    let Some(known) = known else {
        remarks.push(Reason::new(Why::NoCommune, "commune", commune));
        return Ok((None, remarks));
    };
    let access_note = text(record, "complement_adresse").trim();
    if access_note.chars().count() > ACCESS_NOTE {
        remarks.push(Reason::new(Why::TextCut, "complement_adresse", access_note));
    }
    let told = |field: &str| Some(text(record, field)).filter(|text| !text.trim().is_empty()).map(str::to_owned);
    let beyond = |name: &str| record.get(BEYOND).and_then(|beyond| beyond.get(name)?.as_str()).unwrap_or_default();
    let visibility = beyond("visibility").parse().unwrap_or(Visibility::Public);
    // A safe place's address is kept nowhere.
    let is_safe = visibility == Visibility::Never;
    let told = |field: &str| told(field).filter(|_| !is_safe);
    let found = Found {
        name: beyond("place").to_owned(),
        visibility,
        line: told("adresse"),
        postal_code: told("code_postal"),
        point: point(record, &known, &mut remarks).filter(|_| !is_safe),
        access_note: if is_safe { String::new() } else { cut(access_note, ACCESS_NOTE) },
        commune: known,
    };
    Ok((Some(found), remarks))
}

/// The commune of that name among those of a postal code; without a name, the one that has the code alone.
async fn by_name(db: &mut Db, postal_code: &str, name: &str) -> Result<Option<Commune>> {
    let several = match partner::resolve(db, if postal_code.is_empty() { name } else { postal_code }).await? {
        Resolved::One(commune) => vec![*commune],
        Resolved::Several(communes) => communes,
        Resolved::Unknown(_) => return Ok(None),
    };
    let key = partner::commune_key(name);
    let is_alone = several.len() == 1 && (name.trim().is_empty() || postal_code.is_empty());
    Ok(several.into_iter().find(|commune| is_alone || commune.search == key))
}

fn point(record: &Map<String, Value>, commune: &Commune, remarks: &mut Vec<Reason>) -> Option<Point> {
    let number = |field: &str| record.get(field).and_then(Value::as_f64);
    let point = Point { latitude: number("latitude")?, longitude: number("longitude")? };
    let is_on_earth = point.latitude.abs() <= 90.0 && point.longitude.abs() <= 180.0;
    let centre = commune.latitude.zip(commune.longitude);
    let is_near = centre.is_none_or(|centre| kilometres(centre, (point.latitude, point.longitude)) <= NEAR);
    if is_on_earth && is_near {
        return Some(point);
    }
    remarks.push(Reason::new(Why::PointElsewhere, "latitude", &format!("{} {}", point.latitude, point.longitude)));
    None
}

/// Near enough to tell a commune from another one.
fn kilometres(from: (f64, f64), to: (f64, f64)) -> f64 {
    let width = ((from.0 + to.0) / 2.0).to_radians().cos();
    (((from.0 - to.0) * 111.2).powi(2) + ((from.1 - to.1) * 111.2 * width).powi(2)).sqrt()
}
