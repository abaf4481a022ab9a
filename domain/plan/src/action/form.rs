//! An action as it is typed.

use base::Id;
use base::text::one_line;
use chrono::{DateTime, Utc};
use contract::Contract;
use partner::Institution;
use serde::Deserialize;
use web::Errors;

use super::model::{Action, NewAction};
use crate::amount::Unit;
use crate::axis::{Axis, Objective};
use crate::board::{AxisBoard, Board, Card, ObjectiveBoard};
use crate::choices::Choice;
use crate::typed;

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ActionForm {
    pub title: String,
    pub description: String,
    /// `axe-` or `objectif-` and an id; empty for none.
    pub place: String,
    pub lead: String,
    pub helper: Vec<String>,
    pub audience: String,
    pub setting: String,
    pub starts_on: String,
    pub ends_on: String,
    pub budget: String,
    /// On each line who gives, a colon, how much.
    pub fundings: String,
    /// `on` if the public may read of it.
    pub public: String,
    pub version: i64,
}

/// A place in the plan, with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub axis: Id<Axis>,
    pub objective: Option<Id<Objective>>,
    pub name: String,
}

/// What a form is checked against.
#[derive(Debug)]
pub struct Ground<'a> {
    pub contract: Id<Contract>,
    pub places: &'a [Place],
    pub choices: &'a [Choice],
    pub now: DateTime<Utc>,
}

/// What a good form says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub action: Action,
    pub helpers: Vec<Id<Institution>>,
    pub fundings: Vec<(String, i64)>,
}

const DESCRIPTION: usize = 5000;
const AUDIENCE: usize = 300;
const FUNDER: usize = 150;
const FUNDINGS: usize = 30;

impl Place {
    pub fn code(&self) -> String {
        self.objective.map_or_else(|| format!("axe-{}", self.axis), |objective| format!("objectif-{objective}"))
    }
}

/// The places that an action may take.
pub fn places(board: &Board) -> Vec<Place> {
    let of_axis = |one: &AxisBoard| {
        let axis = Place { axis: one.axis.id, objective: None, name: one.axis.title.clone() };
        let objective = |of: &ObjectiveBoard| Place {
            axis: one.axis.id,
            objective: Some(of.objective.id),
            name: format!("{} › {}", one.axis.title, of.objective.title),
        };
        std::iter::once(axis).chain(one.objectives.iter().map(objective)).collect::<Vec<_>>()
    };
    board.axes.iter().flat_map(of_axis).collect()
}

impl ActionForm {
    /// What an action says now.
    pub fn of(card: &Card) -> Self {
        let action = &card.action;
        let place = action.axis_id.map(|axis| Place { axis, objective: action.objective_id, name: String::new() });
        let given = |(funder, cents): (&str, i64)| format!("{funder} : {}", Unit::Euros.plain(cents));
        let fundings = card.fundings.iter().map(|one| given((one.funder.as_str(), one.amount_cents)));
        Self {
            title: action.title.clone(),
            description: action.description.clone(),
            place: place.map(|place| place.code()).unwrap_or_default(),
            lead: action.lead_id.map(|lead| lead.to_string()).unwrap_or_default(),
            helper: card.helpers.iter().map(|(id, _)| id.to_string()).collect(),
            audience: action.audience.clone(),
            setting: action.setting.map(|setting| setting.to_string()).unwrap_or_default(),
            starts_on: typed::shown(action.starts_on),
            ends_on: typed::shown(action.ends_on),
            budget: action.budget_cents.map(|cents| Unit::Euros.plain(cents)).unwrap_or_default(),
            fundings: fundings.collect::<Vec<_>>().join("\n"),
            public: if action.is_public { "on".to_owned() } else { String::new() },
            version: action.version,
        }
    }

    /// The action of a contract with these facts; `known` is the one that they change.
    pub fn check(&self, known: Option<&Action>, ground: &Ground<'_>) -> Result<Told, Errors> {
        let mut errors = Errors::default();
        let title = typed::title(&mut errors, &self.title);
        let starts_on = errors.keep("starts_on", typed::day(&self.starts_on)).flatten();
        let ends_on = errors.keep("ends_on", typed::day(&self.ends_on)).flatten();
        let is_backwards = starts_on.zip(ends_on).is_some_and(|(start, end)| end < start);
        errors.require("ends_on", !is_backwards, "plan-ends-before");
        let place = ground.places.iter().find(|place| place.code() == self.place);
        errors.require("place", self.place.is_empty() || place.is_some(), "plan-choice-unknown");
        let lead = self.institution(&self.lead, ground);
        errors.require("lead", self.lead.is_empty() || lead.is_some(), "plan-choice-unknown");
        let budget_cents = errors.keep("budget", Unit::Euros.read_some(&self.budget)).flatten();
        let fundings = errors.keep("fundings", self.given()).unwrap_or_default();
        let given: i64 = fundings.iter().map(|(_, cents)| cents).sum();
        errors.require("fundings", budget_cents.is_none_or(|budget| given <= budget), "plan-funding-exceeds");
        let description = typed::lines(&mut errors, "description", &self.description, DESCRIPTION);
        let audience = typed::line(&mut errors, "audience", &self.audience, AUDIENCE);
        let setting = errors.keep("setting", typed::code(&self.setting)).flatten();
        let new = NewAction { contract: ground.contract, title, lead, starts_on, ends_on, decided: None };
        let base = match (errors.is_empty(), known) {
            (false, _) => return Err(errors),
            (true, Some(known)) => Action { version: known.version + 1, ..known.clone() },
            (true, None) => new.check(ground.now).map_err(|key| Errors::one("title", key))?,
        };
        let action = Action {
            title: new.title,
            description,
            axis_id: place.map(|place| place.axis),
            objective_id: place.and_then(|place| place.objective),
            lead_id: lead,
            audience,
            setting,
            starts_on,
            ends_on,
            budget_cents,
            is_public: self.is_public(),
            ..base
        };
        Ok(Told { action, helpers: self.helpers(ground), fundings })
    }

    pub fn is_public(&self) -> bool {
        !self.public.is_empty()
    }

    pub fn helps(&self, id: &Id<Institution>) -> bool {
        self.helper.iter().any(|typed| *typed == id.to_string())
    }

    fn institution(&self, typed: &str, ground: &Ground<'_>) -> Option<Id<Institution>> {
        ground.choices.iter().map(|one| one.id).find(|id| id.to_string() == typed)
    }

    /// Who was ticked; the lead does not help herself.
    fn helpers(&self, ground: &Ground<'_>) -> Vec<Id<Institution>> {
        let ticked = ground.choices.iter().map(|one| one.id).filter(|id| self.helps(id));
        ticked.filter(|id| id.to_string() != self.lead).collect()
    }

    /// Who gives how much.
    fn given(&self) -> Result<Vec<(String, i64)>, &'static str> {
        let lines = self.fundings.lines().map(one_line).filter(|line| !line.is_empty());
        let read = |line: String| -> Result<(String, i64), &'static str> {
            let (funder, amount) = line.rsplit_once(':').ok_or("plan-funding-unreadable")?;
            let funder = one_line(funder);
            if funder.is_empty() || funder.chars().count() > FUNDER {
                return Err("plan-funding-unreadable");
            }
            Ok((funder, Unit::Euros.read(amount).map_err(|_| "plan-funding-unreadable")?))
        };
        let given = lines.map(read).collect::<Result<Vec<_>, _>>()?;
        if given.len() > FUNDINGS { Err("plan-funding-many") } else { Ok(given) }
    }

    /// Each fact with the key of its name, for showing what differs; ids are told by their names.
    pub fn told(&self, places: &[Place], choices: &[Choice]) -> Vec<(&'static str, String)> {
        let name = |typed: &str| {
            choices.iter().find(|one| one.id.to_string() == typed).map_or_else(String::new, |one| one.name.clone())
        };
        let place = places.iter().find(|place| place.code() == self.place).map(|place| place.name.clone());
        let helpers = choices.iter().filter(|one| self.helps(&one.id)).map(|one| one.name.clone());
        vec![
            ("plan-title-label", self.title.clone()),
            ("plan-description", self.description.clone()),
            ("plan-place", place.unwrap_or_default()),
            ("plan-lead", name(&self.lead)),
            ("plan-helpers", helpers.collect::<Vec<_>>().join("\n")),
            ("plan-audience", self.audience.clone()),
            ("plan-setting-label", self.setting.clone()),
            ("plan-starts-on", self.starts_on.clone()),
            ("plan-ends-on", self.ends_on.clone()),
            ("plan-budget", self.budget.clone()),
            ("plan-fundings", self.fundings.clone()),
            ("plan-is-public", self.public.clone()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(form: &ActionForm, choices: &[Choice], places: &[Place]) -> Result<Told, Errors> {
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        form.check(None, &Ground { contract: Id::new(), places, choices, now })
    }

    fn fault(form: &ActionForm, field: &str) -> Option<&'static str> {
        checked(form, &[], &[]).err().and_then(|errors| errors.get(field))
    }

    fn form() -> ActionForm {
        ActionForm { title: "Former l’accueil".into(), ..ActionForm::default() }
    }

    #[test]
    fn a_title_is_enough_and_an_action_may_lack_its_lead() {
        let told = checked(&form(), &[], &[]).unwrap();
        assert_eq!((told.action.lead_id, told.action.version, told.action.is_public), (None, 1, false));
        assert_eq!(fault(&ActionForm::default(), "title"), Some("plan-title-length"));
    }

    #[test]
    fn funders_do_not_give_more_than_the_budget() {
        let fundings = "Ville : 16 000 €\nÉtat : 4000,50".to_owned();
        let with = |budget: &str| ActionForm { budget: budget.into(), fundings: fundings.clone(), ..form() };
        assert_eq!(fault(&with("20 000"), "fundings"), Some("plan-funding-exceeds"));
        let told = checked(&with("20 000,50"), &[], &[]).unwrap();
        assert_eq!(told.fundings, [("Ville".to_owned(), 1_600_000), ("État".to_owned(), 400_050)]);
        assert!(checked(&with(""), &[], &[]).is_ok(), "the budget may be unknown");
        for wrong in ["Ville 16000", ": 5", "Ville : beaucoup", "Ville : -5"] {
            assert_eq!(
                fault(&ActionForm { fundings: wrong.into(), ..form() }, "fundings"),
                Some("plan-funding-unreadable")
            );
        }
    }

    #[test]
    fn days_do_not_go_backwards_and_texts_have_an_end() {
        let backwards = ActionForm { starts_on: "2026-02-01".into(), ends_on: "2026-01-01".into(), ..form() };
        assert_eq!(fault(&backwards, "ends_on"), Some("plan-ends-before"));
        let long = ActionForm { description: "a".repeat(5001), ..form() };
        assert_eq!(fault(&long, "description"), Some("plan-text-long"));
    }

    #[test]
    fn a_forged_lead_or_place_is_refused_and_the_lead_does_not_help_herself() {
        let forged = Id::<Institution>::new().to_string();
        assert_eq!(fault(&ActionForm { lead: forged.clone(), ..form() }, "lead"), Some("plan-choice-unknown"));
        assert_eq!(fault(&ActionForm { place: "axe-x".into(), ..form() }, "place"), Some("plan-choice-unknown"));
        let choice = Choice { id: Id::new(), name: "Police".into(), signs: true };
        let helper = vec![choice.id.to_string(), forged];
        let both = ActionForm { lead: choice.id.to_string(), helper, ..form() };
        let told = checked(&both, std::slice::from_ref(&choice), &[]).unwrap();
        assert_eq!((told.action.lead_id, told.helpers), (Some(choice.id), Vec::new()));
    }
}
