//! The workspace's pages about institutions.

use askama::Template;
use axum::response::Response;
use base::{Error, Id};
use serde::Deserialize;
use web::{Cx, PAGE_SIZE, Paging, Path, Query, Result, page};

use crate::model::{Institution, Membership, Territory};
use crate::{SEE_INSTITUTIONS, store};

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

#[derive(Template)]
#[template(path = "partner/list.html")]
struct List {
    cx: Cx,
    territory: Territory,
    members: Vec<Membership>,
    paging: Paging,
}

/// Lists the institutions of the reader's territory.
pub async fn list(cx: Cx, Query(which): Query<Which>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(SEE_INSTITUTIONS)?.territory);
    let mut db = cx.read().await?;
    let territory = store::territory(&mut db, territory).await?.ok_or(Error::NotFound)?;
    let total = store::count_members(&mut db, territory.id).await?;
    let paging = Paging::new(which.page, usize::try_from(total).unwrap_or(0)).ok_or(Error::NotFound)?;
    let (offset, limit) = (paging.offset() as i64, PAGE_SIZE as i64);
    let members = store::members(&mut db, territory.id, offset, limit).await?;
    page(&List { cx, territory, members, paging })
}

#[derive(Template)]
#[template(path = "partner/show.html")]
struct Show {
    cx: Cx,
    member: Membership,
}

/// Shows an institution of the reader's territory and its part in the network.
pub async fn show(cx: Cx, Path(id): Path<Id<Institution>>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(SEE_INSTITUTIONS)?.territory);
    let mut db = cx.read().await?;
    let member = store::member(&mut db, territory, id).await?.ok_or(Error::NotFound)?;
    page(&Show { cx, member })
}
