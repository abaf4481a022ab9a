//! Rounds in words: « mardi 24 novembre 2026, de 14 h à 17 h, place du marché, Boulogne-Billancourt ».

use chrono::Datelike as _;
use web::{Cx, hour};

use super::rule::Return;
use super::{Coming, Passage, Stop};

/// A passage and where it is, as they are said.
pub fn coming_words(cx: &Cx, coming: &Coming) -> String {
    let stop = &coming.stop;
    let line = stop.line.as_deref().filter(|line| *line != stop.place);
    let parts = [Some(stop.place.as_str()), line, Some(stop.commune.as_str())];
    let place = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    cx.t2("round-coming", "moment", passage_words(cx, coming.passage), "place", place)
}

/// « mardi 24 novembre 2026, de 14 h à 17 h ».
pub fn passage_words(cx: &Cx, passage: Passage) -> String {
    let day = passage.from.date();
    let day = format!("{} {}", cx.label("weekday", day.weekday().num_days_from_monday()), cx.day(&day));
    let (from, to) = (hour(passage.from.time(), cx.lang), hour(passage.to.time(), cx.lang));
    cx.t2("round-passage", "day", day, "hours", cx.t2("hours-range", "from", from, "to", to))
}

/// « le 1er mardi du mois ».
pub fn return_words(cx: &Cx, stop: &Stop) -> String {
    let told = |key| cx.t1(key, "day", cx.label("weekday", stop.first_on.weekday().num_days_from_monday()));
    match stop.rule.choice(stop.first_on) {
        Return::Once => cx.t("round-return-once"),
        Return::Weekly => told("round-told-weekly"),
        Return::Fortnightly => told("round-told-fortnightly"),
        Return::First => told("round-told-first"),
        Return::Second => told("round-told-second"),
        Return::Third => told("round-told-third"),
        Return::Fourth => told("round-told-fourth"),
        Return::Last => told("round-told-last"),
        Return::Other => cx.t1("round-return-rule", "rule", stop.rule.as_str()),
    }
}
