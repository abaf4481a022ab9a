//! The page where somebody says who came, and what was spoken of.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use base::text::one_line;
use base::{Code as _, Db, Error, Id};
use difference::{Difference, Span, differences};
use partner::Institution;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::model::{Counted, Presence};
use super::store;
use crate::agenda::{self, Point};
use crate::meeting::pages::outrun;
use crate::{Instance, Meeting, meeting, member, reach};

/// An institution that has a seat, with what is known or was typed of it.
pub struct Seat {
    pub institution: Id<Institution>,
    pub name: String,
    pub announced: Option<Presence>,
    pub presence: Option<Presence>,
    pub by_function: String,
}

/// Who has a seat at a meeting: whoever sits in the instance on its day, and whoever is noted already.
pub async fn seats(db: &mut Db, (instance, meeting): (&Instance, &Meeting)) -> base::Result<Vec<Seat>> {
    let known = store::attendance(db, meeting.id).await?;
    let mut seats: BTreeMap<String, Seat> = BTreeMap::new();
    for one in member::store::sitting(db, instance.id, meeting.day).await? {
        let (institution, name) = (one.institution_id, one.institution);
        let seat =
            Seat { institution, name: name.clone(), announced: None, presence: None, by_function: String::new() };
        seats.insert(format!("{name} {institution}"), seat);
    }
    for one in known {
        let (institution, name) = (one.institution_id, one.institution);
        let (announced, presence, by_function) = (one.announced, one.presence, one.by_function);
        let key = format!("{name} {institution}");
        seats.insert(key, Seat { institution, name, announced, presence, by_function });
    }
    Ok(seats.into_values().collect())
}

/// What was sent: boxes named after an institution or a point.
type Sent = BTreeMap<String, String>;

#[derive(Template)]
#[template(path = "attendance/form.html")]
struct Edit {
    cx: Cx,
    instance: Instance,
    meeting: Meeting,
    seats: Vec<Seat>,
    points: Vec<Point>,
    errors: Errors,
    differences: Option<Vec<Difference>>,
}

impl Edit {
    fn presences(&self) -> &'static [Presence] {
        Presence::ALL
    }

    /// What the form shows: what was noted, or else what was announced.
    fn is_chosen(&self, seat: &Seat, presence: &Presence) -> bool {
        seat.presence.or(seat.announced) == Some(*presence)
    }

    /// Who came, in lines, for showing what differs.
    fn told(&self) -> Vec<(&'static str, String)> {
        let line = |seat: &Seat| {
            let said = seat.presence.map(|one| self.cx.label("presence", one)).unwrap_or_default();
            format!("{} : {said} {}", seat.name, seat.by_function).trim().to_owned()
        };
        let points = self.points.iter().filter(|point| point.is_done).map(|point| point.title.clone());
        vec![
            ("attendance-title", self.seats.iter().map(line).collect::<Vec<_>>().join("\n")),
            ("attendance-done", points.collect::<Vec<_>>().join("\n")),
        ]
    }

    /// The same with what was typed, and what is wrong with it.
    fn typed(mut self, sent: &Sent) -> Self {
        for seat in &mut self.seats {
            seat.presence = sent.get(&format!("a-{}", seat.institution)).and_then(|code| code.parse().ok());
            seat.by_function = sent.get(&format!("by-{}", seat.institution)).map(|by| one_line(by)).unwrap_or_default();
        }
        for point in &mut self.points {
            point.is_done = sent.contains_key(&format!("done-{}", point.id));
        }
        let is_told = self.seats.iter().all(|seat| seat.presence.is_some());
        self.errors.require("seats", is_told, "attendance-missing");
        let is_short = self.seats.iter().all(|seat| seat.by_function.chars().count() <= FUNCTION);
        self.errors.require("seats", is_short, "meeting-text-long");
        self
    }
}

const FUNCTION: usize = 150;

async fn edit_of(cx: Cx, db: &mut Db, (instance, meeting): (Instance, Meeting)) -> Result<Edit> {
    let seats = seats(db, (&instance, &meeting)).await?;
    let points = agenda::store::points(db, meeting.id).await?;
    Ok(Edit { cx, instance, meeting, seats, points, errors: Errors::default(), differences: None })
}

/// Shows the form of who came.
pub async fn form(cx: Cx, Path(id): Path<Id<Meeting>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let known = reach::keep_meeting(&cx, &mut db, id).await?;
    page(&edit_of(cx, &mut db, known).await?)
}

/// Notes who came. Who began on an older version sees the difference, and keeps what she ticked.
pub async fn save(cx: Cx, Path(id): Path<Id<Meeting>>, Form(sent): Form<Sent>) -> Result<Response> {
    let mut db = cx.write().await?;
    let known = reach::keep_meeting(&cx, &mut db, id).await?;
    let held = known.1.hold(cx.today())?;
    let edit = edit_of(cx, &mut db, known).await?;
    let before = edit.told();
    let edit = edit.typed(&sent);
    let version = sent.get("version").and_then(|version| version.parse().ok()).unwrap_or(0);
    if edit.meeting.version != version {
        let differences = Some(differences(before, edit.told()));
        return outrun(&Edit { differences, errors: Errors::default(), ..edit });
    }
    if !edit.errors.is_empty() {
        return invalid(&edit);
    }
    note(&mut db, &edit).await?;
    if !meeting::store::update(&mut db, &held).await? {
        return Err(Error::Conflict.into());
    }
    edit.cx.journal(&mut db, "meeting.held", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&held.path()))
}

async fn note(db: &mut Db, edit: &Edit) -> base::Result<()> {
    for seat in &edit.seats {
        let Some(presence) = seat.presence else { continue };
        store::note(db, (edit.meeting.id, seat.institution), (presence, &seat.by_function)).await?;
    }
    Ok(agenda::store::put(db, edit.meeting.id, &edit.points).await?)
}

/// What attendance adds up to; none until somebody has said who came.
pub fn counted(seats: &[Seat]) -> Option<Counted> {
    let presences: Vec<Presence> = seats.iter().filter_map(|seat| seat.presence).collect();
    (!presences.is_empty()).then(|| Counted::of(presences.into_iter()))
}
