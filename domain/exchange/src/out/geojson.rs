//! `GeoJSON` (RFC 7946): one feature for each place of an entry, one without geometry for an entry that has none.

use std::path::PathBuf;

use directory::{Card, Location, Place};
use serde_json::{Value, json};

use super::file::{List, Target};
use super::{Outgoing, Writer, producer};

pub struct Geojson(List);

impl Geojson {
    pub fn create(target: &Target) -> anyhow::Result<Self> {
        let before = "{\"type\":\"FeatureCollection\",\"features\":";
        Ok(Self(List::create(target, "services.geojson", before)?))
    }
}

impl Writer for Geojson {
    fn take(&mut self, outgoing: &Outgoing) -> anyhow::Result<()> {
        let card = &outgoing.card;
        if card.places.is_empty() {
            self.0.push(&feature(card, None, 0))?;
        }
        for (position, place) in card.places.iter().enumerate() {
            self.0.push(&feature(card, Some(place), position))?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> anyhow::Result<Vec<PathBuf>> {
        Ok(vec![self.0.finish("}")?])
    }
}

fn feature(card: &Card, place: Option<&Place>, position: usize) -> Value {
    let point = place.and_then(|place| place.location.point());
    let geometry = point.map(|point| json!({"type": "Point", "coordinates": [point.longitude, point.latitude]}));
    let id = if position == 0 { card.id.to_string() } else { format!("{}-{}", card.id, position + 1) };
    json!({"type": "Feature", "id": id, "geometry": geometry, "properties": properties(card, place)})
}

fn properties(card: &Card, place: Option<&Place>) -> Value {
    let (precision, name, address, postal_code, access) = match place.map(|place| &place.location) {
        Some(Location::Address { name, line, postal_code, access_note, .. }) => {
            ("address", name.as_str(), line.as_str(), postal_code.as_str(), access_note.as_str())
        }
        Some(Location::Commune { .. }) => ("commune", "", "", "", ""),
        None => ("none", "", "", "", ""),
    };
    json!({
        "service_id": card.id.to_string(),
        "name": card.name,
        "structure": card.structure,
        "source": producer(&card.source),
        "kind": card.kind,
        "summary": card.summary,
        "phone": card.phone,
        "sms": card.sms,
        "email": card.email,
        "website": card.website,
        "hours": card.hours_at(place),
        "needs": card.needs,
        "violences": card.violences,
        "audiences": card.audiences,
        "languages": card.languages,
        "cost": card.cost,
        "is_emergency": card.is_emergency,
        "without_complaint": card.without_complaint,
        "precision": precision,
        "place": name,
        "address": address,
        "postal_code": postal_code,
        "access_note": access,
        "commune": place.map(|place| &place.commune),
        "commune_code": place.map(|place| &place.commune_code),
        "closure": card.closure,
        "checked_on": card.checked_on,
        "checked_by": card.checked_by,
    })
}
