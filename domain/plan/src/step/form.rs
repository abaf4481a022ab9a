//! A deliverable or a milestone as it is typed.

use base::Id;
use chrono::NaiveDate;
use serde::Deserialize;
use web::Errors;

use super::model::{Step, StepKind};
use crate::{Action, typed};

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StepForm {
    pub kind: String,
    pub title: String,
    pub due_on: String,
    pub done_on: String,
    pub weight: String,
    pub version: i64,
}

impl Default for StepForm {
    fn default() -> Self {
        let (kind, weight) = (StepKind::Deliverable.to_string(), "1".to_owned());
        Self { kind, title: String::new(), due_on: String::new(), done_on: String::new(), weight, version: 0 }
    }
}

impl StepForm {
    pub fn of(step: &Step) -> Self {
        Self {
            kind: step.kind.to_string(),
            title: step.title.clone(),
            due_on: typed::shown(step.due_on),
            done_on: typed::shown(step.done_on),
            weight: step.weight.to_string(),
            version: step.version,
        }
    }

    /// The step of an action with these facts; `known` is the one that they change.
    pub fn check(&self, action_id: Id<Action>, known: Option<&Step>, today: NaiveDate) -> Result<Step, Errors> {
        let mut errors = Errors::default();
        let kind = errors.keep("kind", typed::needed_code(&self.kind));
        let title = typed::title(&mut errors, &self.title);
        let due_on = errors.keep("due_on", typed::day(&self.due_on)).flatten();
        let done_on = errors.keep("done_on", done(&self.done_on, today)).flatten();
        let weight = errors.keep("weight", typed::weight(&self.weight));
        let (Some(kind), Some(weight), true) = (kind, weight, errors.is_empty()) else { return Err(errors) };
        Ok(Step {
            id: known.map_or_else(Id::new, |known| known.id),
            action_id,
            kind,
            title,
            due_on,
            done_on,
            weight,
            removed_on: None,
            version: known.map_or(1, |known| known.version + 1),
        })
    }

    /// Each fact with the key of its name, for showing what differs.
    pub fn told(&self) -> Vec<(&'static str, String)> {
        vec![
            ("plan-step-kind-label", self.kind.clone()),
            ("plan-title-label", self.title.clone()),
            ("plan-due-on", self.due_on.clone()),
            ("plan-done-on", self.done_on.clone()),
            ("plan-weight", self.weight.clone()),
        ]
    }
}

/// The day on which it was done: one that has come.
pub fn done(text: &str, today: NaiveDate) -> Result<Option<NaiveDate>, &'static str> {
    if text.trim().is_empty() { Ok(None) } else { typed::past_day(text, today).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(form: &StepForm, field: &str) -> Option<&'static str> {
        let today = "2026-11-23".parse().unwrap();
        form.check(Id::new(), None, today).err().and_then(|errors| errors.get(field))
    }

    #[test]
    fn nothing_is_done_tomorrow() {
        let form = StepForm { title: "Guide imprimé".into(), ..StepForm::default() };
        let done = |day: &str| StepForm { done_on: day.into(), ..form.clone() };
        assert_eq!(fault(&done("2026-11-24"), "done_on"), Some("plan-day-to-come"));
        assert_eq!(fault(&done("hier"), "done_on"), Some("plan-day-unreadable"));
        assert_eq!(fault(&done("2026-11-23"), "done_on"), None);
    }

    #[test]
    fn a_weight_is_a_number_from_nought_to_a_hundred() {
        for wrong in ["", "-1", "101", "1,5", "lourd"] {
            let form = StepForm { title: "Guide".into(), weight: wrong.into(), ..StepForm::default() };
            assert_eq!(fault(&form, "weight"), Some("plan-weight-unreadable"), "{wrong}");
        }
    }
}
