//! What may be shown of an entry to anybody: the page's list, the API, the index and the exports are made of it.

use base::{Codes, Id};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::note::Note;
use crate::{
    Audience, Closure, Cost, Entry, Hours, Kind, Language, Location, Moment, Need, Phone, Place, Point, Service,
    Status, Violence,
};

/// An entry as the public may read it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    pub id: Id<Service>,
    pub name: String,
    pub structure: String,
    pub kind: Kind,
    pub summary: String,
    pub description: String,
    pub how_to: String,
    pub phone: Option<Phone>,
    pub sms: Option<Phone>,
    pub email: Option<String>,
    pub website: Option<String>,
    pub cost: Option<Cost>,
    pub cost_note: String,
    /// Of the service itself; a place may have its own.
    pub hours: Option<Hours>,
    pub needs: Codes<Need>,
    pub violences: Codes<Violence>,
    pub audiences: Codes<Audience>,
    pub moments: Codes<Moment>,
    pub languages: Codes<Language>,
    pub without_complaint: Option<bool>,
    pub is_emergency: bool,
    /// Codes of communes, EPCI or départements, or `france`.
    pub area: Vec<String>,
    pub places: Vec<Place>,
    pub closure: Option<Closure>,
    pub checked_on: Option<NaiveDate>,
    pub checked_by: String,
    /// From this day on its readers are told that it is to be checked again.
    pub due_on: Option<NaiveDate>,
    pub status: Status,
    /// `demo` entries are watermarked wherever they go.
    pub source: String,
    /// What territories that do not keep it add to it.
    #[serde(default)]
    pub notes: Vec<Note>,
}

impl From<Entry> for Card {
    fn from(Entry { service, structure, places }: Entry) -> Self {
        let closure = service.closure();
        let area = service.areas().map(str::to_owned).collect();
        Self {
            id: service.id,
            name: service.name,
            structure: structure.name,
            kind: service.kind,
            summary: service.summary,
            description: service.description,
            how_to: service.how_to,
            phone: service.phone.or(structure.phone),
            sms: service.sms,
            email: service.email.or(structure.email),
            website: service.website.or(structure.website),
            cost: service.cost,
            cost_note: service.cost_note,
            hours: service.hours,
            needs: service.needs,
            violences: service.violences,
            audiences: service.audiences,
            moments: service.moments,
            languages: service.languages,
            without_complaint: service.without_complaint,
            is_emergency: service.is_emergency,
            area,
            places,
            closure,
            checked_on: service.checked_on,
            checked_by: service.checked_by,
            due_on: service.due_on,
            status: service.status,
            source: structure.source,
            notes: Vec::new(),
        }
    }
}

impl Card {
    /// The hours in force at one of its places, or without a place.
    pub fn hours_at<'a>(&'a self, place: Option<&'a Place>) -> Option<&'a Hours> {
        place.and_then(|place| place.hours.as_ref()).or(self.hours.as_ref())
    }

    /// The place nearest to `from`, and its distance in kilometres; the first place when nobody said where she is.
    pub fn nearest(&self, from: Option<Point>) -> Option<(&Place, Option<f64>)> {
        let Some(from) = from else { return self.places.first().map(|place| (place, None)) };
        let distance =
            |place: &Place| place.location.point().map(|point| search::kilometres(from.into(), point.into()));
        let measured = self.places.iter().map(|place| (place, distance(place)));
        measured.min_by(|(_, a), (_, b)| a.unwrap_or(f64::MAX).total_cmp(&b.unwrap_or(f64::MAX)))
    }

    /// What the territory of this name in addresses adds to it.
    pub fn note_for(&self, slug: &str) -> Option<&str> {
        self.notes.iter().find(|note| note.slug == slug).map(|note| note.text.as_str())
    }

    /// Says whether its readers are told on `day` that it is to be checked again.
    pub fn is_due_on(&self, day: NaiveDate) -> bool {
        self.due_on.is_some_and(|due_on| due_on <= day)
    }

    /// Places with an address: the others are told by their commune alone.
    pub fn has_hidden_place(&self) -> bool {
        self.places.iter().any(|place| matches!(place.location, Location::Commune { .. }))
    }
}

impl From<Point> for (f64, f64) {
    fn from(point: Point) -> Self {
        (point.latitude, point.longitude)
    }
}
