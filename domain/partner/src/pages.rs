//! The workspace's pages about institutions.

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use serde::Deserialize;
use web::{Cx, Decision, Errors, PAGE_SIZE, Paging, Path, Query, Result, Standpoint, page};

use crate::contact::model::ContactForm;
use crate::contact::{self, Contact, KEEP_CONTACTS};
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
pub struct Show {
    cx: Cx,
    member: Membership,
    contacts: Vec<Contact>,
    /// She may name who answers for it.
    may_keep: bool,
    form: ContactForm,
    errors: Errors,
}

impl Show {
    /// The same with what was typed, and what is wrong with it.
    pub fn with(self, form: ContactForm, errors: Errors) -> Self {
        Self { form, errors, ..self }
    }
}

/// The page of an institution as it stands.
pub async fn shown(cx: Cx, db: &mut Db, member: Membership) -> Result<Show> {
    let contacts = contact::store::contacts(db, member.institution.id).await?;
    let territory = cx.signed_in()?.territory;
    let object = Standpoint { territory, institution: Some(member.institution.id.uuid()), account: None };
    let may_keep = cx.decide(SEE_INSTITUTIONS, KEEP_CONTACTS, object)? == Decision::Permit;
    Ok(Show { cx, member, contacts, may_keep, form: ContactForm::default(), errors: Errors::default() })
}

/// Shows an institution of the reader's territory and its part in the network.
pub async fn show(cx: Cx, Path(id): Path<Id<Institution>>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(SEE_INSTITUTIONS)?.territory);
    let mut db = cx.read().await?;
    let member = store::member(&mut db, territory, id).await?.ok_or(Error::NotFound)?;
    page(&shown(cx, &mut db, member).await?)
}
