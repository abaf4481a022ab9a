//! The pages of minutes: reading and writing.

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use difference::{Difference, Span, differences};
use markdown::Html as Written;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::store;
use super::text::{MinutesForm, MinutesVersion, told};
use crate::meeting::pages::outrun;
use crate::meeting::show::{Show, show_of};
use crate::{Meeting, MeetingState, agenda, reach};

#[derive(Template)]
#[template(path = "minutes/show.html")]
struct Read {
    cx: Cx,
    show: Show,
    text: Option<Written>,
    version: Option<MinutesVersion>,
}

impl Read {
    fn may_write(&self) -> bool {
        self.show.may_keep && self.show.meeting.state == MeetingState::Held
    }

    fn hour(&self, minute: &i64) -> String {
        crate::meeting::pages::hour(&self.cx, *minute)
    }
}

/// Shows the minutes of a meeting, to be read or printed. Until they are approved, only their keepers read them.
pub async fn show(cx: Cx, Path(id): Path<Id<Meeting>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let known = reach::read_meeting(&cx, &mut db, id).await?;
    let show = show_of(cx.clone(), &mut db, known).await?;
    if !may_read(&show) {
        return Err(Error::NotFound.into());
    }
    let version = store::text(&mut db, id).await?;
    let text = version.as_ref().map(|version| markdown::html(&version.text, "", 3));
    page(&Read { cx, show, text, version })
}

/// Whether the reader may read the minutes of a meeting that was held.
pub fn may_read(show: &Show) -> bool {
    match show.meeting.state {
        MeetingState::Approved => true,
        MeetingState::Held => show.may_keep,
        _ => false,
    }
}

#[derive(Template)]
#[template(path = "minutes/form.html")]
struct Writing {
    cx: Cx,
    meeting: Meeting,
    form: MinutesForm,
    errors: Errors,
    differences: Option<Vec<Difference>>,
}

/// Minutes that may be written: of a meeting that was held, and not yet approved.
pub fn writable(meeting: Meeting) -> Result<Meeting, Error> {
    match meeting.state {
        MeetingState::Held => Ok(meeting),
        MeetingState::Approved => Err(Error::Refused("meeting-is-approved")),
        _ => Err(Error::Refused("meeting-not-held")),
    }
}

/// Shows the form of minutes.
pub async fn form(cx: Cx, Path(id): Path<Id<Meeting>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let (_, meeting) = reach::keep_meeting(&cx, &mut db, id).await?;
    let meeting = writable(meeting)?;
    let form = match store::text(&mut db, id).await? {
        Some(stored) => MinutesForm { text: stored.text, number: stored.number },
        None => MinutesForm::begun(&agenda::store::points(&mut db, id).await?),
    };
    page(&Writing { cx, meeting, form, errors: Errors::default(), differences: None })
}

/// Saves minutes as a new version. Who began on an older one sees the difference, and keeps her text.
pub async fn save(cx: Cx, Path(id): Path<Id<Meeting>>, Form(form): Form<MinutesForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (_, meeting) = reach::keep_meeting(&cx, &mut db, id).await?;
    let meeting = writable(meeting)?;
    let stored = store::text(&mut db, id).await?;
    let number = stored.as_ref().map_or(0, |stored| stored.number);
    if form.number != number {
        let stored = stored.map(|stored| stored.text).unwrap_or_default();
        let differences = Some(differences(told(&stored), told(&form.text)));
        let form = MinutesForm { number, ..form };
        return outrun(&Writing { cx, meeting, form, errors: Errors::default(), differences });
    }
    let text = match form.check() {
        Ok(text) => text,
        Err(errors) => return invalid(&Writing { cx, meeting, form, errors, differences: None }),
    };
    if stored.is_none_or(|stored| stored.text != text) {
        add(&cx, &mut db, id, (number + 1, text)).await?;
        db.commit().await?;
    }
    Ok(see_other(&format!("{}/compte-rendu", meeting.path())))
}

/// Adds a version in the name of whoever writes.
pub async fn add(cx: &Cx, db: &mut Db, id: Id<Meeting>, (number, text): (i64, String)) -> Result<()> {
    let written_by = cx.signed_in()?.function.clone();
    store::add(db, id, &MinutesVersion { number, text, written_by, written_on: cx.today() }).await?;
    cx.journal(db, "meeting.minutes_written", id.uuid()).await
}
