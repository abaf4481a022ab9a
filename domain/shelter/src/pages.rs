//! Keeping shelters: naming them, giving them links, suspending them.

use account::Square;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use base::{Db, Error, Id};
use chrono::NaiveDate;
use serde::Deserialize;
use web::{
    Cx, Errors, Form, PAGE_SIZE, Paging, Path, Permission, Query, Reach, Result, Standpoint, invalid, page, see_other,
};

use crate::declaration::{self, Declaration};
use crate::form::ShelterForm;
use crate::names::Names;
use crate::{DECLARE_PLACES, KEEP_SHELTERS, Shelter, link, store};

/// Where a shelter stands for decisions: with the institution whose people declare for it.
fn standpoint(shelter: &Shelter) -> Standpoint {
    let institution = shelter.institution_id.map(Id::uuid);
    Standpoint { territory: shelter.territory_id.uuid(), institution, account: None }
}

/// The shelter, if the reader may declare for it and `act` lets her do this; another is not found.
pub async fn reach(cx: &Cx, db: &mut Db, id: Id<Shelter>, act: Permission) -> Result<Shelter> {
    cx.may(act)?;
    let shelter = store::shelter(db, id).await?.ok_or(Error::NotFound)?;
    cx.decide(DECLARE_PLACES, act, standpoint(&shelter))?.ok()?;
    Ok(shelter)
}

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

/// A shelter of the list, with its last word.
struct Line {
    shelter: Shelter,
    declaration: Option<Declaration>,
}

#[derive(Template)]
#[template(path = "shelter/list.html")]
struct List {
    cx: Cx,
    lines: Vec<Line>,
    names: Names,
    paging: Paging,
    may_keep: bool,
}

/// Lists the shelters for which the reader may declare.
pub async fn list(cx: Cx, Query(which): Query<Which>) -> Result<Response> {
    let reader = cx.may(DECLARE_PLACES)?;
    let territory = Id::from_uuid(reader.territory);
    let is_wide = DECLARE_PLACES.reach(reader) == Some(Reach::Territory);
    let institution = reader.institution.map(Id::from_uuid);
    let mut db = cx.read().await?;
    let own = match institution.filter(|_| !is_wide) {
        Some(institution) => store::of_institution(&mut db, institution).await?,
        None => Vec::new(),
    };
    let total = if is_wide { usize::try_from(store::count(&mut db, territory).await?).unwrap_or(0) } else { own.len() };
    let paging = Paging::new(which.page, total).ok_or(Error::NotFound)?;
    let window = (paging.offset() as i64, PAGE_SIZE as i64);
    let all = if is_wide { store::shelters(&mut db, territory, window).await? } else { own };
    let skipped = if is_wide { 0 } else { paging.offset() };
    let mut lines = Vec::new();
    for shelter in all.into_iter().skip(skipped).take(PAGE_SIZE) {
        let declaration = declaration::store::alive(&mut db, shelter.id, cx.now()).await?;
        lines.push(Line { shelter, declaration });
    }
    let names = Names::of(&mut db, territory).await?;
    let may_keep = cx.has(KEEP_SHELTERS);
    page(&List { cx, lines, names, paging, may_keep })
}

#[derive(Template)]
#[template(path = "shelter/form.html")]
struct Edit {
    cx: Cx,
    /// The one that is changed, as it stands; none for a new one.
    known: Option<Shelter>,
    names: Names,
    form: ShelterForm,
    errors: Errors,
    /// Somebody else has changed it meanwhile: how it reads by now.
    outrun: Option<ShelterForm>,
}

impl Edit {
    fn is_institution(&self, id: &Id<partner::Institution>) -> bool {
        self.form.institution == id.to_string()
    }

    fn now_with(&self, outrun: &ShelterForm) -> String {
        outrun.institution.parse().map_or_else(|_| "–".to_owned(), |id| self.names.get(&id).to_owned())
    }
}

/// Shows the form of a new shelter.
pub async fn blank(cx: Cx) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(KEEP_SHELTERS)?.territory);
    let names = Names::of(&mut cx.read().await?, territory).await?;
    let (form, errors) = (ShelterForm::default(), Errors::default());
    page(&Edit { cx, known: None, names, form, errors, outrun: None })
}

/// Names a shelter.
pub async fn add(cx: Cx, Form(form): Form<ShelterForm>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(KEEP_SHELTERS)?.territory);
    let mut db = cx.write().await?;
    let names = Names::of(&mut db, territory).await?;
    let communes = form.resolve(&mut db).await?;
    let (shelter, communes) = match form.check((territory, &names), communes, None) {
        Ok(checked) => checked,
        Err(errors) => return invalid(&Edit { cx, known: None, names, form, errors, outrun: None }),
    };
    store::insert(&mut db, &shelter).await?;
    store::put_communes(&mut db, shelter.id, &communes).await?;
    cx.journal(&mut db, "shelter.added", shelter.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/places/lieux/{}", shelter.id)))
}

/// Shows the form of a shelter.
pub async fn edit(cx: Cx, Path(id): Path<Id<Shelter>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let shelter = reach(&cx, &mut db, id, KEEP_SHELTERS).await?;
    let names = Names::of(&mut db, shelter.territory_id).await?;
    let form = ShelterForm::of(&shelter, &store::communes(&mut db, id).await?);
    page(&Edit { cx, known: Some(shelter), names, form, errors: Errors::default(), outrun: None })
}

/// Changes a shelter. Whoever was outrun keeps what she typed, and sees what it says by now.
pub async fn save(cx: Cx, Path(id): Path<Id<Shelter>>, Form(form): Form<ShelterForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let shelter = reach(&cx, &mut db, id, KEEP_SHELTERS).await?;
    let names = Names::of(&mut db, shelter.territory_id).await?;
    if form.version != shelter.version {
        let outrun = Some(ShelterForm::of(&shelter, &store::communes(&mut db, id).await?));
        let form = ShelterForm { version: shelter.version, ..form };
        let edit = Edit { cx, known: Some(shelter), names, form, errors: Errors::default(), outrun };
        return Ok((StatusCode::CONFLICT, Html(edit.render()?)).into_response());
    }
    let communes = form.resolve(&mut db).await?;
    let (changed, communes) = match form.check((shelter.territory_id, &names), communes, Some(&shelter)) {
        Ok(checked) => checked,
        Err(errors) => return invalid(&Edit { cx, known: Some(shelter), names, form, errors, outrun: None }),
    };
    if !store::update(&mut db, &changed).await? {
        return Err(Error::Conflict.into());
    }
    store::put_communes(&mut db, id, &communes).await?;
    cx.journal(&mut db, "shelter.changed", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/places/lieux/{id}")))
}

#[derive(Template)]
#[template(path = "shelter/link.html")]
struct Link {
    cx: Cx,
    shelter: Shelter,
    address: String,
    /// The last day on which it opens.
    until: NaiveDate,
    square: Square,
}

/// Makes a personal link, and shows it once: what is kept of it opens nothing.
pub async fn make_link(cx: Cx, Path(id): Path<Id<Shelter>>) -> Result<Response> {
    let mut db = cx.write().await?;
    let shelter = reach(&cx, &mut db, id, KEEP_SHELTERS).await?;
    let (secret, until) = (link::new_secret(), cx.now() + link::LIFE);
    store::change_link(&mut db, id, &link::digest(&secret), until).await?;
    cx.journal(&mut db, "shelter.link_made", id.uuid()).await?;
    db.commit().await?;
    let address = format!("{}/pro/places/libres/{secret}", cx.app.settings.origin);
    let square = Square::of(&address)?;
    page(&Link { cx, shelter, address, until: web::today_at(until), square })
}

/// Suspends a shelter: its link opens nothing, and what it declared is seen no more.
pub async fn suspend(cx: Cx, Path(id): Path<Id<Shelter>>) -> Result<Response> {
    let mut db = cx.write().await?;
    reach(&cx, &mut db, id, KEEP_SHELTERS).await?;
    store::suspend(&mut db, id, Some(cx.today())).await?;
    cx.journal(&mut db, "shelter.suspended", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/places/lieux/{id}")))
}

/// Lets a shelter go on.
pub async fn resume(cx: Cx, Path(id): Path<Id<Shelter>>) -> Result<Response> {
    let mut db = cx.write().await?;
    reach(&cx, &mut db, id, KEEP_SHELTERS).await?;
    store::suspend(&mut db, id, None).await?;
    cx.journal(&mut db, "shelter.resumed", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/places/lieux/{id}")))
}
