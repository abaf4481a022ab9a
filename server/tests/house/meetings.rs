//! Instances and meetings for whoever asks every route.

use base::{Db, Id, execute};
use chrono::{DateTime, TimeDelta, Utc};
use testkit::{ASSOCIATION, NEIGHBOUR_TOWN_HALL, POLICE, ROCHEMONT, Uuid, VALBOURG};

use crate::everything::{Named, named};

/// Where the things of an instance begin; Rochemont's stand a little further.
const INSTANCE: Uuid = Uuid::from_u128(0x1a_0001);
const NEIGHBOURS: Uuid = Uuid::from_u128(0x1a_0002);

const fn of(instance: Uuid, what: u128) -> Uuid {
    Uuid::from_u128(instance.as_u128() + what)
}

const MEMBER: u128 = 0x100;
/// A meeting to come.
const COMING: u128 = 0x200;
/// A meeting that was held.
const HELD: u128 = 0x300;
/// What is added to a meeting for its decision.
const DECISION: u128 = 0x1000;

/// Adds an instance of each town, with a meeting to come and one that was held.
pub async fn settle(db: &mut Db, at: DateTime<Utc>) -> base::Result<()> {
    for (instance, territory, institution) in
        [(INSTANCE, VALBOURG, POLICE), (NEIGHBOURS, ROCHEMONT, NEIGHBOUR_TOWN_HALL)]
    {
        execute!(&mut *db => "
            INSERT INTO instance (id, territory_id, kind, name, missions, secretariat, created_on, quorum, version)
            VALUES ($1, $2, 'plenary', 'Plénière', '', 'secretariat@valbourg.example', $3, 'half', 1)",
            instance, territory, at.date_naive())?;
        for (member, institution) in [(MEMBER, institution), (MEMBER + 0x10, ASSOCIATION)] {
            execute!(&mut *db => "
                INSERT INTO instance_member (id, instance_id, institution_id, function, name, email, starts_on)
                VALUES ($1, $2, $3, 'Directrice', '', '', $4)", of(instance, member), instance, institution, at.date_naive())?;
            // The neighbour's own institution alone sits in hers.
            if instance == NEIGHBOURS {
                break;
            }
        }
        meetings(db, instance, at).await?;
    }
    Ok(())
}

async fn meetings(db: &mut Db, instance: Uuid, at: DateTime<Utc>) -> base::Result<()> {
    for (meeting, days, state) in [(COMING, 30, "planned"), (HELD, 0, "held")] {
        let (meeting, day) = (of(instance, meeting), (at + TimeDelta::days(days)).date_naive());
        execute!(&mut *db => "
            INSERT INTO meeting (id, instance_id, state, day, from_minute, to_minute, place, sequence, version)
            VALUES ($1, $2, $3, $4, 570, 690, 'Salle du conseil', 0, 1)", meeting, instance, state, day)?;
        execute!(&mut *db => "
            INSERT INTO meeting_point (id, meeting_id, position, title, origin, is_done)
            VALUES ($1, $2, 1, 'Bilan', 'free', FALSE)", of(meeting, 0x2000), meeting)?;
        execute!(&mut *db => "
            INSERT INTO meeting_decision (id, meeting_id, position, text) VALUES ($1, $2, 1, 'Se revoir')",
            of(meeting, DECISION), meeting)?;
    }
    for number in [1_i64, 2] {
        execute!(&mut *db => "
            INSERT INTO minutes (meeting_id, number, text, written_by, written_on) VALUES ($1, $2, $3, '', $4)",
            of(instance, HELD), number, format!("Le texte {number}."), at.date_naive())?;
    }
    Ok(())
}

/// What the town has that the address of a route below `start` can name.
pub fn real(start: &str) -> Vec<Named> {
    match start {
        "/pro/instances" => vec![named("du territoire", INSTANCE), named("de la ville voisine", NEIGHBOURS)],
        _ => vec![
            named("à venir", of(INSTANCE, COMING)),
            named("tenue", of(INSTANCE, HELD)),
            named("de la ville voisine", of(NEIGHBOURS, HELD)),
        ],
    }
}

/// The parts of an instance or a meeting that an address names beside it.
pub fn fill(path: String, whose: Uuid) -> String {
    [("{member}", MEMBER), ("{decision}", DECISION)].into_iter().fold(path, |path, (name, what)| {
        path.replace(name, &Id::<Named>::from_uuid(Uuid::from_u128(whose.as_u128().wrapping_add(what))).to_string())
    })
}
