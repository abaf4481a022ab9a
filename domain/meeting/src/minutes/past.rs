//! What minutes said before, and going back to it.

use askama::Template;
use axum::response::Response;
use base::{Error, Id};
use difference::{Difference, Span, differences};
use serde::Deserialize;
use web::{Cx, Form, Path, Result, page, see_other};

use super::pages::{add, writable};
use super::store;
use super::text::{MinutesVersion, told};
use crate::{Meeting, MeetingState, reach};

/// A version, with what it changed.
struct Past {
    version: MinutesVersion,
    changes: Vec<Difference>,
}

#[derive(Template)]
#[template(path = "minutes/versions.html")]
struct Versions {
    cx: Cx,
    meeting: Meeting,
    pasts: Vec<Past>,
    newest: i64,
}

impl Versions {
    /// It can be brought back: nothing changes once they are approved.
    fn is_past(&self, past: &Past) -> bool {
        self.meeting.state == MeetingState::Held && past.version.number < self.newest
    }
}

/// Lists what minutes said, the newest version first, with what each changed.
pub async fn list(cx: Cx, Path(id): Path<Id<Meeting>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let (_, meeting) = reach::keep_meeting(&cx, &mut db, id).await?;
    let versions = store::versions(&mut db, id).await?;
    let newest = versions.first().map_or(0, |newest| newest.number);
    let before = versions.iter().skip(1).map(|version| version.text.as_str()).chain([""]);
    let pasts = versions.iter().zip(before).map(|(version, before)| Past {
        changes: differences(told(before), told(&version.text)),
        version: version.clone(),
    });
    let pasts = pasts.collect();
    page(&Versions { cx, meeting, pasts, newest })
}

/// The version that is the newest for whoever asks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Read {
    number: i64,
}

/// Brings back what minutes said, as a new version.
pub async fn restore(cx: Cx, Path((id, number)): Path<(Id<Meeting>, i64)>, Form(read): Form<Read>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (_, meeting) = reach::keep_meeting(&cx, &mut db, id).await?;
    let meeting = writable(meeting)?;
    let newest = store::text(&mut db, id).await?.ok_or(Error::NotFound)?;
    let past = store::version(&mut db, id, number).await?.ok_or(Error::NotFound)?;
    if newest.number != read.number {
        return Err(Error::Conflict.into());
    }
    if newest.text != past.text {
        add(&cx, &mut db, id, (newest.number + 1, past.text)).await?;
        db.commit().await?;
    }
    Ok(see_other(&format!("{}/compte-rendu", meeting.path())))
}
