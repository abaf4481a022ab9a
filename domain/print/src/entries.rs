//! Entries of the directory in the words of paper.

use std::collections::BTreeMap;
use std::sync::Arc;

use base::text::fold;
use base::{Code as _, Db, Result};
use directory::{
    Audience, Card, Finder, Kind, Location, Need, Place, Visibility, Wanted, coming_passages, coming_words,
    hours_lines, stops,
};
use partner::Territory;
use web::Cx;

use crate::content::{Commune, Line, Named, Round, Section};
use crate::{Choice, Stale};

/// How many passages of a round are printed: those of about two months.
const PASSAGES: usize = 8;

/// What serves a territory: its only commune, or all of it.
async fn wanted(db: &mut Db, territory: &Territory) -> Result<Wanted> {
    if let Some(code) = partner::only_commune(db, territory.id).await?
        && let Some(commune) = partner::commune(db, &code).await?
    {
        return Ok(Wanted::around(&commune));
    }
    let areas = [territory.epci_code.clone(), territory.department_code.clone()];
    Ok(Wanted { areas: areas.into_iter().flatten().collect(), ..Wanted::default() })
}

/// The published entries that serve a territory, by name.
pub async fn cards(cx: &Cx, db: &mut Db, finder: &Finder, territory: &Territory) -> Result<Vec<Arc<Card>>> {
    let found = finder.find_all(&wanted(db, territory).await?, cx.local_now())?;
    let mut cards = finder.cards(&found.candidates)?;
    cards.sort_by_cached_key(|card| (fold(&card.name), card.id));
    Ok(cards)
}

/// Made for professionals alone: the public is not sent there.
pub fn is_for_professionals(card: &Card) -> bool {
    !card.audiences.is_empty() && card.audiences.iter().all(|audience| audience == Audience::Professional)
}

/// Says where a place is, as far as anybody may know.
fn place_words(cx: &Cx, place: &Place) -> String {
    match &place.location {
        Location::Address { name, line, postal_code, access_note, .. } => {
            let town = format!("{postal_code} {}", place.commune);
            let parts = [name.as_str(), line.as_str(), town.trim(), access_note.as_str()];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        }
        Location::Commune { visibility: Visibility::CommuneOnly, .. } => place.commune.clone(),
        Location::Commune { .. } => format!("{} ({})", place.commune, cx.t("print-public-hidden-address")),
    }
}

fn facts(cx: &Cx, card: &Card, slug: &str) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(closure) = card.closure.as_ref().filter(|closure| closure.is_told_on(cx.today())) {
        let from = cx.day(&closure.from);
        facts.push(match closure.until {
            Some(until) => cx.t2("print-closed", "from", from, "until", cx.day(&until)),
            None => cx.t1("print-closed-from", "from", from),
        });
    }
    if card.without_complaint == Some(true) {
        facts.push(cx.t("print-without-complaint"));
    }
    let cost = card.cost.map(|cost| cx.label("cost", cost));
    facts.extend(cost.into_iter().chain(Some(card.cost_note.clone())).filter(|cost| !cost.is_empty()));
    let others: Vec<_> = card.languages.iter().map(|code| cx.label("language", code)).collect();
    if others.len() > 1 {
        facts.push(cx.t1("print-languages", "languages", others.join(", ")));
    }
    facts.extend(card.note_for(slug).map(str::to_owned));
    facts
}

fn hours(cx: &Cx, card: &Card) -> Vec<String> {
    let own = card.hours.as_ref().map(|hours| hours_lines(cx, hours)).unwrap_or_default();
    if !own.is_empty() {
        return own;
    }
    let several = card.places.len() > 1;
    let of_places = card.places.iter().filter_map(|place| {
        let lines = hours_lines(cx, place.hours.as_ref()?).join(" ; ");
        Some(if several { format!("{} : {lines}", place.commune) } else { lines })
    });
    of_places.collect()
}

/// An entry in words.
pub fn line(cx: &Cx, card: &Card, slug: &str) -> Line {
    let phone = card.phone.as_ref().map(ToString::to_string);
    let sms = card.sms.as_ref().map(|sms| cx.t1("print-sms", "number", sms.to_string()));
    let mut communes: Vec<String> = card.places.iter().map(|place| place.commune.clone()).collect();
    communes.dedup();
    Line {
        id: card.id.to_string(),
        name: card.name.clone(),
        structure: if card.structure == card.name { String::new() } else { card.structure.clone() },
        summary: card.summary.clone(),
        phones: phone.into_iter().chain(sms).collect(),
        hours: hours(cx, card),
        places: card.places.iter().map(|place| place_words(cx, place)).collect(),
        facts: facts(cx, card, slug),
        website: card.website.clone(),
        communes,
        checked: card.checked_on.map(|day| cx.t1("print-checked", "day", cx.day(&day))).unwrap_or_default(),
        is_due: card.is_due_on(cx.today()),
        is_national: card.area.iter().any(|area| area == "france"),
        need: card.needs.iter().next(),
    }
}

/// The entries in words, those that are due left out where that was chosen; and how many were.
pub fn lines(cx: &Cx, cards: &[Arc<Card>], slug: &str, choice: Choice) -> (Vec<Line>, usize) {
    let all = cards.iter().map(|card| line(cx, card, slug));
    let (kept, left): (Vec<Line>, Vec<Line>) = all.partition(|line| !line.is_due || choice.stale == Stale::Mark);
    (kept, left.len())
}

/// By need, in the order in which pages offer them; what answers to none comes last.
pub fn sections(cx: &Cx, lines: &[Line]) -> Vec<Section> {
    let needs = Need::ALL.iter().copied().map(Some).chain([None]);
    let sections = needs.map(|need| {
        let title = need.map_or_else(|| cx.t("print-other-needs"), |need| cx.label("need", need));
        Section { title, lines: lines.iter().filter(|line| line.need == need).cloned().collect() }
    });
    sections.filter(|section| !section.lines.is_empty()).collect()
}

/// By kind of body or of help, for who looks for a sector: what is met at a place, by telephone, elsewhere.
pub fn sectors(cx: &Cx, lines: &[Line], cards: &[Arc<Card>]) -> Vec<Section> {
    let kinds: BTreeMap<String, Kind> = cards.iter().map(|card| (card.id.to_string(), card.kind)).collect();
    let sections = Kind::ALL.iter().map(|kind| Section {
        title: cx.label("kind", kind),
        lines: lines.iter().filter(|line| kinds.get(&line.id) == Some(kind)).cloned().collect(),
    });
    sections.filter(|section| !section.lines.is_empty()).collect()
}

fn named(line: &Line) -> Named {
    Named { id: line.id.clone(), name: line.name.clone(), phone: line.phones.first().cloned().unwrap_or_default() }
}

/// By commune, those where nothing is met left out.
pub fn communes(lines: &[Line]) -> Vec<Commune> {
    let mut communes: BTreeMap<String, Commune> = BTreeMap::new();
    for line in lines {
        for name in &line.communes {
            let new = || Commune { name: name.clone(), lines: Vec::new() };
            communes.entry(fold(name)).or_insert_with(new).lines.push(named(line));
        }
    }
    communes.into_values().collect()
}

/// Every entry by its name.
pub fn index(lines: &[Line]) -> Vec<Named> {
    lines.iter().map(named).collect()
}

/// Where and when rounds pass next.
pub async fn rounds(cx: &Cx, db: &mut Db, cards: &[Arc<Card>]) -> Result<Vec<Round>> {
    let mut rounds = Vec::new();
    for card in cards.iter().filter(|card| card.kind == Kind::Itinerant) {
        let stops = stops(db, card.id).await?;
        let coming = coming_passages(&stops, cx.local_now(), card.closure.as_ref(), PASSAGES);
        rounds.push(Round {
            id: card.id.to_string(),
            name: card.name.clone(),
            phone: card.phone.as_ref().map(ToString::to_string).unwrap_or_default(),
            passages: coming.iter().map(|one| coming_words(cx, one)).collect(),
        });
    }
    Ok(rounds)
}
