//! The providers of a convention.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use chrono::Datelike as _;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::{Provider, ProviderForm, new_key, store};
use crate::convention::{Convention, Terms, reach};
use crate::names::Names;
use crate::{KEEP_VOUCHERS, Kind};

#[derive(Template)]
#[template(path = "provider/list.html")]
struct List {
    cx: Cx,
    terms: Terms,
    providers: Vec<Provider>,
    names: Names,
    form: ProviderForm,
    errors: Errors,
}

impl List {
    fn this_year(&self) -> i32 {
        self.cx.today().year()
    }

    fn kinds(&self) -> &'static [Kind] {
        Kind::ALL
    }

    fn is_institution(&self, id: &Id<partner::Institution>) -> bool {
        self.form.institution == id.to_string()
    }
}

/// Lists the providers of a convention, with the form of a new one.
pub async fn list(cx: Cx, Path(id): Path<Id<Convention>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let terms = reach(&cx, &mut db, id, KEEP_VOUCHERS).await?;
    let providers = store::providers(&mut db, id).await?;
    let names = Names::of(&mut db, terms.convention.territory_id).await?;
    page(&List { cx, terms, providers, names, form: ProviderForm::default(), errors: Errors::default() })
}

/// Names a provider.
pub async fn add(cx: Cx, Path(id): Path<Id<Convention>>, Form(form): Form<ProviderForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let terms = reach(&cx, &mut db, id, KEEP_VOUCHERS).await?;
    let names = Names::of(&mut db, terms.convention.territory_id).await?;
    let provider = match form.check(id, &names.ids()) {
        Ok(provider) => provider,
        Err(errors) => {
            let providers = store::providers(&mut db, id).await?;
            return invalid(&List { cx, terms, providers, names, form, errors });
        }
    };
    store::insert(&mut db, &provider).await?;
    cx.journal(&mut db, "provider.added", provider.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/conventions/{id}/prestataires")))
}

/// The provider of a convention that the reader keeps.
async fn kept(cx: &Cx, db: &mut Db, id: Id<Provider>) -> Result<Provider> {
    cx.may(KEEP_VOUCHERS)?;
    let provider = store::provider(db, id).await?.ok_or(Error::NotFound)?;
    reach(cx, db, provider.convention_id, KEEP_VOUCHERS).await?;
    Ok(provider)
}

fn back(provider: &Provider) -> Response {
    see_other(&format!("/pro/conventions/{}/prestataires", provider.convention_id))
}

/// Suspends a provider: its uses are refused from now on.
pub async fn suspend(cx: Cx, Path(id): Path<Id<Provider>>) -> Result<Response> {
    let mut db = cx.write().await?;
    let provider = kept(&cx, &mut db, id).await?;
    store::suspend(&mut db, id, Some(cx.today())).await?;
    cx.journal(&mut db, "provider.suspended", id.uuid()).await?;
    db.commit().await?;
    Ok(back(&provider))
}

/// Lets a provider go on.
pub async fn resume(cx: Cx, Path(id): Path<Id<Provider>>) -> Result<Response> {
    let mut db = cx.write().await?;
    let provider = kept(&cx, &mut db, id).await?;
    store::suspend(&mut db, id, None).await?;
    cx.journal(&mut db, "provider.resumed", id.uuid()).await?;
    db.commit().await?;
    Ok(back(&provider))
}

/// Gives a provider another key.
pub async fn change_key(cx: Cx, Path(id): Path<Id<Provider>>) -> Result<Response> {
    let mut db = cx.write().await?;
    let provider = kept(&cx, &mut db, id).await?;
    store::change_key(&mut db, id, new_key().reveal()).await?;
    cx.journal(&mut db, "provider.key_changed", id.uuid()).await?;
    db.commit().await?;
    Ok(back(&provider))
}
