//! An action with what is known of it; a plan of axes and objectives.

use base::Id;
use chrono::NaiveDate;
use contract::Contract;
use partner::Institution;
use sqlx::FromRow;

use crate::action::Funding;
use crate::axis::{Axis, Objective};
use crate::indicator::Indicator;
use crate::indicator::model::Point;
use crate::progress::{Part, Progress, mean, progress};
use crate::session::{Counts, YearCounts};
use crate::step::Step;
use crate::{Action, ActionState};

/// An indicator with what it came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    pub indicator: Indicator,
    pub points: Vec<Point>,
    /// By now; none where nobody entered anything.
    pub reading: Option<i64>,
}

/// An action with what is known of it on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    pub action: Action,
    /// The name of its lead.
    pub lead: Option<String>,
    /// Its lead signs the contract.
    pub does_lead_sign: bool,
    /// Who helps, by name.
    pub helpers: Vec<(Id<Institution>, String)>,
    pub fundings: Vec<Funding>,
    pub steps: Vec<Step>,
    pub measures: Vec<Measure>,
    pub sessions: Vec<YearCounts>,
    /// The one that goes on with it in the next contract.
    pub sequel: Option<Sequel>,
    pub today: NaiveDate,
}

/// Where an action goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Sequel {
    pub from: Id<Action>,
    pub contract_id: Id<Contract>,
    pub id: Id<Action>,
}

/// Why an action is late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lateness {
    /// Its last day has passed.
    Ended(NaiveDate),
    /// A deliverable or a milestone should have come by then.
    Step(String, NaiveDate),
}

/// What a plan lacks to be followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hole {
    NoLead,
    LeadDoesNotSign,
    NoEnd,
    NothingToMeasure,
    NoPlace,
}

/// A late action, for whoever asks what is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateAction {
    pub action: Action,
    pub why: Vec<Lateness>,
}

/// What of an action's last day and steps has passed by `today`; nothing of one that is done or dropped, or that
/// its contract's renewal has decided of.
pub fn lateness<'a>(action: &Action, steps: impl Iterator<Item = &'a Step>, today: NaiveDate) -> Vec<Lateness> {
    if !action.is_open() {
        return Vec::new();
    }
    let ended = action.ends_on.filter(|end| *end < today).map(Lateness::Ended);
    let overdue = steps.filter(|step| step.removed_on.is_none() && step.is_overdue(today));
    let overdue = overdue.filter_map(|step| Some(Lateness::Step(step.title.clone(), step.due_on?)));
    ended.into_iter().chain(overdue).collect()
}

impl Hole {
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoLead => "plan-hole-lead",
            Self::LeadDoesNotSign => "plan-hole-signatory",
            Self::NoEnd => "plan-hole-end",
            Self::NothingToMeasure => "plan-hole-measure",
            Self::NoPlace => "plan-hole-place",
        }
    }
}

impl Card {
    /// How far it is, worked out from its indicators, deliverables and milestones.
    pub fn progress(&self) -> Progress {
        let measures = self.measures.iter().filter_map(|one| one.indicator.part(one.reading));
        let steps = self.steps.iter().map(|step| Part::step(step.weight, step.done_on.is_some()));
        progress(&measures.chain(steps).collect::<Vec<_>>())
    }

    pub fn late(&self) -> Vec<Lateness> {
        lateness(&self.action, self.steps.iter(), self.today)
    }

    pub fn is_late(&self) -> bool {
        !self.late().is_empty()
    }

    /// What it lacks; nothing of one that is done or dropped.
    pub fn holes(&self) -> Vec<Hole> {
        let counts = self.measures.iter().any(|one| one.indicator.target_amount.is_some()) || !self.steps.is_empty();
        let holes = [
            (self.action.lead_id.is_none(), Hole::NoLead),
            (self.action.lead_id.is_some() && !self.does_lead_sign, Hole::LeadDoesNotSign),
            (self.action.ends_on.is_none(), Hole::NoEnd),
            (!counts, Hole::NothingToMeasure),
            (self.action.axis_id.is_none(), Hole::NoPlace),
        ];
        let is_open = self.action.is_open();
        holes.into_iter().filter(|(is_there, _)| is_open && *is_there).map(|(_, hole)| hole).collect()
    }

    /// What renewals made of it, in words: taken over from before or new, then what becomes of it in the next contract.
    pub fn lineage(&self, is_renewed: bool) -> Vec<&'static str> {
        let origin = is_renewed.then_some(if self.action.carried_from.is_some() { "plan-carried" } else { "plan-new" });
        let outcome = match (&self.sequel, self.action.settled_on) {
            (Some(_), _) => Some("plan-goes-on"),
            (None, Some(_)) => Some("plan-ends"),
            (None, None) => None,
        };
        origin.into_iter().chain(outcome).collect()
    }

    /// All sessions together.
    pub fn sessions_sum(&self) -> Counts {
        Counts::sum(self.sessions.iter().map(|one| &one.counts))
    }

    /// What funders give together.
    pub fn funded_cents(&self) -> i64 {
        self.fundings.iter().map(|one| one.amount_cents).sum()
    }

    pub fn open_steps(&self) -> usize {
        self.steps.iter().filter(|step| step.done_on.is_none()).count()
    }

    /// Whether an institution leads it or helps with it.
    pub fn is_of(&self, institution: Id<Institution>) -> bool {
        self.action.lead_id == Some(institution) || self.helpers.iter().any(|(id, _)| *id == institution)
    }
}

/// An objective with its actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectiveBoard {
    pub objective: Objective,
    pub cards: Vec<Card>,
}

/// An axis with its actions, and with its objectives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AxisBoard {
    pub axis: Axis,
    /// Those of no objective.
    pub cards: Vec<Card>,
    pub objectives: Vec<ObjectiveBoard>,
}

/// The plan of a contract as it stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    pub contract: Contract,
    pub today: NaiveDate,
    pub axes: Vec<AxisBoard>,
    /// Decided in meetings, and without a place in the plan.
    pub decisions: Vec<Card>,
    /// Those that were taken away.
    pub removed: Vec<Action>,
}

impl AxisBoard {
    pub fn all(&self) -> impl Iterator<Item = &Card> {
        self.cards.iter().chain(self.objectives.iter().flat_map(|one| &one.cards))
    }
}

impl Board {
    /// Every action, in the order of the plan.
    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        self.axes.iter().flat_map(AxisBoard::all).chain(&self.decisions)
    }

    /// Something of it goes on with a plan before: then it is told of the rest that it is new.
    pub fn is_renewed(&self) -> bool {
        let is_frame = |one: &AxisBoard| {
            one.axis.carried_from.is_some() || one.objectives.iter().any(|of| of.objective.carried_from.is_some())
        };
        self.axes.iter().any(is_frame) || self.cards().any(|card| card.action.carried_from.is_some())
    }

    pub fn card(&self, id: Id<Action>) -> Option<&Card> {
        self.cards().find(|card| card.action.id == id)
    }

    /// How far the plan is: the mean of its actions, those that were dropped left out.
    pub fn progress(&self) -> Progress {
        overall(self.cards())
    }

    /// How many actions stand so.
    pub fn count(&self, state: &ActionState) -> usize {
        self.cards().filter(|card| card.action.state == *state).count()
    }

    pub fn count_late(&self) -> usize {
        self.cards().filter(|card| card.is_late()).count()
    }
}

/// How far some actions are together.
pub fn overall<'a>(cards: impl Iterator<Item = &'a Card>) -> Progress {
    mean(cards.filter(|card| card.action.state != ActionState::Dropped).map(Card::progress))
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::NewAction;
    use crate::indicator::model::tests::indicator;
    use crate::step::StepKind;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn step(due: &str, done: &str) -> Step {
        Step {
            id: Id::new(),
            action_id: Id::new(),
            kind: StepKind::Deliverable,
            title: "Guide".into(),
            due_on: due.parse().ok(),
            done_on: done.parse().ok(),
            weight: 1,
            removed_on: None,
            version: 1,
        }
    }

    pub fn card() -> Card {
        let new = NewAction {
            contract: Id::new(),
            title: "Former".into(),
            lead: None,
            starts_on: None,
            ends_on: Some(day("2026-11-30")),
            decided: None,
        };
        Card {
            action: new.check("2026-11-23T09:00:00Z".parse().unwrap()).unwrap(),
            lead: None,
            does_lead_sign: false,
            helpers: Vec::new(),
            fundings: Vec::new(),
            steps: Vec::new(),
            measures: Vec::new(),
            sessions: Vec::new(),
            sequel: None,
            today: day("2026-11-23"),
        }
    }

    #[test]
    fn an_action_is_late_when_its_end_or_the_day_of_a_step_has_passed() {
        assert!(!card().is_late());
        assert_eq!(Card { today: day("2026-12-01"), ..card() }.late(), [Lateness::Ended(day("2026-11-30"))]);
        let with = Card { steps: vec![step("2026-11-01", ""), step("2026-11-01", "2026-11-02")], ..card() };
        assert_eq!(with.late(), [Lateness::Step("Guide".into(), day("2026-11-01"))]);
        let state = ActionState::Done;
        let done = Card { action: Action { state, ..with.action.clone() }, today: day("2027-01-01"), ..with };
        assert!(!done.is_late(), "what is done is late no more");
    }

    #[test]
    fn what_an_action_lacks_is_told() {
        assert_eq!(card().holes(), [Hole::NoLead, Hole::NothingToMeasure, Hole::NoPlace]);
        let led = Action { lead_id: Some(Id::new()), ..card().action };
        assert!(Card { action: led, ..card() }.holes().contains(&Hole::LeadDoesNotSign));
        let with = Card { steps: vec![step("", "")], ..card() };
        assert!(!with.holes().contains(&Hole::NothingToMeasure));
        let dropped = Action { state: ActionState::Dropped, ..card().action };
        assert!(Card { action: dropped, ..card() }.holes().is_empty());
    }

    #[test]
    fn progress_is_of_indicators_and_steps_together() {
        let measure = Measure { indicator: indicator(), points: Vec::new(), reading: Some(40) };
        let card = Card { measures: vec![measure], steps: vec![step("", "2026-11-01")], ..card() };
        assert_eq!(card.progress().percent, Some(75));
        assert_eq!(overall([&card, &self::card()].into_iter()).percent, Some(75));
        let dropped = Card { action: Action { state: ActionState::Dropped, ..card.action.clone() }, ..card };
        assert_eq!(overall(std::iter::once(&dropped)).percent, None);
    }
}
