//! The coordinator's list of pages, and one page as the network keeps it.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use chrono::NaiveDate;
use markdown::{Html, html};
use partner::Territory;
use serde::Deserialize;
use web::{Cx, Errors, Form, Lang, Path, Result, invalid, page, see_other};

use crate::level::{Level, level};
use crate::model::{
    Article, ArticleAct, ArticleForm, ArticleKind, ArticleStatus, FIRST_OWN, Page, Rereading, Shelf, Text,
};
use crate::shelf::{shelf, shelves};
use crate::{KEEP_GUIDANCE, store};

/// A page in the list.
struct Line {
    number: i64,
    lang: Lang,
    page: Page,
    own: Option<Article>,
}

#[derive(Template)]
#[template(path = "guidance/kept.html")]
struct Kept {
    cx: Cx,
    lines: Vec<Line>,
    form: NewForm,
    errors: Errors,
}

impl Kept {
    fn langs(&self) -> &'static [Lang] {
        Lang::ALL
    }
}

pub(crate) fn territory_of(cx: &Cx) -> Result<Id<Territory>> {
    Ok(Id::from_uuid(cx.may(KEEP_GUIDANCE)?.territory))
}

async fn lines(db: &mut Db, territory: Id<Territory>) -> Result<Vec<Line>> {
    let shelves = shelves(db, territory).await?;
    let told = shelves.into_iter().filter_map(|((number, lang), shelf)| {
        let page = shelf.told()?;
        Some(Line { number, lang, page, own: shelf.own })
    });
    Ok(told.collect())
}

/// How many pages are to be read again.
pub async fn count_due(db: &mut Db, territory: Id<Territory>, today: NaiveDate) -> Result<i64> {
    let due = lines(db, territory).await?.iter().filter(|line| line.page.is_due(today)).count();
    Ok(i64::try_from(due).unwrap_or(i64::MAX))
}

/// Lists every page, with what is due and what nobody has read again.
pub async fn list(cx: Cx) -> Result<Response> {
    let territory = territory_of(&cx)?;
    let lines = lines(&mut cx.read().await?, territory).await?;
    page(&Kept { cx, lines, form: NewForm::default(), errors: Errors::default() })
}

/// A new page of the territory's own, as it is typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewForm {
    title: String,
    lang: String,
}

/// Begins a page of the territory's own, as a draft.
pub async fn create(cx: Cx, Form(form): Form<NewForm>) -> Result<Response> {
    let territory = territory_of(&cx)?;
    let mut db = cx.write().await?;
    let named = ArticleForm { title: form.title.clone(), body: "–".to_owned(), ..ArticleForm::default() };
    let mut errors = Errors::default();
    // Only the title is there yet: the rest is asked for before it is published.
    let title_fault = named.check(ArticleKind::Page).err().and_then(|errors| errors.get("title"));
    title_fault.into_iter().for_each(|key| errors.add("title", key));
    let lang = errors.keep("lang", form.lang.parse::<Lang>().map_err(|_| "guidance-lang-unknown"));
    let Some(lang) = lang.filter(|_| errors.is_empty()) else {
        let lines = lines(&mut db, territory).await?;
        return invalid(&Kept { cx, lines, form, errors });
    };
    let number = FIRST_OWN.max(store::last_number(&mut db, territory).await? + 1);
    let text = Text { title: named.text().title, ..Text::default() };
    let new = draft(&cx, territory, (number, lang), (ArticleKind::Page, text));
    add(&cx, &mut db, &new).await?;
    cx.journal(&mut db, "guidance.added", new.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/conseils/{number}/{lang}/texte")))
}

fn draft(cx: &Cx, territory: Id<Territory>, (number, lang): (i64, Lang), (kind, text): (ArticleKind, Text)) -> Article {
    Article {
        id: Id::new(),
        territory_id: territory,
        number,
        lang,
        kind,
        status: ArticleStatus::Draft,
        text,
        checked_on: cx.today(),
        version: 1,
        updated_at: cx.now(),
    }
}

async fn add(cx: &Cx, db: &mut Db, new: &Article) -> Result<()> {
    store::insert(db, new).await?;
    store::note_version(db, new, ArticleAct::Added, &cx.signed_in()?.function).await?;
    Ok(())
}

#[derive(Template)]
#[template(path = "guidance/show.html")]
struct Show {
    cx: Cx,
    slug: String,
    number: i64,
    lang: Lang,
    shelf: Shelf,
    page: Page,
    /// What the public reads, and what is being written where that is something else.
    shown: Shown,
    level: Option<Level>,
    /// The languages that the page is not in yet.
    missing: Vec<Lang>,
    /// Whether the territory's own text was never read by the public.
    is_deletable: bool,
}

struct Shown {
    body: Html,
    simple: Html,
    note: Option<Html>,
    draft: Option<Html>,
}

impl Show {
    fn is_read(&self) -> bool {
        self.shelf.page().is_some()
    }

    fn rereading(&self) -> Option<&Rereading> {
        self.shelf.rereading.as_ref().filter(|_| self.page.is_reread)
    }
}

/// Shows a page as the public reads it, with what can be done about it.
pub async fn show(cx: Cx, Path((number, lang)): Path<(i64, Lang)>) -> Result<Response> {
    let territory = territory_of(&cx)?;
    let mut db = cx.read().await?;
    let shelves = shelves(&mut db, territory).await?;
    let shelf = shelves.get(&(number, lang)).cloned().unwrap_or_default();
    let told = shelf.told().ok_or(Error::NotFound)?;
    let slug = slug(&mut db, territory).await?;
    let base = format!("{}/infos/{slug}/savoir", lang.prefix());
    let draft = shelf.own.as_ref().filter(|own| !own.is_published() && shelf.page().is_some());
    let shown = Shown {
        body: html(&told.text.body, &base, 3),
        simple: html(&told.text.simple, &base, 3),
        note: told.note.as_deref().map(|note| html(note, &base, 3)),
        draft: draft.map(|own| html(&own.text.body, &base, 3)),
    };
    let missing = Lang::ALL.iter().copied().filter(|lang| !shelves.contains_key(&(number, *lang))).collect();
    let level = level(&told.text.body, lang);
    let is_deletable = match &shelf.own {
        Some(own) => !store::was_published(&mut db, own.id).await?,
        None => false,
    };
    page(&Show { cx, slug, number, lang, shelf, page: told, shown, level, missing, is_deletable })
}

pub(crate) async fn slug(db: &mut Db, territory: Id<Territory>) -> Result<String> {
    Ok(partner::territory(db, territory).await?.ok_or(Error::NotFound)?.slug)
}

/// What is begun about a national page: a text in its place, or a note under it.
#[derive(Debug, Deserialize)]
pub struct BeginForm {
    kind: ArticleKind,
}

/// Begins the territory's own text on a national page; one that was withdrawn is begun anew, its history kept.
pub async fn begin(cx: Cx, Path((number, lang)): Path<(i64, Lang)>, Form(form): Form<BeginForm>) -> Result<Response> {
    let territory = territory_of(&cx)?;
    let mut db = cx.write().await?;
    let found = shelf(&mut db, territory, number, lang).await?;
    let national = found.national.ok_or(Error::NotFound)?;
    let text = match form.kind {
        ArticleKind::Copy => national.text,
        ArticleKind::Note => Text::default(),
        ArticleKind::Page => return Err(Error::Refused("guidance-kind-unknown").into()),
    };
    let new = draft(&cx, territory, (number, lang), (form.kind, text));
    let id = match found.own {
        None => {
            add(&cx, &mut db, &new).await?;
            new.id
        }
        Some(old) if old.status == ArticleStatus::Withdrawn => {
            let again = Article { id: old.id, version: old.version + 1, ..new };
            save(&cx, &mut db, &again, ArticleAct::Added).await?;
            old.id
        }
        Some(_) => return Err(Error::Refused("guidance-begun").into()),
    };
    cx.journal(&mut db, "guidance.added", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/conseils/{number}/{lang}/texte")))
}

/// Saves an article over the version before, and keeps it as a version. Somebody who was faster is a conflict.
pub(crate) async fn save(cx: &Cx, db: &mut Db, article: &Article, act: ArticleAct) -> Result<()> {
    if !store::update(db, article).await? {
        return Err(Error::Conflict.into());
    }
    store::note_version(db, article, act, &cx.signed_in()?.function).await?;
    Ok(())
}

/// The language that a page is to be written in as well.
#[derive(Debug, Deserialize)]
pub struct TranslationForm {
    lang: Lang,
}

/// Begins a page in another language, from its text in this one.
pub async fn translate(
    cx: Cx,
    Path((number, lang)): Path<(i64, Lang)>,
    Form(form): Form<TranslationForm>,
) -> Result<Response> {
    let territory = territory_of(&cx)?;
    let mut db = cx.write().await?;
    let from = shelf(&mut db, territory, number, lang).await?.told().ok_or(Error::NotFound)?;
    if shelf(&mut db, territory, number, form.lang).await?.told().is_some() {
        return Err(Error::Refused("guidance-translated").into());
    }
    let kind = if number < FIRST_OWN { ArticleKind::Copy } else { ArticleKind::Page };
    let new = draft(&cx, territory, (number, form.lang), (kind, from.text));
    add(&cx, &mut db, &new).await?;
    cx.journal(&mut db, "guidance.added", new.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/conseils/{number}/{}/texte", form.lang)))
}
