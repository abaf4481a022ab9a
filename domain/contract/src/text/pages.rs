//! The pages of a contract's text: writing it, and what it said before.

use askama::Template;
use axum::response::Response;
use base::text::many_lines;
use base::{Db, Error, Id};
use difference::{Difference, Span, differences};
use serde::Deserialize;
use web::{Cx, Errors, Form, PAGE_SIZE, Paging, Path, Query, Result, invalid, page, see_other};

use crate::pages::outrun;
use crate::{Contract, TextVersion, reach, store};

/// A text as it is typed; `number` is the version that it was begun on, 0 where there was none.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TextForm {
    pub text: String,
    pub number: i64,
}

/// Some forty printed pages: a form is refused above 64 KiB.
const LONGEST: usize = 40_000;

impl TextForm {
    fn check(&self) -> Result<String, Errors> {
        let mut errors = Errors::default();
        let text = many_lines(&self.text);
        errors.require("text", !text.is_empty(), "contract-text-blank");
        errors.require("text", text.len() <= LONGEST, "contract-text-too-long");
        errors.require("text", markdown::has_good_links(&text), "contract-text-links");
        if errors.is_empty() { Ok(text) } else { Err(errors) }
    }
}

fn told(text: &str) -> Vec<(&'static str, String)> {
    vec![("contract-text", text.to_owned())]
}

#[derive(Template)]
#[template(path = "text/form.html")]
struct Writing {
    cx: Cx,
    contract: Contract,
    form: TextForm,
    errors: Errors,
    differences: Option<Vec<Difference>>,
}

/// Shows the form of a text.
pub async fn form(cx: Cx, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let contract = reach::keep(&cx, &mut db, id).await?;
    let stored = store::text(&mut db, id).await?;
    let form = stored.map(|stored| TextForm { text: stored.text, number: stored.number }).unwrap_or_default();
    page(&Writing { cx, contract, form, errors: Errors::default(), differences: None })
}

/// Saves a text as a new version. Who began on an older one sees the difference, and keeps her text.
pub async fn save(cx: Cx, Path(id): Path<Id<Contract>>, Form(form): Form<TextForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let contract = reach::keep(&cx, &mut db, id).await?;
    let stored = store::text(&mut db, id).await?;
    let number = stored.as_ref().map_or(0, |stored| stored.number);
    if form.number != number {
        let stored = stored.map(|stored| stored.text).unwrap_or_default();
        let differences = Some(differences(told(&stored), told(&many_lines(&form.text))));
        let form = TextForm { number, ..form };
        return outrun(&Writing { cx, contract, form, errors: Errors::default(), differences });
    }
    let text = match form.check() {
        Ok(text) => text,
        Err(errors) => return invalid(&Writing { cx, contract, form, errors, differences: None }),
    };
    if stored.is_none_or(|stored| stored.text != text) {
        add(&cx, &mut db, id, (number + 1, text)).await?;
        db.commit().await?;
    }
    Ok(see_other(&contract.path()))
}

async fn add(cx: &Cx, db: &mut Db, id: Id<Contract>, (number, text): (i64, String)) -> Result<()> {
    let written_by = cx.signed_in()?.function.clone();
    store::add_text(db, id, &TextVersion { number, text, written_by, written_on: cx.today() }).await?;
    cx.journal(db, "contract.written", id.uuid()).await
}

/// A version, with what it changed.
struct Past {
    version: TextVersion,
    changes: Vec<Difference>,
}

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

#[derive(Template)]
#[template(path = "text/versions.html")]
struct Versions {
    cx: Cx,
    contract: Contract,
    pasts: Vec<Past>,
    newest: i64,
    may_keep: bool,
    paging: Paging,
}

impl Versions {
    /// It can be brought back.
    fn is_past(&self, past: &Past) -> bool {
        self.may_keep && past.version.number < self.newest
    }

    fn address(&self) -> String {
        format!("{}/versions?", self.contract.path())
    }
}

/// Lists what a contract said, the newest version first, with what each changed.
pub async fn list(cx: Cx, Path(id): Path<Id<Contract>>, Query(which): Query<Which>) -> Result<Response> {
    let mut db = cx.read().await?;
    let contract = reach::read(&cx, &mut db, id).await?;
    let newest = store::count_texts(&mut db, id).await?;
    let paging = Paging::new(which.page, usize::try_from(newest).unwrap_or(0)).ok_or(Error::NotFound)?;
    let (offset, limit) = (paging.offset() as i64, PAGE_SIZE as i64);
    let versions = store::texts(&mut db, id, (offset, limit + 1)).await?;
    let before = versions.iter().skip(1).map(|version| version.text.as_str()).chain([""]);
    let pasts = versions.iter().zip(before).take(PAGE_SIZE).map(|(version, before)| Past {
        changes: differences(told(before), told(&version.text)),
        version: version.clone(),
    });
    let (pasts, may_keep) = (pasts.collect(), reach::is_kept(&cx, &contract));
    page(&Versions { cx, contract, pasts, newest, may_keep, paging })
}

/// The version that is the newest for whoever asks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Read {
    number: i64,
}

/// Brings back what a contract said, as a new version.
pub async fn restore(
    cx: Cx,
    Path((id, number)): Path<(Id<Contract>, i64)>,
    Form(read): Form<Read>,
) -> Result<Response> {
    let mut db = cx.write().await?;
    let contract = reach::keep(&cx, &mut db, id).await?;
    let newest = store::text(&mut db, id).await?.ok_or(Error::NotFound)?;
    let past = store::text_version(&mut db, id, number).await?.ok_or(Error::NotFound)?;
    if newest.number != read.number {
        return Err(Error::Conflict.into());
    }
    if newest.text != past.text {
        add(&cx, &mut db, id, (newest.number + 1, past.text)).await?;
        db.commit().await?;
    }
    Ok(see_other(&contract.path()))
}
