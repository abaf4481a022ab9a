//! The passages of a round as a calendar (iCalendar, RFC 5545) that a telephone follows. It may be seen over a shoulder: it
//! says where and when, and never of what service.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Europe::Paris;
use icalendar::{Calendar, CalendarDateTime, Component as _, Event, EventLike as _};
use web::{Cx, local};

use super::Stop;
use crate::Closure;

/// A calendar with nothing but the clocks of France since 1996: whoever reads it asks nobody else.
const EMPTY: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//passages//FR\r\nCALSCALE:GREGORIAN\r\n\
    BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n\
    BEGIN:DAYLIGHT\r\nDTSTART:19960331T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n";

/// The calendar of a round's stops, in the reader's language; passages of a closure are left out.
pub fn calendar(cx: &Cx, stops: &[Stop], closure: Option<&Closure>) -> String {
    let mut calendar: Calendar = EMPTY.parse().unwrap_or_default();
    for stop in stops {
        let mut event = event(stop, closure, cx.now());
        calendar.push(event.summary(&cx.t("round-calendar-title")).done());
    }
    calendar.to_string()
}

/// A moment on the clocks of France.
fn at(moment: NaiveDateTime) -> CalendarDateTime {
    CalendarDateTime::WithTimezone { date_time: moment, tzid: Paris.name().to_owned() }
}

/// The event of a stop.
fn event(stop: &Stop, closure: Option<&Closure>, now: DateTime<Utc>) -> Event {
    let mut event = Event::with_uid(&stop.id.to_string());
    let first = stop.passage(stop.first_on);
    event.timestamp(now).starts(at(first.from)).ends(at(first.to)).location(&location(stop));
    if !stop.note.is_empty() {
        event.description(&stop.note);
    }
    if !stop.rule.is_once() {
        event.add_property("RRULE", rule(stop));
    }
    for day in left_out(stop, closure, local(now)) {
        event.exdate(at(stop.passage(day).from));
    }
    for day in &stop.added.0 {
        event.rdate(at(stop.passage(*day).from));
    }
    event
}

/// The rule with its end, which RFC 5545 wants in UTC.
fn rule(stop: &Stop) -> String {
    let last = stop.until_on.and_then(|until| stop.passage(until).from.and_local_timezone(Paris).earliest());
    match last {
        Some(last) => format!("{};UNTIL={}", stop.rule, last.with_timezone(&Utc).format("%Y%m%dT%H%M%SZ")),
        None => stop.rule.to_string(),
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
