//! What the public reads: the pages, what is worked out and forgotten, and the questions. No cookie, no row, no word of
//! what is typed in an address.

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use base::{Code as _, Db, Error};
use markdown::{Html, html};
use partner::Territory;
use web::{Cx, Errors, Form, Lang, Path, Result, invalid, page};

use crate::danger::Sign;
use crate::deadline::{Deadline, DeadlineForm, deadlines};
use crate::model::Page;
use crate::shelf::{shelf, shelves};

async fn territory(db: &mut Db, slug: &str) -> Result<Territory> {
    Ok(partner::territory_by_slug(db, slug).await?.ok_or(Error::NotFound)?)
}

/// A page in the list.
struct Line {
    number: i64,
    lang: Lang,
    title: String,
}

#[derive(Template)]
#[template(path = "guidance/list.html")]
struct List {
    cx: Cx,
    slug: String,
    lines: Vec<Line>,
}

/// Lists the pages: each in the reader's language where it is, else in French, which is told beside it.
pub async fn list(cx: Cx, Path(slug): Path<String>) -> Result<Response> {
    let mut db = cx.read().await?;
    let territory = territory(&mut db, &slug).await?;
    let complete = if cx.lang.is_complete() { cx.lang } else { Lang::Fr };
    let shelves = shelves(&mut db, territory.id).await?;
    let mut lines: Vec<Line> = Vec::new();
    for ((number, lang), page) in shelves.iter().filter_map(|(key, shelf)| Some((*key, shelf.page()?))) {
        let line = Line { number, lang, title: page.text.title };
        match lines.last_mut().filter(|last| last.number == number) {
            Some(last) if lang == cx.lang => *last = line,
            Some(_) => {}
            None if lang == cx.lang || lang == complete => lines.push(line),
            None => {}
        }
    }
    page(&List { cx, slug, lines })
}

#[derive(Template)]
#[template(path = "guidance/page.html")]
struct Reading {
    cx: Cx,
    slug: String,
    number: i64,
    page: Page,
    is_simple: bool,
    body: Html,
    note: Option<Html>,
}

impl Reading {
    /// Whether it is a translation that nobody has read again, which nothing above it says: the words around may have been.
    fn warns(&self) -> bool {
        !self.cx.lang.is_complete() && !self.page.is_reread && self.cx.notice().is_none()
    }
}

async fn read(mut cx: Cx, (slug, number): (String, i64), is_simple: bool) -> Result<Response> {
    let mut db = cx.read().await?;
    let territory = territory(&mut db, &slug).await?;
    let mut found = shelf(&mut db, territory.id, number, cx.lang).await?.page();
    if found.is_none() {
        cx.speak_completely();
        found = shelf(&mut db, territory.id, number, cx.lang).await?.page();
    }
    let found = found.filter(|found| !is_simple || !found.text.simple.is_empty()).ok_or(Error::NotFound)?;
    let base = cx.to(&format!("/infos/{slug}/savoir"));
    let body = html(if is_simple { &found.text.simple } else { &found.text.body }, &base, 2);
    let note = found.note.as_deref().map(|note| html(note, &base, 3));
    page(&Reading { cx, slug, number, page: found, is_simple, body, note })
}

/// Shows a page.
pub async fn show(cx: Cx, Path(which): Path<(String, i64)>) -> Result<Response> {
    read(cx, which, false).await
}

/// Shows its simplified version.
pub async fn show_simple(cx: Cx, Path(which): Path<(String, i64)>) -> Result<Response> {
    read(cx, which, true).await
}

#[derive(Template)]
#[template(path = "guidance/deadlines.html")]
struct Deadlines {
    cx: Cx,
    slug: String,
    form: DeadlineForm,
    errors: Errors,
    deadlines: Vec<Deadline>,
}

impl Deadlines {
    fn moment(&self, deadline: &Deadline) -> String {
        let day = self.cx.day(&deadline.on);
        deadline.at.map_or_else(|| day.clone(), |at| format!("{day}, {}", web::hour(at, self.cx.lang)))
    }
}

/// Asks for the dates.
pub async fn ask_deadlines(cx: Cx, Path(slug): Path<String>) -> Result<Response> {
    territory(&mut cx.read().await?, &slug).await?;
    let (form, errors) = (DeadlineForm::default(), Errors::default());
    page(&Deadlines { cx, slug, form, errors, deadlines: Vec::new() })
}

/// Answers at once, in the same answer: led on elsewhere, the dates would have to stand in an address or in a row.
pub async fn tell_deadlines(cx: Cx, Path(slug): Path<String>, Form(form): Form<DeadlineForm>) -> Result<Response> {
    territory(&mut cx.read().await?, &slug).await?;
    match form.check(cx.today()) {
        Ok(known) => page(&Deadlines { cx, slug, form, errors: Errors::default(), deadlines: deadlines(&known) }),
        Err(errors) => invalid(&Deadlines { cx, slug, form, errors, deadlines: Vec::new() }),
    }
}

#[derive(Template)]
#[template(path = "guidance/danger.html")]
struct Danger {
    cx: Cx,
    slug: String,
}

impl Danger {
    fn signs(&self) -> &'static [Sign] {
        Sign::ALL
    }
}

/// Shows the questions, with every answer in the page: nothing is asked of the server afterwards.
pub async fn danger(cx: Cx, Path(slug): Path<String>) -> Result<Response> {
    territory(&mut cx.read().await?, &slug).await?;
    page(&Danger { cx, slug })
}

/// The style of the questions: an answer is seen once « yes » is chosen, or always where the browser cannot tell.
pub async fn style() -> Response {
    let style = include_str!("../assets/savoir.css");
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], style).into_response()
}
