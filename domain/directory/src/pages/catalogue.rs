//! The directory as partners read it: every published entry, with what is doubted of it.

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Code as _, Error, Id};
use serde::Deserialize;
use std::sync::Arc;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::Index;
use crate::doubt::{self, Doubt, Reason, Sayer};
use crate::{Card, Finder, KEEP_NOTES, Location, SEE_CATALOGUE, Service, Wanted, hours_lines, note, store};

/// How many answers are shown.
const ANSWERS: usize = 50;
/// The longest text that is searched for, in letters.
const TEXT: usize = 200;

#[derive(Template)]
#[template(path = "catalogue/list.html")]
struct List {
    cx: Cx,
    text: String,
    cards: Vec<Arc<Card>>,
    total: usize,
    is_asked: bool,
}

/// Shows where to search.
pub async fn home(cx: Cx) -> Result<Response> {
    cx.may(SEE_CATALOGUE)?;
    page(&List { cx, text: String::new(), cards: Vec::new(), total: 0, is_asked: false })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchForm {
    text: String,
}

/// Searches all that is published. What is looked for is posted: it never stands in an address.
pub async fn search(cx: Cx, Extension(finder): Index, Form(form): Form<SearchForm>) -> Result<Response> {
    cx.may(SEE_CATALOGUE)?;
    let text: String = base::text::one_line(&form.text).chars().take(TEXT).collect();
    if text.is_empty() {
        return Ok(see_other("/pro/annuaire"));
    }
    let found = finder.find(&Wanted { text: text.clone(), ..Wanted::default() }, cx.local_now())?;
    let cards = finder.cards(found.candidates.get(..ANSWERS).unwrap_or(&found.candidates))?;
    page(&List { cx, text, cards, total: found.total, is_asked: true })
}

#[derive(Template)]
#[template(path = "catalogue/show.html")]
struct Show {
    cx: Cx,
    card: Card,
    hours: Vec<String>,
    doubts: Vec<Doubt>,
    /// What her territory adds to it.
    note: Option<note::Kept>,
    may_note: bool,
    errors: Errors,
}

impl Show {
    fn reasons(&self) -> &'static [Reason] {
        Reason::ALL
    }
}

async fn shown(cx: Cx, finder: &Finder, id: Id<Service>, errors: Errors) -> Result<Show> {
    let card = finder.published(id)?.ok_or(Error::NotFound)?;
    let mut db = cx.read().await?;
    let doubts = doubt::store::open(&mut db, id).await?;
    let territory = Id::from_uuid(cx.signed_in()?.territory);
    let note = note::store::kept(&mut db, id, territory).await?;
    let entry = store::entry(&mut db, id).await?.ok_or(Error::NotFound)?;
    let may_note = cx.has(KEEP_NOTES) && note::may_add(territory, &entry.structure);
    let hours = card.hours.as_ref().map(|hours| hours_lines(&cx, hours)).unwrap_or_default();
    Ok(Show { cx, card, hours, doubts, note, may_note, errors })
}

/// Shows an entry to a partner, with what is doubted of it.
pub async fn show(cx: Cx, Extension(finder): Index, Path(id): Path<Id<Service>>) -> Result<Response> {
    cx.may(SEE_CATALOGUE)?;
    page(&shown(cx, &finder, id, Errors::default()).await?)
}

/// What somebody says is wrong; nothing chosen asks again.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoubtForm {
    #[serde(default)]
    reason: Option<Reason>,
}

/// Notes what a partner says is wrong.
pub async fn doubt(
    cx: Cx,
    Extension(finder): Index,
    Path(id): Path<Id<Service>>,
    Form(form): Form<DoubtForm>,
) -> Result<Response> {
    cx.may(SEE_CATALOGUE)?;
    let Some(reason) = form.reason else {
        let errors = Errors::one("reason", "doubt-reason-missing");
        return invalid(&shown(cx, &finder, id, errors).await?);
    };
    doubt::say(&cx, id, reason, Sayer::Partner).await?;
    Ok(see_other(&format!("/pro/annuaire/{id}#doutes")))
}
