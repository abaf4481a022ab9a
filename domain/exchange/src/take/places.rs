//! The places of a service that comes in: recognised where they are known, written where they are not.

use base::{Db, Id, Result};
use directory::{Hours, KeptPlace, Service, Structure, Visibility, drafts};
use serde_json::{Map, Value};

use super::beyond::BEYOND;
use super::read::Row;
use super::reason::{Reason, Report, Why};
use super::whereabouts::{Found, find};
use crate::inclusion::taken;

/// The most places of one entry.
const MOST: usize = 200;

/// A place as a row tells it, with its own hours.
pub type Told = (Found, Option<Hours>);

/// What a row tells of places as a list of its own; none where it has no such list, and is itself where it says.
pub fn listed(record: &Map<String, Value>) -> Option<&Vec<Value>> {
    record.get(BEYOND)?.get("places")?.as_array()
}

/// The places that a row tells, with what is to be said of them.
pub async fn found(db: &mut Db, row: &Row) -> Result<(Vec<Told>, Vec<Reason>)> {
    let Some(listed) = listed(&row.record) else {
        let (found, remarks) = find(db, &row.record).await?;
        return Ok((found.map(|found| (found, taken::hours(&row.record))).into_iter().collect(), remarks));
    };
    let (mut places, mut remarks) = (Vec::new(), Vec::new());
    for place in listed.iter().take(MOST).filter_map(Value::as_object) {
        let (found, said) = find(db, place).await?;
        places.extend(found.map(|found| (found, taken::hours(place))));
        remarks.extend(said);
    }
    Ok((places, remarks))
}

/// Where the places of a service go.
pub struct Home {
    pub structure: Id<Structure>,
    /// The place that the structure's own record made.
    pub own: Option<Id<KeptPlace>>,
    /// Where the service was met before, in its order.
    pub before: Vec<KeptPlace>,
}

/// Writes the places of a service, and makes it available there; gives them in its order.
///
/// A place that the structure has already is taken as it is. The others take the room of those that the service alone had.
/// Where a person keeps a place of the structure secret nothing but communes is taken: the file may tell what she hid.
pub async fn save(
    db: &mut Db,
    home: &Home,
    service: Id<Service>,
    told: &[Told],
    (row, report): (&Row, &mut Report),
) -> Result<Vec<Id<KeptPlace>>> {
    let hides = hides(db, home.structure).await?;
    let mut offered = Vec::new();
    for (found, hours) in told {
        let place = found.place(Id::zero(), home.structure, hours.clone());
        let id = match known(db, home.structure, &place).await? {
            Some(known) => known,
            None if hides => {
                // The address itself stays out of the report.
                report.remark(&row.place, [Reason::new(Why::AddressHidden, "adresse", "")]);
                written(db, home, &offered, commune_only(place)).await?
            }
            None => written(db, home, &offered, place).await?,
        };
        if !offered.contains(&id) {
            let position = i64::try_from(offered.len()).unwrap_or(i64::MAX);
            directory::store::insert_offer(db, service, id, position).await?;
            offered.push(id);
        }
    }
    for left in home.before.iter().filter(|place| Some(place.id) != home.own && !offered.contains(&place.id)) {
        drafts::drop_place(db, left.id).await?;
    }
    Ok(offered)
}

/// Says whether somebody keeps a place of the structure secret. As long as nobody has touched what a file made, what is
/// secret there is so by the file.
pub async fn hides(db: &mut Db, structure: Id<Structure>) -> Result<bool> {
    let places = directory::store::kept_places(db, structure).await?;
    let is_secret = places.iter().any(|place| place.visibility != Visibility::Public);
    Ok(is_secret && !drafts::is_untouched(db, structure).await?)
}

/// The place of the structure that is the same in all.
async fn known(db: &mut Db, structure: Id<Structure>, place: &KeptPlace) -> Result<Option<Id<KeptPlace>>> {
    let places = directory::store::kept_places(db, structure).await?;
    let same = places.into_iter().find(|kept| KeptPlace { id: place.id, ..kept.clone() } == *place);
    Ok(same.map(|kept| kept.id))
}

/// Writes a place over one that the service alone had, or as a new one.
async fn written(db: &mut Db, home: &Home, taken: &[Id<KeptPlace>], place: KeptPlace) -> Result<Id<KeptPlace>> {
    for before in home.before.iter().filter(|before| Some(before.id) != home.own && !taken.contains(&before.id)) {
        if directory::store::services_at(db, before.id).await?.is_empty() {
            directory::store::update_place(db, &KeptPlace { id: before.id, ..place }).await?;
            return Ok(before.id);
        }
    }
    let id = Id::new();
    directory::store::insert_place(db, &KeptPlace { id, ..place }).await?;
    Ok(id)
}

pub fn commune_only(place: KeptPlace) -> KeptPlace {
    KeptPlace {
        name: String::new(),
        line: None,
        postal_code: None,
        latitude: None,
        longitude: None,
        access_note: String::new(),
        visibility: Visibility::CommuneOnly,
        ..place
    }
}
