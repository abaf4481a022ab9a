//! The pages of retention.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use chrono::{DateTime, Utc};
use web::{Cx, Errors, Failure, Form, Path, Result, invalid, page, see_other};

use super::form::PostponeForm;
use super::model::{Doubt, Erasure, Reason, Retention};
use super::store::Done;
use super::{CONFIRM_CLOCK, doubt_at, store};
use crate::KEEP_PRIVACY;
use crate::home::{day, moment};
use crate::trail::because;

/// Where these pages are.
pub const ROOM: &str = "/pro/protection/effacements";
const DAY: i64 = 24;
const YEAR: i64 = 365 * DAY;

#[derive(Template)]
#[template(path = "retention/show.html")]
struct Show {
    cx: Cx,
    doubt: Option<Doubt>,
    now: String,
    open: Vec<Erasure>,
    done: Vec<Done>,
    retentions: Vec<Retention>,
}

/// How long something is kept, as people say it: in years where they are whole, the days of leap years left aside.
pub fn life(cx: &Cx, hours: &i64) -> String {
    let (hours, years) = (*hours, hours / YEAR);
    match hours {
        hours if years > 0 && hours % YEAR <= DAY * (years / 4).max(1) => cx.t1("retention-years", "count", years),
        hours if hours > DAY => cx.t1("retention-days", "count", hours / DAY),
        hours => cx.t1("retention-hours", "count", hours),
    }
}

/// Shows what is planned, what was done, and how long everything is kept.
pub async fn show(cx: Cx) -> Result<Response> {
    cx.may(KEEP_PRIVACY)?;
    let mut db = cx.read().await?;
    let doubt = doubt_at(&mut db, cx.now()).await?;
    let (open, done) = (store::open(&mut db).await?, store::done(&mut db).await?);
    let retentions = store::retentions(&mut db).await?;
    page(&Show { now: moment(&cx, &cx.now()), cx, doubt, open, done, retentions })
}

#[derive(Template)]
#[template(path = "retention/erasure.html")]
struct ShowErasure {
    cx: Cx,
    erasure: Erasure,
    form: PostponeForm,
    errors: Errors,
}

async fn erasure(db: &mut Db, id: Id<Erasure>) -> Result<Erasure> {
    Ok(store::erasure(db, id).await?.ok_or(Error::NotFound)?)
}

/// Shows one erasure, to hold it back or to let it go on.
pub async fn form(cx: Cx, Path(id): Path<Id<Erasure>>) -> Result<Response> {
    cx.may(KEEP_PRIVACY)?;
    let erasure = erasure(&mut cx.read().await?, id).await?;
    page(&ShowErasure { cx, erasure, form: PostponeForm::default(), errors: Errors::default() })
}

/// Holds an erasure back.
pub async fn postpone(cx: Cx, Path(id): Path<Id<Erasure>>, Form(form): Form<PostponeForm>) -> Result<Response> {
    cx.may(KEEP_PRIVACY)?;
    let mut db = cx.write().await?;
    let erasure = erasure(&mut db, id).await?;
    let (reason, until) = match form.check() {
        Ok(checked) => checked,
        Err(errors) => return invalid(&ShowErasure { cx, erasure, form, errors }),
    };
    let postponed = match erasure.clone().postpone(until, reason, cx.today()) {
        Err(Error::Refused(key)) => {
            return invalid(&ShowErasure { cx, erasure, form, errors: Errors::one("until", key) });
        }
        postponed => postponed?,
    };
    store::save(&mut db, &postponed).await?;
    because(&cx, &mut db, "erasure.postponed", id.uuid(), reason.code()).await?;
    db.commit().await?;
    Ok(see_other(ROOM))
}

/// Lets an erasure go on that was held back.
pub async fn resume(cx: Cx, Path(id): Path<Id<Erasure>>) -> Result<Response> {
    cx.may(KEEP_PRIVACY)?;
    let mut db = cx.write().await?;
    let erasure = erasure(&mut db, id).await?.resume()?;
    store::save(&mut db, &erasure).await?;
    cx.journal(&mut db, "erasure.resumed", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(ROOM))
}

/// Believes the clock again after a jump. One that is behind the journal is not believed on anybody's word.
pub async fn confirm_clock(cx: Cx) -> Result<Response> {
    cx.may(CONFIRM_CLOCK)?;
    let mut db = cx.write().await?;
    match doubt_at(&mut db, cx.now()).await? {
        None => return Ok(see_other(ROOM)),
        Some(Doubt::BehindJournal) => return Err(Failure::from(Error::Refused("clock-behind"))),
        Some(Doubt::Jumped) => store::see(&mut db, store::CLOCK, cx.now()).await?,
    }
    let territory = cx.signed_in()?.territory;
    cx.journal(&mut db, "clock.confirmed", territory).await?;
    db.commit().await?;
    Ok(see_other(ROOM))
}

/// The last day before an instant, as a deadline is said.
fn until(cx: &Cx, erasure: &Erasure) -> String {
    erasure.postponed_until.as_ref().map(|until| cx.day(until)).unwrap_or_default()
}

/// The moment when an erasure was done.
fn done_on(cx: &Cx, done_at: &Option<DateTime<Utc>>) -> String {
    done_at.as_ref().map(|at| day(cx, at)).unwrap_or_default()
}
