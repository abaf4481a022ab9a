//! What data·inclusion wants to know beside the entry: what its source told, and where its structure stands.

use std::collections::HashMap;

use anyhow::Context as _;
use base::{Db, Id};
use directory::{Entry, Place, Point, Service};
use serde_json::Value;

use crate::What;
use crate::store::{self, SourceRecord};
use crate::take::ATTRIBUTES;

/// Under which name the records of data·inclusion are kept, whoever produced them.
const SOURCE: &str = "data-inclusion";
/// Under which name those of HSDS are kept.
const HSDS: &str = "hsds";

/// What is known of an entry beside itself.
#[derive(Debug, Default, Clone)]
pub struct Beside {
    pub service: Option<SourceRecord>,
    pub structure: Option<SourceRecord>,
    /// Where the structure's own record says that it is, as anybody may know it now.
    pub structure_place: Option<Place>,
    pub siret: Option<String>,
    /// Where the communes of both places are, if their sources told no point.
    pub centre_of_structure: Option<Point>,
    pub centre_of_service: Option<Point>,
    /// What another producer of HSDS hung on the service and on its organization, where nothing of the entry is hidden.
    pub attributes: Vec<Value>,
    pub attributes_of_structure: Vec<Value>,
}

/// What stands beside each entry of a batch, in its order.
pub async fn of(db: &mut Db, batch: &[Entry], span: (Id<Service>, Id<Service>)) -> anyhow::Result<Vec<Beside>> {
    let records = store::service_records(db, span.0.uuid(), span.1.uuid()).await.context("the records of services")?;
    // Those of other formats have not the fields of data·inclusion.
    let records = records.into_iter().filter(|record| record.source == SOURCE);
    let mut records: HashMap<_, _> = records.map(|record| (record.object_id, record)).collect();
    let mut beside = Vec::with_capacity(batch.len());
    for entry in batch {
        let structure = store::record_of(db, What::Structure, entry.structure.id.uuid()).await?;
        let structure = structure.filter(|record| record.source == SOURCE);
        let place = structure.as_ref().and_then(|record| record.place_id);
        let structure_place = match place {
            Some(place) => directory::store::shown_place(db, place).await?,
            None => None,
        };
        let siret = match entry.structure.institution_id {
            Some(id) => partner::institution(db, id).await?.and_then(|institution| institution.siret),
            None => None,
        };
        let service = records.remove(&entry.service.id.uuid());
        let centre_of_structure = centre(db, structure.as_ref(), structure_place.as_ref()).await?;
        let centre_of_service = centre(db, service.as_ref(), entry.places.first()).await?;
        let known = Beside {
            service,
            structure,
            structure_place,
            siret,
            centre_of_structure,
            centre_of_service,
            ..Beside::default()
        };
        beside.push(known);
    }
    Ok(beside)
}

/// What HSDS wants to know beside each entry of a batch, in its order.
pub async fn of_hsds(db: &mut Db, batch: &[Entry], span: (Id<Service>, Id<Service>)) -> anyhow::Result<Vec<Beside>> {
    let is_theirs = |entry: &Entry| {
        // What they say of a place that is hidden since may tell where it is.
        entry.structure.source == HSDS && entry.places.iter().all(|place| place.location.is_address())
    };
    if !batch.iter().any(is_theirs) {
        return Ok(vec![Beside::default(); batch.len()]);
    }
    let records = store::service_records(db, span.0.uuid(), span.1.uuid()).await.context("the records of services")?;
    let records = records.into_iter().filter(|record| record.source == HSDS);
    let records: HashMap<_, _> = records.map(|record| (record.object_id, record)).collect();
    let mut beside = Vec::with_capacity(batch.len());
    for entry in batch {
        let mut known = Beside::default();
        if is_theirs(entry) {
            known.attributes = records.get(&entry.service.id.uuid()).map(attributes).unwrap_or_default();
            let structure = store::record_of(db, What::Structure, entry.structure.id.uuid()).await?;
            let structure = structure.filter(|record| record.source == HSDS);
            known.attributes_of_structure = structure.as_ref().map(attributes).unwrap_or_default();
        }
        beside.push(known);
    }
    Ok(beside)
}

/// The attributes that a record keeps.
fn attributes(record: &SourceRecord) -> Vec<Value> {
    match record.content().remove(ATTRIBUTES) {
        Some(Value::Array(kept)) => kept,
        _ => Vec::new(),
    }
}

/// Where the commune of a place is, if its record told no point: that is then what is told of the place.
async fn centre(db: &mut Db, record: Option<&SourceRecord>, place: Option<&Place>) -> sqlx::Result<Option<Point>> {
    let (Some(record), Some(place)) = (record, place) else { return Ok(None) };
    if !record.content().get("latitude").is_some_and(Value::is_null) {
        return Ok(None);
    }
    let commune = partner::commune(db, &place.commune_code).await?;
    Ok(commune.and_then(|commune| Some(Point { latitude: commune.latitude?, longitude: commune.longitude? })))
}
