//! A place as somebody types it, and what it becomes once it is checked.

use std::slice;

use base::text::one_line;
use base::{Db, Id, Private};
use partner::{Commune, Resolved};
use serde::Deserialize;
use web::{Cx, Errors};

use crate::form::{Limit, line, lines, optional};
use crate::form_address::{hidden_streets, tells, texts};
use crate::form_entry::unix;
use crate::{KeptPlace, Point, Service, Structure, Visibility};

const NAME: Limit = (150, "place-name-length");
const LINE: Limit = (200, "place-line-length");
const NOTE: Limit = (500, "entry-note-length");
/// How far from its commune's point a place may be.
const WITHIN_KM: f64 = 30.0;

/// What was typed, with the version of the entry it was typed on. It prints nowhere: it may hold a hidden address.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceForm {
    pub version: i64,
    pub name: String,
    pub line: String,
    pub postal_code: String,
    /// A name or a code.
    pub commune: String,
    /// The one that was chosen among those of one name.
    #[serde(default)]
    pub commune_code: Option<String>,
    pub latitude: String,
    pub longitude: String,
    pub visibility: Visibility,
    pub hours: String,
    pub access_note: String,
}

/// What a place is checked against.
#[derive(Debug)]
pub struct Ground {
    pub structure: Id<Structure>,
    /// The place as it stands; `None` for one that is added.
    pub before: Option<KeptPlace>,
    /// The other places of the structure.
    pub others: Vec<KeptPlace>,
    /// The structure's services, whose texts must not tell a hidden address.
    pub services: Vec<Service>,
}

/// The commune that was meant, or why it is not known and which ones are proposed.
pub type Whereabouts = Result<Commune, (&'static str, Vec<Commune>)>;

/// « Saint-Denis (93) »: how a commune is written so that it is found again.
pub fn commune_name(commune: &Commune) -> String {
    format!("{} ({})", commune.name, commune.department_code)
}

/// Finds the commune that was typed, or chosen among those of one name; the field then names the one that was chosen.
pub async fn whereabouts(db: &mut Db, typed: &mut String, chosen: &mut Option<String>) -> sqlx::Result<Whereabouts> {
    if let Some(code) = chosen.take()
        && let Some(commune) = partner::commune(db, &one_line(&code)).await?
    {
        *typed = commune_name(&commune);
        return Ok(Ok(commune));
    }
    Ok(match partner::resolve(db, typed).await? {
        Resolved::One(commune) => Ok(*commune),
        Resolved::Several(communes) => Err(("place-commune-several", communes)),
        Resolved::Unknown(communes) => Err(("place-commune-unknown", communes)),
    })
}

/// The point that was typed, in degrees, near the commune; a comma is taken for a dot.
pub fn point(latitude: &str, longitude: &str, commune: Option<&Commune>) -> Result<Option<Point>, &'static str> {
    let degrees = |typed: &str| optional::<f64>(&typed.replace(',', "."), "place-point-unreadable");
    let (latitude, longitude) = match (degrees(latitude)?, degrees(longitude)?) {
        (None, None) => return Ok(None),
        (Some(latitude), Some(longitude)) => (latitude, longitude),
        _ => return Err("place-point-half"),
    };
    if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
        return Err("place-point-unreadable");
    }
    let point = Point { latitude, longitude };
    let centre = commune.and_then(|commune| Some(Point { latitude: commune.latitude?, longitude: commune.longitude? }));
    let is_near = centre.is_none_or(|centre| search::kilometres(centre.into(), point.into()) <= WITHIN_KM);
    if is_near { Ok(Some(point)) } else { Err("place-point-far") }
}

impl PlaceForm {
    /// The form of a place that is to be added to an entry of this version.
    pub fn blank(version: i64) -> Self {
        Self {
            version,
            name: String::new(),
            line: String::new(),
            postal_code: String::new(),
            commune: String::new(),
            commune_code: None,
            latitude: String::new(),
            longitude: String::new(),
            visibility: Visibility::Public,
            hours: String::new(),
            access_note: String::new(),
        }
    }

    /// The form of a place as it stands, hidden address included: its keepers alone are shown it.
    pub fn of(place: &KeptPlace, commune: Option<&Commune>, version: i64) -> Self {
        let degrees =
            |value: &Option<Private<f64>>| value.as_ref().map(|value| value.reveal().to_string()).unwrap_or_default();
        Self {
            version,
            name: place.name.clone(),
            line: place.line.as_ref().map(|line| line.reveal().clone()).unwrap_or_default(),
            postal_code: place.postal_code.clone().unwrap_or_default(),
            commune: commune.map_or_else(|| place.commune_code.clone(), commune_name),
            commune_code: None,
            latitude: degrees(&place.latitude),
            longitude: degrees(&place.longitude),
            visibility: place.visibility,
            hours: place.hours.as_ref().map(|hours| hours.as_str().to_owned()).unwrap_or_default(),
            access_note: place.access_note.clone(),
        }
    }

    /// Finds the commune that was typed, or chosen among those of one name; the form then names the one that was chosen.
    pub async fn whereabouts(&mut self, db: &mut Db) -> sqlx::Result<Whereabouts> {
        whereabouts(db, &mut self.commune, &mut self.commune_code).await
    }

    /// The place as corrected, or what is wrong. The address of a safe place is dropped before anything is made of it.
    pub fn check(&self, ground: &Ground, commune: Result<&Commune, &'static str>) -> Result<KeptPlace, Errors> {
        let mut errors = Errors::default();
        let commune = errors.keep("commune", commune);
        let is_stored = self.visibility != Visibility::Never;
        let point = errors
            .keep("latitude", if is_stored { point(&self.latitude, &self.longitude, commune) } else { Ok(None) })
            .flatten();
        let place = KeptPlace {
            id: ground.before.as_ref().map_or_else(Id::new, |before| before.id),
            structure_id: ground.structure,
            name: line(&mut errors, "name", &self.name, NAME),
            line: self.line(&mut errors).filter(|_| is_stored).map(Private::new),
            postal_code: errors.keep("postal_code", if is_stored { self.postal_code() } else { Ok(None) }).flatten(),
            commune_code: commune.map(|commune| commune.code.clone()).unwrap_or_default(),
            latitude: point.map(|point| Private::new(point.latitude)),
            longitude: point.map(|point| Private::new(point.longitude)),
            visibility: self.visibility,
            hours: errors.keep("hours", optional(&self.hours, "entry-hours-unreadable")).flatten(),
            access_note: if is_stored {
                lines(&mut errors, "access_note", &self.access_note, NOTE)
            } else {
                String::new()
            },
        };
        if place.visibility == Visibility::Public {
            errors.require("line", place.line.is_some(), "place-line-missing");
        }
        self.keep_secrets(&mut errors, ground, &place);
        if errors.is_empty() { Ok(place) } else { Err(errors) }
    }

    fn line(&self, errors: &mut Errors) -> Option<String> {
        Some(line(errors, "line", &self.line, LINE)).filter(|line| !line.is_empty())
    }

    fn postal_code(&self) -> Result<Option<String>, &'static str> {
        let code: String = self.postal_code.split_whitespace().collect();
        let is_code = code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit());
        if code.is_empty() {
            Ok(None)
        } else if is_code {
            Ok(Some(code))
        } else {
            Err("place-postal-code-wrong")
        }
    }

    /// Notes where an address that is to be hidden would still be read.
    fn keep_secrets(&self, errors: &mut Errors, ground: &Ground, place: &KeptPlace) {
        if place.visibility == Visibility::Public {
            let hidden = hidden_streets(&[ground.others.as_slice(), slice::from_ref(place)].concat());
            errors.require("name", !tells(&place.name, &hidden), "entry-address-in-text");
            errors.require("access_note", !tells(&place.access_note, &hidden), "entry-address-in-text");
            return;
        }
        // As it was typed and as it stood: a safe place has neither any more.
        let line = Some(Private::new(self.line.clone()));
        let typed = KeptPlace { line, ..place.clone() };
        let stood = ground.before.clone().map(|before| KeptPlace { visibility: place.visibility, ..before });
        let hidden = hidden_streets(&ground.others.iter().cloned().chain([typed]).chain(stood).collect::<Vec<_>>());
        if place.visibility == Visibility::Never {
            errors.require("name", !tells(&place.name, &hidden), "entry-address-in-text");
        }
        let is_told = ground.services.iter().any(|service| texts(service).iter().any(|(_, text)| tells(text, &hidden)));
        errors.require("visibility", !is_told, "place-address-in-entries");
    }

    /// Each field in words, with the key of its name: how two forms are compared.
    pub fn told(&self, cx: &Cx) -> Vec<(&'static str, String)> {
        vec![
            ("place-name", self.name.clone()),
            ("place-line", self.line.clone()),
            ("place-postal-code", self.postal_code.clone()),
            ("place-commune", self.commune.clone()),
            ("place-latitude", self.latitude.clone()),
            ("place-longitude", self.longitude.clone()),
            ("place-visibility", cx.label("visibility", self.visibility)),
            ("place-hours", self.hours.clone()),
            ("place-access-note", unix(&self.access_note)),
        ]
    }
}
