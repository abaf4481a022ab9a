//! The answers, and the page of one entry.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Code as _, Error, Id};
use directory::{
    Audience, Candidate, Card, Facet, Finder, Kind, Language, Location, Opening, OpeningWords, Place, Service, Wanted,
    hours_lines, opening_words,
};
use serde::Deserialize;
use web::{Cx, Lang, PAGE_SIZE, Paging, Path, Query, Result, page};

use crate::ground::{Ground, Grounds};
use crate::map::{self, Map, Spot};
use crate::model::{LIFETIME, Search};
use crate::pages::Stale;
use crate::round::{self, Round};
use crate::{questions, why};

#[derive(Debug, Deserialize)]
pub struct Page {
    page: Option<usize>,
    /// How many steps closer than the one that shows all.
    zoom: Option<i8>,
}

/// How many of the nearest stand where nothing was found.
const NEAREST: usize = 3;

/// One answer, as the list shows it.
struct Answer {
    number: usize,
    card: Arc<Card>,
    place: Option<Place>,
    kilometres: Option<f64>,
    opening: Option<OpeningWords>,
    is_first: bool,
    /// Why it is here.
    why: Vec<String>,
}

impl Answer {
    /// Kilometres as people say them: « à 400 m », « à 2,3 km ».
    fn distance(&self, cx: &Cx) -> Option<String> {
        // The distance to a commune's centre says nothing of a place that is hidden in it.
        let kilometres =
            self.kilometres.filter(|_| self.place.as_ref().is_some_and(|place| place.location.is_address()))?;
        if kilometres < 0.95 {
            let metres = (kilometres * 10.0).round().max(1.0) * 100.0;
            return Some(cx.t1("help-metres", "metres", format!("{metres:.0}")));
        }
        let decimals = usize::from(kilometres < 10.0);
        let number = format!("{kilometres:.decimals$}");
        let number = if cx.lang == Lang::En { number } else { number.replace('.', ",") };
        Some(cx.t1("help-kilometres", "kilometres", number))
    }
}

/// A way to narrow the answers, with how many would remain.
struct Choice {
    code: String,
    label: String,
    count: usize,
    is_chosen: bool,
}

/// A list of such ways: the name of its field, the key of its label.
struct List {
    name: &'static str,
    label: &'static str,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "help/results.html")]
struct Results {
    cx: Cx,
    token: String,
    search: Search,
    answers: Vec<Answer>,
    paging: Paging,
    /// More were found than are put in order.
    is_cut: bool,
    map: Option<(Map, Arc<Ground>)>,
    lists: [List; 3],
    without_complaint: usize,
    /// Where nothing was found: what is nearest, whatever it is for.
    nearest: Vec<Answer>,
    /// The last of the questions, where they were answered.
    again: Option<String>,
}

fn open_token(cx: &Cx, token: &str) -> Option<Search> {
    cx.app.sealer.open(token, cx.now(), LIFETIME)
}

/// Shows the answers to a sealed search; a token that died leads to searching again.
pub async fn list(
    mut cx: Cx,
    Extension(finder): Extension<Arc<Finder>>,
    Extension(grounds): Extension<Grounds>,
    Path(token): Path<String>,
    Query(which): Query<Page>,
) -> Result<Response> {
    let Some(search) = open_token(&cx, &token) else { return page(&Stale { cx }) };
    search.slug.iter().for_each(|slug| cx.dress(slug));
    let mut found = finder.find(&search.wanted(), cx.local_now())?;
    let is_cut = found.total > found.candidates.len();
    let candidates = chosen(std::mem::take(&mut found.candidates), &search);
    let nearest = if candidates.is_empty() { nearest(&cx, &finder, &search)? } else { Vec::new() };
    let again = search.is_guided.then(|| questions::again(&cx, &search)).transpose()?;
    let paging = Paging::new(which.page, candidates.len()).ok_or(Error::NotFound)?;
    let shown = candidates.get(paging.offset()..paging.offset().saturating_add(PAGE_SIZE).min(candidates.len()));
    let answers = answers(&cx, &finder, &search, shown.unwrap_or_default(), paging.offset())?;
    // Where what is closed was left out, it is not counted either.
    let count = |facet| {
        let of_shown = || candidates.iter().filter(|candidate| candidate.has(facet)).count();
        if search.is_open_now { of_shown() } else { found.count(facet) }
    };
    let (lists, without_complaint) = (lists(&cx, &search, count), count(Facet::WithoutComplaint));
    let map = map_of(&cx, &grounds, &answers, &search, which.zoom.unwrap_or(0)).await?;
    page(&Results { map, is_cut, nearest, again, lists, without_complaint, cx, token, search, answers, paging })
}

async fn map_of(
    cx: &Cx,
    grounds: &Grounds,
    answers: &[Answer],
    search: &Search,
    zoom: i8,
) -> Result<Option<(Map, Arc<Ground>)>> {
    let spots = spots(answers);
    let Some(frame) = map::frame(&spots, search.from, zoom) else { return Ok(None) };
    Ok(Some((map::draw(&frame, &spots), grounds.of(cx, &frame).await?)))
}

/// Those that are shown: only what is open now, if that is asked.
fn chosen(mut candidates: Vec<Candidate>, search: &Search) -> Vec<Candidate> {
    candidates.retain(|candidate| !search.is_open_now || candidate.opening == Opening::Open);
    if search.is_guided {
        questions::rank(search, &mut candidates);
    }
    candidates
}

/// The three that are nearest to her, so that no page of answers is empty; what is made for people who are violent is
/// among them for such a person alone.
fn nearest(cx: &Cx, finder: &Finder, search: &Search) -> Result<Vec<Answer>> {
    let wanted = Wanted { areas: search.areas.clone(), from: search.from, ..Wanted::default() };
    let mut candidates = finder.find(&wanted, cx.local_now())?.candidates;
    let is_his = search.who == Some(questions::Who::Violent);
    candidates.retain(|candidate| !candidate.is_emergency && (is_his || !candidate.is_for_perpetrators));
    let metres = |candidate: &Candidate| candidate.kilometres.unwrap_or(f64::MAX).to_bits();
    candidates.sort_by_key(|candidate| (is_his && !candidate.is_for_perpetrators, metres(candidate)));
    candidates.truncate(NEAREST);
    answers(cx, finder, &Search { need: None, text: String::new(), ..search.clone() }, &candidates, 0)
}

fn answers(cx: &Cx, finder: &Finder, search: &Search, shown: &[Candidate], offset: usize) -> Result<Vec<Answer>> {
    let cards = finder.cards(shown)?.into_iter().zip(shown).enumerate();
    let answers = cards.map(|(position, (card, candidate))| {
        let why = why::reasons(cx, search, candidate, &card);
        let nearest = card.nearest(search.from).map(|(place, kilometres)| (place.clone(), kilometres));
        let (place, kilometres) = nearest.map_or((None, None), |(place, kilometres)| (Some(place), kilometres));
        let opening = opening_words(cx, &card, place.as_ref());
        let is_first = candidate.is_emergency;
        Answer { number: offset + position + 1, is_first, card, place, kilometres, opening, why }
    });
    Ok(answers.collect())
}

fn spots(answers: &[Answer]) -> Vec<Spot> {
    let spot = |answer: &Answer| {
        let location = &answer.place.as_ref()?.location;
        Some(Spot { point: location.point()?, number: answer.number, is_vague: !location.is_address() })
    };
    answers.iter().filter_map(spot).collect()
}

fn lists(cx: &Cx, search: &Search, count: impl Fn(Facet) -> usize) -> [List; 3] {
    let kinds = choices(cx, "kind", Kind::ALL, search.kind, |code| count(Facet::Kind(code)));
    let languages = choices(cx, "language", Language::ALL, search.language, |code| count(Facet::Language(code)));
    let audiences = choices(cx, "audience", Audience::ALL, search.audience, |code| count(Facet::Audience(code)));
    [
        List { name: "kind", label: "help-narrow-kind", choices: kinds },
        List { name: "language", label: "help-narrow-language", choices: languages },
        List { name: "audience", label: "help-narrow-audience", choices: audiences },
    ]
}

fn choices<C: base::Code>(
    cx: &Cx,
    list: &str,
    codes: &[C],
    chosen: Option<C>,
    count: impl Fn(C) -> usize,
) -> Vec<Choice> {
    let choice = |code: C| {
        let (count, is_chosen) = (count(code), chosen == Some(code));
        let is_useful = count > 0 || is_chosen;
        is_useful.then(|| Choice { code: code.to_string(), label: cx.label(list, code), count, is_chosen })
    };
    codes.iter().copied().filter_map(choice).collect()
}

/// A place of an entry, with its hours in words.
struct PlaceLines {
    place: Place,
    opening: Option<OpeningWords>,
    hours: Vec<String>,
}

#[derive(Template)]
#[template(path = "help/entry.html")]
struct EntryPage {
    cx: Cx,
    card: Card,
    /// The answers she came from.
    back: String,
    opening: Option<OpeningWords>,
    hours: Vec<String>,
    places: Vec<PlaceLines>,
    round: Option<Round>,
    /// What the territory that she came from adds.
    note: Option<String>,
}

/// Shows an entry to whoever has its address.
pub async fn entry(cx: Cx, Extension(finder): Extension<Arc<Finder>>, Path(id): Path<Id<Service>>) -> Result<Response> {
    let back = cx.to("/infos");
    show(cx, &finder, id, back, None).await
}

/// Shows an entry among the answers it was found in, and leads back to the page of them that it stood on.
pub async fn entry_among_answers(
    mut cx: Cx,
    Extension(finder): Extension<Arc<Finder>>,
    Path((token, id)): Path<(String, Id<Service>)>,
    Query(which): Query<Page>,
) -> Result<Response> {
    let search = open_token(&cx, &token);
    let slug = search.and_then(|search| search.slug);
    slug.iter().for_each(|slug| cx.dress(slug));
    let page = which.page.map(|page| format!("?page={page}")).unwrap_or_default();
    let back = cx.to(&format!("/infos/r/{token}{page}"));
    show(cx, &finder, id, back, slug).await
}

async fn show(cx: Cx, finder: &Finder, id: Id<Service>, back: String, slug: Option<String>) -> Result<Response> {
    let card = finder.published(id)?.ok_or(Error::NotFound)?;
    let lines = |place: &Place| PlaceLines {
        opening: opening_words(&cx, &card, Some(place)),
        hours: place.hours.as_ref().map(|hours| hours_lines(&cx, hours)).unwrap_or_default(),
        place: place.clone(),
    };
    page(&EntryPage {
        round: round::of(&cx, &card).await?,
        note: slug.and_then(|slug| card.note_for(&slug)).map(str::to_owned),
        places: card.places.iter().map(lines).collect(),
        opening: opening_words(&cx, &card, None),
        hours: card.hours.as_ref().map(|hours| hours_lines(&cx, hours)).unwrap_or_default(),
        cx,
        card,
        back,
    })
}
