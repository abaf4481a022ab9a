//! The page of an action: all that is known of it, and how it stands.

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use contract::Contract;
use serde::Deserialize;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::model::{ActionState, Facts};
use super::store;
use crate::amount::Unit;
use crate::board::{Card, Chart, Lateness, Measure};
use crate::indicator::model::When;
use crate::indicator::{Feed, Indicator};
use crate::reach::{self, Ids};
use crate::session::model::{SessionYear, years};
use crate::step::Step;
use crate::{Action, axis, board, indicator, step};

/// How an action is to stand.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StateForm {
    pub state: String,
    pub reason: String,
    pub version: i64,
}

#[derive(Template)]
#[template(path = "plan/action.html")]
struct Show {
    cx: Cx,
    contract: Contract,
    card: Card,
    /// Steps and indicators that were taken away; for who keeps the plan.
    gone_steps: Vec<Step>,
    gone_indicators: Vec<Indicator>,
    /// Whether what it goes on with, and what goes on with it, is for the reader.
    origin: Option<String>,
    sequel: Option<String>,
    may_keep: bool,
    may_fill: bool,
    form: StateForm,
    errors: Errors,
}

impl Show {
    fn states(&self) -> Vec<(String, String)> {
        let next = self.card.action.state.next().iter();
        next.map(|state| (state.to_string(), self.cx.label("plan-move", state))).collect()
    }

    fn euros(&self, cents: &i64) -> String {
        Unit::Euros.shown(*cents, self.cx.lang)
    }

    fn amount(&self, measure: &Measure, amount: &i64) -> String {
        measure.indicator.unit.shown(*amount, self.cx.lang)
    }

    fn when(&self, when: &When) -> String {
        match when {
            When::Day(day) => self.cx.day(day),
            When::Year(year) => year.to_string(),
        }
    }

    /// As short as it fits below a bar.
    fn short(&self, when: &When) -> String {
        match when {
            When::Day(day) => day.format("%m/%y").to_string(),
            When::Year(year) => year.to_string(),
        }
    }

    fn chart(&self, measure: &Measure) -> Option<Chart> {
        Chart::draw(&measure.indicator, &measure.points)
    }

    fn years(&self) -> Vec<SessionYear> {
        years(&self.card.sessions)
    }

    fn path(&self) -> String {
        self.card.action.path()
    }

    /// The address of the meeting that decided it.
    fn meeting(&self) -> Option<Id<Action>> {
        self.card.action.decided_meeting_id.map(Id::from_uuid)
    }

    fn funded(&self) -> String {
        self.euros(&self.card.funded_cents())
    }

    fn is_overdue(&self, step: &Step) -> bool {
        step.is_overdue(self.card.today)
    }

    fn is_typed(&self, measure: &Measure) -> bool {
        measure.indicator.feed == Feed::Typed
    }
}

/// The addresses of what an action goes on with and of what goes on with it, as far as the reader may know of their contracts.
async fn neighbours(
    cx: &Cx,
    db: &mut Db,
    (contract, card): (&Contract, &Card),
) -> Result<(Option<String>, Option<String>)> {
    let address = |(contract, action): Ids| format!("/pro/contrats/{contract}/plan/actions/{action}");
    let before = contract.predecessor_id.zip(card.action.carried_from);
    let after = card.sequel.map(|sequel| (sequel.contract_id, sequel.id));
    let mut told = [None, None];
    for (told, ids) in told.iter_mut().zip([before, after]) {
        if let Some(ids) = ids
            && reach::read_action(cx, db, ids).await.is_ok()
        {
            *told = Some(address(ids));
        }
    }
    Ok(told.into())
}

async fn show_of(cx: Cx, db: &mut Db, (contract, action): (Contract, Action)) -> Result<Show> {
    let board = board::store::of_contract(db, &contract, cx.today()).await?;
    let card = board.card(action.id).cloned().ok_or(Error::NotFound)?;
    let (may_keep, may_fill) = (reach::is_kept(&cx, &contract), reach::is_filled(&cx, &contract, &action));
    let mut gone_steps = step::store::of_contract(db, contract.id).await?;
    gone_steps.retain(|one| may_keep && one.action_id == action.id && one.removed_on.is_some());
    let mut gone_indicators = indicator::store::of_contract(db, contract.id).await?;
    gone_indicators.retain(|one| may_keep && one.action_id == action.id && one.removed_on.is_some());
    let form = StateForm { version: action.version, ..StateForm::default() };
    let (origin, sequel) = neighbours(&cx, db, (&contract, &card)).await?;
    let errors = Errors::default();
    Ok(Show { cx, contract, card, gone_steps, gone_indicators, origin, sequel, may_keep, may_fill, form, errors })
}

/// Shows an action.
pub async fn show(cx: Cx, Path(ids): Path<Ids>) -> Result<Response> {
    let mut db = cx.read().await?;
    let found = reach::read_action(&cx, &mut db, ids).await?;
    page(&show_of(cx, &mut db, found).await?)
}

/// Moves an action on: planned, running, done, dropped.
pub async fn change_state(cx: Cx, Path(ids): Path<Ids>, Form(form): Form<StateForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (contract, action) = reach::keep_action(&cx, &mut db, ids).await?;
    if form.version != action.version {
        return Err(Error::Conflict.into());
    }
    let show = show_of(cx, &mut db, (contract, action.clone())).await?;
    let facts = Facts { today: show.cx.today(), open_steps: show.card.open_steps() };
    let reason = base::text::one_line(&form.reason);
    let moved = match form.state.parse::<ActionState>() {
        Ok(_) if reason.chars().count() > 500 => Err(("reason", "plan-text-long")),
        Ok(state) => action.moved(state, &reason, &facts),
        Err(_) => Err(("state", "plan-choice-unknown")),
    };
    let moved = match moved {
        Ok(moved) => moved,
        Err((field, key)) => return invalid(&Show { form, errors: Errors::one(field, key), ..show }),
    };
    if !store::update(&mut db, &moved).await? {
        return Err(Error::Conflict.into());
    }
    show.cx.journal(&mut db, "plan.action_moved", moved.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&moved.path()))
}

/// Takes an action away; it may come back.
pub async fn remove(cx: Cx, Path(ids): Path<Ids>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (contract, action) = reach::keep_action(&cx, &mut db, ids).await?;
    let removed = Action { removed_on: Some(cx.today()), version: action.version + 1, ..action };
    if !store::update(&mut db, &removed).await? {
        return Err(Error::Conflict.into());
    }
    cx.journal(&mut db, "plan.action_removed", removed.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("{}/plan", contract.path())))
}

/// Brings back an action that was taken away.
pub async fn restore(cx: Cx, Path((id, action)): Path<Ids>) -> Result<Response> {
    let mut db = cx.write().await?;
    let contract = reach::keep(&cx, &mut db, id).await?;
    let found = store::action(&mut db, action).await?.filter(|one| one.contract_id == contract.id);
    let action = found.filter(|one| one.removed_on.is_some()).ok_or(Error::NotFound)?;
    let restored = Action { removed_on: None, version: action.version + 1, ..action };
    if !store::update(&mut db, &restored).await? {
        return Err(Error::Conflict.into());
    }
    // Its place may have been taken away since: it comes back with it.
    if let Some(axis) = restored.axis_id {
        axis::store::restore_axis(&mut db, axis).await?;
    }
    if let Some(objective) = restored.objective_id {
        axis::store::restore_objective(&mut db, objective).await?;
    }
    cx.journal(&mut db, "plan.action_restored", restored.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&restored.path()))
}
