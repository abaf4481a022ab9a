//! A renewal as it is typed, and what it makes.

use base::text::one_line;
use base::{Code as _, Id};
use chrono::{Days, NaiveDate};
use partner::Institution;
use serde::Deserialize;
use web::Errors;

use crate::{Contract, Period, Signatory, typed};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RenewalForm {
    pub title: String,
    pub starts_on: String,
    pub ends_on: String,
    /// The institutions that sign the next one: of those before, and new ones.
    pub institutions: Vec<String>,
    /// What carries over.
    pub carried: Vec<String>,
}

base::text_enum! {
    /// What may carry over.
    pub enum Carried { Text = "text", Visas = "visas", Mandates = "mandates", Referents = "referents" }
}

const TITLE: std::ops::RangeInclusive<usize> = 5..=200;

impl RenewalForm {
    /// What most renewals keep: everything and everybody.
    pub fn of(contract: &Contract, signatories: &[Signatory]) -> Self {
        Self {
            title: contract.title.clone(),
            starts_on: typed::shown(contract.ends_on.and_then(|end| end.checked_add_days(Days::new(1)))),
            ends_on: String::new(),
            institutions: signatories.iter().map(|one| one.institution_id.to_string()).collect(),
            carried: Carried::ALL.iter().map(ToString::to_string).collect(),
        }
    }

    pub fn carries(&self, what: &Carried) -> bool {
        self.carried.iter().any(|one| one == what.code())
    }

    pub fn has(&self, institution: &Id<Institution>) -> bool {
        self.institutions.contains(&institution.to_string())
    }

    /// The ended contract and the next one, or what is wrong; `may_sign` are the institutions of the network.
    pub fn check(&self, known: &Contract, may_sign: &[Id<Institution>]) -> Result<(Contract, Contract), Errors> {
        let mut errors = Errors::default();
        let title = one_line(&self.title);
        errors.require("title", TITLE.contains(&title.chars().count()), "contract-title-length");
        let starts_on = errors.keep("starts_on", typed::needed_day(&self.starts_on));
        let ends_on = errors.keep("ends_on", typed::day(&self.ends_on)).flatten();
        let is_backwards = Period { from: starts_on, until: ends_on }.is_backwards();
        errors.require("ends_on", !is_backwards, "contract-ends-before");
        let is_after = |day: NaiveDate| known.starts_on.is_none_or(|start| start < day);
        errors.require("starts_on", starts_on.is_none_or(is_after), "renewal-before");
        let are_known = self.institutions.iter().all(|typed| may_sign.iter().any(|id| id.to_string() == *typed));
        errors.require("institutions", are_known, "contract-choice-unknown");
        let Some(starts_on) = starts_on.filter(|_| errors.is_empty()) else { return Err(errors) };
        Ok(renew(known, (title, Period { from: Some(starts_on), until: ends_on })))
    }
}

/// The next contract, and this one, which then ends the day before at the latest.
fn renew(known: &Contract, (title, period): (String, Period)) -> (Contract, Contract) {
    let eve = period.from.and_then(|start| start.checked_sub_days(Days::new(1)));
    let ends_on = match (known.ends_on, eve) {
        (Some(end), Some(eve)) => Some(end.min(eve)),
        (end, eve) => end.or(eve),
    };
    let ended = Contract { ends_on, version: known.version + 1, ..known.clone() };
    let next = Contract {
        id: Id::new(),
        title,
        starts_on: period.from,
        ends_on: period.until,
        predecessor_id: Some(known.id),
        version: 1,
        ..known.clone()
    };
    (ended, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn contract(ends_on: &str) -> Contract {
        Contract {
            id: Id::new(),
            territory_id: Id::new(),
            title: "Contrat local 2020-2023".into(),
            kind: None,
            level: None,
            starts_on: Some(day("2020-01-01")),
            ends_on: ends_on.parse().ok(),
            predecessor_id: None,
            version: 3,
        }
    }

    fn form() -> RenewalForm {
        let text = str::to_owned;
        RenewalForm {
            title: text("Contrat local 2024-2026"),
            starts_on: text("2024-01-01"),
            ends_on: text("2026-12-31"),
            ..RenewalForm::default()
        }
    }

    #[test]
    fn a_contract_that_is_renewed_ends_the_day_before_the_next_one_starts_at_the_latest() {
        for (ends_on, ended_on) in [
            ("", "2023-12-31"),
            ("2023-12-31", "2023-12-31"),
            ("2023-06-30", "2023-06-30"),
            ("2025-01-01", "2023-12-31"),
        ] {
            let known = contract(ends_on);
            let (ended, next) = form().check(&known, &[]).unwrap();
            assert_eq!((ended.ends_on, ended.version), (Some(day(ended_on)), 4), "{ends_on}");
            assert_eq!(
                (next.predecessor_id, next.starts_on, next.version),
                (Some(known.id), Some(day("2024-01-01")), 1)
            );
        }
    }

    #[test]
    fn the_next_contract_starts_after_this_one_did_and_is_signed_by_the_network() {
        let fault =
            |form: RenewalForm, field: &str| form.check(&contract(""), &[]).err().and_then(|errors| errors.get(field));
        assert_eq!(
            fault(RenewalForm { starts_on: "2020-01-01".into(), ..form() }, "starts_on"),
            Some("renewal-before")
        );
        assert_eq!(
            fault(RenewalForm { ends_on: "2023-01-01".into(), ..form() }, "ends_on"),
            Some("contract-ends-before")
        );
        let strangers = vec![Id::<Institution>::new().to_string()];
        assert_eq!(
            fault(RenewalForm { institutions: strangers, ..form() }, "institutions"),
            Some("contract-choice-unknown")
        );
    }
}
