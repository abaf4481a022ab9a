//! What is done with a document whichever kind it is: asking for agreement, agreeing, taking away, bringing back.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use base::{Error, Id};
use serde::Deserialize;
use web::{Cx, Form, Path, Result, see_other};

use super::access::{reach, reach_to_write};
use super::{Approval, Document, acts};
use crate::{VALIDATE_ROLES, WRITE_ROLES};

/// The version that she read before she acted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Read {
    pub version: i64,
}

#[derive(Template)]
#[template(path = "life/stale.html")]
struct Stale {
    cx: Cx,
    path: String,
}

/// Says that a document has gone on since it was read (409).
pub fn stale(cx: Cx, document: &Document) -> Result<Response> {
    outrun(&Stale { cx, path: document.path() })
}

/// The page again, because what it is about has gone on since it was read (409).
pub fn outrun(template: &impl Template) -> Result<Response> {
    Ok((StatusCode::CONFLICT, Html(template.render()?)).into_response())
}

/// Asks those concerned to agree.
pub async fn submit(cx: Cx, Path(id): Path<Id<Document>>, Form(read): Form<Read>) -> Result<Response> {
    cx.may(WRITE_ROLES)?;
    let mut db = cx.write().await?;
    let held = reach_to_write(&cx, &mut db, id).await?;
    if held.document.version != read.version {
        return stale(cx, &held.document);
    }
    if let Some(key) = held.lack() {
        return Err(Error::Refused(key).into());
    }
    let path = held.document.path();
    acts::submit(&cx, &mut db, held.document, &held.concerned).await?;
    db.commit().await?;
    Ok(see_other(&path))
}

/// Agrees, for the reader's institution, to what she has read.
pub async fn validate(cx: Cx, Path(id): Path<Id<Document>>, Form(read): Form<Read>) -> Result<Response> {
    let function = cx.may(VALIDATE_ROLES)?.function.clone();
    let mut db = cx.write().await?;
    let held = reach(&cx, &mut db, id).await?;
    let institution_id = held.rights.validates.ok_or(Error::Forbidden)?;
    if held.document.version != read.version {
        return stale(cx, &held.document);
    }
    held.document.may_be_approved(cx.today()).map_err(Error::Refused)?;
    if let Some(key) = held.lack() {
        return Err(Error::Refused(key).into());
    }
    let path = held.document.path();
    if !held.may_validate() {
        // Clicked twice.
        return Ok(see_other(&path));
    }
    let approval = Approval { institution_id, function, given_on: cx.today(), noted_by: String::new() };
    acts::approve(&cx, &mut db, held.document, &held.concerned, &approval).await?;
    db.commit().await?;
    Ok(see_other(&path))
}

/// Takes a document away from its readers; it can be brought back.
pub async fn withdraw(cx: Cx, Path(id): Path<Id<Document>>, Form(read): Form<Read>) -> Result<Response> {
    set_aside(cx, (id, read), false).await
}

/// Brings back what was taken away.
pub async fn bring_back(cx: Cx, Path(id): Path<Id<Document>>, Form(read): Form<Read>) -> Result<Response> {
    set_aside(cx, (id, read), true).await
}

async fn set_aside(cx: Cx, (id, read): (Id<Document>, Read), is_back: bool) -> Result<Response> {
    cx.may(WRITE_ROLES)?;
    let mut db = cx.write().await?;
    let held = reach_to_write(&cx, &mut db, id).await?;
    if held.document.version != read.version || held.document.withdrawn_on.is_some() != is_back {
        return stale(cx, &held.document);
    }
    let path = held.document.path();
    acts::withdraw(&cx, &mut db, held.document, is_back).await?;
    db.commit().await?;
    Ok(see_other(&path))
}
