//! The list of a territory's help within a partner's own page: no script, nothing asked, nothing kept. Nobody may show it
//! unless the territory says who.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::Error;
use directory::{Card, Facet, Finder, Need, OpeningWords, Wanted, opening_words};
use serde::Deserialize;
use web::{Cx, Path, Query, Result, framed, page};

use crate::Search;
use crate::pages::around;

/// As many answers as stand in somebody else's page; the rest is a link away.
const SHOWN: usize = 12;

struct Line {
    card: Arc<Card>,
    opening: Option<OpeningWords>,
}

#[derive(Template)]
#[template(path = "help/frame.html")]
struct Frame {
    cx: Cx,
    slug: String,
    name: String,
    need: Option<Need>,
    lines: Vec<Line>,
}

/// What the partner's page asks for: one need, or all.
#[derive(Debug, Deserialize)]
pub struct Asked {
    need: Option<String>,
}

/// The list, for the sites that the territory chose; where it chose none there is no such page.
pub async fn show(
    mut cx: Cx,
    Extension(finder): Extension<Arc<Finder>>,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let theme = cx.app.themes.get(&slug).filter(|theme| !theme.frames.is_empty()).ok_or(Error::NotFound)?;
    let need = asked.need.as_deref().and_then(|need| need.parse::<Need>().ok());
    let mut db = cx.read().await?;
    let territory = partner::territory_by_slug(&mut db, &slug).await?.ok_or(Error::NotFound)?;
    let search = around(&mut db, Search::default(), &territory).await?;
    let wanted = Wanted { facets: need.map(Facet::Need).into_iter().collect(), ..search.wanted() };
    let mut found = finder.find(&wanted, cx.local_now())?.candidates;
    found.retain(|candidate| need == Some(Need::StopViolence) || !candidate.is_for_perpetrators);
    found.truncate(SHOWN);
    let cards = finder.cards(&found)?.into_iter();
    let lines = cards.map(|card| Line { opening: opening_words(&cx, &card, card.places.first()), card }).collect();
    cx.dress(&slug);
    let answer = page(&Frame { cx, slug, name: territory.name, need, lines })?;
    Ok(framed(answer, &theme.frames))
}
