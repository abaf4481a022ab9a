//! An instance as it is typed.

use base::text::{many_lines, one_line};
use base::{Id, Private};
use chrono::NaiveDate;
use contract::Contract;
use partner::Territory;
use serde::Deserialize;
use web::Errors;

use super::model::{Instance, InstanceKind, QuorumRule};
use crate::typed;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct InstanceForm {
    pub kind: String,
    pub name: String,
    pub missions: String,
    pub secretariat: String,
    pub contract: String,
    pub created_on: String,
    pub ended_on: String,
    pub quorum: String,
    pub quorum_number: String,
    pub version: i64,
}

const NAME: std::ops::RangeInclusive<usize> = 5..=150;
const MISSIONS: usize = 4000;
const SEATS: std::ops::RangeInclusive<i64> = 1..=500;

impl InstanceForm {
    pub fn new(today: NaiveDate) -> Self {
        Self { created_on: today.to_string(), quorum: QuorumRule::Free.to_string(), ..Self::default() }
    }

    /// What an instance is now.
    pub fn of(known: &Instance) -> Self {
        Self {
            kind: known.kind.to_string(),
            name: known.name.clone(),
            missions: known.missions.clone(),
            secretariat: known.secretariat.reveal().clone(),
            contract: known.contract_id.map(|id| id.to_string()).unwrap_or_default(),
            created_on: known.created_on.to_string(),
            ended_on: typed::shown(known.ended_on),
            quorum: known.quorum.to_string(),
            quorum_number: known.quorum_number.map(|number| number.to_string()).unwrap_or_default(),
            version: known.version,
        }
    }

    fn number(&self, rule: Option<QuorumRule>) -> Result<Option<i64>, &'static str> {
        let number = self.quorum_number.trim().parse().ok().filter(|number| SEATS.contains(number));
        match rule {
            Some(QuorumRule::Number) => number.map(Some).ok_or("instance-quorum-number-needed"),
            _ => Ok(None),
        }
    }

    /// The instance of a territory; `known` is the one that it changes, `contracts` those that it may belong to.
    pub fn check(
        &self,
        territory: Id<Territory>,
        known: Option<&Instance>,
        contracts: &[Contract],
    ) -> Result<Instance, Errors> {
        let mut errors = Errors::default();
        let kind = errors.keep("kind", self.kind.parse::<InstanceKind>().map_err(|_| "meeting-choose"));
        let name = one_line(&self.name);
        errors.require("name", NAME.contains(&name.chars().count()), "instance-name-length");
        let missions = many_lines(&self.missions);
        errors.require("missions", missions.chars().count() <= MISSIONS, "meeting-text-long");
        let secretariat = errors.keep("secretariat", typed::email(&self.secretariat)).unwrap_or_default();
        let contract_id = contracts.iter().map(|one| one.id).find(|id| id.to_string() == self.contract);
        errors.require("contract", self.contract.is_empty() || contract_id.is_some(), "meeting-choose");
        let created_on = errors.keep("created_on", typed::needed_day(&self.created_on));
        let ended_on = errors.keep("ended_on", typed::day(&self.ended_on)).flatten();
        let is_forwards = created_on.zip(ended_on).is_none_or(|(created, ended)| created <= ended);
        errors.require("ended_on", is_forwards, "instance-ends-before");
        let quorum = errors.keep("quorum", self.quorum.parse::<QuorumRule>().map_err(|_| "meeting-choose"));
        let quorum_number = errors.keep("quorum_number", self.number(quorum)).flatten();
        let (Some(kind), Some(created_on), Some(quorum), true) = (kind, created_on, quorum, errors.is_empty()) else {
            return Err(errors);
        };
        Ok(Instance {
            id: known.map_or_else(Id::new, |known| known.id),
            territory_id: territory,
            contract_id,
            kind,
            name,
            missions,
            secretariat: Private::new(secretariat),
            created_on,
            ended_on,
            quorum,
            quorum_number,
            version: known.map_or(1, |known| known.version + 1),
        })
    }

    /// Each fact with the key of its name, for showing what differs.
    pub fn told(&self) -> Vec<(&'static str, String)> {
        vec![
            ("instance-kind-label", self.kind.clone()),
            ("instance-name", self.name.clone()),
            ("instance-missions", self.missions.clone()),
            ("instance-secretariat", self.secretariat.clone()),
            ("instance-created-on", self.created_on.clone()),
            ("instance-ended-on", self.ended_on.clone()),
            ("instance-quorum", format!("{} {}", self.quorum, self.quorum_number)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> InstanceForm {
        let text = str::to_owned;
        InstanceForm {
            kind: text("plenary"),
            name: text("Plénière du contrat"),
            secretariat: text("secretariat@valbourg.example"),
            ..InstanceForm::new("2026-11-23".parse().unwrap())
        }
    }

    fn fault(form: &InstanceForm, field: &str) -> Option<&'static str> {
        form.check(Id::new(), None, &[]).err().and_then(|errors| errors.get(field))
    }

    #[test]
    fn a_name_and_an_address_are_enough() {
        assert_eq!(form().check(Id::new(), None, &[]).unwrap().quorum_of(10), None);
        assert_eq!(fault(&InstanceForm { name: "Plé".into(), ..form() }, "name"), Some("instance-name-length"));
        assert_eq!(
            fault(&InstanceForm { secretariat: "ici".into(), ..form() }, "secretariat"),
            Some("meeting-email-unreadable")
        );
    }

    #[test]
    fn a_number_that_is_asked_for_is_given() {
        let number = InstanceForm { quorum: "number".into(), ..form() };
        assert_eq!(fault(&number, "quorum_number"), Some("instance-quorum-number-needed"));
        let five = InstanceForm { quorum_number: "5".into(), ..number };
        assert_eq!(five.check(Id::new(), None, &[]).unwrap().quorum_of(10), Some(5));
    }

    #[test]
    fn an_instance_does_not_end_before_it_was_made_and_belongs_to_a_contract_of_its_own_territory() {
        let ended = InstanceForm { ended_on: "2026-11-22".into(), ..form() };
        assert_eq!(fault(&ended, "ended_on"), Some("instance-ends-before"));
        let another = InstanceForm { contract: Id::<Contract>::new().to_string(), ..form() };
        assert_eq!(fault(&another, "contract"), Some("meeting-choose"));
    }
}
