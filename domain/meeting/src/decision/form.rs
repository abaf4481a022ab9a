//! A decision as it is typed.

use base::Id;
use base::text::one_line;
use serde::Deserialize;
use web::Errors;

use super::model::MeetingDecision;
use crate::names::Names;
use crate::{Meeting, typed};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DecisionForm {
    pub text: String,
    pub institution: String,
    pub due_on: String,
    /// Whether it becomes an action of the plan.
    pub in_plan: Option<String>,
}

const TEXT: std::ops::RangeInclusive<usize> = 5..=300;

impl DecisionForm {
    /// The decision of a meeting: what becomes an action has somebody who leads it, and a day.
    pub fn check(&self, meeting: &Meeting, names: &Names) -> Result<MeetingDecision, Errors> {
        let mut errors = Errors::default();
        let text = one_line(&self.text);
        errors.require("text", TEXT.contains(&text.chars().count()), "decided-text-length");
        let institution_id = self.institution.parse().ok().filter(|id| names.has(*id));
        let is_chosen = institution_id.is_some() || (self.institution.is_empty() && self.in_plan.is_none());
        errors.require("institution", is_chosen, "decided-lead-needed");
        let due_on = errors.keep("due_on", typed::day(&self.due_on)).flatten();
        errors.require("due_on", due_on.is_some() || self.in_plan.is_none(), "decided-day-needed");
        errors.require("due_on", due_on.is_none_or(|day| day >= meeting.day), "decided-day-before");
        if !errors.is_empty() {
            return Err(errors);
        }
        let (id, meeting_id) = (Id::new(), meeting.id);
        Ok(MeetingDecision { id, meeting_id, position: 0, text, institution_id, due_on, action_id: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::model::Slot;

    fn fault(form: &DecisionForm, field: &str) -> Option<&'static str> {
        let day = "2026-11-23".parse().unwrap();
        let slot = Slot { day, from_minute: 570, to_minute: 690, place: "Mairie".into() };
        let meeting = Meeting::new(Id::new(), slot);
        form.check(&meeting, &Names::default()).err().and_then(|errors| errors.get(field))
    }

    #[test]
    fn what_becomes_an_action_has_somebody_who_leads_it_and_a_day() {
        let form = DecisionForm { text: "Former les accueils".into(), ..DecisionForm::default() };
        assert_eq!(fault(&form, "institution"), None);
        let in_plan = DecisionForm { in_plan: Some("on".into()), ..form.clone() };
        assert_eq!(fault(&in_plan, "institution"), Some("decided-lead-needed"));
        assert_eq!(fault(&in_plan, "due_on"), Some("decided-day-needed"));
        let before = DecisionForm { due_on: "2026-11-22".into(), ..form };
        assert_eq!(fault(&before, "due_on"), Some("decided-day-before"));
    }
}
