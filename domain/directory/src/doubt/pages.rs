//! The workspace's pages about doubts.

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Error, Id};
use serde::Deserialize;
use web::{Cx, Form, PAGE_SIZE, Paging, Path, Query, Result, page};

use super::store::{self, Doubtful};
use super::{Doubt, Outcome};
use crate::pages::{Index, conclude, reach};
use crate::store::Scope;
use crate::{Act, CORRECT_ENTRY, SEE_ENTRIES, Service, freshness};

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

#[derive(Template)]
#[template(path = "doubt/list.html")]
struct List {
    cx: Cx,
    doubts: Vec<Doubtful>,
    paging: Paging,
}

/// Lists what was said to be wrong in the entries that the reader keeps.
pub async fn list(cx: Cx, Query(which): Query<Which>) -> Result<Response> {
    let scope = Scope::of(cx.may(SEE_ENTRIES)?);
    let mut db = cx.read().await?;
    let total = store::count_of_scope(&mut db, scope).await?;
    let paging = Paging::new(which.page, usize::try_from(total).unwrap_or(0)).ok_or(Error::NotFound)?;
    let doubts = store::of_scope(&mut db, scope, paging.offset() as i64, PAGE_SIZE as i64).await?;
    page(&List { cx, doubts, paging })
}

/// What a keeper says of a doubt.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settled {
    outcome: Outcome,
}

/// Settles a doubt: what it was about is checked as of today.
pub async fn settle(
    cx: Cx,
    Extension(finder): Index,
    Path((id, doubt)): Path<(Id<Service>, Id<Doubt>)>,
    Form(settled): Form<Settled>,
) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.write().await?;
    let entry = reach(&cx, &mut db, id, Act::Correct).await?;
    let doubt = store::doubt(&mut db, id, doubt).await?.ok_or(Error::NotFound)?;
    let by = &cx.signed_in()?.function;
    store::settle(&mut db, doubt.id, settled.outcome, (cx.today(), by)).await?;
    freshness::note_checks(&cx, &mut db, id, &[doubt.reason.aspect()].into_iter().collect()).await?;
    let service = freshness::back_if_fresh(&mut db, &entry, entry.service.clone(), cx.today()).await?;
    conclude(&cx, db, &finder, service, "doubt.settled").await
}
