//! Meetings as calendars read them. What stands there may be seen over a shoulder: neither what an instance is about nor where
//! it meets, unless both say nothing.

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use base::Id;
use calendar::{Again, Calendar, Event, When};
use chrono::{DateTime, Utc};
use web::{Cx, Lang, PAGE_SIZE, Path, Result, Words, day_long};

use super::model::{Meeting, MeetingState};
use super::store;
use crate::{Instance, reach};

/// Who made a calendar.
pub const MAKER: &str = "-//reunions//FR";

/// What a mail or a calendar may call a meeting.
pub fn heading(words: &Words, instance: &Instance, meeting: &Meeting) -> String {
    if !instance.is_discreet() {
        return instance.name.clone();
    }
    words.text(Lang::Fr, "meeting-mail-subject", &[("day", &day_long(meeting.day, Lang::Fr))])
}

/// A meeting as an event.
pub fn event(words: &Words, (instance, meeting): (&Instance, &Meeting), now: DateTime<Utc>) -> Event {
    let may_tell_place = !instance.is_discreet() && mail::betraying(&meeting.place).is_empty();
    Event {
        uid: format!("reunion-{}", meeting.id),
        sequence: meeting.sequence,
        stamp: now,
        when: When::At { from: meeting.starts_at(), to: meeting.ends_at() },
        again: Again::default(),
        summary: heading(words, instance, meeting),
        description: String::new(),
        location: if may_tell_place { meeting.place.clone() } else { String::new() },
        is_cancelled: meeting.state == MeetingState::Cancelled,
    }
}

fn answer(cx: &Cx, instance: &Instance, meetings: &[Meeting]) -> Response {
    let mut calendar = Calendar::new(MAKER);
    for meeting in meetings {
        calendar.push(&event(&cx.app.words, (instance, meeting), cx.now()));
    }
    let kind = (header::CONTENT_TYPE, "text/calendar; charset=utf-8");
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"reunions.ics\"");
    ([kind, name], calendar.finish()).into_response()
}

/// Gives a meeting as a file for a calendar.
pub async fn of_meeting(cx: Cx, Path(id): Path<Id<Meeting>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let (instance, meeting) = reach::read_meeting(&cx, &mut db, id).await?;
    Ok(answer(&cx, &instance, &[meeting]))
}

/// Gives the newest meetings of an instance as a file for a calendar.
pub async fn of_instance(cx: Cx, Path(id): Path<Id<Instance>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let instance = reach::read(&cx, &mut db, id).await?;
    let meetings = store::of_instance(&mut db, id, (0, PAGE_SIZE as i64)).await?;
    Ok(answer(&cx, &instance, &meetings))
}
