//! Copying what goes on into the plan of the next contract.

use std::collections::BTreeMap;

use base::{Db, Id, Result};
use chrono::{DateTime, Utc};
use contract::Contract;

use super::model::{Heritage, Outcome, Outcomes, Spot, carried, carried_indicators, carried_steps};
use super::store;
use crate::axis::{Axis, Objective};
use crate::board::Card;
use crate::{Action, action, axis, indicator, step};

/// Copies what goes on into the plan of `next`, and notes of all that was decided that it is. What is there already stays as it
/// is: twice changes nothing.
pub async fn carry(
    db: &mut Db,
    (next, heritage): (&Contract, &Heritage),
    outcomes: &Outcomes,
    now: DateTime<Utc>,
) -> Result<()> {
    let frame = carry_frame(db, (next, heritage), outcomes).await?;
    for card in heritage.before.cards().filter(|card| card.sequel.is_none()) {
        let spot = match outcomes.actions.get(&card.action.id) {
            None | Some(Outcome::Ends) => continue,
            Some(Outcome::Under(spot)) => Some(*spot),
            Some(Outcome::GoesOn) => frame.spot(&card.action),
        };
        let new = carried(&card.action, (next, spot), now);
        carry_action(db, (card, new), next).await?;
    }
    settle(db, heritage, outcomes, now).await
}

/// What axes and objectives became in the next plan.
#[derive(Debug, Default)]
struct Frame {
    axes: BTreeMap<Id<Axis>, Id<Axis>>,
    objectives: BTreeMap<Id<Objective>, Id<Objective>>,
}

impl Frame {
    /// The same place in the next plan; none of what stands apart.
    fn spot(&self, old: &Action) -> Option<Spot> {
        let axis = old.axis_id.and_then(|id| self.axes.get(&id))?;
        Some((*axis, old.objective_id.and_then(|id| self.objectives.get(&id)).copied()))
    }
}

/// Copies the axes and objectives that go on, behind those that are there; one that was taken away there comes back.
async fn carry_frame(
    db: &mut Db,
    (next, heritage): (&Contract, &Heritage),
    outcomes: &Outcomes,
) -> sqlx::Result<Frame> {
    let (axes, objectives) = outcomes.frame(&heritage.before);
    let mut frame = Frame::default();
    let mut place = heritage.axes.iter().map(|one| one.position).max().unwrap_or(0);
    for old in heritage.before.axes.iter().filter(|one| axes.contains(&one.axis.id)) {
        place += 1;
        let known = heritage.axes.iter().find(|one| one.carried_from == Some(old.axis.id));
        let new = carry_axis(db, (next, &old.axis, known), place).await?;
        frame.axes.insert(old.axis.id, new);
        let there = heritage.objectives.iter().filter(|one| one.axis_id == new);
        let mut place = there.map(|one| one.position).max().unwrap_or(0);
        for of in old.objectives.iter().filter(|of| objectives.contains(&of.objective.id)) {
            place += 1;
            let known = heritage.objectives.iter().find(|one| one.carried_from == Some(of.objective.id));
            let id = carry_objective(db, (new, &of.objective, known), place).await?;
            frame.objectives.insert(of.objective.id, id);
        }
    }
    Ok(frame)
}

async fn carry_axis(
    db: &mut Db,
    (next, old, known): (&Contract, &Axis, Option<&Axis>),
    place: i64,
) -> sqlx::Result<Id<Axis>> {
    if let Some(known) = known {
        axis::store::restore_axis(db, known.id).await?;
        return Ok(known.id);
    }
    let new = Axis { carried_from: Some(old.id), ..Axis::new(next.id, place, old.title.clone()) };
    axis::store::insert_axis(db, &new).await?;
    Ok(new.id)
}

/// The copy of an objective stands below the copy of its axis; one that somebody moved on comes back where it is.
async fn carry_objective(
    db: &mut Db,
    (below, old, known): (Id<Axis>, &Objective, Option<&Objective>),
    place: i64,
) -> sqlx::Result<Id<Objective>> {
    if let Some(known) = known {
        axis::store::restore_objective(db, known.id).await?;
        return Ok(known.id);
    }
    let new = Objective { carried_from: Some(old.id), ..Objective::new(below, place, old.title.clone()) };
    axis::store::insert_objective(db, &new).await?;
    Ok(new.id)
}

/// An action with who helps, what it had still to hand over, and what it is measured by.
async fn carry_action(db: &mut Db, (card, new): (&Card, Action), next: &Contract) -> sqlx::Result<()> {
    action::store::insert(db, &new).await?;
    let helpers: Vec<_> = card.helpers.iter().map(|(id, _)| *id).collect();
    action::store::put_helpers(db, new.id, &helpers).await?;
    for step in carried_steps(card, new.id, next) {
        step::store::insert(db, &step).await?;
    }
    for indicator in carried_indicators(card, new.id) {
        indicator::store::insert(db, &indicator).await?;
    }
    Ok(())
}

/// Notes that it is decided of all this.
async fn settle(db: &mut Db, heritage: &Heritage, outcomes: &Outcomes, now: DateTime<Utc>) -> Result<()> {
    let today = web::today_at(now);
    let (axes, objectives) = outcomes.frame(&heritage.before);
    for id in axes.iter().chain(outcomes.axes.keys()) {
        store::settle_axis(db, *id, today).await?;
    }
    for id in objectives.iter().chain(outcomes.objectives.keys()) {
        store::settle_objective(db, *id, today).await?;
    }
    for id in outcomes.actions.keys() {
        store::settle_action(db, *id, today).await?;
    }
    Ok(())
}
