//! The workspace's pages about entries.

pub mod catalogue;
pub mod correction;
pub mod creation;
pub mod entry;
pub mod list;
pub mod place;
pub mod publication;
pub mod removal;

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use base::{Db, Error, Id};
use serde::Deserialize;
use web::{Cx, Result, see_other};

use crate::{Act, Entry, Finder, Service, Status, acts, decide, store, twin};

/// The index of this process.
pub type Index = Extension<Arc<Finder>>;

/// The version of the entry that she read before she acted.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Read {
    pub version: i64,
}

/// The entry, if the reader may do `act` with it; one that she may not know of is not found, nor one that was merged.
pub async fn reach(cx: &Cx, db: &mut Db, id: Id<Service>, act: Act) -> Result<Entry> {
    let entry = reach_any(cx, db, id, act).await?;
    if entry.service.status == Status::Merged { Err(Error::NotFound.into()) } else { Ok(entry) }
}

/// The same, merged or not.
pub async fn reach_any(cx: &Cx, db: &mut Db, id: Id<Service>, act: Act) -> Result<Entry> {
    let entry = store::entry(db, id).await?.ok_or(Error::NotFound)?;
    decide(cx.signed_in()?, act, &entry.structure, cx.now()).ok()?;
    Ok(entry)
}

/// Ends an act on one entry: saved one version newer, told to the journal and to the indexes. Leads to its page.
pub async fn conclude(cx: &Cx, mut db: Db, finder: &Finder, service: Service, act: &str) -> Result<Response> {
    let id = service.id;
    acts::save(cx, &mut db, service, act).await?;
    store::record_change(&mut db, &[id], cx.now()).await?;
    db.commit().await?;
    show_at_once(cx, finder).await;
    twin::compare_after(&cx.app.db, id).await;
    Ok(see_other(&format!("/pro/fiches/{id}")))
}

/// Brings the index in step. A fault is told to the log alone: the act stands, and the feed of changes is read again soon.
pub async fn show_at_once(cx: &Cx, finder: &Finder) {
    if let Err(error) = finder.catch_up(&cx.app.db, &cx.app.words, cx.now()).await {
        tracing::error!("the index is not in step: {error}");
    }
}

/// The page again, because what it is about has gone on since it was read (409).
pub fn outrun(template: &impl Template) -> Result<Response> {
    Ok((StatusCode::CONFLICT, Html(template.render()?)).into_response())
}
