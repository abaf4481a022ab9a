//! Minutes as a document.

use anyhow::Context as _;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use base::{Error, Id};
use pdf::{Archive, Order, set};
use serde_json::{Value, json};
use web::{Cx, Path, Result};

use super::pages::may_read;
use super::store;
use crate::attendance::pages::counted;
use crate::meeting::pages::hour;
use crate::meeting::show::{Show, show_of};
use crate::{Meeting, MeetingState, reach};

/// Gives the minutes of a meeting as a file, under a name that says nothing.
pub async fn give(cx: Cx, Path(id): Path<Id<Meeting>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let known = reach::read_meeting(&cx, &mut db, id).await?;
    let show = show_of(cx.clone(), &mut db, known).await?;
    if !may_read(&show) {
        return Err(Error::NotFound.into());
    }
    let text = store::text(&mut db, id).await?.map(|version| version.text).unwrap_or_default();
    drop(db);
    let (data, made_at) = (data(&cx, &show, &text), cx.now());
    let drawn = tokio::task::spawn_blocking(move || {
        let template = include_str!("../../typst/minutes.typ");
        set(&Order { template, data: &data, pictures: &[], made_at })?.pdf(Archive::No)
    });
    let file = drawn.await.context("minutes on paper")?.map_err(anyhow::Error::from)?;
    let kind = (header::CONTENT_TYPE, "application/pdf");
    Ok(([kind, (header::CONTENT_DISPOSITION, "inline; filename=\"compte-rendu.pdf\"")], file).into_response())
}

fn data(cx: &Cx, show: &Show, text: &str) -> Value {
    let meeting = &show.meeting;
    let when = format!("{}, {} – {}", cx.day(&meeting.day), hour(cx, meeting.from_minute), hour(cx, meeting.to_minute));
    let state = match (meeting.state, meeting.approved_on) {
        (MeetingState::Approved, Some(day)) => cx.t1("minutes-approved-on", "day", cx.day(&day)),
        _ => cx.t("minutes-draft"),
    };
    json!({
        "title": cx.t("minutes-title"),
        "lang": cx.lang.to_string(),
        "demo": cx.is_demo(),
        "words": words(cx),
        "instance": show.instance.name,
        "when": when,
        "place": meeting.place,
        "state": state,
        "convened": meeting.convened_on.map(|day| cx.t1("meeting-convened-on", "day", cx.day(&day))),
        "counted": counts(cx, show),
        "seats": show.seats.iter().map(|seat| [seat.name.clone(), seat.presence.map(|one| cx.label("presence", one)).unwrap_or_default(), seat.by_function.clone()]).collect::<Vec<_>>(),
        "points": show.points.iter().map(|point| point.title.clone()).collect::<Vec<_>>(),
        "text": markdown::blocks(text),
        "decisions": decisions(cx, show),
        "next": next(cx, show),
    })
}

fn words(cx: &Cx) -> Value {
    json!({
        "demo": cx.t("minutes-demo"),
        "attendance": cx.t("attendance-title"),
        "institution": cx.t("member-institution"),
        "presence": cx.t("presence-label"),
        "by": cx.t("attendance-by"),
        "agenda": cx.t("agenda-title"),
        "agenda-none": cx.t("agenda-none"),
        "discussions": cx.t("minutes-discussions"),
        "decisions": cx.t("decided-title"),
        "decisions-none": cx.t("decided-none"),
        "decision": cx.t("decided-one"),
        "lead": cx.t("decided-lead"),
        "due": cx.t("decided-due-on"),
        "next": cx.t("meeting-next"),
        "attendance-none": cx.t("attendance-none"),
    })
}

/// How many took part, and whether that was enough.
fn counts(cx: &Cx, show: &Show) -> String {
    let Some(counted) = counted(&show.seats) else { return String::new() };
    let told = cx.t2("attendance-counted", "voices", counted.voices(), "seats", counted.seats());
    match counted.has_quorum(&show.instance) {
        Some(true) => format!("{told} {}", cx.t("attendance-quorum-met")),
        Some(false) => format!("{told} {}", cx.t("attendance-quorum-missed")),
        None => told,
    }
}

fn decisions(cx: &Cx, show: &Show) -> Vec<[String; 3]> {
    let row = |outcome: &crate::decision::pages::Outcome| {
        let due = outcome.decision.due_on.map(|day| cx.day(&day)).unwrap_or_default();
        [outcome.decision.text.clone(), outcome.lead.clone().unwrap_or_default(), due]
    };
    show.outcomes.iter().map(row).collect()
}

fn next(cx: &Cx, show: &Show) -> String {
    match &show.next {
        Some(next) => format!("{}, {}", cx.day(&next.day), hour(cx, next.from_minute)),
        None => cx.t("meeting-next-none"),
    }
}
