//! What a référent sees by her link, without an account: what is kept of her. Looking changes nothing, as mail scanners look too;
//! one click says that it holds, another that it is no longer her.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use base::{Db, Error, Id};
use partner::Institution;
use serde::Deserialize;
use web::{Cx, Form, Path, Result, page, see_other};

use super::model::Referent;
use super::store;
use crate::secret::digest;
use crate::{Signatory, signatory};

#[derive(Template)]
#[template(path = "referent/visit.html")]
struct Visit {
    cx: Cx,
    secret: String,
    referent: Referent,
    institution: Institution,
}

#[derive(Template)]
#[template(path = "referent/dead.html")]
struct Dead {
    cx: Cx,
}

#[derive(Template)]
#[template(path = "referent/thanks.html")]
struct Thanks {
    cx: Cx,
}

/// Thanks.
pub async fn thanks(cx: Cx) -> Result<Response> {
    page(&Thanks { cx })
}

/// A link that was used, died, or never was: which of them is not said.
fn dead(cx: Cx) -> Result<Response> {
    Ok((StatusCode::GONE, Html(Dead { cx }.render()?)).into_response())
}

/// Whom a living link is about.
async fn opened(cx: &Cx, db: &mut Db, secret: &str) -> Result<Option<Referent>> {
    let Some(link) = store::living_link(db, &digest(secret), cx.now()).await? else { return Ok(None) };
    let referent = store::referent(db, link.referent_id).await?;
    Ok(referent.filter(|one| one.is_current(cx.today())))
}

async fn institution(db: &mut Db, id: Id<Signatory>) -> Result<Institution> {
    let institution = signatory::store::institution_of(db, id).await?.ok_or(Error::NotFound)?;
    Ok(partner::institution(db, institution).await?.ok_or(Error::NotFound)?)
}

/// Shows a référent what is kept of her.
pub async fn show(cx: Cx, Path(secret): Path<String>) -> Result<Response> {
    let mut db = cx.read().await?;
    let Some(referent) = opened(&cx, &mut db, &secret).await? else { return dead(cx) };
    let institution = institution(&mut db, referent.signatory_id).await?;
    page(&Visit { cx, secret, referent, institution })
}

base::text_enum! {
    /// What a référent says of herself.
    pub enum Saying { Same = "same", NoLonger = "no_longer" }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    pub said: Option<Saying>,
}

/// Takes what she says, and uses her links up.
pub async fn answer(cx: Cx, Path(secret): Path<String>, Form(said): Form<Said>) -> Result<Response> {
    let mut db = cx.write().await?;
    let Some(referent) = opened(&cx, &mut db, &secret).await? else { return dead(cx) };
    // Whoever said neither is asked again.
    let Some(saying) = said.said else { return Ok(see_other(&format!("/pro/referent/{secret}"))) };
    let today = Some(cx.today());
    let (changed, act) = match saying {
        Saying::Same => (Referent { confirmed_on: today, denied_on: None, asks: 0, ..referent }, "referent.confirmed"),
        Saying::NoLonger => (Referent { denied_on: today, ..referent }, "referent.denied"),
    };
    store::update(&mut db, &changed).await?;
    store::use_up(&mut db, changed.id, cx.now()).await?;
    cx.journal(&mut db, act, changed.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other("/pro/referent/merci"))
}
