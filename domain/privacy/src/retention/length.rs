//! Changing how long something is kept. Whoever shortens it sees first what will be erased for it.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::model::{Object, Retention};
use super::pages::ROOM;
use super::{CHANGE_RETENTION, store};
use crate::trail::because;
use crate::{alert, chain};

#[derive(Template)]
#[template(path = "retention/length.html")]
struct Length {
    cx: Cx,
    retention: Retention,
    least: i64,
    most: i64,
    days: String,
    errors: Errors,
    /// How much would have had its time at once, where it is for her to confirm.
    due: Option<i64>,
}

/// What was typed for a length.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LengthForm {
    days: String,
    /// Not empty once she has seen what will be erased.
    confirmed: String,
}

/// How long the object of an address is kept, and its bounds; what the officer does not choose the length of is not found.
async fn load(db: &mut Db, object: &str) -> Result<(Retention, (i64, i64))> {
    let object: Object = object.parse().map_err(|_| Error::NotFound)?;
    let bounds = object.bounds().ok_or(Error::NotFound)?;
    let retention = store::retention(db, object).await?.ok_or(Error::NotFound)?;
    Ok((retention, bounds))
}

/// Shows how long something is kept, and between what the officer may choose.
pub async fn form(cx: Cx, Path(object): Path<String>) -> Result<Response> {
    cx.may(CHANGE_RETENTION)?;
    let (retention, (least, most)) = load(&mut cx.read().await?, &object).await?;
    let days = (retention.hours / 24).to_string();
    page(&Length { cx, retention, least, most, days, errors: Errors::default(), due: None })
}

/// Changes it; where something would have had its time at once, says so first.
pub async fn change(cx: Cx, Path(object): Path<String>, Form(form): Form<LengthForm>) -> Result<Response> {
    cx.may(CHANGE_RETENTION)?;
    let mut db = cx.write().await?;
    let (retention, (least, most)) = load(&mut db, &object).await?;
    let typed = form.days.trim().parse().unwrap_or_default();
    let changed = match retention.clone().change(typed, cx.today()) {
        Err(Error::Refused(key)) => {
            let errors = Errors::one("days", key);
            return invalid(&Length { cx, retention, least, most, days: form.days, errors, due: None });
        }
        changed => changed?,
    };
    let due = count_due(&mut db, &changed, cx.now()).await?;
    if changed.hours < retention.hours && due > 0 && form.confirmed.is_empty() {
        return page(&Length {
            cx,
            retention,
            least,
            most,
            days: form.days,
            errors: Errors::default(),
            due: Some(due),
        });
    }
    save(&cx, &mut db, &changed).await?;
    db.commit().await?;
    Ok(see_other(ROOM))
}

async fn save(cx: &Cx, db: &mut Db, changed: &Retention) -> Result<()> {
    store::change(db, changed).await?;
    if let Some(open) = store::open_of(db, changed.object).await? {
        let mut open = open.follow(changed);
        open.counted = count_before(db, changed.object, open.before).await?;
        store::narrow(db, &open).await?;
    }
    because(cx, db, "retention.changed", cx.signed_in()?.territory, changed.object.code()).await
}

async fn count_due(db: &mut Db, retention: &Retention, now: DateTime<Utc>) -> sqlx::Result<i64> {
    count_before(db, retention.object, retention.before(now)).await
}

/// How much of an object began before `before`.
async fn count_before(db: &mut Db, object: Object, before: DateTime<Utc>) -> sqlx::Result<i64> {
    match object {
        Object::Account => account::count_departed(db, before).await,
        Object::Alert => alert::store::count_before(db, before).await,
        Object::JournalCheck => chain::store::count_checks(db, before).await,
        Object::Erasure => store::count_done(db, before).await,
        _ => Ok(0),
    }
}
