//! The register, read, printed and changed.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use base::{Error, Id};
use partner::Territory;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::model::{Activity, Processing, ProcessingForm};
use super::store;
use crate::KEEP_PRIVACY;

#[derive(Template)]
#[template(path = "register/show.html")]
struct Register {
    cx: Cx,
    territory: Territory,
    lines: Vec<Processing>,
}

/// Shows the whole register, as it is printed.
pub async fn show(cx: Cx) -> Result<Response> {
    let id = Id::from_uuid(cx.may(KEEP_PRIVACY)?.territory);
    let mut db = cx.read().await?;
    let territories = partner::territories(&mut db).await?;
    let territory = territories.into_iter().find(|territory| territory.id == id).ok_or(Error::NotFound)?;
    let lines = store::all(&mut db, id).await?;
    page(&Register { cx, territory, lines })
}

#[derive(Template)]
#[template(path = "register/form.html")]
struct Change {
    cx: Cx,
    activity: Activity,
    form: ProcessingForm,
    errors: Errors,
    /// What somebody else saved meanwhile.
    newer: Option<Processing>,
}

/// Shows a line of the register, to change it.
pub async fn form(cx: Cx, Path(activity): Path<Activity>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(KEEP_PRIVACY)?.territory);
    let line = store::line(&mut cx.read().await?, territory, activity).await?;
    page(&Change { cx, activity, form: ProcessingForm::of(&line), errors: Errors::default(), newer: None })
}

/// Keeps the line one version newer. The second of two who change it sees what the first one wrote, her own text kept.
pub async fn save(cx: Cx, Path(activity): Path<Activity>, Form(form): Form<ProcessingForm>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(KEEP_PRIVACY)?.territory);
    let mut db = cx.write().await?;
    let known = store::line(&mut db, territory, activity).await?;
    if form.version != known.version {
        let form = ProcessingForm { version: known.version, ..form };
        let answer = invalid(&Change { cx, activity, form, errors: Errors::default(), newer: Some(known) })?;
        return Ok((StatusCode::CONFLICT, answer).into_response());
    }
    let line = match form.check(&known, cx.now()) {
        Ok(line) => line,
        Err(errors) => return invalid(&Change { cx, activity, form, errors, newer: None }),
    };
    store::save(&mut db, &line).await?;
    cx.journal(&mut db, "processing.changed", territory.uuid()).await?;
    db.commit().await?;
    Ok(see_other("/pro/protection/registre"))
}
