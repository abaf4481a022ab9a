//! Places and devices for whoever asks every route.

use base::{Db, execute};
use chrono::{DateTime, TimeDelta, Utc};
use testkit::{ASSOCIATION, NEIGHBOUR_TOWN_HALL, ROCHEMONT, SOCIAL_CENTRE, Uuid, VALBOURG};

use crate::everything::{Named, named};

/// Where the things of a town begin; Rochemont's stand a little further.
const OURS: Uuid = Uuid::from_u128(0x5c_0001);
const NEIGHBOURS: Uuid = Uuid::from_u128(0x5c_0002);

const fn of(town: Uuid, what: u128) -> Uuid {
    Uuid::from_u128(town.as_u128() + what)
}

/// A shelter that takes people in, and one that is suspended.
const SHELTER: u128 = 0;
const SUSPENDED: u128 = 0x100;
const NOTE: u128 = 0x200;
/// A device in each state that has forms of its own.
const DEVICES: [(u128, &str); 5] =
    [(0x300, "available"), (0x400, "reserved"), (0x500, "in_use"), (0x600, "returned"), (0x700, "faulty")];

/// Adds something of everything to each town.
pub async fn settle(db: &mut Db, at: DateTime<Utc>) -> base::Result<()> {
    for (town, territory, holder, counts, commune) in [
        (OURS, VALBOURG, ASSOCIATION, SOCIAL_CENTRE, "99101"),
        (NEIGHBOURS, ROCHEMONT, NEIGHBOUR_TOWN_HALL, NEIGHBOUR_TOWN_HALL, "99102"),
    ] {
        places(db, town, (territory, holder, commune), at).await?;
        counted(db, town, (territory, counts), at).await?;
        devices(db, town, (territory, holder), at).await?;
    }
    Ok(())
}

async fn places(
    db: &mut Db,
    town: Uuid,
    (territory, institution, commune): (Uuid, Uuid, &str),
    at: DateTime<Utc>,
) -> base::Result<()> {
    for (what, suspended_on) in [(SHELTER, None), (SUSPENDED, Some(at.date_naive()))] {
        execute!(&mut *db => "
            INSERT INTO shelter (id, territory_id, institution_id, name, is_hidden, function, phone, hours, suspended_on,
                                 version)
            VALUES ($1, $2, $3, 'Foyer', FALSE, 'la permanence', '0199000001', '', $4, 1)",
            of(town, what), territory, institution, suspended_on)?;
        execute!(&mut *db => "INSERT INTO shelter_commune (shelter_id, commune_code) VALUES ($1, $2)",
            of(town, what), commune)?;
    }
    execute!(&mut *db => "
        INSERT INTO shelter_declaration (shelter_id, alone, family, children, pets, wheelchair, declared_at, until_at,
                                         declared_by)
        VALUES ($1, 1, 1, 2, 0, 0, $2, $3, '')", of(town, SHELTER), at, at + TimeDelta::hours(9))?;
    Ok(())
}

async fn counted(
    db: &mut Db,
    town: Uuid,
    (territory, institution): (Uuid, Uuid),
    at: DateTime<Utc>,
) -> base::Result<()> {
    execute!(&mut *db => "
        INSERT INTO shelter_tally (territory_id, month, institution_id, said, times, adults, children, nights)
        VALUES ($1, '2026-11', $2, 'no_place', 3, 3, 4, 0)", territory, institution)?;
    execute!(&mut *db => "
        INSERT INTO shelter_note (id, territory_id, month, institution_id, said, adults, children, nights, noted_at)
        VALUES ($1, $2, '2026-11', $3, 'no_place', 1, 2, 0, $4)", of(town, NOTE), territory, institution, at)?;
    execute!(&mut *db => "
        INSERT INTO measure_count (territory_id, month, institution_id, measure, version, count, noted_at, noted_by)
        VALUES ($1, '2026-10', $2, 'bracelet', 1, 4, $3, '')", territory, institution, at)?;
    Ok(())
}

async fn devices(db: &mut Db, town: Uuid, (territory, holder): (Uuid, Uuid), at: DateTime<Utc>) -> base::Result<()> {
    let day = at.date_naive();
    for (what, state) in DEVICES {
        let given_on = (state == "in_use").then_some(day);
        let until_on = given_on.map(|day| day + TimeDelta::days(30));
        execute!(&mut *db => "
            INSERT INTO phone (id, territory_id, holder_id, number, state, since_on, given_on, until_on, told, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 1)",
            of(town, what), territory, holder, format!("TGD-{what}"), state, day, given_on, until_on)?;
    }
    Ok(())
}

/// What an address that begins so can name.
pub fn real(start: &str) -> Vec<Named> {
    let both =
        |what: u128| vec![named("du territoire", of(OURS, what)), named("de la ville voisine", of(NEIGHBOURS, what))];
    match start {
        "/pro/places/lieux" => {
            vec![
                named("du territoire", of(OURS, SHELTER)),
                named("suspendu", of(OURS, SUSPENDED)),
                named("de la ville voisine", of(NEIGHBOURS, SHELTER)),
            ]
        }
        "/pro/places/demandes" => both(NOTE),
        "/pro/mesures/telephones" => {
            let ours = DEVICES.iter().map(|(what, state)| named(state, of(OURS, *what)));
            ours.chain([named("de la ville voisine", of(NEIGHBOURS, 0x500))]).collect()
        }
        _ => Vec::new(),
    }
}
