//! What becomes of a plan when its contract is renewed, and what its actions look like in the next one.

use std::collections::{BTreeMap, BTreeSet};

use base::Id;
use chrono::{DateTime, NaiveDate, Utc};
use contract::Contract;

use crate::axis::{Axis, Objective};
use crate::board::{AxisBoard, Board, Card};
use crate::indicator::Indicator;
use crate::step::Step;
use crate::{Action, ActionState};

/// Where an action stands in a plan.
pub type Spot = (Id<Axis>, Option<Id<Objective>>);

/// What becomes of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Ends,
    /// In the place that it has, which goes on with it.
    GoesOn,
    /// In a place of the next plan.
    Under(Spot),
}

/// What was decided of a plan. What is not in it is left as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Whether they go on for themselves.
    pub axes: BTreeMap<Id<Axis>, bool>,
    pub objectives: BTreeMap<Id<Objective>, bool>,
    pub actions: BTreeMap<Id<Action>, Outcome>,
}

/// The plan of the contract before, and what of it is in the next plan already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heritage {
    pub before: Board,
    /// All axes and objectives of the next plan, those that were taken away included.
    pub axes: Vec<Axis>,
    pub objectives: Vec<Objective>,
}

/// How much of a plan goes on, ends, and is not decided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CarriedCounts {
    pub axes: usize,
    pub objectives: usize,
    pub actions: usize,
    /// Actions alone.
    pub ended: usize,
    pub undecided: usize,
}

impl Heritage {
    /// What an axis became in the next plan, where it stands.
    pub fn axis(&self, before: Id<Axis>) -> Option<&Axis> {
        self.axes.iter().find(|one| one.carried_from == Some(before) && one.removed_on.is_none())
    }

    pub fn objective(&self, before: Id<Objective>) -> Option<&Objective> {
        self.objectives.iter().find(|one| one.carried_from == Some(before) && one.removed_on.is_none())
    }

    /// How it stands now.
    pub fn counts(&self) -> CarriedCounts {
        let objectives: Vec<_> = self.before.axes.iter().flat_map(|one| &one.objectives).collect();
        let undecided = [
            self.before.axes.iter().filter(|one| one.axis.settled_on.is_none()).count(),
            objectives.iter().filter(|one| one.objective.settled_on.is_none()).count(),
            self.before.cards().filter(|card| card.action.settled_on.is_none()).count(),
        ];
        CarriedCounts {
            axes: self.before.axes.iter().filter(|one| self.axis(one.axis.id).is_some()).count(),
            objectives: objectives.iter().filter(|one| self.objective(one.objective.id).is_some()).count(),
            actions: self.before.cards().filter(|card| card.sequel.is_some()).count(),
            ended: self.before.cards().filter(|card| card.sequel.is_none() && card.action.settled_on.is_some()).count(),
            undecided: undecided.into_iter().sum(),
        }
    }

    /// What is proposed of an action: what is done or dropped ends, what is open goes on; what was decided before stands.
    pub fn proposed(&self, card: &Card) -> Outcome {
        let is_open = card.action.settled_on.is_none() && card.action.state.is_open();
        if is_open { Outcome::GoesOn } else { Outcome::Ends }
    }

    /// What is proposed of an axis or an objective: it goes on unless all that it holds ends.
    pub fn is_proposed<'a>(&self, settled_on: Option<NaiveDate>, mut cards: impl Iterator<Item = &'a Card>) -> bool {
        let Some(first) = cards.next() else { return settled_on.is_none() };
        std::iter::once(first).chain(cards).any(|card| self.proposed(card) == Outcome::GoesOn)
    }
}

impl Outcomes {
    pub fn is_empty(&self) -> bool {
        self.axes.is_empty() && self.objectives.is_empty() && self.actions.is_empty()
    }

    fn stays(&self, card: &Card) -> bool {
        self.actions.get(&card.action.id) == Some(&Outcome::GoesOn)
    }

    /// The axes and objectives that go on: those that were chosen, and those that hold something that goes on in its place.
    pub fn frame(&self, before: &Board) -> (BTreeSet<Id<Axis>>, BTreeSet<Id<Objective>>) {
        let (mut axes, mut objectives) = (BTreeSet::new(), BTreeSet::new());
        for one in &before.axes {
            let below: Vec<_> = one.objectives.iter().filter(|of| self.keeps_objective(of)).collect();
            if !below.is_empty() || self.keeps_axis(one) {
                axes.insert(one.axis.id);
            }
            objectives.extend(below.into_iter().map(|of| of.objective.id));
        }
        (axes, objectives)
    }

    fn keeps_axis(&self, one: &AxisBoard) -> bool {
        self.axes.get(&one.axis.id) == Some(&true) || one.cards.iter().any(|card| self.stays(card))
    }

    fn keeps_objective(&self, one: &crate::ObjectiveBoard) -> bool {
        self.objectives.get(&one.objective.id) == Some(&true) || one.cards.iter().any(|card| self.stays(card))
    }

    /// How much these make go on and end, beside what went on before.
    pub fn counts(&self, heritage: &Heritage) -> CarriedCounts {
        let (axes, objectives) = self.frame(&heritage.before);
        let ended = self.actions.values().filter(|outcome| **outcome == Outcome::Ends).count();
        CarriedCounts {
            axes: axes.iter().filter(|id| heritage.axis(**id).is_none()).count(),
            objectives: objectives.iter().filter(|id| heritage.objective(**id).is_none()).count(),
            actions: self.actions.len() - ended,
            ended,
            undecided: 0,
        }
    }
}

/// Whether a day is before the first of the next contract.
fn has_passed(next: &Contract, day: NaiveDate) -> bool {
    next.starts_on.is_some_and(|start| day < start)
}

/// An action in the plan of the next contract. Its money, its results and the meeting that decided it stay behind; so do its days
/// once they have passed. What was done or dropped begins anew.
pub fn carried(old: &Action, (next, spot): (&Contract, Option<Spot>), now: DateTime<Utc>) -> Action {
    let ends_on = old.ends_on.filter(|end| old.state.is_open() && !has_passed(next, *end));
    let starts_on = old.starts_on.filter(|_| old.state.is_open() && ends_on == old.ends_on);
    Action {
        id: Id::new(),
        contract_id: next.id,
        axis_id: spot.map(|(axis, _)| axis),
        objective_id: spot.and_then(|(_, objective)| objective),
        starts_on,
        ends_on,
        state: if old.state == ActionState::Running { ActionState::Running } else { ActionState::Planned },
        reason: String::new(),
        budget_cents: None,
        decided_meeting_id: None,
        decided_on: None,
        carried_from: Some(old.id),
        settled_on: None,
        added_at: now,
        removed_on: None,
        version: 1,
        ..old.clone()
    }
}

/// What an action had still to hand over or to reach, for the one that goes on with it.
pub fn carried_steps(card: &Card, action_id: Id<Action>, next: &Contract) -> Vec<Step> {
    let open = card.steps.iter().filter(|step| step.done_on.is_none());
    let carried = open.map(|step| Step {
        id: Id::new(),
        action_id,
        due_on: step.due_on.filter(|due| !has_passed(next, *due)),
        version: 1,
        ..step.clone()
    });
    carried.collect()
}

/// What an action was measured by, without its values.
pub fn carried_indicators(card: &Card, action_id: Id<Action>) -> Vec<Indicator> {
    let indicators = card.measures.iter().map(|one| &one.indicator);
    indicators.map(|one| Indicator { id: Id::new(), action_id, version: 1, ..one.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::model::tests::card;
    use crate::step::StepKind;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn next() -> Contract {
        Contract {
            id: Id::new(),
            territory_id: Id::new(),
            title: "Contrat 2027-2029".into(),
            kind: None,
            level: None,
            starts_on: Some(day("2027-01-01")),
            ends_on: None,
            predecessor_id: None,
            version: 1,
        }
    }

    fn of(action: &Action) -> Action {
        carried(action, (&next(), None), "2026-11-23T09:00:00Z".parse().unwrap())
    }

    #[test]
    fn what_goes_on_leaves_its_money_its_origin_and_its_past_days_behind() {
        let old = Action {
            state: ActionState::Running,
            starts_on: Some(day("2025-01-01")),
            ends_on: Some(day("2026-12-31")),
            budget_cents: Some(100),
            decided_on: Some(day("2025-01-01")),
            ..card().action
        };
        let new = of(&old);
        assert_eq!((new.carried_from, new.state), (Some(old.id), ActionState::Running));
        assert_eq!((new.starts_on, new.ends_on, new.budget_cents, new.decided_on), (None, None, None, None));
        let long = Action { ends_on: Some(day("2027-01-01")), ..old };
        assert_eq!((of(&long).starts_on, of(&long).ends_on), (long.starts_on, long.ends_on));
    }

    #[test]
    fn what_was_done_or_dropped_begins_anew() {
        for state in [ActionState::Done, ActionState::Dropped] {
            let old = Action { state, reason: "Sans moyens".into(), ends_on: Some(day("2028-01-01")), ..card().action };
            assert_eq!((of(&old).state, of(&old).ends_on), (ActionState::Planned, None));
            assert_eq!(of(&old).reason, "");
        }
    }

    #[test]
    fn what_is_handed_over_already_stays_and_a_day_that_has_passed_is_left() {
        let step = |due: &str, done: &str| Step {
            id: Id::new(),
            action_id: Id::new(),
            kind: StepKind::Deliverable,
            title: due.into(),
            due_on: due.parse().ok(),
            done_on: done.parse().ok(),
            weight: 1,
            removed_on: None,
            version: 4,
        };
        let steps = vec![step("2026-01-01", "2026-01-02"), step("2026-06-01", ""), step("2027-06-01", "")];
        let carried = carried_steps(&Card { steps, ..card() }, Id::new(), &next());
        let told: Vec<_> = carried.iter().map(|step| (step.title.as_str(), step.due_on, step.version)).collect();
        assert_eq!(told, [("2026-06-01", None, 1), ("2027-06-01", Some(day("2027-06-01")), 1)]);
    }

    fn board(axes: Vec<AxisBoard>) -> Board {
        Board { contract: next(), today: card().today, axes, decisions: Vec::new(), removed: Vec::new() }
    }

    #[test]
    fn what_goes_on_in_its_place_takes_its_place_along() {
        let axis = Axis::new(Id::new(), 1, "Former".into());
        let objective = Objective::new(axis.id, 1, "Une offre commune".into());
        let below = crate::ObjectiveBoard { objective: objective.clone(), cards: vec![card()] };
        let action = below.cards[0].action.id;
        let before = board(vec![AxisBoard { axis: axis.clone(), cards: Vec::new(), objectives: vec![below] }]);
        let heritage = Heritage { before, axes: Vec::new(), objectives: Vec::new() };
        let outcomes = |outcome| Outcomes {
            axes: [(axis.id, false)].into(),
            objectives: [(objective.id, false)].into(),
            actions: [(action, outcome)].into(),
        };
        let counts = |outcome| {
            let CarriedCounts { axes, objectives, actions, ended, .. } = outcomes(outcome).counts(&heritage);
            (axes, objectives, actions, ended)
        };
        assert_eq!(counts(Outcome::GoesOn), (1, 1, 1, 0));
        assert_eq!(counts(Outcome::Under((Id::new(), None))), (0, 0, 1, 0), "elsewhere, its place does not");
        assert_eq!(counts(Outcome::Ends), (0, 0, 0, 1));
        assert_eq!(heritage.counts().undecided, 3);
    }

    #[test]
    fn what_is_open_is_proposed_to_go_on_with_its_place() {
        let heritage = Heritage { before: board(Vec::new()), axes: Vec::new(), objectives: Vec::new() };
        let done = Card { action: Action { state: ActionState::Done, ..card().action }, ..card() };
        assert_eq!((heritage.proposed(&card()), heritage.proposed(&done)), (Outcome::GoesOn, Outcome::Ends));
        assert!(heritage.is_proposed(None, [&done, &card()].into_iter()));
        assert!(!heritage.is_proposed(None, [&done].into_iter()));
        assert!(heritage.is_proposed(None, std::iter::empty()), "what was not begun may be");
    }
}
