//! The rules as a coordinator types them.

use base::Code as _;
use serde::Deserialize;
use web::Errors;

use super::{Aspect, Rule, Rules};
use crate::Kind;

/// Days beyond which a rule would be none.
const MOST_DAYS: i64 = 3660;

/// Two boxes for each aspect: after how many days it is to be checked, and goes offline (empty: never). Both empty: as for
/// every kind, or as at first.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulesForm {
    #[serde(default)]
    pub kind: Option<Kind>,
    pub contact: String,
    pub contact_end: String,
    pub hours: String,
    pub hours_end: String,
    pub address: String,
    pub address_end: String,
    pub keeper: String,
    pub keeper_end: String,
    pub text: String,
    pub text_end: String,
}

/// The names of the boxes of an aspect.
pub const fn names(aspect: Aspect) -> (&'static str, &'static str) {
    match aspect {
        Aspect::Contact => ("contact", "contact_end"),
        Aspect::Hours => ("hours", "hours_end"),
        Aspect::Address => ("address", "address_end"),
        Aspect::Keeper => ("keeper", "keeper_end"),
        Aspect::Text => ("text", "text_end"),
    }
}

fn written(days: Option<i64>) -> String {
    days.map(|days| days.to_string()).unwrap_or_default()
}

impl RulesForm {
    /// The form of the rules chosen for `kind`, or for every kind.
    pub fn of(rules: &Rules, kind: Option<Kind>) -> Self {
        let mut form = Self { kind, ..Self::default() };
        for rule in rules.0.iter().filter(|rule| rule.kind == kind) {
            let (check, end) = form.boxes_mut(rule.aspect);
            *check = rule.check_days.to_string();
            *end = written(rule.offline_days);
        }
        form
    }

    fn boxes_mut(&mut self, aspect: Aspect) -> (&mut String, &mut String) {
        match aspect {
            Aspect::Contact => (&mut self.contact, &mut self.contact_end),
            Aspect::Hours => (&mut self.hours, &mut self.hours_end),
            Aspect::Address => (&mut self.address, &mut self.address_end),
            Aspect::Keeper => (&mut self.keeper, &mut self.keeper_end),
            Aspect::Text => (&mut self.text, &mut self.text_end),
        }
    }

    /// What stands in the boxes of an aspect.
    pub fn boxes(&self, aspect: Aspect) -> (&str, &str) {
        match aspect {
            Aspect::Contact => (&self.contact, &self.contact_end),
            Aspect::Hours => (&self.hours, &self.hours_end),
            Aspect::Address => (&self.address, &self.address_end),
            Aspect::Keeper => (&self.keeper, &self.keeper_end),
            Aspect::Text => (&self.text, &self.text_end),
        }
    }

    /// The rules of the territory once those for this kind are as typed, or what is wrong.
    pub fn check(&self, rules: &Rules) -> Result<Rules, Errors> {
        let mut errors = Errors::default();
        let others = rules.0.iter().filter(|rule| rule.kind != self.kind).copied();
        let typed = Aspect::ALL.iter().filter_map(|aspect| self.rule(&mut errors, *aspect));
        let rules = Rules(others.chain(typed).collect());
        if errors.is_empty() { Ok(rules) } else { Err(errors) }
    }

    fn rule(&self, errors: &mut Errors, aspect: Aspect) -> Option<Rule> {
        let ((check, end), (check_name, end_name)) = (self.boxes(aspect), names(aspect));
        let check_days = days(errors, check_name, check);
        let offline_days = days(errors, end_name, end);
        let Some(check_days) = check_days else {
            errors.require(check_name, end.trim().is_empty() || !check.trim().is_empty(), "freshness-check-missing");
            return None;
        };
        let is_in_order = offline_days.is_none_or(|days| days > check_days);
        errors.require(end_name, is_in_order, "freshness-order");
        Some(Rule { kind: self.kind, aspect, check_days, offline_days })
    }
}

fn days(errors: &mut Errors, name: &'static str, typed: &str) -> Option<i64> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let days = typed.parse().ok().filter(|days| (1..=MOST_DAYS).contains(days));
    errors.require(name, days.is_some(), "freshness-days");
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(contact: &str, contact_end: &str) -> RulesForm {
        RulesForm { contact: contact.into(), contact_end: contact_end.into(), ..RulesForm::default() }
    }

    #[test]
    fn an_empty_form_leaves_the_first_rules() {
        assert_eq!(RulesForm::default().check(&Rules::default()), Ok(Rules::default()));
    }

    #[test]
    fn the_rules_of_other_kinds_stay() {
        let other = Rule { kind: Some(Kind::Website), aspect: Aspect::Contact, check_days: 90, offline_days: None };
        let rules = form("30", "").check(&Rules(vec![other])).unwrap();
        assert_eq!(rules.of(Some(Kind::Website), Aspect::Contact).check_days, 90);
        assert_eq!(rules.of(Some(Kind::Place), Aspect::Contact).check_days, 30);
        assert_eq!(RulesForm::of(&rules, None).boxes(Aspect::Contact), ("30", ""));
    }

    #[test]
    fn going_offline_before_being_due_makes_no_sense() {
        for (check, end) in [("60", "60"), ("60", "30")] {
            assert_eq!(
                form(check, end).check(&Rules::default()).unwrap_err().get("contact_end"),
                Some("freshness-order")
            );
        }
    }

    #[test]
    fn days_are_whole_positive_and_within_ten_years() {
        for typed in ["0", "-3", "deux mois", "3661", "1.5"] {
            assert_eq!(form(typed, "").check(&Rules::default()).unwrap_err().get("contact"), Some("freshness-days"));
        }
        assert_eq!(
            form("", "90").check(&Rules::default()).unwrap_err().get("contact"),
            Some("freshness-check-missing")
        );
    }
}
