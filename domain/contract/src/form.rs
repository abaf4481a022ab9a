//! The facts of a contract as they are typed.

use base::Id;
use base::text::one_line;
use partner::{Commune, Territory};
use serde::Deserialize;
use web::Errors;

use crate::{Contract, Period, typed};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ContractForm {
    pub title: String,
    pub kind: String,
    pub level: String,
    pub starts_on: String,
    pub ends_on: String,
    /// One commune on each line; none for the whole territory.
    pub communes: String,
    pub version: i64,
}

const TITLE: std::ops::RangeInclusive<usize> = 5..=200;
const COMMUNES: usize = 300;

impl ContractForm {
    /// What a contract says now.
    pub fn of(contract: &Contract, communes: &[Commune]) -> Self {
        let names = communes.iter().map(|commune| format!("{} ({})", commune.name, commune.department_code));
        Self {
            title: contract.title.clone(),
            kind: contract.kind.map(|kind| kind.to_string()).unwrap_or_default(),
            level: contract.level.map(|level| level.to_string()).unwrap_or_default(),
            starts_on: typed::shown(contract.starts_on),
            ends_on: typed::shown(contract.ends_on),
            communes: names.collect::<Vec<_>>().join("\n"),
            version: contract.version,
        }
    }

    /// The communes as they were typed, one each.
    pub fn lines(&self) -> Vec<String> {
        self.communes.lines().map(one_line).filter(|line| !line.is_empty()).collect()
    }

    /// The contract of a territory with these facts; `known` is the one that they change.
    pub fn check(&self, territory: Id<Territory>, known: Option<&Contract>) -> Result<Contract, Errors> {
        let mut errors = Errors::default();
        let title = one_line(&self.title);
        errors.require("title", TITLE.contains(&title.chars().count()), "contract-title-length");
        let code = |typed: &str| !typed.is_empty();
        let kind = self.kind.parse().ok();
        errors.require("kind", !code(&self.kind) || kind.is_some(), "contract-choice-unknown");
        let level = self.level.parse().ok();
        errors.require("level", !code(&self.level) || level.is_some(), "contract-choice-unknown");
        let starts_on = errors.keep("starts_on", typed::day(&self.starts_on)).flatten();
        let ends_on = errors.keep("ends_on", typed::day(&self.ends_on)).flatten();
        let is_forwards = !Period { from: starts_on, until: ends_on }.is_backwards();
        errors.require("ends_on", is_forwards, "contract-ends-before");
        errors.require("communes", self.lines().len() <= COMMUNES, "contract-communes-many");
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Contract {
            id: known.map_or_else(Id::new, |known| known.id),
            territory_id: territory,
            title,
            kind,
            level,
            starts_on,
            ends_on,
            predecessor_id: known.and_then(|known| known.predecessor_id),
            version: known.map_or(1, |known| known.version + 1),
        })
    }

    /// Each fact with the key of its name, for showing what differs.
    pub fn told(&self) -> Vec<(&'static str, String)> {
        vec![
            ("contract-title-label", self.title.clone()),
            ("contract-kind-label", self.kind.clone()),
            ("contract-level-label", self.level.clone()),
            ("contract-starts-on", self.starts_on.clone()),
            ("contract-ends-on", self.ends_on.clone()),
            ("contract-communes", self.communes.clone()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(form: &ContractForm, field: &str) -> Option<&'static str> {
        form.check(Id::new(), None).err().and_then(|errors| errors.get(field))
    }

    #[test]
    fn a_title_is_enough() {
        let form = ContractForm { title: " Contrat  local ".into(), ..ContractForm::default() };
        let contract = form.check(Id::new(), None).unwrap();
        assert_eq!((contract.title.as_str(), contract.version), ("Contrat local", 1));
        assert_eq!((contract.kind, contract.starts_on, contract.predecessor_id), (None, None, None));
        assert_eq!(fault(&ContractForm::default(), "title"), Some("contract-title-length"));
    }

    #[test]
    fn a_contract_does_not_end_before_it_starts() {
        let form = ContractForm {
            title: "Contrat local".into(),
            starts_on: "2024-01-01".into(),
            ends_on: "2023-12-31".into(),
            ..ContractForm::default()
        };
        assert_eq!(fault(&form, "ends_on"), Some("contract-ends-before"));
        assert_eq!(
            fault(&ContractForm { ends_on: "31/12".into(), ..form }, "ends_on"),
            Some("contract-day-unreadable")
        );
    }
}
