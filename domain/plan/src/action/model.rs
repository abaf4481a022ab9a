//! An action, and the rules of how it stands.

use base::Id;
use chrono::{DateTime, NaiveDate, Utc};
use contract::Contract;
use partner::Institution;
use sqlx::FromRow;
use sqlx::types::Uuid;

use crate::axis::{Axis, Objective};

base::text_enum! {
    /// How an action stands.
    pub enum ActionState { Planned = "planned", Running = "running", Done = "done", Dropped = "dropped" }
}

base::text_enum! {
    /// Where an audience is met.
    pub enum Setting {
        School = "school", Youth = "youth", Sport = "sport", Culture = "culture", University = "university",
        Workplace = "workplace", PublicSpace = "public_space", Nightlife = "nightlife", Health = "health",
        Justice = "justice", Other = "other",
    }
}

/// What signatories do under a contract. All but its title may be unknown.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Action {
    pub id: Id<Action>,
    pub contract_id: Id<Contract>,
    /// None of one that was decided in a meeting and has not found its place.
    pub axis_id: Option<Id<Axis>>,
    /// Of that axis.
    pub objective_id: Option<Id<Objective>>,
    pub title: String,
    pub description: String,
    pub lead_id: Option<Id<Institution>>,
    /// For whom it is, in words.
    pub audience: String,
    pub setting: Option<Setting>,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub state: ActionState,
    /// Why it was dropped; empty for another.
    pub reason: String,
    pub budget_cents: Option<i64>,
    /// The public may read of it.
    pub is_public: bool,
    /// The meeting that decided it.
    pub decided_meeting_id: Option<Uuid>,
    pub decided_on: Option<NaiveDate>,
    /// The one of the contract before that it goes on with.
    pub carried_from: Option<Id<Action>>,
    /// Since when it is decided whether it goes on in the next contract, or ends with this one.
    pub settled_on: Option<NaiveDate>,
    pub added_at: DateTime<Utc>,
    pub removed_on: Option<NaiveDate>,
    pub version: i64,
}

/// What a meeting decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    pub meeting: Uuid,
    pub on: NaiveDate,
}

/// An action that is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAction {
    pub contract: Id<Contract>,
    /// 3 to 300 letters.
    pub title: String,
    pub lead: Option<Id<Institution>>,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub decided: Option<Decided>,
}

/// What a funder gives.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Funding {
    pub action_id: Id<Action>,
    pub position: i64,
    pub funder: String,
    pub amount_cents: i64,
}

/// How long a title may be, in letters.
pub const TITLE: std::ops::RangeInclusive<usize> = 3..=300;

impl NewAction {
    /// The action, if it says what is to be done and does not end before it starts.
    pub fn check(&self, now: DateTime<Utc>) -> Result<Action, &'static str> {
        let title = base::text::one_line(&self.title);
        if !TITLE.contains(&title.chars().count()) {
            return Err("plan-title-length");
        }
        if self.starts_on.zip(self.ends_on).is_some_and(|(start, end)| end < start) {
            return Err("plan-ends-before");
        }
        Ok(Action {
            id: Id::new(),
            contract_id: self.contract,
            axis_id: None,
            objective_id: None,
            title,
            description: String::new(),
            lead_id: self.lead,
            audience: String::new(),
            setting: None,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            state: ActionState::Planned,
            reason: String::new(),
            budget_cents: None,
            is_public: false,
            decided_meeting_id: self.decided.map(|decided| decided.meeting),
            decided_on: self.decided.map(|decided| decided.on),
            carried_from: None,
            settled_on: None,
            added_at: now,
            removed_on: None,
            version: 1,
        })
    }
}

impl ActionState {
    /// What may come after it: what was done or dropped is taken up again before it is anything else.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Planned => &[Self::Running, Self::Done, Self::Dropped],
            Self::Running => &[Self::Done, Self::Planned, Self::Dropped],
            Self::Done => &[Self::Running],
            Self::Dropped => &[Self::Planned],
        }
    }

    /// It is still to be worked on.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::Running)
    }
}

impl Action {
    pub fn path(&self) -> String {
        format!("/pro/contrats/{}/plan/actions/{}", self.contract_id, self.id)
    }

    /// It is still to be worked on, under this contract.
    pub const fn is_open(&self) -> bool {
        self.state.is_open() && self.settled_on.is_none() && self.removed_on.is_none()
    }

    /// The action in another state, or why not: nothing is dropped without a reason, runs before its first day, or is done
    /// while something of it is still to be done.
    pub fn moved(self, to: ActionState, reason: &str, facts: &Facts) -> Result<Self, (&'static str, &'static str)> {
        if !self.state.next().contains(&to) {
            return Err(("state", "plan-state-not-next"));
        }
        let is_early = self.starts_on.is_some_and(|start| start > facts.today);
        match to {
            ActionState::Running | ActionState::Done if is_early => return Err(("state", "plan-state-early")),
            ActionState::Done if facts.open_steps > 0 => return Err(("state", "plan-state-steps")),
            ActionState::Dropped if reason.chars().count() < 3 => return Err(("reason", "plan-reason-needed")),
            _ => {}
        }
        let reason = if to == ActionState::Dropped { reason.to_owned() } else { String::new() };
        Ok(Self { state: to, reason, version: self.version + 1, ..self })
    }

    /// The years in which it takes place; none where no date is known.
    pub fn years(&self) -> Vec<i32> {
        use chrono::Datelike as _;
        let (first, last) = (self.starts_on.or(self.ends_on), self.ends_on.or(self.starts_on));
        first.zip(last).map_or_else(Vec::new, |(first, last)| (first.year()..=last.year()).collect())
    }
}

/// What is known when an action is moved on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    pub today: NaiveDate,
    /// Deliverables and milestones that are not done.
    pub open_steps: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn new() -> NewAction {
        NewAction {
            contract: Id::new(),
            title: " Former  l’accueil ".into(),
            lead: None,
            starts_on: None,
            ends_on: None,
            decided: None,
        }
    }

    fn action(new: &NewAction) -> Action {
        new.check("2026-11-23T09:00:00Z".parse().unwrap()).unwrap()
    }

    const FACTS: Facts = Facts { today: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), open_steps: 0 };

    #[test]
    fn a_title_is_enough_and_a_day_does_not_come_before_the_first() {
        assert_eq!(action(&new()).title, "Former l’accueil");
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        assert_eq!(NewAction { title: "a".into(), ..new() }.check(now), Err("plan-title-length"));
        let backwards = NewAction { starts_on: Some(day("2026-02-01")), ends_on: Some(day("2026-01-31")), ..new() };
        assert_eq!(backwards.check(now), Err("plan-ends-before"));
    }

    #[test]
    fn what_is_dropped_says_why_and_is_taken_up_without_it() {
        let action = action(&new());
        assert_eq!(action.clone().moved(ActionState::Dropped, "", &FACTS), Err(("reason", "plan-reason-needed")));
        let dropped = action.moved(ActionState::Dropped, "Sans financement", &FACTS).unwrap();
        assert_eq!((dropped.reason.as_str(), dropped.version), ("Sans financement", 2));
        assert_eq!(dropped.clone().moved(ActionState::Done, "", &FACTS), Err(("state", "plan-state-not-next")));
        assert_eq!(dropped.moved(ActionState::Planned, "", &FACTS).unwrap().reason, "");
    }

    #[test]
    fn nothing_runs_before_its_first_day() {
        let later = action(&NewAction { starts_on: Some(day("2026-11-24")), ..new() });
        assert_eq!(later.clone().moved(ActionState::Running, "", &FACTS), Err(("state", "plan-state-early")));
        let on_the_day = Facts { today: day("2026-11-24"), ..FACTS };
        assert!(later.moved(ActionState::Running, "", &on_the_day).is_ok());
    }

    #[test]
    fn nothing_is_done_while_something_of_it_is_to_be_done() {
        let running = action(&new()).moved(ActionState::Running, "", &FACTS).unwrap();
        let with_one = Facts { open_steps: 1, ..FACTS };
        assert_eq!(running.clone().moved(ActionState::Done, "", &with_one), Err(("state", "plan-state-steps")));
        assert_eq!(running.moved(ActionState::Done, "", &FACTS).unwrap().state, ActionState::Done);
    }

    #[test]
    fn an_action_takes_place_in_each_year_between_its_days() {
        let over = NewAction { starts_on: Some(day("2023-12-31")), ends_on: Some(day("2025-01-01")), ..new() };
        assert_eq!(action(&over).years(), [2023, 2024, 2025]);
        assert_eq!(action(&NewAction { ends_on: Some(day("2025-01-01")), ..new() }).years(), [2025]);
        assert!(action(&new()).years().is_empty());
    }
}
