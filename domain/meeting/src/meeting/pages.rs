//! The pages where a meeting is planned or changed; the list of all instances with what comes next.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use base::{Db, Error, Id};
use chrono::{NaiveTime, TimeDelta};
use difference::{Difference, Span, differences};
use queue::push;
use web::{Cx, Errors, Form, Path, Query, Result, invalid, page, see_other};

use super::form::MeetingForm;
use super::model::{Meeting, Slot};
use super::store;
use crate::invitation::jobs::Tell;
use crate::yearly::{self, Yearly};
use crate::{Instance, KEEP_MEETINGS, SEE_MEETINGS, attendance, instance, invitation, reach};

/// Minutes since midnight as people say them.
pub fn hour(cx: &Cx, minute: i64) -> String {
    web::hour(NaiveTime::MIN + TimeDelta::minutes(minute), cx.lang)
}

/// The page again, because what it is about has gone on since it was read (409).
pub fn outrun(template: &impl Template) -> Result<Response> {
    Ok((StatusCode::CONFLICT, Html(template.render()?)).into_response())
}

/// An instance in a list, with its next and its last meeting.
struct Row {
    instance: Instance,
    next: Option<Meeting>,
    last: Option<Meeting>,
    yearly: Option<Yearly>,
}

#[derive(Template)]
#[template(path = "meeting/list.html")]
struct List {
    cx: Cx,
    rows: Vec<Row>,
    may_keep: bool,
}

impl List {
    fn hour(&self, minute: &i64) -> String {
        hour(&self.cx, *minute)
    }

    fn has_ended(&self, row: &Row) -> bool {
        row.instance.has_ended(self.cx.today())
    }

    /// What is to come, the next first.
    fn coming(&self) -> Vec<(&Instance, &Meeting)> {
        let mut coming: Vec<_> = self.rows.iter().filter_map(|row| Some((&row.instance, row.next.as_ref()?))).collect();
        coming.sort_by_key(|(_, meeting)| meeting.starts_at());
        coming
    }
}

/// The instances that the reader may know of: those of the territory that she keeps, and those in which her institution sits.
async fn known(cx: &Cx, db: &mut Db) -> Result<Vec<Instance>> {
    let reader = cx.may(SEE_MEETINGS)?;
    let mut known = match cx.has(KEEP_MEETINGS) {
        true => instance::store::of_territory(db, Id::from_uuid(reader.territory)).await?,
        false => Vec::new(),
    };
    if let Some(institution) = reader.institution {
        let hers = instance::store::of_institution(db, Id::from_uuid(institution)).await?;
        known.extend(
            hers.into_iter().filter(|one| one.territory_id.uuid() != reader.territory || !cx.has(KEEP_MEETINGS)),
        );
    }
    Ok(known)
}

/// Lists the instances that the reader may know of, with what comes next.
pub async fn list(cx: Cx) -> Result<Response> {
    let mut db = cx.read().await?;
    let mut rows = Vec::new();
    for instance in known(&cx, &mut db).await? {
        let next = store::coming(&mut db, instance.id, cx.today()).await?.into_iter().next();
        let last = store::last_held(&mut db, instance.id, cx.today()).await?;
        let yearly = yearly::of(&mut db, &instance, cx.today()).await?.filter(|one| one.months > 0);
        rows.push(Row { instance, next, last, yearly });
    }
    let may_keep = cx.has(KEEP_MEETINGS);
    page(&List { cx, rows, may_keep })
}

#[derive(Template)]
#[template(path = "meeting/form.html")]
struct Edit {
    cx: Cx,
    instance: Instance,
    /// The one that is changed; none for a new one.
    known: Option<Meeting>,
    form: MeetingForm,
    errors: Errors,
    differences: Option<Vec<Difference>>,
}

#[derive(Debug, serde::Deserialize)]
pub struct After {
    /// The meeting that the new one comes after.
    apres: Option<Id<Meeting>>,
}

/// Shows the form of a new meeting: like the one before it, if there is one.
pub async fn blank(cx: Cx, Path(id): Path<Id<Instance>>, Query(after): Query<After>) -> Result<Response> {
    let mut db = cx.read().await?;
    let instance = reach::keep(&cx, &mut db, id).await?;
    let before = match after.apres {
        Some(before) => store::meeting(&mut db, before).await?.filter(|one| one.instance_id == id),
        None => None,
    };
    let form = before.map(|one| MeetingForm::at(&one.next_slot(instance.kind))).unwrap_or_default();
    page(&Edit { cx, instance, known: None, form, errors: Errors::default(), differences: None })
}

/// Plans a meeting.
pub async fn create(cx: Cx, Path(id): Path<Id<Instance>>, Form(form): Form<MeetingForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let instance = reach::keep(&cx, &mut db, id).await?;
    let slot: Slot = match form.check() {
        Ok(slot) => slot,
        Err(errors) => return invalid(&Edit { cx, instance, known: None, form, errors, differences: None }),
    };
    let meeting = Meeting::new(id, slot);
    store::insert(&mut db, &meeting).await?;
    cx.journal(&mut db, "meeting.planned", meeting.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&meeting.path()))
}

/// Shows the form of a meeting.
pub async fn edit(cx: Cx, Path(id): Path<Id<Meeting>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let (instance, meeting) = reach::keep_meeting(&cx, &mut db, id).await?;
    let form = MeetingForm::of(&meeting);
    page(&Edit { cx, instance, known: Some(meeting), form, errors: Errors::default(), differences: None })
}

/// Saves when and where a meeting takes place; its members are told if they were asked to come.
pub async fn save(cx: Cx, Path(id): Path<Id<Meeting>>, Form(form): Form<MeetingForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (instance, meeting) = reach::keep_meeting(&cx, &mut db, id).await?;
    if form.version != meeting.version {
        let differences = Some(differences(MeetingForm::of(&meeting).told(), form.told()));
        let form = MeetingForm { version: meeting.version, ..form };
        let known = Some(meeting);
        return outrun(&Edit { cx, instance, known, form, errors: Errors::default(), differences });
    }
    let moved = form.check().and_then(|slot| match meeting.moved(slot, cx.local_now()) {
        Err(Error::Refused(key)) => Err(Errors::one("day", key)),
        moved => Ok(moved),
    });
    let moved = match moved {
        Ok(moved) => moved?,
        Err(errors) => {
            let known = Some(meeting);
            return invalid(&Edit { cx, instance, known, form, errors, differences: None });
        }
    };
    if !store::update(&mut db, &moved).await? {
        return Err(Error::Conflict.into());
    }
    if moved.is_at_another_time(&meeting) {
        ask_again(&mut db, moved.id).await?;
    }
    if moved.sequence > meeting.sequence {
        push(&mut db, &Tell { meeting: id, origin: cx.app.settings.origin.clone() }, cx.now()).await?;
    }
    cx.journal(&mut db, "meeting.changed", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&moved.path()))
}

/// What was announced was about another day.
async fn ask_again(db: &mut Db, id: Id<Meeting>) -> base::Result<()> {
    attendance::store::forget(db, id).await?;
    for one in invitation::store::of_meeting(db, id).await? {
        let again = invitation::Invitation { answered_at: None, reminded_on: None, ..one };
        invitation::store::put(db, &again).await?;
    }
    Ok(())
}
