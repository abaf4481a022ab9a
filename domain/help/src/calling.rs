//! Whom to call at this minute, what to say, and how to ask for help without a word.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::Error;
use directory::{Card, Facet, Finder, Kind, Need, Opening, OpeningWords, Wanted, opening_words};
use web::{Cx, Path, Result, page};

use crate::Search;
use crate::pages::{Host, around};

/// As many lines as one reads in an emergency.
const LINES: usize = 12;

/// A line, with whether somebody answers now.
struct Line {
    card: Arc<Card>,
    opening: Option<OpeningWords>,
    is_open: bool,
}

#[derive(Template)]
#[template(path = "help/calling.html")]
struct Calling {
    cx: Cx,
    slug: Option<String>,
    open: Vec<Line>,
    shut: Vec<Line>,
}

/// Whom to call in a territory.
pub async fn here(mut cx: Cx, Extension(finder): Extension<Arc<Finder>>, Path(slug): Path<String>) -> Result<Response> {
    let mut db = cx.read().await?;
    let territory = partner::territory_by_slug(&mut db, &slug).await?.ok_or(Error::NotFound)?;
    let search = around(&mut db, Search::default(), &territory).await?;
    cx.dress(&slug);
    show(cx, &finder, Some(slug), search.areas)
}

/// Whom to call anywhere in France.
pub async fn anywhere(cx: Cx, Extension(finder): Extension<Arc<Finder>>, host: Host) -> Result<Response> {
    let slug = host.territory(&mut cx.read().await?).await?.map(|territory| territory.slug);
    match slug {
        Some(slug) => here(cx, Extension(finder), Path(slug)).await,
        None => show(cx, &finder, None, vec!["france".to_owned()]),
    }
}

fn show(cx: Cx, finder: &Finder, slug: Option<String>, areas: Vec<String>) -> Result<Response> {
    let wanted =
        Wanted { facets: vec![Facet::Need(Need::Listening), Facet::Kind(Kind::PhoneLine)], areas, ..Wanted::default() };
    let mut found = finder.find(&wanted, cx.local_now())?.candidates;
    found.retain(|candidate| !candidate.is_for_perpetrators);
    found.truncate(LINES);
    let cards = finder.cards(&found)?.into_iter().zip(&found);
    let lines = cards.map(|(card, candidate)| Line {
        opening: opening_words(&cx, &card, None),
        is_open: candidate.opening != Opening::Closed,
        card,
    });
    let (open, shut) = lines.partition(|line| line.is_open);
    page(&Calling { cx, slug, open, shut })
}
