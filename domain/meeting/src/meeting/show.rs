//! The page of a meeting: when and where, the agenda, who is asked and who comes, what was decided, what is to be done next.

use askama::Template;
use axum::response::Response;
use base::{Db, Id};
use mail::Fate;
use web::{Cx, Errors, Path, Result, page};

use super::model::{Meeting, MeetingState};
use super::store;
use crate::agenda::{self, Point};
use crate::attendance::pages::{Seat, counted, seats};
use crate::decision::form::DecisionForm;
use crate::decision::pages::{Outcome, outcomes};
use crate::invitation::model::reached;
use crate::invitation::{self, Invited, Reached};
use crate::names::Names;
use crate::{Counted, Instance, attendance, member, minutes, reach};

#[derive(Template)]
#[template(path = "meeting/show.html")]
pub struct Show {
    pub cx: Cx,
    pub instance: Instance,
    pub meeting: Meeting,
    pub points: Vec<Point>,
    pub seats: Vec<Seat>,
    pub invited: Vec<Invited>,
    pub outcomes: Vec<Outcome>,
    pub has_minutes: bool,
    /// The next meeting that is planned after this one.
    pub next: Option<Meeting>,
    pub may_keep: bool,
    /// Those that a decision may be given to.
    pub names: Names,
    pub form: DecisionForm,
    pub errors: Errors,
}

impl Show {
    fn hour(&self, minute: &i64) -> String {
        super::pages::hour(&self.cx, *minute)
    }

    pub fn counted(&self) -> Option<Counted> {
        counted(&self.seats)
    }

    pub fn quorum(&self) -> Option<bool> {
        self.counted().and_then(|counted| counted.has_quorum(&self.instance))
    }

    fn needed(&self) -> usize {
        self.instance.quorum_of(self.seats.len()).unwrap_or(0)
    }

    /// Whether somebody may say who came.
    fn may_be_held(&self) -> bool {
        self.may_keep && self.meeting.hold(self.cx.today()).is_ok()
    }

    fn may_be_convened(&self) -> bool {
        self.may_keep && self.meeting.convene(self.cx.local_now()).is_ok()
    }

    /// It was to take place, and nobody has said who came.
    fn is_unsaid(&self) -> bool {
        self.meeting.is_open() && self.meeting.ends_at() < self.cx.local_now()
    }

    fn is_convened(&self) -> bool {
        self.meeting.state == MeetingState::Convened
    }

    fn is_held(&self) -> bool {
        self.meeting.state == MeetingState::Held
    }

    /// Whether minutes can be written or read.
    fn has_a_record(&self) -> bool {
        self.may_keep && (self.has_minutes || self.is_held())
    }

    /// How many of those who can be written to have not been.
    fn unwritten(&self) -> usize {
        self.invited.iter().filter(|one| one.reached == Reached::Unwritten).count()
    }

    fn is_faulty(&self, one: &Invited) -> bool {
        matches!(one.reached, Reached::Dead | Reached::NoServer | Reached::Mute)
    }

    fn may_make_actions(&self) -> bool {
        self.instance.contract_id.is_some()
    }
}

/// Each member of a meeting's day, with how she was reached.
async fn invited(db: &mut Db, meeting: &Meeting) -> base::Result<Vec<Invited>> {
    let invitations = invitation::store::of_meeting(db, meeting.id).await?;
    let mut invited = Vec::new();
    for member in member::store::sitting(db, meeting.instance_id, meeting.day).await? {
        let known = invitations.iter().find(|one| one.member_id == member.id);
        let fate: Option<Fate> = match known.and_then(|one| one.mail_id) {
            Some(mail) => mail::fate(db, mail).await?,
            None => None,
        };
        let is_mute = member.email.reveal().is_empty();
        let reached = if is_mute { Reached::Mute } else { reached(known, fate.as_ref()) };
        invited.push(Invited { member, reached });
    }
    Ok(invited)
}

/// The page of a meeting.
pub async fn show_of(cx: Cx, db: &mut Db, (instance, meeting): (Instance, Meeting)) -> Result<Show> {
    let may_keep = reach::is_kept(&cx, &instance);
    let coming = store::coming(db, instance.id, meeting.day).await?;
    let names = if may_keep { Names::of(db, instance.territory_id).await? } else { Names::default() };
    let form =
        DecisionForm { in_plan: instance.contract_id.is_some().then(|| "on".to_owned()), ..DecisionForm::default() };
    Ok(Show {
        points: agenda::store::points(db, meeting.id).await?,
        seats: seats(db, (&instance, &meeting)).await?,
        invited: if may_keep { invited(db, &meeting).await? } else { Vec::new() },
        outcomes: outcomes(db, meeting.id).await?,
        has_minutes: minutes::store::text(db, meeting.id).await?.is_some(),
        next: coming.into_iter().find(|one| one.id != meeting.id),
        may_keep,
        names,
        form,
        errors: Errors::default(),
        cx,
        instance,
        meeting,
    })
}

/// Shows a meeting.
pub async fn show(cx: Cx, Path(id): Path<Id<Meeting>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let known = reach::read_meeting(&cx, &mut db, id).await?;
    page(&show_of(cx, &mut db, known).await?)
}

/// What attendance of a meeting adds up to; none until somebody has said who came.
pub async fn count(db: &mut Db, meeting: Id<Meeting>) -> base::Result<Option<Counted>> {
    let known = attendance::store::attendance(db, meeting).await?;
    let presences: Vec<_> = known.iter().filter_map(|one| one.presence).collect();
    Ok((!presences.is_empty()).then(|| Counted::of(presences.into_iter())))
}
