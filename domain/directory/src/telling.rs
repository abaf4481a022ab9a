//! Hours in words: « du lundi au vendredi de 9 h à 17 h », « Ouvert, ferme à 17 h ».

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime, Weekday};
use web::{Cx, hour, minutes_of};

use crate::hours::grouped;
use crate::{Card, Hours, Opening, Place, Range, Told};

/// Whether it is open now, as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningWords {
    pub opening: Opening,
    pub words: String,
}

fn weekday(cx: &Cx, day: Weekday) -> String {
    cx.label("weekday", day.num_days_from_monday())
}

/// « de 9 h à 12 h et de 14 h à 17 h ».
fn ranges(cx: &Cx, ranges: &[Range]) -> String {
    let words =
        |(from, to): &Range| cx.t2("hours-range", "from", minutes_of(*from, cx.lang), "to", minutes_of(*to, cx.lang));
    let mut all: Vec<String> = ranges.iter().map(words).collect();
    match all.pop() {
        None => String::new(),
        Some(last) if all.is_empty() => last,
        Some(last) => cx.t2("hours-and", "first", all.join(", "), "last", last),
    }
}

fn week(cx: &Cx, days: &[Vec<Range>; 7]) -> Vec<String> {
    let groups = grouped(days).into_iter().map(|(first, last, of_day)| {
        let days = if first == last {
            cx.t1("hours-day", "day", weekday(cx, first))
        } else {
            cx.t2("hours-days", "from", weekday(cx, first), "to", weekday(cx, last))
        };
        cx.t2("hours-line", "days", days, "ranges", ranges(cx, of_day))
    });
    groups.collect()
}

/// The hours in lines, one for each group of days or for each date to come.
pub fn hours_lines(cx: &Cx, hours: &Hours) -> Vec<String> {
    let mut lines = match hours.told(cx.today()) {
        Told::Always => return vec![cx.t("hours-always")],
        Told::Weekly(days) => week(cx, &days),
        Told::Dated(days) => days.iter().map(|(day, of_day)| dated(cx, *day, of_day)).collect(),
    };
    if hours.is_closed_on_holidays() && !lines.is_empty() {
        lines.push(cx.t("hours-no-holidays"));
    }
    lines
}

fn dated(cx: &Cx, day: NaiveDate, of_day: &[Range]) -> String {
    let day_words = format!("{} {}", weekday(cx, day.weekday()), cx.day(&day));
    cx.t2("hours-line", "days", cx.t1("hours-day", "day", day_words), "ranges", ranges(cx, of_day))
}

/// Whether an entry is open now at one of its places, or without a place; `None` when nobody told its hours.
pub fn opening_words(cx: &Cx, card: &Card, place: Option<&Place>) -> Option<OpeningWords> {
    let now = cx.local_now();
    if card.closure.as_ref().is_some_and(|closure| closure.holds_on(now.date())) {
        return Some(OpeningWords { opening: Opening::Closed, words: cx.t("hours-shut") });
    }
    let state = card.hours_at(place)?.state(now);
    let (opening, words) = if state.is_open {
        (Opening::Open, open_words(cx, now, state.until))
    } else {
        (Opening::Closed, closed_words(cx, now, state.until))
    };
    Some(OpeningWords { opening, words })
}

fn open_words(cx: &Cx, now: NaiveDateTime, until: Option<NaiveDateTime>) -> String {
    let Some(until) = until else { return cx.t("hours-open") };
    let at = hour(until.time(), cx.lang);
    let is_tonight =
        until.date() == now.date() || until.date() == now.date() + Days::new(1) && until.time() < now.time();
    match (is_tonight, until - now < chrono::TimeDelta::days(7)) {
        (true, _) => cx.t1("hours-open-until", "hour", at),
        (false, true) => cx.t2("hours-open-late", "day", weekday(cx, until.weekday()), "hour", at),
        (false, false) => cx.t("hours-open"),
    }
}

fn closed_words(cx: &Cx, now: NaiveDateTime, until: Option<NaiveDateTime>) -> String {
    let Some(until) = until else { return cx.t("hours-closed") };
    let at = hour(until.time(), cx.lang);
    match (until.date() - now.date()).num_days() {
        0 => cx.t1("hours-opens-today", "hour", at),
        1 => cx.t1("hours-opens-tomorrow", "hour", at),
        days if days < 7 => cx.t2("hours-opens", "day", weekday(cx, until.weekday()), "hour", at),
        _ => cx.t2("hours-opens", "day", cx.t1("hours-day", "day", cx.day(&until.date())), "hour", at),
    }
}
