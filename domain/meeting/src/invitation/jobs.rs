//! What is written to members, each once, and what became of it.

use base::{Database, Db, Id, Result};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use futures::FutureExt as _;
use mail::Fate;
use queue::{Handlers, Job};
use serde::{Deserialize, Serialize};

use super::mails::{self, Occasion};
use super::model::{Invitation, UNTOLD};
use super::store;
use crate::secret::{digest, new_secret};
use crate::{Instance, Meeting, Member, instance, meeting, member, yearly};

/// Tells the members of a meeting what they were not yet told of it. `origin` is where links lead.
#[derive(Debug, Serialize, Deserialize)]
pub struct Tell {
    pub meeting: Id<Meeting>,
    pub origin: String,
}

impl Job for Tell {
    const KIND: &'static str = "meeting.tell";
}

/// Tells the members that the minutes are approved.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellMinutes {
    pub meeting: Id<Meeting>,
    pub origin: String,
}

impl Job for TellMinutes {
    const KIND: &'static str = "meeting.tell_minutes";
}

/// Looks each morning: who is to be reminded, which mails came back, which signatories have not met for long.
#[derive(Debug, Serialize, Deserialize)]
pub struct Watch {
    pub origin: String,
}

impl Job for Watch {
    const KIND: &'static str = "meeting.watch";
}

pub fn jobs() -> Handlers {
    Handlers::default()
        .on::<Tell>(|db, job, now| tell(db, job, now).boxed())
        .on::<TellMinutes>(|db, job, now| tell_minutes(db, job, now).boxed())
        .on::<Watch>(|db, job, now| watch(db, job, now).boxed())
}

/// When people come to work, in UTC.
const MORNING: TimeDelta = TimeDelta::hours(7);
/// How far ahead a reminder goes out.
const AHEAD: TimeDelta = TimeDelta::days(7);

fn next_morning(now: DateTime<Utc>) -> DateTime<Utc> {
    let today = now.date_naive().and_time(NaiveTime::MIN).and_utc() + MORNING;
    if today > now { today } else { today + TimeDelta::days(1) }
}

/// A meeting with its instance.
async fn found(db: &mut Db, id: Id<Meeting>) -> Result<Option<(Instance, Meeting)>> {
    let Some(meeting) = meeting::store::meeting(db, id).await? else { return Ok(None) };
    let instance = instance::store::instance(db, meeting.instance_id).await?;
    Ok(instance.map(|instance| (instance, meeting)))
}

/// The members who sit on the day of a meeting and can be written to, with their invitations.
async fn reachable(db: &mut Db, meeting: &Meeting, now: DateTime<Utc>) -> Result<Vec<(Member, Invitation)>> {
    let known = store::of_meeting(db, meeting.id).await?;
    let members = member::store::sitting(db, meeting.instance_id, meeting.day).await?;
    let invitation = |member: &Member| {
        let found = known.iter().find(|one| one.member_id == member.id).cloned();
        found.unwrap_or_else(|| Invitation::new(meeting.id, member.id, now))
    };
    let reachable = members.into_iter().filter(|member| !member.email.reveal().is_empty());
    Ok(reachable.map(|member| (member.clone(), invitation(&member))).collect())
}

/// A link of her own: the one before it opens no more.
fn new_link(origin: &str) -> (String, String) {
    let secret = new_secret();
    (format!("{origin}/pro/reunion/{secret}"), digest(&secret))
}

async fn tell(database: Database, job: Tell, now: DateTime<Utc>) -> Result<()> {
    let mut db = database.write().await?;
    let Some((instance, meeting)) = found(&mut db, job.meeting).await? else { return Ok(()) };
    for (member, invitation) in reachable(&mut db, &meeting, now).await? {
        if !invitation.is_owed(&meeting) {
            continue;
        }
        let occasion = Occasion::of(&meeting, invitation.sequence == UNTOLD);
        let (link, digest) = new_link(&job.origin);
        let mail = mails::write(&mut db, (&instance, &meeting, &member), (occasion, &link), now).await?;
        let told = Invitation {
            sequence: meeting.sequence,
            written_at: now,
            mail_id: Some(mail),
            failure: None,
            digest: (occasion != Occasion::Cancelled).then_some(digest),
            ..invitation
        };
        store::put(&mut db, &told).await?;
    }
    db.commit().await
}

async fn tell_minutes(database: Database, job: TellMinutes, now: DateTime<Utc>) -> Result<()> {
    let mut db = database.write().await?;
    let Some((instance, meeting)) = found(&mut db, job.meeting).await? else { return Ok(()) };
    let link = format!("{}{}/compte-rendu", job.origin, meeting.path());
    for (member, invitation) in reachable(&mut db, &meeting, now).await? {
        if meeting.approved_on.is_none() || invitation.minutes_told_on.is_some() {
            continue;
        }
        let parties = (&instance, &meeting, &member);
        let mail = mails::write(&mut db, parties, (Occasion::Minutes, &link), now).await?;
        let told =
            Invitation { minutes_told_on: Some(web::today_at(now)), mail_id: Some(mail), failure: None, ..invitation };
        store::put(&mut db, &told).await?;
    }
    db.commit().await
}

async fn watch(database: Database, job: Watch, now: DateTime<Utc>) -> Result<()> {
    let today = web::today_at(now);
    let mut db = database.write().await?;
    settle(&mut db).await?;
    for meeting in meeting::store::convened_between(&mut db, today, today + AHEAD).await? {
        if let Some(instance) = instance::store::instance(&mut db, meeting.instance_id).await? {
            remind(&mut db, (&instance, &meeting), &job.origin, now).await?;
        }
    }
    yearly::warn(&mut db, &job.origin, now).await?;
    queue::schedule(&mut db, &job, next_morning(now)).await?;
    db.commit().await
}

async fn remind(
    db: &mut Db,
    (instance, meeting): (&Instance, &Meeting),
    origin: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let today = web::today_at(now);
    for (member, invitation) in reachable(db, meeting, now).await? {
        if invitation.is_to_be_reminded(meeting, today) {
            let (link, digest) = new_link(origin);
            let mail = mails::write(db, (instance, meeting, &member), (Occasion::Reminder, &link), now).await?;
            let (reminded_on, digest) = (Some(today), Some(digest));
            let reminded = Invitation { reminded_on, digest, mail_id: Some(mail), failure: None, ..invitation };
            store::put(db, &reminded).await?;
        }
    }
    Ok(())
}

/// Keeps what became of mails, before they are erased.
async fn settle(db: &mut Db) -> Result<()> {
    for invitation in store::unsettled(db).await? {
        let Some(mail) = invitation.mail_id else { continue };
        let settled = match mail::fate(db, mail).await? {
            Some(Fate::Waiting) => continue,
            Some(Fate::GivenUp(failure)) => Invitation { mail_id: None, failure: Some(failure), ..invitation },
            Some(Fate::Sent(_)) | None => Invitation { mail_id: None, ..invitation },
        };
        store::put(db, &settled).await?;
    }
    Ok(())
}
