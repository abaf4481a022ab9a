//! Writing to institutions: once when a campaign is opened, then gently again; and closing it on its day.

use std::collections::BTreeMap;

use base::{Database, Db, Id, Result};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use futures::FutureExt as _;
use partner::{Contact, Institution};
use queue::{Handlers, Job};
use serde::{Deserialize, Serialize};

use crate::model::{LINK_LIFE, Link, digest, mails_due, new_secret};
use crate::progress::progress;
use crate::{Campaign, Progress, mails, store};

/// Writes to every institution of a campaign that has not answered and has had fewer mails than it should. `origin` is
/// where links lead.
#[derive(Debug, Serialize, Deserialize)]
pub struct Invite {
    pub campaign: Id<Campaign>,
    pub origin: String,
}

impl Job for Invite {
    const KIND: &'static str = "campaign.invite";
}

/// Looks each morning at every open campaign.
#[derive(Debug, Serialize, Deserialize)]
pub struct Remind {
    pub origin: String,
}

impl Job for Remind {
    const KIND: &'static str = "campaign.remind";
}

pub fn jobs() -> Handlers {
    Handlers::default()
        .on::<Invite>(|db, job, now| invite(db, job, now).boxed())
        .on::<Remind>(|db, job, now| remind(db, job, now).boxed())
}

/// When people come to work, in UTC.
const MORNING: TimeDelta = TimeDelta::hours(7);
/// How long a dead link is kept.
const LINKS_KEPT: TimeDelta = TimeDelta::days(30);

fn next_morning(now: DateTime<Utc>) -> DateTime<Utc> {
    let today = now.date_naive().and_time(NaiveTime::MIN).and_utc() + MORNING;
    if today > now { today } else { today + TimeDelta::days(1) }
}

async fn invite(database: Database, job: Invite, now: DateTime<Utc>) -> Result<()> {
    let mut db = database.write().await?;
    if let Some(campaign) = store::campaign(&mut db, job.campaign).await?.filter(Campaign::is_open) {
        write_to_all(&mut db, &campaign, &job.origin, now).await?;
    }
    db.commit().await
}

async fn remind(database: Database, job: Remind, now: DateTime<Utc>) -> Result<()> {
    let today = web::today_at(now);
    let mut db = database.write().await?;
    for campaign in store::open(&mut db).await? {
        if campaign.closes_on < today {
            end(&mut db, &campaign, now).await?;
            journal::write(&mut db, journal::Author::default(), "campaign.closed", campaign.id.uuid(), now).await?;
        } else {
            write_to_all(&mut db, &campaign, &job.origin, now).await?;
        }
    }
    store::erase_links(&mut db, now - LINKS_KEPT).await?;
    queue::schedule(&mut db, &job, next_morning(now)).await?;
    db.commit().await
}

/// Ends a campaign: its figures stand still, and its links open no more.
pub async fn end(db: &mut Db, campaign: &Campaign, now: DateTime<Utc>) -> Result<bool> {
    for one in progress(db, campaign).await? {
        store::keep_count(db, campaign.id, one.institution, one.count).await?;
    }
    store::use_up_all(db, campaign.id, now).await?;
    Ok(store::close(db, campaign.id, web::today_at(now)).await?)
}

async fn write_to_all(db: &mut Db, campaign: &Campaign, origin: &str, now: DateTime<Utc>) -> Result<()> {
    let due = mails_due(campaign, web::today_at(now));
    let late = progress(db, campaign).await?.into_iter().filter(|one| is_late(one, due)).collect::<Vec<_>>();
    write_to(db, campaign, &late, (origin, due), now).await
}

fn is_late(one: &Progress, due: i64) -> bool {
    !one.is_mute && one.mails < due && one.count.answered < one.count.entries
}

/// Writes to these institutions now, each contact with a link of its own; they have had `mails` mails then.
pub async fn write_to(
    db: &mut Db,
    campaign: &Campaign,
    late: &[Progress],
    (origin, mails): (&str, i64),
    now: DateTime<Utc>,
) -> Result<()> {
    let mut contacts: BTreeMap<Id<Institution>, Vec<Contact>> = BTreeMap::new();
    for contact in partner::contacts_of_territory(db, campaign.territory_id).await? {
        contacts.entry(contact.institution_id).or_default().push(contact);
    }
    for one in late {
        let left = one.count.entries - one.count.answered;
        for contact in contacts.get(&one.institution).into_iter().flatten() {
            let secret = new_link(db, campaign.id, contact, now).await?;
            mails::ask(db, contact, (campaign, left), &format!("{origin}/pro/verification/{secret}"), now).await?;
        }
        store::note_mails(db, campaign.id, one.institution, (mails, web::today_at(now))).await?;
    }
    Ok(())
}

/// Makes a link of a contact's own; gives what it says.
pub async fn new_link(db: &mut Db, campaign_id: Id<Campaign>, contact: &Contact, now: DateTime<Utc>) -> Result<String> {
    let secret = new_secret();
    let link = Link {
        digest: digest(&secret),
        campaign_id,
        institution_id: contact.institution_id,
        contact_id: contact.id,
        expires_at: now + LINK_LIFE,
        used_at: None,
    };
    store::insert_link(db, &link).await?;
    Ok(secret)
}
