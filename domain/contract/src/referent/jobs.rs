//! Asking référents, twice a year, whether what is kept of them still holds.

use std::collections::BTreeMap;

use base::{Database, Db, Id, Result};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use futures::FutureExt as _;
use partner::Territory;
use queue::{Handlers, Job};
use serde::{Deserialize, Serialize};

use super::model::{LINK_LIFE, Referent, ReferentLink};
use super::{mails, store};
use crate::secret::{digest, new_secret};

/// Looks each morning at every référent. `origin` is where links lead.
#[derive(Debug, Serialize, Deserialize)]
pub struct Confirm {
    pub origin: String,
}

impl Job for Confirm {
    const KIND: &'static str = "referent.confirm";
}

pub fn jobs() -> Handlers {
    Handlers::default().on::<Confirm>(|db, job, now| confirm(db, job, now).boxed())
}

/// When people come to work, in UTC.
const MORNING: TimeDelta = TimeDelta::hours(7);
/// How long a dead link is kept.
const LINKS_KEPT: TimeDelta = TimeDelta::days(30);
/// How many référents are looked at together.
const BATCH: i64 = 200;

fn next_morning(now: DateTime<Utc>) -> DateTime<Utc> {
    let today = now.date_naive().and_time(NaiveTime::MIN).and_utc() + MORNING;
    if today > now { today } else { today + TimeDelta::days(1) }
}

async fn confirm(database: Database, job: Confirm, now: DateTime<Utc>) -> Result<()> {
    let mut db = database.write().await?;
    let today = web::today_at(now);
    let mut names: BTreeMap<Id<Territory>, String> = BTreeMap::new();
    for territory in partner::territories(&mut db).await? {
        names.insert(territory.id, territory.name);
    }
    let mut after = Id::zero();
    loop {
        let batch = store::current(&mut db, today, after, BATCH).await?;
        let Some(last) = batch.last() else { break };
        after = last.referent.id;
        for asked in batch {
            let territory = names.get(&asked.territory_id).map_or("", String::as_str);
            ask(&mut db, asked.referent, (territory, &job.origin), now).await?;
        }
    }
    store::erase_links(&mut db, now - LINKS_KEPT).await?;
    queue::schedule(&mut db, &job, next_morning(now)).await?;
    db.commit().await
}

/// Writes to a référent if she should have had one more mail: one, however many days went by without looking.
async fn ask(db: &mut Db, referent: Referent, (territory, origin): (&str, &str), now: DateTime<Utc>) -> Result<()> {
    let due = referent.asks_due(web::today_at(now));
    if due <= referent.asks || referent.email.reveal().is_empty() {
        return Ok(());
    }
    let secret = new_secret();
    let link =
        ReferentLink { digest: digest(&secret), referent_id: referent.id, expires_at: now + LINK_LIFE, used_at: None };
    store::insert_link(db, &link).await?;
    mails::ask(db, referent.email.reveal(), (territory, &format!("{origin}/pro/referent/{secret}")), now).await?;
    store::update(db, &Referent { asks: due, ..referent }).await?;
    Ok(())
}
