//! The shapes of the answers. They are made of cards, which hold only what may be shown to anybody.

use base::{Code, Codes};
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::code;
use crate::{
    Audience, Candidate, Card, Closure, Cost, Hours, Kind, Language, Location, Moment, Need, Opening, Phone, Place,
    Violence, Visibility,
};

/// A part of the list of entries.
#[derive(Debug, Serialize, ToSchema)]
pub struct ServicesJson {
    pub services: Vec<ServiceJson>,
    /// What to give as `after` for the next part; null at the end.
    pub next: Option<String>,
}

/// What answers a search.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnswersJson {
    /// How many entries match, whatever the limit.
    pub total: usize,
    pub answers: Vec<AnswerJson>,
}

/// An entry among the answers to a search.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnswerJson {
    pub service: ServiceJson,
    /// From the commune that was asked for to the nearest place; null where either is unknown.
    pub kilometres: Option<f64>,
    /// Whether it is open now; null where nobody told its hours.
    pub is_open: Option<bool>,
}

/// A published entry.
#[derive(Debug, Serialize, ToSchema)]
pub struct ServiceJson {
    pub id: String,
    pub name: String,
    /// The body that offers it.
    pub structure: String,
    /// Where the entry comes from: `local`, `dila`; those of `demo` are made up.
    pub source: String,
    #[schema(schema_with = code::<Kind>)]
    pub kind: String,
    pub summary: String,
    pub description: String,
    /// How to go about it.
    pub how_to: String,
    /// As it is dialled.
    pub phone: Option<String>,
    /// As it is dialled.
    pub sms: Option<String>,
    pub email: Option<String>,
    pub website: Option<String>,
    #[schema(schema_with = code_or_null::<Cost>)]
    pub cost: Option<String>,
    pub cost_note: String,
    /// In the syntax of OpenStreetMap, local time; a place may have its own.
    pub hours: Option<String>,
    #[schema(schema_with = codes_of::<Need>)]
    pub needs: Vec<String>,
    /// Forms of violence that it is made for; none: for no form in particular.
    #[schema(schema_with = codes_of::<Violence>)]
    pub violences: Vec<String>,
    #[schema(schema_with = codes_of::<Audience>)]
    pub audiences: Vec<String>,
    #[schema(schema_with = codes_of::<Moment>)]
    pub moments: Vec<String>,
    #[schema(schema_with = codes_of::<Language>)]
    pub languages: Vec<String>,
    /// Whether help is given without a complaint; null where the question does not arise.
    pub without_complaint: Option<bool>,
    pub is_emergency: bool,
    /// Whom it serves: codes of communes, EPCI or départements, or `france`; none: not told.
    pub area: Vec<String>,
    pub places: Vec<PlaceJson>,
    pub closure: Option<ClosureJson>,
    pub checked_on: Option<NaiveDate>,
    /// The function of whoever checked it.
    pub checked_by: String,
}

/// A place where it is met.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlaceJson {
    /// INSEE code.
    pub commune_code: String,
    pub commune: String,
    /// Who may know the address: it is told here only of `public` places.
    #[schema(schema_with = code::<Visibility>)]
    pub visibility: String,
    pub address: Option<AddressJson>,
    /// WGS 84 degrees; of the commune where the place is not public.
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    /// Instead of those of the entry.
    pub hours: Option<String>,
}

/// The address of a public place.
#[derive(Debug, Serialize, ToSchema)]
pub struct AddressJson {
    pub name: String,
    pub line: String,
    pub postal_code: String,
    /// How to come in.
    pub access_note: String,
}

/// A temporary closure, both days included.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClosureJson {
    pub from: NaiveDate,
    /// Null: nobody knows.
    pub until: Option<NaiveDate>,
    pub note: String,
}

pub fn code_or_null<C: Code>() -> utoipa::openapi::Schema {
    use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
    let codes = C::ALL.iter().map(|code| serde_json::Value::from(code.code())).chain([serde_json::Value::Null]);
    let kinds = SchemaType::from_iter([Type::String, Type::Null]);
    ObjectBuilder::new().schema_type(kinds).enum_values(Some(codes)).into()
}

fn codes_of<C: Code>() -> utoipa::openapi::schema::Array {
    utoipa::openapi::schema::Array::new(code::<C>())
}

fn texts<C: Code>(codes: &Codes<C>) -> Vec<String> {
    codes.iter().map(|code| code.to_string()).collect()
}

fn dialled(phone: Option<Phone>) -> Option<String> {
    phone.map(|phone| phone.dialled().to_owned())
}

fn written(hours: Option<&Hours>) -> Option<String> {
    hours.map(|hours| hours.as_str().to_owned())
}

impl AnswerJson {
    pub fn new(candidate: &Candidate, card: Card) -> Self {
        Self {
            service: card.into(),
            // To ten metres: more would be told of a town hall than anybody knows of where she is.
            kilometres: candidate.kilometres.map(|kilometres| (kilometres * 100.0).round() / 100.0),
            is_open: match candidate.opening {
                Opening::Open => Some(true),
                Opening::Closed => Some(false),
                Opening::Unknown => None,
            },
        }
    }
}

impl From<Card> for ServiceJson {
    fn from(card: Card) -> Self {
        Self {
            id: card.id.to_string(),
            name: card.name,
            structure: card.structure,
            source: card.source,
            kind: card.kind.to_string(),
            summary: card.summary,
            description: card.description,
            how_to: card.how_to,
            phone: dialled(card.phone),
            sms: dialled(card.sms),
            email: card.email,
            website: card.website,
            cost: card.cost.map(|cost| cost.to_string()),
            cost_note: card.cost_note,
            hours: written(card.hours.as_ref()),
            needs: texts(&card.needs),
            violences: texts(&card.violences),
            audiences: texts(&card.audiences),
            moments: texts(&card.moments),
            languages: texts(&card.languages),
            without_complaint: card.without_complaint,
            is_emergency: card.is_emergency,
            area: card.area,
            places: card.places.into_iter().map(PlaceJson::from).collect(),
            closure: card.closure.map(ClosureJson::from),
            checked_on: card.checked_on,
            checked_by: card.checked_by,
        }
    }
}

impl From<Place> for PlaceJson {
    fn from(place: Place) -> Self {
        let point = place.location.point();
        let (visibility, address) = match place.location {
            Location::Address { name, line, postal_code, access_note, .. } => {
                (Visibility::Public, Some(AddressJson { name, line, postal_code, access_note }))
            }
            Location::Commune { visibility, .. } => (visibility, None),
        };
        Self {
            commune_code: place.commune_code,
            commune: place.commune,
            visibility: visibility.to_string(),
            address,
            latitude: point.map(|point| point.latitude),
            longitude: point.map(|point| point.longitude),
            hours: written(place.hours.as_ref()),
        }
    }
}

impl From<Closure> for ClosureJson {
    fn from(Closure { from, until, note }: Closure) -> Self {
        Self { from, until, note }
    }
}
