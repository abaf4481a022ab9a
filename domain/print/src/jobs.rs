//! Drawing, which takes seconds, after the answer; and erasing proofs that nobody made an edition of.

use anyhow::Context as _;
use base::{Database, Error, Id, Result};
use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::BASE64;
use futures::FutureExt as _;
use queue::{Handlers, Job};
use serde::{Deserialize, Serialize};

use crate::content::Kept;
use crate::draw::{Drawn, draw};
use crate::model::PROOFS_KEPT;
use crate::{Edition, State, store};

/// Draws a document.
#[derive(Debug, Serialize, Deserialize)]
pub struct Draw {
    pub edition: Id<Edition>,
}

impl Job for Draw {
    const KIND: &'static str = "print.draw";
    const ATTEMPTS: i64 = 3;
}

/// Erases old proofs, each day.
#[derive(Debug, Serialize, Deserialize)]
pub struct EraseProofs {}

impl Job for EraseProofs {
    const KIND: &'static str = "print.erase_proofs";
}

pub fn jobs() -> Handlers {
    Handlers::default()
        .on::<Draw>(|db, job, now| draw_one(db, job, now).boxed())
        .on::<EraseProofs>(|db, job, now| erase(db, job, now).boxed())
}

/// What a document is drawn from; `None` if it was erased meanwhile, or drawn already: an edition that is issued before its
/// proof is drawn waits twice.
async fn load(database: &Database, id: Id<Edition>) -> Result<Option<(Edition, Kept)>> {
    let mut db = database.read().await?;
    let edition = store::edition(&mut db, id).await?;
    let Some(edition) = edition.filter(|edition| !edition.is_drawn()) else { return Ok(None) };
    let content = store::content(&mut db, id).await?.ok_or(Error::NotFound)?;
    Ok(Some((edition, Kept::read(&content)?)))
}

async fn draw_one(database: Database, job: Draw, _now: DateTime<Utc>) -> Result<()> {
    let Some((edition, kept)) = load(&database, job.edition).await? else { return Ok(()) };
    let (choice, made_at) = (edition.choice()?, edition.made_at);
    let drawing = tokio::task::spawn_blocking(move || draw(&kept, choice, made_at));
    let drawn = drawing.await.context("the drawing of a document")?;
    let mut db = database.write().await?;
    // It may have become an edition meanwhile: another job draws that.
    let is_same = |now: &Edition| now.digest == edition.digest;
    if !store::edition(&mut db, edition.id).await?.as_ref().is_some_and(is_same) {
        return Ok(());
    }
    match drawn {
        Ok(drawn) => keep(&mut db, &edition, &drawn).await?,
        Err(error) => {
            // Drawing it again would fail again: whoever waits is told.
            tracing::error!("a document could not be drawn: {error:?}");
            store::put_state(&mut db, edition.id, State::Failed, (0, "")).await?;
        }
    }
    db.commit().await
}

async fn keep(db: &mut base::Db, edition: &Edition, drawn: &Drawn) -> Result<()> {
    let images = serde_json::to_string(&drawn.images).map_err(anyhow::Error::from)?;
    store::put_file(db, edition.id, &BASE64.encode(&drawn.pdf), &images).await?;
    let pages = i64::try_from(drawn.pages).unwrap_or(i64::MAX);
    store::put_state(db, edition.id, State::Drawn, (pages, &drawn.missing)).await?;
    Ok(())
}

async fn erase(database: Database, job: EraseProofs, now: DateTime<Utc>) -> Result<()> {
    let mut db = database.write().await?;
    store::erase_proofs(&mut db, now - PROOFS_KEPT).await?;
    queue::schedule(&mut db, &job, now + TimeDelta::days(1)).await?;
    db.commit().await
}
