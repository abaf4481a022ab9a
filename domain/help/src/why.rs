//! Why an answer is among the answers, in a few words that stand beside it.

use directory::{Candidate, Card, Kind, Opening};
use web::Cx;

use crate::Search;

/// The reasons, the weightiest first; at most this many are told.
const TOLD: usize = 3;

/// Why `card` answers `search`.
pub fn reasons(cx: &Cx, search: &Search, candidate: &Candidate, card: &Card) -> Vec<String> {
    let audiences = search.who.map_or(&[][..], crate::questions::Who::audiences);
    let made_for = audiences.iter().copied().find(|audience| card.audiences.has(*audience));
    let needed = search.need.filter(|need| card.needs.has(*need));
    let is_near = candidate.kilometres.is_some_and(|kilometres| kilometres < NEAR_KM);
    let is_national = card.area.iter().any(|area| area == "france") && card.kind == Kind::PhoneLine;
    let reasons = [
        card.is_emergency.then(|| cx.t("why-emergency")),
        (candidate.opening == Opening::Open && !card.is_emergency).then(|| cx.t("why-open")),
        made_for.map(|audience| cx.label("why-for", audience)),
        needed.map(|need| cx.t1("why-need", "need", cx.label("need", need))),
        (!search.text.is_empty()).then(|| cx.t("why-words")),
        is_near.then(|| cx.t("why-near")),
        is_national.then(|| cx.t("why-national")),
    ];
    reasons.into_iter().flatten().take(TOLD).collect()
}

/// What is called near.
const NEAR_KM: f64 = 5.0;
