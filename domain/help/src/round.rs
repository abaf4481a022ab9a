//! When a service that comes and goes comes next, on its page and in a calendar.

use std::sync::Arc;

use axum::Extension;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use base::{Error, Id};
use directory::{Card, Finder, Kind, Service, calendar, coming_passages, coming_words, stops};
use web::{Cx, Path, Result};

/// How many passages are told on a page.
const TOLD: usize = 6;

/// What a page tells of a round.
pub struct Round {
    /// The next passage, then those that follow.
    pub coming: Vec<Coming>,
}

/// A passage in words, and what its stop's keepers add.
pub struct Coming {
    pub words: String,
    pub note: String,
}

/// The round of an entry; `None` if it is not one that comes and goes, or has no stop. No other page asks the database.
pub async fn of(cx: &Cx, card: &Card) -> Result<Option<Round>> {
    if card.kind != Kind::Itinerant {
        return Ok(None);
    }
    let stops = stops(&mut cx.read().await?, card.id).await?;
    if stops.is_empty() {
        return Ok(None);
    }
    let coming = coming_passages(&stops, cx.local_now(), card.closure.as_ref(), TOLD);
    let told = coming.iter().map(|one| Coming { words: coming_words(cx, one), note: one.stop.note.clone() });
    Ok(Some(Round { coming: told.collect() }))
}

/// Gives the passages of an entry as a calendar, whose title says nothing of what it is about.
pub async fn give_calendar(
    cx: Cx,
    Extension(finder): Extension<Arc<Finder>>,
    Path(id): Path<Id<Service>>,
) -> Result<Response> {
    let card = finder.published(id)?.ok_or(Error::NotFound)?;
    let stops = stops(&mut cx.read().await?, id).await?;
    if stops.is_empty() {
        return Err(Error::NotFound.into());
    }
    let kind = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")];
    Ok((kind, calendar(&cx, &stops, card.closure.as_ref())).into_response())
}
