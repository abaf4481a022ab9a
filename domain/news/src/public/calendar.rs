//! The public events of a territory as a calendar that others follow, and one event to put into one's own.

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use base::Id;
use calendar::{Again, Calendar, Event};
use chrono::TimeDelta;
use partner::Territory;
use web::{Cx, Path, Result};

use super::pages::{reach, territory};
use crate::model::{Announcement, AnnouncementKind};
use crate::store;

const MAKER: &str = "-//agenda//FR";
/// How many events a calendar holds.
const TOLD: i64 = 200;
/// A calendar that is followed goes on showing what was there lately.
const KEPT: TimeDelta = TimeDelta::days(90);

fn answer(calendar: Calendar) -> Response {
    ([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], calendar.finish()).into_response()
}

fn event(cx: &Cx, territory: &Territory, told: &Announcement) -> Event {
    let page = format!("{}{}", cx.app.settings.origin, cx.to(&told.public_path(&territory.slug)));
    let parts = [told.summary.as_str(), told.registration.as_str(), told.link.as_str(), page.as_str()];
    Event {
        uid: told.id.uuid().to_string(),
        sequence: told.version,
        stamp: told.updated_at,
        when: told.when(),
        again: Again::default(),
        summary: told.title.clone(),
        description: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n"),
        location: told.whereabouts(),
        is_cancelled: false,
    }
}

/// Gives the events of the last months and those to come.
pub async fn give(cx: Cx, Path(slug): Path<String>) -> Result<Response> {
    let mut db = cx.read().await?;
    let territory = territory(&mut db, &slug).await?;
    let mut calendar = Calendar::new(MAKER);
    for one in store::public_events_from(&mut db, territory.id, cx.today() - KEPT, (0, TOLD)).await? {
        calendar.push(&event(&cx, &territory, &one.told));
    }
    Ok(answer(calendar))
}

/// Gives one event.
pub async fn give_one(cx: Cx, Path((slug, id)): Path<(String, Id<Announcement>)>) -> Result<Response> {
    let mut db = cx.read().await?;
    let territory = territory(&mut db, &slug).await?;
    let told = reach(&mut db, territory.id, (id, AnnouncementKind::Event)).await?.told;
    let mut calendar = Calendar::new(MAKER);
    calendar.push(&event(&cx, &territory, &told));
    Ok(answer(calendar))
}
