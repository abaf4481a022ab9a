//! The coordinator's pages: choosing a document, seeing its proof, making an edition of it.

use std::sync::Arc;

use anyhow::Context as _;
use askama::Template;
use axum::Extension;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use base::{Code as _, Db, Error, Id};
use data_encoding::BASE64;
use directory::Finder;
use serde::Deserialize;
use web::{Cx, Errors, Form, Lang, PAGE_SIZE, Paging, Path, Query, Result, invalid, page, see_other};

use crate::content::Kept;
use crate::gather::Source;
use crate::{Advice, ChoiceForm, Difference, Edition, Kind, PRINT_DOCUMENTS, Stale, State, acts, difference, store};

/// A document in the list.
struct Row {
    name: String,
    edition: Edition,
}

#[derive(Template)]
#[template(path = "print/list.html")]
struct List {
    cx: Cx,
    rows: Vec<Row>,
    paging: Paging,
}

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

/// Lists what can be printed, and what was.
pub async fn list(cx: Cx, Query(which): Query<Which>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(PRINT_DOCUMENTS)?.territory);
    let mut db = cx.read().await?;
    let total = usize::try_from(store::count(&mut db, territory).await?).unwrap_or(0);
    let paging = Paging::new(which.page, total).ok_or(Error::NotFound)?;
    let editions = store::editions(&mut db, territory, paging.offset() as i64, PAGE_SIZE as i64).await?;
    let rows = editions.into_iter().map(|edition| Row { name: acts::name(&cx, &edition), edition }).collect();
    page(&List { cx, rows, paging })
}

#[derive(Template)]
#[template(path = "print/form.html")]
struct Choosing {
    cx: Cx,
    kind: Kind,
    form: ChoiceForm,
    errors: Errors,
}

impl Choosing {
    fn languages(&self) -> impl Iterator<Item = &'static Lang> {
        let every = self.kind.is_in_every_language();
        Lang::ALL.iter().filter(move |lang| every || lang.is_complete())
    }

    /// Whether the choice named by `code` stands; the first does where none was made.
    fn is_chosen(&self, typed: &str, code: &str, is_first: &bool) -> bool {
        typed == code || typed.is_empty() && *is_first
    }
}

fn kind_of(code: &str) -> Result<Kind> {
    Ok(code.parse().map_err(|_| Error::NotFound)?)
}

/// Shows what can be chosen for a kind of document.
pub async fn form(cx: Cx, Path(kind): Path<String>, Query(form): Query<AskedFor>) -> Result<Response> {
    cx.may(PRINT_DOCUMENTS)?;
    let kind = kind_of(&kind)?;
    let form = ChoiceForm {
        subject: form.subject.unwrap_or_default(),
        lang: form.lang.unwrap_or_default(),
        ..ChoiceForm::default()
    };
    page(&Choosing { cx, kind, form, errors: Errors::default() })
}

/// What a link to the form has chosen already.
#[derive(Debug, Deserialize)]
pub struct AskedFor {
    subject: Option<String>,
    lang: Option<String>,
}

/// Makes a proof of what was chosen.
pub async fn make(
    cx: Cx,
    Extension(finder): Extension<Arc<Finder>>,
    Path(kind): Path<String>,
    Form(form): Form<ChoiceForm>,
) -> Result<Response> {
    let reader = cx.may(PRINT_DOCUMENTS)?.clone();
    let kind = kind_of(&kind)?;
    let form = ChoiceForm { kind: kind.code().to_owned(), ..form };
    let choice = match form.check() {
        Ok(choice) => choice,
        Err(errors) => return invalid(&Choosing { cx, kind, form, errors }),
    };
    let mut db = cx.write().await?;
    let territory = partner::territory(&mut db, Id::from_uuid(reader.territory)).await?.ok_or(Error::NotFound)?;
    let speaking = cx.in_language(choice.lang);
    let source = Source { cx: &speaking, finder: &finder, territory: &territory, draw_at: cx.now() };
    let edition = acts::make(&source, &mut db, choice, &reader.function).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/imprimes/{}", edition.id)))
}

/// The document, if it is the reader's territory's; another is not found.
async fn reach(cx: &Cx, db: &mut Db, id: Id<Edition>) -> Result<Edition> {
    let territory = cx.may(PRINT_DOCUMENTS)?.territory;
    let edition = store::edition(db, id).await?.filter(|one| one.territory_id.uuid() == territory);
    Ok(edition.ok_or(Error::NotFound)?)
}

/// What changed between an edition and this document.
struct Since {
    last: Edition,
    difference: Difference,
}

#[derive(Template)]
#[template(path = "print/show.html")]
struct Show {
    cx: Cx,
    name: String,
    edition: Edition,
    /// How many pages are shown as images.
    images: usize,
    entries: usize,
    due: u64,
    left_out: u64,
    since: Option<Since>,
}

impl Show {
    fn advice(&self) -> Option<Advice> {
        self.since.as_ref().map(|since| since.difference.advice())
    }
}

/// Shows a document: how far it is, its first pages, what it holds, what changed since the edition before.
pub async fn show(cx: Cx, Path(id): Path<Id<Edition>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let edition = reach(&cx, &mut db, id).await?;
    let kept = Kept::read(&store::content(&mut db, id).await?.ok_or(Error::NotFound)?)?;
    let lines = kept.lines();
    let since = since(&mut db, &edition, &lines).await?;
    let images = if edition.is_drawn() { usize::try_from(edition.pages).unwrap_or(0).min(4) } else { 0 };
    let (due, left_out) = (kept.count("due"), kept.count("left-out"));
    page(&Show { name: acts::name(&cx, &edition), edition, images, entries: lines.len(), due, left_out, since, cx })
}

async fn since(db: &mut Db, edition: &Edition, lines: &[crate::Line]) -> Result<Option<Since>> {
    if !edition.kind.has_entries() {
        return Ok(None);
    }
    let Some(last) = store::last_like(db, edition, edition.number).await? else { return Ok(None) };
    let before = Kept::read(&store::content(db, last.id).await?.ok_or(Error::NotFound)?)?;
    Ok(Some(Since { last, difference: difference(&before.lines(), lines) }))
}

/// Gives the file.
pub async fn file(cx: Cx, Path(id): Path<Id<Edition>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let edition = reach(&cx, &mut db, id).await?;
    let kept = store::pdf(&mut db, id).await?.filter(|_| edition.is_drawn()).ok_or(Error::NotFound)?;
    let bytes = BASE64.decode(kept.as_bytes()).context("the file of a document")?;
    let named = format!("inline; filename=\"{}\"", edition.file_name());
    Ok(([(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, named)], bytes)
        .into_response())
}

/// Gives one of the first pages as an image, counted from 1.
pub async fn image(cx: Cx, Path((id, number)): Path<(Id<Edition>, usize)>) -> Result<Response> {
    let mut db = cx.read().await?;
    let edition = reach(&cx, &mut db, id).await?;
    let kept = store::images(&mut db, id).await?.filter(|_| edition.is_drawn()).ok_or(Error::NotFound)?;
    let images: Vec<String> = serde_json::from_str(&kept).context("the pages of a document")?;
    let image = number.checked_sub(1).and_then(|at| images.into_iter().nth(at)).ok_or(Error::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], image).into_response())
}

/// How the first pages stand beside each other.
pub async fn style() -> Response {
    let style = include_str!("../assets/print.css");
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], style).into_response()
}

/// Makes an edition of a proof.
pub async fn issue(cx: Cx, Path(id): Path<Id<Edition>>) -> Result<Response> {
    let mut db = cx.write().await?;
    let proof = reach(&cx, &mut db, id).await?;
    if !proof.is_proof() {
        return Err(Error::Refused("print-already-edition").into());
    }
    acts::issue(&cx, &mut db, &proof, cx.now()).await?;
    cx.journal(&mut db, "edition.issued", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/imprimes/{id}")))
}

/// Erases a proof.
pub async fn erase(cx: Cx, Path(id): Path<Id<Edition>>) -> Result<Response> {
    let mut db = cx.write().await?;
    reach(&cx, &mut db, id).await?;
    if !store::erase_proof(&mut db, id).await? {
        return Err(Error::Refused("print-edition-stays").into());
    }
    db.commit().await?;
    Ok(see_other("/pro/imprimes"))
}
