//! The page of an agenda: she orders lines, ticks what is proposed, adds what she likes.

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use difference::{Difference, Span, differences};
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::model::{AgendaForm, Point, Proposal};
use super::{proposals, store};
use crate::meeting::pages::outrun;
use crate::{Instance, Meeting, meeting, reach};

#[derive(Template)]
#[template(path = "agenda/form.html")]
struct Edit {
    cx: Cx,
    meeting: Meeting,
    points: Vec<Point>,
    proposals: Vec<Proposal>,
    form: AgendaForm,
    errors: Errors,
    differences: Option<Vec<Difference>>,
}

async fn edit_of(cx: Cx, db: &mut Db, (instance, meeting): (Instance, Meeting)) -> Result<Edit> {
    let points = store::points(db, meeting.id).await?;
    let proposals = proposals::proposals(db, &cx, (&instance, &meeting), &points).await?;
    let form = AgendaForm::of(&points, meeting.version);
    Ok(Edit { cx, meeting, points, proposals, form, errors: Errors::default(), differences: None })
}

/// Shows the form of an agenda.
pub async fn form(cx: Cx, Path(id): Path<Id<Meeting>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let known = reach::keep_meeting(&cx, &mut db, id).await?;
    page(&edit_of(cx, &mut db, known).await?)
}

fn told(form: &AgendaForm) -> Vec<(&'static str, String)> {
    vec![("agenda-title", form.points.replace("\r\n", "\n").trim().to_owned())]
}

/// Saves an agenda. Who began on an older one sees the difference, and keeps her lines.
pub async fn save(cx: Cx, Path(id): Path<Id<Meeting>>, Form(form): Form<AgendaForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let known = reach::keep_meeting(&cx, &mut db, id).await?;
    let edit = edit_of(cx, &mut db, known).await?;
    if !edit.meeting.is_open() {
        return Err(Error::Refused("meeting-is-over").into());
    }
    if form.version != edit.meeting.version {
        let differences = Some(differences(told(&edit.form), told(&form)));
        let form = AgendaForm { version: edit.meeting.version, ..form };
        return outrun(&Edit { form, differences, ..edit });
    }
    let points = match form.check(id, (&edit.points, &edit.proposals)) {
        Ok(points) => points,
        Err(errors) => return invalid(&Edit { form, errors, ..edit }),
    };
    store::put(&mut db, id, &points).await?;
    let changed = Meeting { version: edit.meeting.version + 1, ..edit.meeting };
    if !meeting::store::update(&mut db, &changed).await? {
        return Err(Error::Conflict.into());
    }
    edit.cx.journal(&mut db, "meeting.agenda_changed", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&changed.path()))
}
