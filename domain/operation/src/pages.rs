//! The administrator's pages.

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Error, Id};
use chrono::{DateTime, Utc};
use mail::Tally;
use queue::{Depth, Failed, Row};
use serde::Deserialize;
use web::{Cx, Errors, Form, PAGE_SIZE, Paging, Path, Query, Result, invalid, page, see_other};

use crate::model::are_mails_stuck;
use crate::{Folders, KEEP_INSTALLATION, Size, Storage, store};

#[derive(Template)]
#[template(path = "operation/overview.html")]
struct Overview {
    cx: Cx,
    depths: Vec<Depth>,
    tally: Tally,
    storage: Storage,
    engine: String,
    migration: i64,
}

impl Overview {
    fn failed(&self) -> i64 {
        self.depths.iter().map(|one| one.failed).sum()
    }

    fn is_unsaved(&self) -> bool {
        self.storage.is_unsaved(self.cx.now())
    }

    fn are_mails_stuck(&self) -> bool {
        are_mails_stuck(self.tally.waiting_since, self.cx.now())
    }

    #[expect(clippy::unused_self, reason = "a template calls methods")]
    const fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }

    fn moment(&self, at: &DateTime<Utc>) -> String {
        web::moment_long(*at, self.cx.lang)
    }

    /// A size in words.
    fn size(&self, size: &Size) -> String {
        self.cx.t1("operation-mib", "mib", size.mib().to_string())
    }
}

/// Shows how the installation is doing.
pub async fn overview(cx: Cx, Extension(folders): Extension<Folders>) -> Result<Response> {
    cx.may(KEEP_INSTALLATION)?;
    let mut db = cx.read().await?;
    let (engine, bytes) = store::engine(&mut db).await?;
    let storage = Storage {
        database: Size(u64::try_from(bytes).unwrap_or(0)),
        index: Size(folders.index_bytes()),
        free: folders.free_bytes().map(Size),
        backed_up_at: folders.backed_up_at(),
    };
    let depths = queue::depths(&mut db, cx.now()).await?;
    let tally = mail::tally(&mut db).await?;
    let migration = store::version(&mut db).await?.unwrap_or_default();
    page(&Overview { cx, depths, tally, storage, engine, migration })
}

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

/// What a page says of an error: it has words, or is a rule's own sentence.
fn told(cx: &Cx, code: &str) -> String {
    match code {
        "not-found" => cx.t("operation-code-not-found"),
        "forbidden" => cx.t("operation-code-forbidden"),
        "conflict" => cx.t("operation-code-conflict"),
        "unexpected" => cx.t("operation-code-unexpected"),
        // A rule's own sentence, where it was written for people.
        rule if cx.app.words.has(web::Lang::Fr, rule) => cx.t(rule),
        _ => cx.t("operation-code-refused"),
    }
}

#[derive(Template)]
#[template(path = "operation/failed.html")]
struct List {
    cx: Cx,
    failed: Vec<Failed>,
    paging: Paging,
}

impl List {
    fn moment(&self, at: &DateTime<Utc>) -> String {
        web::moment_long(*at, self.cx.lang)
    }

    fn told(&self, code: &str) -> String {
        told(&self.cx, code)
    }
}

/// Lists what failed for good.
pub async fn failed(cx: Cx, Query(which): Query<Which>) -> Result<Response> {
    cx.may(KEEP_INSTALLATION)?;
    let mut db = cx.read().await?;
    let total = queue::count_failed(&mut db).await?;
    let paging = Paging::new(which.page, usize::try_from(total).unwrap_or(0)).ok_or(Error::NotFound)?;
    let span = (paging.offset() as i64, PAGE_SIZE as i64);
    let failed = queue::failed(&mut db, span).await?;
    page(&List { cx, failed, paging })
}

#[derive(Template)]
#[template(path = "operation/job.html")]
struct Show {
    cx: Cx,
    job: Failed,
    errors: Errors,
}

impl Show {
    fn moment(&self, at: &DateTime<Utc>) -> String {
        web::moment_long(*at, self.cx.lang)
    }

    fn told(&self, code: &str) -> String {
        told(&self.cx, code)
    }
}

/// Shows one job that failed, with what can be done about it.
pub async fn show(cx: Cx, Path(id): Path<Id<Row>>) -> Result<Response> {
    cx.may(KEEP_INSTALLATION)?;
    let job = queue::failed_one(&mut cx.read().await?, id).await?.ok_or(Error::NotFound)?;
    page(&Show { cx, job, errors: Errors::default() })
}

/// Tries a job again, as if it were new. Pressed twice, or when it was seen to already, it changes nothing.
pub async fn retry(cx: Cx, Path(id): Path<Id<Row>>) -> Result<Response> {
    cx.may(KEEP_INSTALLATION)?;
    let mut db = cx.write().await?;
    if queue::retry(&mut db, id, cx.now()).await? {
        cx.journal(&mut db, "job.retried", id.uuid()).await?;
        db.commit().await?;
    }
    Ok(see_other("/pro/exploitation/taches"))
}

#[derive(Debug, Deserialize)]
pub struct DiscardForm {
    #[serde(default)]
    sure: String,
}

/// Takes a job out of the queue for good, once that was confirmed.
pub async fn discard(cx: Cx, Path(id): Path<Id<Row>>, Form(form): Form<DiscardForm>) -> Result<Response> {
    cx.may(KEEP_INSTALLATION)?;
    let mut db = cx.write().await?;
    let Some(job) = queue::failed_one(&mut db, id).await? else { return Err(Error::NotFound.into()) };
    if form.sure != "yes" {
        return invalid(&Show { cx, job, errors: Errors::one("sure", "operation-drop-unsure") });
    }
    if queue::drop_failed(&mut db, id).await? {
        cx.journal(&mut db, "job.dropped", id.uuid()).await?;
    }
    db.commit().await?;
    Ok(see_other("/pro/exploitation/taches"))
}
