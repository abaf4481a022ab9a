//! The passages of a round as a calendar that a telephone follows. It may be seen over a shoulder: it says where and when,
//! and never of what service.

use calendar::{Again, Calendar, Event, When};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use web::{Cx, local};

use super::Stop;
use crate::Closure;

/// The calendar of a round's stops, in the reader's language; passages of a closure are left out.
pub fn calendar(cx: &Cx, stops: &[Stop], closure: Option<&Closure>) -> String {
    let mut calendar = Calendar::new("-//passages//FR");
    for stop in stops {
        let first = stop.passage(stop.first_on);
        calendar.push(&Event {
            uid: stop.id.to_string(),
            sequence: 0,
            stamp: cx.now(),
            when: When::At { from: first.from, to: first.to },
            again: again(stop, closure, local(cx.now())),
            summary: cx.t("round-calendar-title"),
            description: stop.note.clone(),
            location: location(stop),
            is_cancelled: false,
        });
    }
    calendar.finish()
}

fn again(stop: &Stop, closure: Option<&Closure>, now: NaiveDateTime) -> Again {
    let at = |days: Vec<NaiveDate>| days.into_iter().map(|day| stop.passage(day).from).collect();
    Again {
        rule: (!stop.rule.is_once()).then(|| stop.rule.to_string()),
        until: stop.until_on.map(|until| stop.passage(until).from),
        without: at(left_out(stop, closure, now)),
        added: at(stop.added.0.iter().copied().collect()),
    }
}

/// The days on which it does not come: those of its keepers, and those of the closure, as far as passages are told.
fn left_out(stop: &Stop, closure: Option<&Closure>, now: NaiveDateTime) -> Vec<NaiveDate> {
    let closed = closure.into_iter().flat_map(|closure| {
        let days = stop.days(closure.from, closure.until.unwrap_or(now.date() + TimeDelta::days(730)));
        days.into_iter()
    });
    stop.without.0.iter().copied().chain(closed).collect()
}

/// « place du marché, 2 rue du Port, Valbourg ».
fn location(stop: &Stop) -> String {
    let parts = [Some(stop.place.as_str()), stop.line.as_deref(), Some(stop.commune.as_str())];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
