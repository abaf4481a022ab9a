//! Each morning: keepers are warned, and what nobody has looked at for too long leaves the public face.

use std::collections::BTreeMap;

use base::{Database, Db, Id, Result};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use partner::{Institution, Territory};
use queue::Job;
use serde::{Deserialize, Serialize};

use super::store::Ending;
use super::{STAGES, Step, Warning, acts, mails, step, store};
use crate::{Service, Status, history};

/// Looks at every entry that goes offline soon, then comes back the next morning.
#[derive(Debug, Serialize, Deserialize)]
pub struct Ripen {}

impl Job for Ripen {
    const KIND: &'static str = "directory.ripen";
}

/// Works out again the days of every entry of a territory, whose rules have changed.
#[derive(Debug, Serialize, Deserialize)]
pub struct SettleRules {
    pub territory: Id<Territory>,
}

impl Job for SettleRules {
    const KIND: &'static str = "directory.settle_rules";
}

/// How many entries stand in one unit of work.
const UNIT: i64 = 200;
/// Before people come to work, in UTC.
const MORNING: TimeDelta = TimeDelta::hours(4);

/// The morning that follows.
pub fn next_morning(now: DateTime<Utc>) -> DateTime<Utc> {
    let today = now.date_naive().and_time(NaiveTime::MIN).and_utc() + MORNING;
    if today > now { today } else { today + TimeDelta::days(1) }
}

/// Gives their days to entries that have none.
async fn date(database: &Database, now: DateTime<Utc>) -> Result<()> {
    loop {
        let mut db = database.write().await?;
        let ids = store::undated(&mut db, UNIT).await?;
        if ids.is_empty() {
            return Ok(());
        }
        for id in &ids {
            acts::renew(&mut db, *id, web::today_at(now)).await?;
        }
        crate::store::record_change(&mut db, &ids, now).await?;
        db.commit().await?;
    }
}

/// Warns, and takes offline.
pub async fn ripen(database: Database, now: DateTime<Utc>) -> Result<()> {
    let today = web::today_at(now);
    date(&database, now).await?;
    let [first, ..] = STAGES;
    let mut after = (NaiveDate::default(), Id::zero());
    loop {
        let mut db = database.write().await?;
        let endings = store::endings(&mut db, today + TimeDelta::days(first), after, UNIT).await?;
        let Some(last) = endings.last() else { break };
        after = (last.offline_on, last.id);
        ripen_unit(&mut db, &endings, today, now).await?;
        db.commit().await?;
    }
    let mut db = database.write().await?;
    queue::schedule(&mut db, &Ripen {}, next_morning(now)).await?;
    db.commit().await
}

/// What an institution is told in one mail: the entries and the day on which each goes offline.
type Told = BTreeMap<Id<Institution>, Vec<(String, NaiveDate)>>;

async fn ripen_unit(db: &mut Db, endings: &[Ending], today: NaiveDate, now: DateTime<Utc>) -> Result<()> {
    let (mut warned, mut gone) = (Told::new(), Vec::new());
    for ending in endings {
        let given = store::warnings(db, ending.id).await?;
        match step(ending.offline_on, &given, today) {
            Step::Wait => {}
            Step::Warn { stage } => {
                store::note_warning(db, ending.id, Warning { stage, given_on: today }).await?;
                if let Some(institution) = ending.institution_id {
                    warned.entry(institution).or_default().push((ending.name.clone(), ending.offline_on));
                }
            }
            Step::TakeOffline => {
                take_offline(db, ending.id, now).await?;
                gone.push(ending.id);
            }
        }
    }
    if !gone.is_empty() {
        crate::store::record_change(db, &gone, now).await?;
    }
    for (institution, entries) in warned {
        mails::warn(db, institution, &entries, now).await?;
    }
    Ok(())
}

async fn take_offline(db: &mut Db, id: Id<Service>, now: DateTime<Utc>) -> Result<()> {
    let Some(service) = crate::store::service(db, id).await? else { return Ok(()) };
    let next = Service { status: Status::Offline, version: service.version + 1, updated_at: now, ..service.clone() };
    if !crate::store::update_service(db, &next).await? {
        return Err(base::Error::Conflict);
    }
    history::note(db, &service, &next, "service.expired", &history::Author::default()).await?;
    journal::write(db, journal::Author::default(), "service.expired", id.uuid(), now).await?;
    Ok(())
}

/// Works out the days of every published entry of a territory again.
pub async fn settle_rules(database: Database, territory: Id<Territory>, now: DateTime<Utc>) -> Result<()> {
    let mut after = Id::zero();
    loop {
        let mut db = database.write().await?;
        let ids = store::published_of(&mut db, territory, after, UNIT).await?;
        let Some(last) = ids.last().copied() else { return Ok(()) };
        after = last;
        for id in &ids {
            acts::renew(&mut db, *id, web::today_at(now)).await?;
        }
        crate::store::record_change(&mut db, &ids, now).await?;
        db.commit().await?;
    }
}
