//! Writing a territory's own text: with a preview, and with what somebody else wrote meanwhile; then publishing it, taking
//! it away, deleting what nobody read, and reading a page again.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use base::{Db, Error};
use difference::{Difference, Span, differences};
use markdown::{Html, html};
use serde::Deserialize;
use web::{Cx, Errors, Form, Lang, Path, Result, invalid, page, see_other};

use crate::level::{Level, level};
use crate::model::{Article, ArticleAct, ArticleForm, ArticleStatus, Rereading};
use crate::pages::{save, slug, territory_of};
use crate::shelf::shelf;
use crate::{national, store};

#[derive(Template)]
#[template(path = "guidance/edit.html")]
struct Edit {
    cx: Cx,
    number: i64,
    lang: Lang,
    article: Article,
    form: ArticleForm,
    errors: Errors,
    preview: Option<Preview>,
    /// What was pasted has been made plain: she looks at it before it is saved.
    is_cleaned: bool,
    /// What was typed against what somebody else saved meanwhile; none when nobody did.
    differences: Vec<Difference>,
}

struct Preview {
    body: Html,
    simple: Html,
    level: Option<Level>,
}

impl Edit {
    fn new(cx: Cx, article: Article, form: ArticleForm) -> Self {
        let (number, lang, errors) = (article.number, article.lang, Errors::default());
        Self { cx, number, lang, article, form, errors, preview: None, is_cleaned: false, differences: Vec::new() }
    }

    /// The same with what the text will look like.
    async fn previewed(mut self, db: &mut Db) -> Result<Self> {
        let slug = slug(db, self.article.territory_id).await?;
        let base = format!("{}/infos/{slug}/savoir", self.lang.prefix());
        let text = self.form.text();
        self.preview = Some(Preview {
            body: html(&text.body, &base, 3),
            simple: html(&text.simple, &base, 3),
            level: level(&text.body, self.lang),
        });
        Ok(self)
    }
}

/// The territory's own text on a page; where there is none, nothing is found.
pub(crate) async fn own(cx: &Cx, db: &mut Db, (number, lang): (i64, Lang)) -> Result<Article> {
    let territory = territory_of(cx)?;
    Ok(store::own(db, territory, number, lang).await?.ok_or(Error::NotFound)?)
}

/// Shows the form of a text.
pub async fn form(cx: Cx, Path(which): Path<(i64, Lang)>) -> Result<Response> {
    let mut db = cx.read().await?;
    let article = own(&cx, &mut db, which).await?;
    let form = ArticleForm::of(&article.text, article.version);
    page(&Edit::new(cx, article, form))
}

/// Shows what a text will look like, or saves it. What was pasted as HTML is made plain and shown before anything is saved;
/// who sends what she began on an older version sees the difference, and keeps her text.
pub async fn correct(cx: Cx, Path(which): Path<(i64, Lang)>, Form(form): Form<ArticleForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let article = own(&cx, &mut db, which).await?;
    let (form, is_cleaned) = form.cleaned();
    if form.step == "preview" {
        return page(&Edit { is_cleaned, ..Edit::new(cx, article, form).previewed(&mut db).await? });
    }
    if is_cleaned {
        return invalid(&Edit { is_cleaned, ..Edit::new(cx, article, form).previewed(&mut db).await? });
    }
    let text = match form.check(article.kind) {
        Ok(text) => text,
        Err(errors) => return invalid(&Edit { errors, ..Edit::new(cx, article, form) }),
    };
    if form.version != article.version {
        return outrun(cx, article, form);
    }
    let (number, lang) = which;
    if text != article.text {
        let now = Article { text, checked_on: cx.today(), ..next(&cx, article) };
        save(&cx, &mut db, &now, ArticleAct::Corrected).await?;
        cx.journal(&mut db, "guidance.corrected", now.id.uuid()).await?;
        db.commit().await?;
    }
    Ok(see_other(&format!("/pro/conseils/{number}/{lang}")))
}

/// Her text on top of what somebody else saved: sent again, it is hers that stands.
fn outrun(cx: Cx, article: Article, form: ArticleForm) -> Result<Response> {
    let differences = differences(article.text.told(), form.text().told());
    let form = ArticleForm { version: article.version, ..form };
    let shown = page(&Edit { differences, ..Edit::new(cx, article, form) })?;
    Ok((StatusCode::CONFLICT, shown).into_response())
}

pub(crate) fn next(cx: &Cx, article: Article) -> Article {
    Article { version: article.version + 1, updated_at: cx.now(), ..article }
}

/// The version that she saw.
#[derive(Debug, Deserialize)]
pub struct Seen {
    pub version: i64,
}

/// The article as she saw it; somebody who was faster is a conflict.
pub(crate) async fn as_seen(cx: &Cx, db: &mut Db, which: (i64, Lang), seen: &Seen) -> Result<Article> {
    let article = own(cx, db, which).await?;
    if article.version == seen.version { Ok(article) } else { Err(Error::Conflict.into()) }
}

/// Lets the public read a text, once nothing is missing from it.
pub async fn publish(cx: Cx, Path(which): Path<(i64, Lang)>, Form(seen): Form<Seen>) -> Result<Response> {
    let mut db = cx.write().await?;
    let article = as_seen(&cx, &mut db, which, &seen).await?;
    let form = ArticleForm::of(&article.text, article.version);
    if let Err(errors) = form.check(article.kind) {
        return invalid(&Edit { errors, ..Edit::new(cx, article, form) });
    }
    let now = Article { status: ArticleStatus::Published, ..next(&cx, article) };
    save(&cx, &mut db, &now, ArticleAct::Published).await?;
    cx.journal(&mut db, "guidance.published", now.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/conseils/{}/{}", which.0, which.1)))
}

/// Takes a text away: the national page stands again, if there is one.
pub async fn withdraw(cx: Cx, Path(which): Path<(i64, Lang)>, Form(seen): Form<Seen>) -> Result<Response> {
    let mut db = cx.write().await?;
    let article = as_seen(&cx, &mut db, which, &seen).await?;
    let now = Article { status: ArticleStatus::Withdrawn, ..next(&cx, article) };
    save(&cx, &mut db, &now, ArticleAct::Withdrawn).await?;
    cx.journal(&mut db, "guidance.withdrawn", now.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/conseils/{}/{}", which.0, which.1)))
}

/// Deletes a text that the public never read, with its versions. What it has read is kept, for what was said to be known.
pub async fn delete(cx: Cx, Path(which): Path<(i64, Lang)>, Form(seen): Form<Seen>) -> Result<Response> {
    let (number, lang) = which;
    let mut db = cx.write().await?;
    let article = as_seen(&cx, &mut db, which, &seen).await?;
    if store::was_published(&mut db, article.id).await? {
        return Err(Error::Refused("guidance-delete-published").into());
    }
    let is_alone = national::article(number, lang).is_none();
    store::delete(&mut db, article.id).await?;
    if is_alone {
        store::forget_rereading(&mut db, article.territory_id, number, lang).await?;
    }
    cx.journal(&mut db, "guidance.deleted", article.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&if is_alone { "/pro/conseils".to_owned() } else { format!("/pro/conseils/{number}/{lang}") }))
}

/// The text that she read.
#[derive(Debug, Deserialize)]
pub struct Read {
    digest: String,
}

/// Notes that a page was read again and is right today, as it stood when she read it.
pub async fn reread(cx: Cx, Path(which): Path<(i64, Lang)>, Form(read): Form<Read>) -> Result<Response> {
    let territory = territory_of(&cx)?;
    let (number, lang) = which;
    let mut db = cx.write().await?;
    let shelf = shelf(&mut db, territory, number, lang).await?;
    let told = shelf.told().ok_or(Error::NotFound)?;
    if told.text.digest() != read.digest {
        return Err(Error::Conflict.into());
    }
    let function = cx.signed_in()?.function.clone();
    let rereading = Rereading { number, lang, digest: read.digest, function, reread_on: cx.today() };
    store::note_rereading(&mut db, territory, &rereading).await?;
    // A national page has no row of its own: the act is about the territory that read it.
    let object = shelf.own.map_or(territory.uuid(), |own| own.id.uuid());
    cx.journal(&mut db, "guidance.reread", object).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/conseils/{number}/{lang}")))
}
