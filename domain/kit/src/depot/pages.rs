//! Pages of depots: all of them, one with what lies there, adding one, putting one right.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use base::{Db, Error, Id};
use partner::{Institution, Membership};
use print::Edition;
use serde::Deserialize;
use web::{Cx, Errors, Form, PAGE_SIZE, Paging, Path, Query, Result, invalid, page, see_other};

use super::store::{Lying, Passage};
use super::{Depot, DepotForm, store};
use crate::KEEP_COPIES;
use crate::pages::Reader;

/// As many institutions as a list to choose from holds.
const CHOICES: i64 = 500;

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

#[derive(Template)]
#[template(path = "kit/depots.html")]
struct List {
    cx: Cx,
    depots: Vec<Depot>,
    paging: Paging,
    members: Vec<Membership>,
    form: DepotForm,
    errors: Errors,
}

async fn listed(cx: Cx, db: &mut Db, wanted: Option<usize>) -> Result<List> {
    let territory = Id::from_uuid(cx.may(KEEP_COPIES)?.territory);
    let total = usize::try_from(store::count(db, territory).await?).unwrap_or(0);
    let paging = Paging::new(wanted, total).ok_or(Error::NotFound)?;
    let depots = store::depots(db, territory, (paging.offset() as i64, PAGE_SIZE as i64)).await?;
    let members = partner::members(db, territory, 0, CHOICES).await?;
    Ok(List { cx, depots, paging, members, form: DepotForm::default(), errors: Errors::default() })
}

/// Lists the depots of the territory, with the form of a new one.
pub async fn list(cx: Cx, Query(which): Query<Which>) -> Result<Response> {
    let mut db = cx.read().await?;
    page(&listed(cx, &mut db, which.page).await?)
}

/// The institution that a form names, if it is of the territory's network.
async fn member(cx: &Cx, db: &mut Db, form: &DepotForm) -> Result<Option<Institution>> {
    let territory = Id::from_uuid(cx.may(KEEP_COPIES)?.territory);
    let Some(id) = form.institution_id() else { return Ok(None) };
    Ok(partner::member(db, territory, id).await?.map(|member| member.institution))
}

/// Adds a depot.
pub async fn add(cx: Cx, Form(form): Form<DepotForm>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(KEEP_COPIES)?.territory);
    let mut db = cx.write().await?;
    let mut checked = form.check(territory, member(&cx, &mut db, &form).await?);
    if let Some(institution) = form.institution_id()
        && store::has_institution(&mut db, territory, institution).await?
    {
        checked = Err(Errors::one("institution", "kit-depot-known"));
    }
    let depot = match checked {
        Ok(depot) => depot,
        Err(errors) => return invalid(&List { form, errors, ..listed(cx, &mut db, None).await? }),
    };
    store::insert(&mut db, &depot).await?;
    cx.journal(&mut db, "depot.added", depot.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/exemplaires/lieux/{}", depot.id)))
}

/// The depot, if it is the reader's territory's, or her institution's; another is not found.
async fn reach_depot(db: &mut Db, reader: &Reader, id: Id<Depot>) -> Result<Depot> {
    let depot = store::depot(db, reader.territory, id).await?;
    let is_hers = |depot: &Depot| reader.institution.is_none() || depot.institution_id == reader.institution;
    Ok(depot.filter(is_hers).ok_or(Error::NotFound)?)
}

/// An edition, as a line names it.
struct Named<T> {
    name: String,
    number: i64,
    line: T,
}

#[derive(Template)]
#[template(path = "kit/depot.html")]
struct Show {
    cx: Cx,
    reader: Reader,
    depot: Depot,
    lying: Vec<Named<Lying>>,
    passages: Vec<Named<Passage>>,
    paging: Paging,
    form: DepotForm,
    errors: Errors,
}

impl Show {
    fn address(&self) -> String {
        format!("/pro/exemplaires/lieux/{}?", self.depot.id)
    }
}

async fn named<T>(cx: &Cx, db: &mut Db, id: Id<Edition>, line: T) -> Result<Named<T>> {
    let edition = print::edition(db, id).await?.ok_or(Error::NotFound)?;
    Ok(Named { name: print::name(cx, &edition), number: edition.number.unwrap_or_default(), line })
}

async fn shown(cx: Cx, db: &mut Db, depot: Depot, wanted: Option<usize>) -> Result<Show> {
    let reader = Reader::of(&cx)?;
    let total = usize::try_from(store::count_passages(db, depot.id).await?).unwrap_or(0);
    let paging = Paging::new(wanted, total).ok_or(Error::NotFound)?;
    let (mut lying, mut passages) = (Vec::new(), Vec::new());
    for line in store::lying(db, depot.id).await? {
        lying.push(named(&cx, db, line.edition_id, line).await?);
    }
    for line in store::passages(db, depot.id, (paging.offset() as i64, PAGE_SIZE as i64)).await? {
        passages.push(named(&cx, db, line.edition_id, line).await?);
    }
    Ok(Show { form: DepotForm::of(&depot), cx, reader, depot, lying, passages, paging, errors: Errors::default() })
}

/// Shows a depot, what lies there, and what came and went.
pub async fn show(cx: Cx, Path(id): Path<Id<Depot>>, Query(which): Query<Which>) -> Result<Response> {
    let reader = Reader::of(&cx)?;
    let mut db = cx.read().await?;
    let depot = reach_depot(&mut db, &reader, id).await?;
    page(&shown(cx, &mut db, depot, which.page).await?)
}

/// Puts a depot right. What it is, an institution or a free place, stays.
pub async fn correct(cx: Cx, Path(id): Path<Id<Depot>>, Form(form): Form<DepotForm>) -> Result<Response> {
    cx.may(KEEP_COPIES)?;
    let mut db = cx.write().await?;
    let depot = reach_depot(&mut db, &Reader::of(&cx)?, id).await?;
    if form.version != depot.version {
        let errors = Errors::one("name", "kit-depot-stale");
        let form = DepotForm { version: depot.version, ..form };
        let stale = Show { form, errors, ..shown(cx, &mut db, depot, None).await? };
        return Ok((StatusCode::CONFLICT, axum::response::Html(stale.render()?)).into_response());
    }
    let form = DepotForm { institution: DepotForm::of(&depot).institution, ..form };
    let checked = form.check(depot.territory_id, member(&cx, &mut db, &form).await?);
    let corrected = match checked {
        Ok(checked) => Depot { id, ..checked },
        Err(errors) => return invalid(&Show { form, errors, ..shown(cx, &mut db, depot, None).await? }),
    };
    store::correct(&mut db, &corrected).await?;
    cx.journal(&mut db, "depot.corrected", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/exemplaires/lieux/{id}")))
}
