//! The page on which a shelter declares: by its personal link, or by an account.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use base::{Db, Error, Id};
use chrono::{DateTime, Utc};
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::{Declaration, DeclarationForm, store};
use crate::{DECLARE_PLACES, KEEP_SHELTERS, Shelter, link, pages, store as shelters};

#[derive(Template)]
#[template(path = "declaration/form.html")]
struct Declare {
    cx: Cx,
    shelter: Shelter,
    /// What it says by now.
    standing: Option<Declaration>,
    /// Where the form is sent.
    action: String,
    by_link: bool,
    form: DeclarationForm,
    errors: Errors,
}

impl Declare {
    /// Until when, by the clock alone: it is within a day.
    fn hour(&self, at: &DateTime<Utc>) -> String {
        web::hour(web::local(*at).time(), self.cx.lang)
    }

    fn keeps(&self) -> bool {
        !self.by_link && self.cx.has(KEEP_SHELTERS)
    }

    /// The counts that every night has: name, key of what it is, what was typed.
    fn counts(&self) -> [(&'static str, &'static str, &str); 3] {
        [
            ("alone", "places-alone", &self.form.alone),
            ("family", "places-family", &self.form.family),
            ("children", "places-children", &self.form.children),
        ]
    }

    /// Those that some nights have.
    fn special(&self) -> [(&'static str, &'static str, &str); 2] {
        [("pets", "places-pets", &self.form.pets), ("wheelchair", "places-wheelchair", &self.form.wheelchair)]
    }

    /// They say something, or are wrong.
    fn has_special(&self) -> bool {
        let says = |(name, _, typed): &(&str, &str, &str)| {
            !matches!(typed.trim(), "" | "0") || self.errors.get(name).is_some()
        };
        self.special().iter().any(says)
    }
}

/// By which way somebody came.
struct Way {
    action: String,
    by_link: bool,
}

async fn shown(cx: Cx, db: &mut Db, shelter: Shelter, way: Way) -> Result<Declare> {
    let standing = store::alive(db, shelter.id, cx.now()).await?;
    let form = DeclarationForm::of(standing.as_ref().map(|standing| standing.free).unwrap_or_default());
    let Way { action, by_link } = way;
    Ok(Declare { cx, shelter, standing, action, by_link, form, errors: Errors::default() })
}

/// A sign that was pressed gives the page back; a declaration is kept, and leads to the page as it stands.
async fn declare(cx: Cx, mut db: Db, (shelter, way): (Shelter, Way), form: DeclarationForm) -> Result<Response> {
    if let Some(form) = form.stepped() {
        return page(&Declare { form, ..shown(cx, &mut db, shelter, way).await? });
    }
    let (free, until_at) = match form.check(cx.now()) {
        Ok(checked) => checked,
        Err(errors) => return invalid(&Declare { form, errors, ..shown(cx, &mut db, shelter, way).await? }),
    };
    let declared_by =
        cx.actor.as_ref().filter(|_| !way.by_link).map(|actor| actor.function.clone()).unwrap_or_default();
    let declaration = Declaration { shelter_id: shelter.id, free, declared_at: cx.now(), until_at, declared_by };
    store::put(&mut db, &declaration).await?;
    cx.journal(&mut db, "places.declared", shelter.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&way.action))
}

fn of_account(id: Id<Shelter>) -> Way {
    Way { action: format!("/pro/places/lieux/{id}"), by_link: false }
}

/// Shows what a shelter says, to whoever may declare for it.
pub async fn show(cx: Cx, Path(id): Path<Id<Shelter>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let shelter = pages::reach(&cx, &mut db, id, DECLARE_PLACES).await?;
    page(&shown(cx, &mut db, shelter, of_account(id)).await?)
}

/// Declares by an account.
pub async fn declare_signed_in(
    cx: Cx,
    Path(id): Path<Id<Shelter>>,
    Form(form): Form<DeclarationForm>,
) -> Result<Response> {
    let mut db = cx.write().await?;
    let shelter = pages::reach(&cx, &mut db, id, DECLARE_PLACES).await?;
    if shelter.suspended_on.is_some() {
        return Err(Error::Refused("shelter-is-suspended").into());
    }
    declare(cx, db, (shelter, of_account(id)), form).await
}

#[derive(Template)]
#[template(path = "declaration/dead.html")]
struct Dead {
    cx: Cx,
}

/// A link that was replaced, died, or never was: which of them is not said.
fn dead(cx: Cx) -> Result<Response> {
    Ok((StatusCode::GONE, Html(Dead { cx }.render()?)).into_response())
}

fn of_link(secret: &str) -> Way {
    Way { action: format!("/pro/places/libres/{secret}"), by_link: true }
}

/// Shows what the shelter of a link says.
pub async fn show_by_link(cx: Cx, Path(secret): Path<String>) -> Result<Response> {
    let mut db = cx.read().await?;
    let Some(shelter) = shelters::by_link(&mut db, &link::digest(&secret), cx.now()).await? else { return dead(cx) };
    page(&shown(cx, &mut db, shelter, of_link(&secret)).await?)
}

/// Declares by a link.
pub async fn declare_by_link(
    cx: Cx,
    Path(secret): Path<String>,
    Form(form): Form<DeclarationForm>,
) -> Result<Response> {
    let mut db = cx.write().await?;
    let Some(shelter) = shelters::by_link(&mut db, &link::digest(&secret), cx.now()).await? else { return dead(cx) };
    declare(cx, db, (shelter, of_link(&secret)), form).await
}
