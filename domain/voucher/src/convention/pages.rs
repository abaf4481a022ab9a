//! The pages of conventions.

use std::borrow::Borrow;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use base::{Db, Error, Id};
use chrono::{Datelike as _, NaiveDate};
use serde::Deserialize;
use web::{Cx, Decision, Errors, Form, Paging, Path, Query, Reach, Result, invalid, page, see_other};

use super::budget::BudgetForm;
use super::{Convention, ConventionForm, Terms, reach, standpoint, store};
use crate::gauge::Gauge;
use crate::names::Names;
use crate::paged::{Which, window};
use crate::{KEEP_VOUCHERS, provider};

#[derive(Template)]
#[template(path = "convention/list.html")]
struct List {
    cx: Cx,
    conventions: Vec<Convention>,
    paging: Paging,
    names: Names,
}

/// Lists the conventions that the reader keeps.
pub async fn list(cx: Cx, Query(which): Query<Which>) -> Result<Response> {
    let reader = cx.may(KEEP_VOUCHERS)?;
    let territory = Id::from_uuid(reader.territory);
    let is_wide = KEEP_VOUCHERS.reach(reader) == Some(Reach::Territory);
    // Whoever has no institution pays none.
    let own = Id::from_uuid(reader.institution.unwrap_or_default());
    let whose = (territory, (!is_wide).then_some(own));
    let mut db = cx.read().await?;
    let paging = which.paging(store::count(&mut db, whose).await?)?;
    let conventions = store::conventions(&mut db, whose, window(&paging)).await?;
    let names = Names::of(&mut db, territory).await?;
    page(&List { cx, conventions, paging, names })
}

#[derive(Template)]
#[template(path = "convention/form.html")]
struct Edit {
    cx: Cx,
    /// The one that is changed, as it stands; none for a new one.
    known: Option<Terms>,
    names: Names,
    form: ConventionForm,
    errors: Errors,
    is_outrun: bool,
}

/// Shows the form of a new convention.
pub async fn blank(cx: Cx) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(KEEP_VOUCHERS)?.territory);
    let names = Names::of(&mut cx.read().await?, territory).await?;
    let (form, errors) = (ConventionForm::blank(), Errors::default());
    page(&Edit { cx, known: None, names, form, errors, is_outrun: false })
}

/// Opens a convention. Whoever keeps those of her institution alone opens none for another.
pub async fn open(cx: Cx, Form(form): Form<ConventionForm>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(KEEP_VOUCHERS)?.territory);
    let mut db = cx.write().await?;
    let names = Names::of(&mut db, territory).await?;
    let form = ConventionForm { version: 0, ..form };
    let checked = form.check((territory, &names.ids()), None).and_then(|terms| {
        let decision = cx.decide(KEEP_VOUCHERS, KEEP_VOUCHERS, standpoint(&terms.convention));
        let is_hers = decision.is_ok_and(|decision| decision == Decision::Permit);
        if is_hers { Ok(terms) } else { Err(Errors::one("funder", "convention-not-hers")) }
    });
    let terms = match checked {
        Ok(terms) => terms,
        Err(errors) => return invalid(&Edit { cx, known: None, names, form, errors, is_outrun: false }),
    };
    store::insert(&mut db, &terms.convention).await?;
    store::put_terms(&mut db, &terms).await?;
    cx.journal(&mut db, "convention.opened", terms.convention.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/conventions/{}", terms.convention.id)))
}

#[derive(Template)]
#[template(path = "convention/show.html")]
struct Show {
    cx: Cx,
    terms: Terms,
    names: Names,
    gauges: Vec<Gauge>,
    predecessor: Option<Convention>,
    successor: Option<Convention>,
    form: BudgetForm,
    errors: Errors,
}

impl Show {
    fn euros(&self, cents: impl Borrow<i64>) -> String {
        web::euros(*cents.borrow(), self.cx.lang)
    }

    fn this_year(&self) -> i32 {
        self.cx.today().year()
    }
}

/// Shows a convention, with how full its budgets are.
pub async fn show(cx: Cx, Path(id): Path<Id<Convention>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let terms = reach(&cx, &mut db, id, KEEP_VOUCHERS).await?;
    let form = BudgetForm { year: cx.today().year().to_string(), ..BudgetForm::default() };
    show_with(cx, db, terms, (form, Errors::default())).await
}

/// The page of a convention, with what was typed for a budget and what is wrong with it.
pub async fn show_with(cx: Cx, mut db: Db, terms: Terms, (form, errors): (BudgetForm, Errors)) -> Result<Response> {
    let convention = &terms.convention;
    let names = Names::of(&mut db, convention.territory_id).await?;
    let gauges = store::gauges(&mut db, convention.id).await?;
    let predecessor = match convention.predecessor_id {
        Some(id) => store::convention(&mut db, id).await?,
        None => None,
    };
    let successor = store::successor(&mut db, convention.id).await?;
    let is_wrong = !errors.is_empty();
    let show = Show { cx, terms, names, gauges, predecessor, successor, form, errors };
    if is_wrong { invalid(&show) } else { page(&show) }
}

/// Shows the form of a convention.
pub async fn edit(cx: Cx, Path(id): Path<Id<Convention>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let terms = reach(&cx, &mut db, id, KEEP_VOUCHERS).await?;
    let names = Names::of(&mut db, terms.convention.territory_id).await?;
    let form = ConventionForm::of(&terms);
    page(&Edit { cx, known: Some(terms), names, form, errors: Errors::default(), is_outrun: false })
}

/// Saves a convention. Vouchers that are made already keep what they say.
pub async fn save(cx: Cx, Path(id): Path<Id<Convention>>, Form(form): Form<ConventionForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let known = reach(&cx, &mut db, id, KEEP_VOUCHERS).await?;
    let names = Names::of(&mut db, known.convention.territory_id).await?;
    let is_outrun = form.version != known.convention.version;
    let terms = match form.check((known.convention.territory_id, &names.ids()), Some(&known.convention)) {
        Ok(terms) if !is_outrun => terms,
        checked => {
            let errors = checked.err().unwrap_or_default();
            let form = ConventionForm { version: known.convention.version, ..form };
            let edit = Edit { cx, known: Some(known), names, form, errors, is_outrun };
            let status = if is_outrun { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            return Ok((status, Html(edit.render()?)).into_response());
        }
    };
    if !store::update(&mut db, &terms.convention).await? {
        return Err(Error::Conflict.into());
    }
    store::put_terms(&mut db, &terms).await?;
    cx.journal(&mut db, "convention.changed", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/conventions/{id}")))
}

/// When a convention is renewed, as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RenewForm {
    pub signed_on: String,
    pub starts_on: String,
}

#[derive(Template)]
#[template(path = "convention/renew.html")]
struct Renew {
    cx: Cx,
    terms: Terms,
    form: RenewForm,
    errors: Errors,
}

/// Shows the form of a renewal.
pub async fn renewal(cx: Cx, Path(id): Path<Id<Convention>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let terms = reach(&cx, &mut db, id, KEEP_VOUCHERS).await?;
    page(&Renew { cx, terms, form: RenewForm::default(), errors: Errors::default() })
}

/// Both days, or what is wrong with them.
fn check_renewal(form: &RenewForm, known: &Convention) -> Result<(NaiveDate, NaiveDate), Errors> {
    let mut errors = Errors::default();
    let day = |typed: &str| NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d").map_err(|_| "voucher-day-unreadable");
    let signed_on = errors.keep("signed_on", day(&form.signed_on));
    let starts_on = errors.keep("starts_on", day(&form.starts_on));
    let is_after = starts_on.is_none_or(|start| start > known.starts_on);
    errors.require("starts_on", is_after, "convention-renewed-before");
    match (signed_on, starts_on) {
        (Some(signed_on), Some(starts_on)) if errors.is_empty() => Ok((signed_on, starts_on)),
        _ => Err(errors),
    }
}

/// Renews a convention: the next one takes over its tariffs, issuers and providers, and this one ends the day before.
pub async fn renew(cx: Cx, Path(id): Path<Id<Convention>>, Form(form): Form<RenewForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let terms = reach(&cx, &mut db, id, KEEP_VOUCHERS).await?;
    let (signed_on, starts_on) = match check_renewal(&form, &terms.convention) {
        Ok(days) => days,
        Err(errors) => return invalid(&Renew { cx, terms, form, errors }),
    };
    if store::successor(&mut db, id).await?.is_some() {
        let errors = Errors::one("starts_on", "convention-renewed-already");
        return invalid(&Renew { cx, terms, form, errors });
    }
    let (ended, next) = terms.convention.renew(signed_on, starts_on);
    if !store::update(&mut db, &ended).await? {
        return Err(Error::Conflict.into());
    }
    store::insert(&mut db, &next).await?;
    let id = next.id;
    store::put_terms(&mut db, &Terms { convention: next, ..terms }).await?;
    provider::take_over(&mut db, ended.id, id).await?;
    cx.journal(&mut db, "convention.renewed", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/conventions/{id}")))
}
