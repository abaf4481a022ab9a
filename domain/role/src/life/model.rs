//! The life that a role sheet and a circuit share: drafted, submitted, valid; due again after twelve months.

use std::collections::BTreeSet;

use anyhow::Context as _;
use base::Id;
use chrono::{DateTime, Months, NaiveDate, Utc};
use partner::{Institution, Territory};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sqlx::FromRow;

base::text_enum! {
    /// How far a document is: being written, waiting for those it binds, in force as it stands.
    pub enum Status { Draft = "draft", Submitted = "submitted", Valid = "valid" }
}

/// After how long what was validated is looked at again.
const LIFE: Months = Months::new(12);

/// A role sheet or a circuit, as it is being written. What is in force is its newest version.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Document {
    pub id: Id<Self>,
    pub territory_id: Id<Territory>,
    /// Whose sheet it is; a circuit is nobody's alone.
    pub institution_id: Option<Id<Institution>>,
    /// What lists call a circuit; a sheet goes by its institution.
    pub title: String,
    /// JSON.
    pub content: String,
    pub status: Status,
    pub version: i64,
    pub updated_at: DateTime<Utc>,
    /// The version in force.
    pub valid_number: Option<i64>,
    pub valid_on: Option<NaiveDate>,
    /// Taken away, to be brought back.
    pub withdrawn_on: Option<NaiveDate>,
}

impl Document {
    /// A new draft.
    pub fn new(territory_id: Id<Territory>, institution_id: Option<Id<Institution>>, now: DateTime<Utc>) -> Self {
        Self {
            id: Id::new(),
            territory_id,
            institution_id,
            title: String::new(),
            content: "{}".to_owned(),
            status: Status::Draft,
            version: 1,
            updated_at: now,
            valid_number: None,
            valid_on: None,
            withdrawn_on: None,
        }
    }

    /// Says whether what is in force was validated so long ago that it is to be looked at again.
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.due_on().is_some_and(|day| day <= today)
    }

    /// The day from which on it is to be looked at again.
    pub fn due_on(&self) -> Option<NaiveDate> {
        self.valid_on.and_then(|day| day.checked_add_months(LIFE))
    }

    /// Partners can read it.
    pub const fn is_shown(&self) -> bool {
        self.valid_number.is_some() && self.withdrawn_on.is_none()
    }

    pub const fn is_sheet(&self) -> bool {
        self.institution_id.is_some()
    }

    /// The page that shows it.
    pub fn path(&self) -> String {
        match self.institution_id {
            Some(institution) => format!("/pro/roles/{institution}"),
            None => format!("/pro/circuits/{}", self.id),
        }
    }

    /// Refuses what is taken away or, once in force, not yet to be looked at again.
    pub fn may_be_validated(&self, today: NaiveDate) -> Result<(), &'static str> {
        if self.withdrawn_on.is_some() {
            return Err("role-is-withdrawn");
        }
        if self.status == Status::Valid && !self.is_due(today) { Err("role-already-valid") } else { Ok(()) }
    }

    /// Refuses to take agreement for a circuit that nobody has been asked to agree to yet.
    pub fn may_be_approved(&self, today: NaiveDate) -> Result<(), &'static str> {
        if !self.is_sheet() && self.status != Status::Submitted {
            return Err("role-not-submitted");
        }
        self.may_be_validated(today)
    }
}

/// An institution has agreed to what a document says of it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, Serialize, Deserialize)]
pub struct Approval {
    pub institution_id: Id<Institution>,
    /// Who agreed, by function.
    pub function: String,
    pub given_on: NaiveDate,
    /// The function of whoever noted it for an institution that nobody can sign in for; empty if it agreed here.
    pub noted_by: String,
}

/// What was in force from a day on.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Version {
    pub number: i64,
    pub content: String,
    pub valid_on: NaiveDate,
    /// JSON.
    approvals: String,
}

impl Version {
    /// Who agreed to it.
    pub fn approvals(&self) -> base::Result<Vec<Approval>> {
        read(&self.approvals)
    }
}

/// Those of `concerned` that have not agreed yet.
pub fn missing(concerned: &BTreeSet<Id<Institution>>, approvals: &[Approval]) -> BTreeSet<Id<Institution>> {
    let is_given = |id: &&Id<Institution>| approvals.iter().any(|one| one.institution_id == **id);
    concerned.iter().filter(|id| !is_given(id)).copied().collect()
}

/// Reads what [`write()`] wrote.
pub fn read<T: DeserializeOwned>(content: &str) -> base::Result<T> {
    Ok(serde_json::from_str(content).context("a document of roles")?)
}

/// As it stands in the database.
pub fn write<T: Serialize>(value: &T) -> base::Result<String> {
    Ok(serde_json::to_string(value).context("a document of roles")?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn document(valid_on: Option<&str>) -> Document {
        let document = Document::new(Id::new(), None, DateTime::UNIX_EPOCH);
        let valid_on = valid_on.map(day);
        let status = if valid_on.is_some() { Status::Valid } else { Status::Draft };
        Document { valid_on, valid_number: valid_on.map(|_| 1), status, ..document }
    }

    #[test]
    fn what_was_validated_is_looked_at_again_after_twelve_months() {
        let document = document(Some("2025-11-23"));
        assert!(!document.is_due(day("2026-11-22")));
        assert!(document.is_due(day("2026-11-23")));
    }

    #[test]
    fn the_last_of_february_is_due_at_the_end_of_the_next() {
        assert_eq!(document(Some("2024-02-29")).due_on(), Some(day("2025-02-28")));
    }

    #[test]
    fn what_is_in_force_is_not_validated_again_before_it_is_due() {
        assert_eq!(document(None).may_be_validated(day("2026-11-23")), Ok(()));
        assert_eq!(document(Some("2026-01-01")).may_be_validated(day("2026-11-23")), Err("role-already-valid"));
        assert_eq!(document(Some("2025-01-01")).may_be_validated(day("2026-11-23")), Ok(()));
        let withdrawn = Document { withdrawn_on: Some(day("2026-11-01")), ..document(None) };
        assert_eq!(withdrawn.may_be_validated(day("2026-11-23")), Err("role-is-withdrawn"));
    }

    #[test]
    fn a_circuit_waits_until_agreement_is_asked_for_and_a_sheet_does_not() {
        let draft = document(None);
        assert_eq!(draft.may_be_approved(day("2026-11-23")), Err("role-not-submitted"));
        let submitted = Document { status: Status::Submitted, ..draft.clone() };
        assert_eq!(submitted.may_be_approved(day("2026-11-23")), Ok(()));
        let sheet = Document { institution_id: Some(Id::new()), ..draft };
        assert_eq!(sheet.may_be_approved(day("2026-11-23")), Ok(()));
    }

    #[test]
    fn whoever_has_not_agreed_is_missing() {
        let (one, other) = (Id::new(), Id::new());
        let approval = |institution_id| Approval {
            institution_id,
            function: "référente".to_owned(),
            given_on: day("2026-11-23"),
            noted_by: String::new(),
        };
        let concerned = BTreeSet::from([one, other]);
        assert_eq!(missing(&concerned, &[approval(one)]), BTreeSet::from([other]));
        assert_eq!(missing(&concerned, &[approval(one), approval(other)]), BTreeSet::new());
    }
}
