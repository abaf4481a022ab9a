//! Indicators and values as they are typed.

use base::Id;
use chrono::NaiveDate;
use serde::Deserialize;
use web::Errors;

use super::model::{Feed, Indicator, LEAST, Protection};
use crate::amount::Unit;
use crate::{Action, typed};

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct IndicatorForm {
    pub title: String,
    pub unit: String,
    pub definition: String,
    pub feed: String,
    /// `on` where values are added up.
    pub sum: String,
    pub start: String,
    pub target: String,
    pub protection: String,
    pub least: String,
    pub weight: String,
    pub version: i64,
}

impl Default for IndicatorForm {
    fn default() -> Self {
        Self {
            title: String::new(),
            unit: Unit::Count.to_string(),
            definition: String::new(),
            feed: Feed::Typed.to_string(),
            sum: String::new(),
            start: String::new(),
            target: String::new(),
            protection: Protection::Small.to_string(),
            least: LEAST.to_string(),
            weight: "1".to_owned(),
            version: 0,
        }
    }
}

const DEFINITION: usize = 2000;
const SOURCE: usize = 300;

impl IndicatorForm {
    pub fn of(indicator: &Indicator) -> Self {
        let plain = |amount: i64| indicator.unit.plain(amount);
        Self {
            title: indicator.title.clone(),
            unit: indicator.unit.to_string(),
            definition: indicator.definition.clone(),
            feed: indicator.feed.to_string(),
            sum: if indicator.is_sum { "on".to_owned() } else { String::new() },
            start: if indicator.start_amount == 0 { String::new() } else { plain(indicator.start_amount) },
            target: indicator.target_amount.map(plain).unwrap_or_default(),
            protection: indicator.protection.to_string(),
            least: indicator.least.to_string(),
            weight: indicator.weight.to_string(),
            version: indicator.version,
        }
    }

    pub fn is_sum(&self) -> bool {
        !self.sum.is_empty()
    }

    /// The indicator of an action with these facts; `known` is the one that they change, and whether it has values.
    pub fn check(&self, action_id: Id<Action>, known: Option<(&Indicator, bool)>) -> Result<Indicator, Errors> {
        let mut errors = Errors::default();
        let title = typed::title(&mut errors, &self.title);
        let definition = typed::lines(&mut errors, "definition", &self.definition, DEFINITION);
        let unit: Option<Unit> = errors.keep("unit", typed::needed_code(&self.unit));
        let feed: Option<Feed> = errors.keep("feed", typed::needed_code(&self.feed));
        let protection = errors.keep("protection", typed::needed_code(&self.protection));
        let read = |typed: &str| unit.map_or(Ok(None), |unit| unit.read_some(typed));
        let start = errors.keep("start", read(&self.start)).flatten().unwrap_or(0);
        let target = errors.keep("target", read(&self.target)).flatten();
        errors.require("target", target != Some(start), "plan-target-is-start");
        let counts_people = feed.is_none_or(|feed| feed == Feed::Typed) || unit.is_none_or(|unit| unit == Unit::Count);
        errors.require("unit", counts_people, "plan-unit-of-sessions");
        let keeps_unit =
            known.is_none_or(|(known, has_values)| !has_values || unit.is_none_or(|unit| unit == known.unit));
        errors.require("unit", keeps_unit, "plan-unit-has-values");
        let least = errors.keep("least", least(&self.least));
        let weight = errors.keep("weight", typed::weight(&self.weight));
        let (Some(unit), Some(feed), Some(protection)) = (unit, feed, protection) else { return Err(errors) };
        let (Some(least), Some(weight), true) = (least, weight, errors.is_empty()) else { return Err(errors) };
        Ok(Indicator {
            id: known.map_or_else(Id::new, |(known, _)| known.id),
            action_id,
            title,
            unit,
            definition,
            feed,
            is_sum: self.is_sum(),
            start_amount: start,
            target_amount: target,
            protection,
            least,
            weight,
            removed_on: None,
            version: known.map_or(1, |(known, _)| known.version + 1),
        })
    }

    /// Each fact with the key of its name, for showing what differs.
    pub fn told(&self) -> Vec<(&'static str, String)> {
        vec![
            ("plan-title-label", self.title.clone()),
            ("plan-unit-label", self.unit.clone()),
            ("plan-definition", self.definition.clone()),
            ("plan-feed-label", self.feed.clone()),
            ("plan-is-sum", self.sum.clone()),
            ("plan-start", self.start.clone()),
            ("plan-target", self.target.clone()),
            ("plan-protection-label", self.protection.clone()),
            ("plan-least", self.least.clone()),
            ("plan-weight", self.weight.clone()),
        ]
    }
}

/// Under so many a count is hidden: never fewer than statisticians ask for.
fn least(typed: &str) -> Result<i64, &'static str> {
    typed.trim().parse().ok().filter(|least| (LEAST..=1000).contains(least)).ok_or("plan-least-unreadable")
}

/// A value as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ValueForm {
    pub measured_on: String,
    pub amount: String,
    pub source: String,
}

impl ValueForm {
    /// The day, the amount in the unit, and where it comes from.
    pub fn check(&self, unit: Unit, today: NaiveDate) -> Result<(NaiveDate, i64, String), Errors> {
        let mut errors = Errors::default();
        let measured_on = errors.keep("measured_on", typed::past_day(&self.measured_on, today));
        let amount = errors.keep("amount", unit.read(&self.amount));
        let source = typed::line(&mut errors, "source", &self.source, SOURCE);
        errors.require("source", source.chars().count() >= 3, "plan-source-needed");
        measured_on.zip(amount).filter(|_| errors.is_empty()).map(|(on, amount)| (on, amount, source)).ok_or(errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(form: &IndicatorForm, field: &str) -> Option<&'static str> {
        form.check(Id::new(), None).err().and_then(|errors| errors.get(field))
    }

    fn form() -> IndicatorForm {
        IndicatorForm { title: "Professionnels formés".into(), target: "200".into(), ..IndicatorForm::default() }
    }

    #[test]
    fn a_target_is_in_its_unit_and_elsewhere_than_the_start() {
        assert_eq!(form().check(Id::new(), None).map(|one| one.target_amount), Ok(Some(200)));
        let percent = IndicatorForm { unit: "percent".into(), ..form() };
        assert_eq!(fault(&percent, "target"), Some("plan-percent-unreadable"));
        assert_eq!(fault(&IndicatorForm { target: "0".into(), ..form() }, "target"), Some("plan-target-is-start"));
        assert_eq!(fault(&IndicatorForm { start: "-5".into(), ..form() }, "start"), Some("plan-count-unreadable"));
    }

    #[test]
    fn the_public_never_sees_counts_under_eleven_of_what_is_protected() {
        assert_eq!(fault(&IndicatorForm { least: "5".into(), ..form() }, "least"), Some("plan-least-unreadable"));
        assert_eq!(form().check(Id::new(), None).map(|one| (one.protection, one.least)), Ok((Protection::Small, 11)));
    }

    #[test]
    fn sessions_are_counted_and_a_unit_stays_once_there_are_values() {
        let wrong = IndicatorForm { feed: "under_18".into(), unit: "percent".into(), target: "80".into(), ..form() };
        assert_eq!(fault(&wrong, "unit"), Some("plan-unit-of-sessions"));
        let known = form().check(Id::new(), None).unwrap();
        let other = IndicatorForm { unit: "percent".into(), target: "80".into(), ..form() };
        assert_eq!(
            other.check(Id::new(), Some((&known, true))).err().and_then(|errors| errors.get("unit")),
            Some("plan-unit-has-values")
        );
        assert!(other.check(Id::new(), Some((&known, false))).is_ok());
    }

    #[test]
    fn a_value_has_a_day_that_has_come_an_amount_in_its_unit_and_a_source() {
        let today = "2026-11-23".parse().unwrap();
        let form = ValueForm { measured_on: "2026-11-23".into(), amount: "200".into(), source: "Bilan".into() };
        assert!(form.check(Unit::Count, today).is_ok());
        let fault = |form: ValueForm, unit: Unit, field: &str| {
            form.check(unit, today).err().and_then(|errors| errors.get(field))
        };
        assert_eq!(fault(form.clone(), Unit::Percent, "amount"), Some("plan-percent-unreadable"));
        assert_eq!(
            fault(ValueForm { source: " ".into(), ..form.clone() }, Unit::Count, "source"),
            Some("plan-source-needed")
        );
        assert_eq!(
            fault(ValueForm { measured_on: "2026-11-24".into(), ..form }, Unit::Count, "measured_on"),
            Some("plan-day-to-come")
        );
    }
}
