//! The pages where words are read again.

use askama::Template;
use axum::response::Response;
use base::Error;
use serde::Deserialize;
use uuid::Uuid;
use web::{Cx, Form, Lang, PAGE_SIZE, Paging, Path, Query, Result, page, see_other};

use super::model::{Kept, Text, languages, progress, texts};
use super::{REREAD_WORDS, load, store};

/// A language, with how far its words are read again.
struct Line {
    lang: Lang,
    reread: usize,
    all: usize,
}

#[derive(Template)]
#[template(path = "reread/list.html")]
struct List {
    cx: Cx,
    lines: Vec<Line>,
}

/// How far each language is.
pub async fn list(cx: Cx) -> Result<Response> {
    cx.may(REREAD_WORDS)?;
    let kept = store::all(&mut cx.read().await?).await?;
    let lines = progress(&cx.app.words, &kept).into_iter().map(|(lang, (reread, all))| Line { lang, reread, all });
    page(&List { lines: lines.collect(), cx })
}

#[derive(Template)]
#[template(path = "reread/show.html")]
struct Show {
    cx: Cx,
    lang: Lang,
    shown: Vec<Text>,
    reread: usize,
    paging: Paging,
}

#[derive(Debug, Deserialize)]
pub struct Page {
    page: Option<usize>,
}

/// A language that is to be read again; no other has such a page.
fn known(lang: &str) -> Result<Lang> {
    languages().find(|known| known.to_string() == lang).ok_or_else(|| Error::NotFound.into())
}

/// The words of a language beside their French.
pub async fn show(cx: Cx, Path(lang): Path<String>, Query(which): Query<Page>) -> Result<Response> {
    cx.may(REREAD_WORDS)?;
    let lang = known(&lang)?;
    let kept = store::of(&mut cx.read().await?, &lang.to_string()).await?;
    let all = texts(&cx.app.words, lang, &kept);
    let paging = Paging::new(which.page, all.len()).ok_or(Error::NotFound)?;
    let reread = all.iter().filter(|text| text.is_reread).count();
    let shown = all.into_iter().skip(paging.offset()).take(PAGE_SIZE).collect();
    page(&Show { cx, lang, shown, reread, paging })
}

/// What was ticked: the digests of the texts of one page that are read again as they were shown.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ticked {
    page: Option<usize>,
    reread: Vec<String>,
}

/// Keeps what was read again on a page, and takes back what is no longer ticked. A text that changed since the page was
/// shown has another digest: it stays to be read.
pub async fn save(cx: Cx, Path(lang): Path<String>, Form(ticked): Form<Ticked>) -> Result<Response> {
    cx.may(REREAD_WORDS)?;
    let lang = known(&lang)?;
    let code = lang.to_string();
    let mut db = cx.write().await?;
    let all = texts(&cx.app.words, lang, &store::of(&mut db, &code).await?);
    let paging = Paging::new(ticked.page, all.len()).ok_or(Error::NotFound)?;
    for Text { word, digest, is_reread, .. } in all.into_iter().skip(paging.offset()).take(PAGE_SIZE) {
        let is_ticked = ticked.reread.contains(&digest);
        if is_ticked && !is_reread {
            store::put(&mut db, &Kept { lang: code.clone(), word, digest }, cx.today()).await?;
        } else if !is_ticked && is_reread {
            store::take_back(&mut db, &code, &word).await?;
        }
    }
    cx.journal(&mut db, "words.reread", object(lang)).await?;
    db.commit().await?;
    load(&cx.app.db, &cx.app.words, &cx.app.rereads).await?;
    let next = paging.next().unwrap_or(paging.page);
    Ok(see_other(&format!("/pro/langues/{code}?page={next}")))
}

/// What the journal names a language by: its code in an id.
fn object(lang: Lang) -> Uuid {
    let code = lang.to_string();
    Uuid::from_u128(code.bytes().fold(0, |all, byte| all << 8 | u128::from(byte)))
}
