//! What moves an announcement on: proposed, published, refused, withdrawn, deleted.

use axum::response::Response;
use base::text::many_lines;
use base::{Db, Error, Id};
use serde::Deserialize;
use web::{Cx, Errors, Form, Path, Result, invalid, see_other};

use crate::edit::{Edit, save};
use crate::model::{Announcement, AnnouncementAct, AnnouncementState};
use crate::pages::Show;
use crate::{reach, store};

/// The version that she saw.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    version: i64,
    /// She has seen that it took place already.
    past: Option<String>,
}

/// Somebody who was faster is a conflict.
fn as_seen(told: Announcement, version: i64) -> Result<Announcement> {
    if told.version == version { Ok(told) } else { Err(Error::Conflict.into()) }
}

/// Goes on only where a rule allows it.
fn allowed(is_allowed: bool) -> Result<()> {
    if is_allowed { Ok(()) } else { Err(Error::Refused("news-gone-on").into()) }
}

/// The form again, with what is missing before others read it.
async fn lacking(cx: Cx, db: &mut Db, told: Announcement, lack: (&'static str, &'static str)) -> Result<Response> {
    let edit = Edit::new(cx, db, (told.kind, Some(told))).await?;
    invalid(&Edit { errors: Errors::one(lack.0, lack.1), ..edit })
}

/// Hands a text to the coordination, once nothing is missing from it.
pub async fn propose(cx: Cx, Path(id): Path<Id<Announcement>>, Form(seen): Form<Seen>) -> Result<Response> {
    let mut db = cx.write().await?;
    let told = as_seen(reach::own(&cx, &mut db, id).await?, seen.version)?;
    allowed(told.is_with_its_writer())?;
    if let Some(lack) = told.lacks() {
        return lacking(cx, &mut db, told, lack).await;
    }
    let next = Announcement { state: AnnouncementState::Proposed, reason: String::new(), ..told };
    let next = save(&cx, &mut db, next, AnnouncementAct::Proposed).await?;
    db.commit().await?;
    Ok(see_other(&next.path()))
}

/// Lets its readers read it. An event that is over is published into the archive, once she has said that she knows.
pub async fn publish(cx: Cx, Path(id): Path<Id<Announcement>>, Form(seen): Form<Seen>) -> Result<Response> {
    let mut db = cx.write().await?;
    let told = as_seen(reach::moderate(&cx, &mut db, id).await?, seen.version)?;
    allowed(told.may_be_published())?;
    if let Some(lack) = told.lacks() {
        return lacking(cx, &mut db, told, lack).await;
    }
    if told.is_past(cx.local_now()) && seen.past.is_none() {
        let listed = store::find(&mut db, id).await?.ok_or(Error::NotFound)?;
        let show = Show::new(cx, &mut db, listed).await?;
        return invalid(&Show { asks_past: true, errors: Errors::one("past", "news-past"), ..show });
    }
    let (state, published_at) = (AnnouncementState::Published, Some(cx.now()));
    let next = Announcement { state, published_at, reason: String::new(), ..told };
    let next = save(&cx, &mut db, next, AnnouncementAct::Published).await?;
    db.commit().await?;
    Ok(see_other(&next.path()))
}

/// Why it is not published.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusalForm {
    version: i64,
    #[serde(default)]
    reason: String,
}

const REASON: std::ops::RangeInclusive<usize> = 3..=500;

/// Gives a text back to its writers, with the reason.
pub async fn refuse(cx: Cx, Path(id): Path<Id<Announcement>>, Form(form): Form<RefusalForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let told = as_seen(reach::moderate(&cx, &mut db, id).await?, form.version)?;
    allowed(told.may_be_refused())?;
    let reason = many_lines(&form.reason);
    if !REASON.contains(&reason.chars().count()) {
        let listed = store::find(&mut db, id).await?.ok_or(Error::NotFound)?;
        let show = Show::new(cx, &mut db, listed).await?;
        let errors = Errors::one("reason", "news-reason-length");
        return invalid(&Show { reason: form.reason, errors, ..show });
    }
    let next = Announcement { state: AnnouncementState::Refused, reason, ..told };
    let next = save(&cx, &mut db, next, AnnouncementAct::Refused).await?;
    db.commit().await?;
    Ok(see_other(&next.path()))
}

/// Takes an announcement away from its readers, or from whoever would decide of it.
pub async fn withdraw(cx: Cx, Path(id): Path<Id<Announcement>>, Form(seen): Form<Seen>) -> Result<Response> {
    let mut db = cx.write().await?;
    let told = as_seen(reach::own(&cx, &mut db, id).await?, seen.version)?;
    allowed(told.may_be_withdrawn())?;
    let next = Announcement { state: AnnouncementState::Withdrawn, ..told };
    let next = save(&cx, &mut db, next, AnnouncementAct::Withdrawn).await?;
    db.commit().await?;
    Ok(see_other(&next.path()))
}

/// Deletes a text that was never published, with its versions. What was read is kept, for what was said to be known.
pub async fn delete(cx: Cx, Path(id): Path<Id<Announcement>>, Form(seen): Form<Seen>) -> Result<Response> {
    let mut db = cx.write().await?;
    let told = as_seen(reach::own(&cx, &mut db, id).await?, seen.version)?;
    allowed(told.may_be_deleted())?;
    store::delete(&mut db, id).await?;
    cx.journal(&mut db, "announcement.deleted", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other("/pro/actualites?show=mine"))
}
