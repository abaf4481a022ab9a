//! What is done with a meeting: its members are asked to come, it is cancelled, its minutes are approved.

use axum::response::Response;
use base::{Db, Error, Id};
use queue::push;
use serde::Deserialize;
use web::{Cx, Form, Path, Result, see_other};

use super::model::Meeting;
use super::store;
use crate::invitation::jobs::{Tell, TellMinutes};
use crate::{member, minutes, reach};

/// The version that is the newest for whoever asks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Read {
    version: i64,
}

/// A meeting to be acted upon, as whoever acts has read it.
async fn to_act(cx: &Cx, db: &mut Db, id: Id<Meeting>, read: &Read) -> Result<Meeting> {
    let (_, meeting) = reach::keep_meeting(cx, db, id).await?;
    if meeting.version == read.version { Ok(meeting) } else { Err(Error::Conflict.into()) }
}

async fn save(db: &mut Db, changed: &Meeting) -> Result<()> {
    if store::update(db, changed).await? { Ok(()) } else { Err(Error::Conflict.into()) }
}

/// Asks the members to come.
pub async fn convene(cx: Cx, Path(id): Path<Id<Meeting>>, Form(read): Form<Read>) -> Result<Response> {
    let mut db = cx.write().await?;
    let meeting = to_act(&cx, &mut db, id, &read).await?;
    let convened = meeting.convene(cx.local_now())?;
    if member::store::sitting(&mut db, meeting.instance_id, meeting.day).await?.is_empty() {
        return Err(Error::Refused("meeting-without-members").into());
    }
    save(&mut db, &convened).await?;
    push(&mut db, &Tell { meeting: id, origin: cx.app.settings.origin.clone() }, cx.now()).await?;
    cx.journal(&mut db, "meeting.convened", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&convened.path()))
}

/// Asks those who were not yet asked: whoever sits since, or has an address since.
pub async fn convene_others(cx: Cx, Path(id): Path<Id<Meeting>>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (_, meeting) = reach::keep_meeting(&cx, &mut db, id).await?;
    if !meeting.is_open() || meeting.convened_on.is_none() {
        return Err(Error::Refused("meeting-not-convened").into());
    }
    push(&mut db, &Tell { meeting: id, origin: cx.app.settings.origin.clone() }, cx.now()).await?;
    cx.journal(&mut db, "meeting.convened", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&meeting.path()))
}

/// Cancels a meeting; whoever was asked to come is told.
pub async fn cancel(cx: Cx, Path(id): Path<Id<Meeting>>, Form(read): Form<Read>) -> Result<Response> {
    let mut db = cx.write().await?;
    let meeting = to_act(&cx, &mut db, id, &read).await?;
    let cancelled = meeting.cancel()?;
    save(&mut db, &cancelled).await?;
    // Nobody is told that a day that is over will not take place.
    if cancelled.sequence > meeting.sequence && meeting.ends_at() > cx.local_now() {
        push(&mut db, &Tell { meeting: id, origin: cx.app.settings.origin.clone() }, cx.now()).await?;
    }
    cx.journal(&mut db, "meeting.cancelled", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&cancelled.path()))
}

/// Approves the minutes, for good; members are told that they can be read.
pub async fn approve(cx: Cx, Path(id): Path<Id<Meeting>>, Form(read): Form<Read>) -> Result<Response> {
    let mut db = cx.write().await?;
    let meeting = to_act(&cx, &mut db, id, &read).await?;
    let has_minutes = minutes::store::text(&mut db, id).await?.is_some();
    let approved = meeting.approve(has_minutes, cx.today())?;
    save(&mut db, &approved).await?;
    push(&mut db, &TellMinutes { meeting: id, origin: cx.app.settings.origin.clone() }, cx.now()).await?;
    cx.journal(&mut db, "meeting.approved", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&approved.path()))
}
