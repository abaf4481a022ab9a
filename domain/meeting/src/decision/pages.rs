//! Noting what a meeting decided, and making an action of it.

use axum::response::Response;
use base::{Db, Error, Id};
use plan::{Action, Decided, NewAction};
use web::{Cx, Form, Path, Result, invalid, see_other};

use super::form::DecisionForm;
use super::model::MeetingDecision;
use super::store;
use crate::meeting::show::{Show, show_of};
use crate::{Instance, Meeting, MeetingState, reach};

/// A decision with what became of it.
pub struct Outcome {
    pub decision: MeetingDecision,
    /// The name of the institution that leads it.
    pub lead: Option<String>,
    pub action: Option<Action>,
}

/// What a meeting decided, with what became of it.
pub async fn outcomes(db: &mut Db, meeting: Id<Meeting>) -> base::Result<Vec<Outcome>> {
    let mut outcomes = Vec::new();
    for decision in store::decisions(db, meeting).await? {
        let lead = match decision.institution_id {
            Some(id) => partner::institution(db, id).await?.map(|one| one.name),
            None => None,
        };
        let action = match decision.action_id {
            Some(id) => plan::action(db, id).await?,
            None => None,
        };
        outcomes.push(Outcome { decision, lead, action });
    }
    Ok(outcomes)
}

/// Makes an action of a decision, in the plan of its instance's contract.
pub async fn put_in_plan(
    db: &mut Db,
    cx: &Cx,
    (instance, meeting): (&Instance, &Meeting),
    decision: &MeetingDecision,
) -> base::Result<()> {
    let contract = instance.contract_id.ok_or(Error::Refused("decided-no-plan"))?;
    let new = NewAction {
        contract,
        title: decision.text.clone(),
        lead: decision.institution_id,
        starts_on: None,
        ends_on: decision.due_on,
        decided: Some(Decided { meeting: meeting.id.uuid(), on: meeting.day }),
    };
    let action = plan::add_action(db, &new, cx.now()).await?;
    Ok(store::become_action(db, decision.id, action).await?)
}

/// A meeting that may still decide: it was held, and its minutes are not approved.
async fn to_decide(cx: &Cx, db: &mut Db, id: Id<Meeting>) -> Result<(Instance, Meeting)> {
    let known = reach::keep_meeting(cx, db, id).await?;
    match known.1.state {
        MeetingState::Held => Ok(known),
        MeetingState::Approved => Err(Error::Refused("meeting-is-approved").into()),
        _ => Err(Error::Refused("meeting-not-held").into()),
    }
}

/// Notes a decision; it becomes an action of the plan if that was ticked.
pub async fn add(cx: Cx, Path(id): Path<Id<Meeting>>, Form(form): Form<DecisionForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let known = to_decide(&cx, &mut db, id).await?;
    let show = show_of(cx, &mut db, known).await?;
    let decision = match form.check(&show.meeting, &show.names) {
        Ok(decision) => decision,
        Err(errors) => return invalid(&Show { form, errors, ..show }),
    };
    store::insert(&mut db, &decision).await?;
    if form.in_plan.is_some() {
        put_in_plan(&mut db, &show.cx, (&show.instance, &show.meeting), &decision).await?;
    }
    show.cx.journal(&mut db, "meeting.decided", decision.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("{}#decisions", show.meeting.path())))
}

/// The ids in the address of a decision.
type Ids = (Id<Meeting>, Id<MeetingDecision>);

async fn decision(db: &mut Db, (meeting, id): Ids) -> Result<MeetingDecision> {
    let decisions = store::decisions(db, meeting).await?;
    Ok(decisions.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)?)
}

/// Makes an action of a decision that became none.
pub async fn plan_one(cx: Cx, Path(ids): Path<Ids>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (instance, meeting) = reach::keep_meeting(&cx, &mut db, ids.0).await?;
    let decision = decision(&mut db, ids).await?;
    match (decision.action_id, decision.institution_id.is_some() && decision.due_on.is_some()) {
        (Some(_), _) => return Err(Error::Refused("decided-has-action").into()),
        (None, false) => return Err(Error::Refused("decided-not-ripe").into()),
        (None, true) => put_in_plan(&mut db, &cx, (&instance, &meeting), &decision).await?,
    }
    cx.journal(&mut db, "meeting.decision_planned", decision.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("{}#decisions", meeting.path())))
}

/// Takes away a decision that was noted by mistake; one that became an action stays.
pub async fn remove(cx: Cx, Path(ids): Path<Ids>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (_, meeting) = to_decide(&cx, &mut db, ids.0).await?;
    let decision = decision(&mut db, ids).await?;
    if decision.action_id.is_some() {
        return Err(Error::Refused("decided-has-action").into());
    }
    store::remove(&mut db, decision.id).await?;
    cx.journal(&mut db, "meeting.decision_removed", decision.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("{}#decisions", meeting.path())))
}
