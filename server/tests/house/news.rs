//! Announcements and days that come back for whoever asks every route.

use base::{Db, execute};
use chrono::{DateTime, TimeDelta, Utc};
use testkit::{ASSOCIATION, NEIGHBOUR_TOWN_HALL, ROCHEMONT, Uuid, VALBOURG};

use crate::everything::{Named, named};

/// Where the announcements of a town begin; Rochemont's stand a little further.
const OURS: Uuid = Uuid::from_u128(0xa7_0001);
const NEIGHBOURS: Uuid = Uuid::from_u128(0xa7_0002);

const EVENT: u128 = 0;
const NEWS: u128 = 0x100;
const DRAFT: u128 = 0x200;
const PROPOSED: u128 = 0x300;
const MOMENT: u128 = 0x400;
const YEAR: u128 = 0x500;
const TASK: u128 = 0x600;

const fn of(town: Uuid, what: u128) -> Uuid {
    Uuid::from_u128(town.as_u128() + what)
}

/// Adds announcements of each town in each state, and a day that is prepared.
pub async fn settle(db: &mut Db, at: DateTime<Utc>) -> base::Result<()> {
    for (town, territory, institution) in [(OURS, VALBOURG, ASSOCIATION), (NEIGHBOURS, ROCHEMONT, NEIGHBOUR_TOWN_HALL)]
    {
        for (what, kind, state) in [
            (EVENT, "event", "published"),
            (NEWS, "news", "published"),
            (DRAFT, "event", "draft"),
            (PROPOSED, "news", "proposed"),
        ] {
            let (id, published) = (of(town, what), (state == "published").then_some(at));
            execute!(&mut *db => "
                INSERT INTO announcement (id, territory_id, institution_id, kind, audience, state, title, summary, body,
                                          from_on, until_on, place, commune, link, registration, reason, written_by,
                                          published_at, version, updated_at)
                VALUES ($1, $2, $3, $4, 'public', $5, 'Ici', 'Ensemble.', 'Venez.', $6, $6, 'Mairie', '', '', '', '', '',
                        $7, 1, $8)",
                id, territory, institution, kind, state, at.date_naive(), published, at)?;
            execute!(&mut *db => "
                INSERT INTO announcement_version (announcement_id, version, at, act, function, form)
                VALUES ($1, 1, $2, 'begun', '', '{}')", id, at)?;
        }
        moment(db, (town, territory), institution, at).await?;
    }
    Ok(())
}

async fn moment(
    db: &mut Db,
    (town, territory): (Uuid, Uuid),
    institution: Uuid,
    at: DateTime<Utc>,
) -> base::Result<()> {
    let (day, held_on) = (at.date_naive(), (at + TimeDelta::days(30)).date_naive());
    execute!(&mut *db => "
        INSERT INTO moment (id, territory_id, name, month, day, checklist, version)
        VALUES ($1, $2, 'Vœux', 12, 23, '30 | Inviter', 1)", of(town, MOMENT), territory)?;
    execute!(&mut *db => "
        INSERT INTO moment_year (id, moment_id, year, held_on, opened_on, opened_by) VALUES ($1, $2, 2026, $3, $4, '')",
        of(town, YEAR), of(town, MOMENT), held_on, day)?;
    execute!(&mut *db => "
        INSERT INTO moment_task (id, moment_year_id, title, institution_id, days_before, due_on, done_by, reminders, version)
        VALUES ($1, $2, 'Inviter', $3, 30, $4, '', 0, 1)", of(town, TASK), of(town, YEAR), institution, day)?;
    Ok(())
}

/// What the town has that the address of a route below `start` can name.
pub fn real(start: &str) -> Vec<Named> {
    let both =
        |what: u128| vec![named("du territoire", of(OURS, what)), named("de la ville voisine", of(NEIGHBOURS, what))];
    match start {
        "/infos/{slug}/actualites" => both(NEWS),
        "/infos/{slug}/agenda" => both(EVENT),
        "/pro/actualites/temps-forts" => both(MOMENT),
        "/pro/actualites/temps-forts/annees" => both(YEAR),
        "/pro/actualites/temps-forts/taches" => both(TASK),
        _ => vec![
            named("publié", of(OURS, EVENT)),
            named("brouillon", of(OURS, DRAFT)),
            named("proposé", of(OURS, PROPOSED)),
            named("de la ville voisine", of(NEIGHBOURS, DRAFT)),
        ],
    }
}
