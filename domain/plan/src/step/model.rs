//! A deliverable, or a milestone.

use base::Id;
use chrono::NaiveDate;
use sqlx::FromRow;

use crate::Action;

base::text_enum! {
    /// What a step is: something that is handed over, or something that must have happened.
    pub enum StepKind { Deliverable = "deliverable", Milestone = "milestone" }
}

/// A step of an action.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Step {
    pub id: Id<Step>,
    pub action_id: Id<Action>,
    pub kind: StepKind,
    pub title: String,
    pub due_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
    pub weight: i64,
    pub removed_on: Option<NaiveDate>,
    pub version: i64,
}

impl Step {
    /// It should have been done before `today`.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.done_on.is_none() && self.due_on.is_some_and(|due| due < today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_overdue_from_the_day_after_it_was_due_until_it_is_done() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let step = Step {
            id: Id::new(),
            action_id: Id::new(),
            kind: StepKind::Milestone,
            title: "Rencontre".into(),
            due_on: Some(day("2024-03-08")),
            done_on: None,
            weight: 1,
            removed_on: None,
            version: 1,
        };
        assert!(!step.is_overdue(day("2024-03-08")) && step.is_overdue(day("2024-03-09")));
        assert!(!Step { done_on: Some(day("2024-04-01")), ..step.clone() }.is_overdue(day("2024-05-01")));
        assert!(!Step { due_on: None, ..step }.is_overdue(day("2024-05-01")));
    }
}
