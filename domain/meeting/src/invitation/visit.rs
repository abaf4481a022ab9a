//! What a member sees by her link, without an account: when and where, and what it is to be about. Looking changes nothing, as mail
//! scanners look too; she answers once, for her institution.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use base::Db;
use base::text::one_line;
use serde::Deserialize;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::model::Invitation;
use super::store;
use crate::agenda::{self, Point};
use crate::secret::digest;
use crate::{Instance, Meeting, Member, Presence, attendance, instance, meeting, member};

/// What she answers, as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AnswerForm {
    pub said: String,
    /// By whom her institution is represented: a function.
    pub by_function: String,
}

const FUNCTION: std::ops::RangeInclusive<usize> = 3..=150;

impl AnswerForm {
    fn check(&self) -> Result<(Presence, String), Errors> {
        let mut errors = Errors::default();
        let said = self.said.parse().ok().filter(|said| ANSWERS.contains(said));
        errors.require("said", said.is_some(), "reply-choose");
        let by_function = one_line(&self.by_function);
        let is_represented = said == Some(Presence::Represented);
        let is_named = FUNCTION.contains(&by_function.chars().count());
        errors.require("by_function", !is_represented || is_named, "reply-by-needed");
        match said {
            Some(said) if errors.is_empty() => Ok((said, if is_represented { by_function } else { String::new() })),
            _ => Err(errors),
        }
    }
}

/// What may be announced.
const ANSWERS: [Presence; 3] = [Presence::Present, Presence::Represented, Presence::Excused];

#[derive(Template)]
#[template(path = "invitation/visit.html")]
struct Visit {
    cx: Cx,
    secret: String,
    invitation: Invitation,
    instance: Instance,
    meeting: Meeting,
    member: Member,
    points: Vec<Point>,
    /// What her institution announced.
    announced: Option<Presence>,
    form: AnswerForm,
    errors: Errors,
}

impl Visit {
    fn answers(&self) -> &'static [Presence] {
        &ANSWERS
    }

    fn is_chosen(&self, presence: &Presence) -> bool {
        self.form.said == presence.to_string()
    }

    fn hour(&self, minute: &i64) -> String {
        crate::meeting::pages::hour(&self.cx, *minute)
    }

    fn may_answer(&self) -> bool {
        self.invitation.answered_at.is_none()
    }
}

#[derive(Template)]
#[template(path = "invitation/dead.html")]
struct Dead {
    cx: Cx,
}

/// A link that is over, was replaced, or never was: which of them is not said.
fn dead(cx: Cx) -> Result<Response> {
    Ok((StatusCode::GONE, Html(Dead { cx }.render()?)).into_response())
}

/// What a living link opens: until the meeting is over.
async fn opened(cx: &Cx, db: &mut Db, secret: &str) -> Result<Option<(Invitation, Instance, Meeting, Member)>> {
    let Some(invitation) = store::by_link(db, &digest(secret)).await? else { return Ok(None) };
    let meeting = meeting::store::meeting(db, invitation.meeting_id).await?;
    let Some(meeting) = meeting.filter(|one| one.is_open() && one.ends_at() > cx.local_now()) else { return Ok(None) };
    let Some(instance) = instance::store::instance(db, meeting.instance_id).await? else { return Ok(None) };
    let members = member::store::sitting(db, instance.id, meeting.day).await?;
    let member = members.into_iter().find(|one| one.id == invitation.member_id);
    Ok(member.map(|member| (invitation, instance, meeting, member)))
}

async fn visit_of(
    cx: Cx,
    db: &mut Db,
    secret: String,
    (invitation, instance, meeting, member): (Invitation, Instance, Meeting, Member),
) -> Result<Visit> {
    let points = agenda::store::points(db, meeting.id).await?;
    let known = attendance::store::announced(db, meeting.id, member.institution_id).await?;
    let (announced, by_function) = known.unwrap_or_default();
    let said = announced.map(|said| said.to_string()).unwrap_or_default();
    let (form, errors) = (AnswerForm { said, by_function }, Errors::default());
    Ok(Visit { cx, secret, invitation, instance, meeting, member, points, announced, form, errors })
}

/// Shows a meeting to a member.
pub async fn show(cx: Cx, Path(secret): Path<String>) -> Result<Response> {
    let mut db = cx.read().await?;
    let Some(opened) = opened(&cx, &mut db, &secret).await? else { return dead(cx) };
    page(&visit_of(cx, &mut db, secret, opened).await?)
}

/// Takes what she answers for her institution, once.
pub async fn answer(cx: Cx, Path(secret): Path<String>, Form(form): Form<AnswerForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let Some(opened) = opened(&cx, &mut db, &secret).await? else { return dead(cx) };
    if opened.0.answered_at.is_some() {
        return dead(cx);
    }
    let visit = visit_of(cx, &mut db, secret, opened).await?;
    let (said, by_function) = match form.check() {
        Ok(said) => said,
        Err(errors) => return invalid(&Visit { form, errors, ..visit }),
    };
    let whom = (visit.meeting.id, visit.member.institution_id);
    attendance::store::announce(&mut db, whom, (said, &by_function)).await?;
    store::put(&mut db, &Invitation { answered_at: Some(visit.cx.now()), ..visit.invitation }).await?;
    visit.cx.journal(&mut db, "meeting.answered", visit.meeting.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/reunion/{}", visit.secret)))
}
