//! Anybody says that an entry is wrong, out of a closed list. Nothing is asked or kept of who says so.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Code as _, Error, Id};
use directory::{Card, DoubtReason, Finder, Sayer, Service, say_doubt};
use serde::Deserialize;
use web::{Cx, Errors, Form, Paced, Path, Result, invalid, page, see_other};

#[derive(Template)]
#[template(path = "help/doubt.html")]
struct Doubt {
    cx: Cx,
    card: Card,
    errors: Errors,
}

impl Doubt {
    fn reasons(&self) -> &'static [DoubtReason] {
        DoubtReason::ALL
    }
}

/// Asks what is wrong with an entry.
pub async fn form(cx: Cx, Extension(finder): Extension<Arc<Finder>>, Path(id): Path<Id<Service>>) -> Result<Response> {
    let card = finder.published(id)?.ok_or(Error::NotFound)?;
    page(&Doubt { cx, card, errors: Errors::default() })
}

/// What somebody chose; nothing chosen asks again.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    #[serde(default)]
    reason: Option<DoubtReason>,
}

/// Notes what is wrong, and thanks. A neighbourhood that says too much in a minute waits.
pub async fn tell(
    cx: Cx,
    _paced: Paced,
    Extension(finder): Extension<Arc<Finder>>,
    Path(id): Path<Id<Service>>,
    Form(chosen): Form<Chosen>,
) -> Result<Response> {
    let card = finder.published(id)?.ok_or(Error::NotFound)?;
    let Some(reason) = chosen.reason else {
        let errors = Errors::one("reason", "help-doubt-missing");
        return invalid(&Doubt { cx, card, errors });
    };
    say_doubt(&cx, id, reason, Sayer::Anybody).await?;
    Ok(see_other(&cx.to(&format!("/infos/e/{id}/merci"))))
}

#[derive(Template)]
#[template(path = "help/thanks.html")]
struct Thanks {
    cx: Cx,
    card: Card,
}

/// Thanks, and says what happens now.
pub async fn thanks(
    cx: Cx,
    Extension(finder): Extension<Arc<Finder>>,
    Path(id): Path<Id<Service>>,
) -> Result<Response> {
    let card = finder.published(id)?.ok_or(Error::NotFound)?;
    page(&Thanks { cx, card })
}
