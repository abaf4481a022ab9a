//! The history of a territory's own text: each version with what it changed, and the way back to one.

use askama::Template;
use axum::response::Response;
use base::Error;
use difference::{Difference, Span, differences};
use serde::Deserialize;
use web::{Cx, Form, Lang, PAGE_SIZE, Paging, Path, Query, Result, page, see_other};

use crate::edit::{Seen, as_seen, next, own};
use crate::model::{Article, ArticleAct, Version};
use crate::pages::save;
use crate::store;

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

/// A version and what it changed of the one before; none: it is the first one.
struct Step {
    version: Version,
    moment: String,
    changes: Option<Vec<Difference>>,
}

#[derive(Template)]
#[template(path = "guidance/history.html")]
struct History {
    cx: Cx,
    number: i64,
    lang: Lang,
    article: Article,
    steps: Vec<Step>,
    paging: Paging,
}

impl History {
    fn address(&self) -> String {
        format!("/pro/conseils/{}/{}/historique?", self.number, self.lang)
    }
}

/// Shows what was changed and when, the newest first.
pub async fn list(cx: Cx, Path(which): Path<(i64, Lang)>, Query(asked): Query<Which>) -> Result<Response> {
    let mut db = cx.read().await?;
    let article = own(&cx, &mut db, which).await?;
    let total = store::count_versions(&mut db, article.id).await?;
    let paging = Paging::new(asked.page, usize::try_from(total).unwrap_or(0)).ok_or(Error::NotFound)?;
    // One more than is shown: the last one's change is told against it.
    let versions = store::versions(&mut db, article.id, paging.offset() as i64, PAGE_SIZE as i64 + 1).await?;
    let steps = versions.iter().enumerate().take(PAGE_SIZE).map(|(at, version)| Step {
        changes: versions.get(at + 1).map(|before| differences(before.text.told(), version.text.told())),
        moment: web::moment_long(version.at, cx.lang),
        version: version.clone(),
    });
    let steps = steps.collect();
    let (number, lang) = which;
    page(&History { cx, number, lang, article, steps, paging })
}

/// Writes an older text over the newest one; nothing of what came between is lost, and who reads it stays as it is.
pub async fn restore(
    cx: Cx,
    Path((number, lang, version)): Path<(i64, Lang, i64)>,
    Form(seen): Form<Seen>,
) -> Result<Response> {
    let mut db = cx.write().await?;
    let article = as_seen(&cx, &mut db, (number, lang), &seen).await?;
    let kept = store::version(&mut db, article.id, version).await?.ok_or(Error::NotFound)?;
    let now = Article { text: kept.text, ..next(&cx, article) };
    save(&cx, &mut db, &now, ArticleAct::Restored).await?;
    cx.journal(&mut db, "guidance.restored", now.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/conseils/{number}/{lang}/historique")))
}
