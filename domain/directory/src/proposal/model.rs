//! A proposal and its states.

use base::{Error, Id};
use chrono::{DateTime, TimeDelta, Utc};
use partner::{Institution, Territory};
use sqlx::FromRow;

use crate::Service;
use crate::form_entry::EntryForm;

base::text_enum! {
    /// What became of a proposal.
    pub enum State { Open = "open", Accepted = "accepted", Refused = "refused", Withdrawn = "withdrawn" }
}

/// What a partner proposes.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Proposal {
    pub id: Id<Proposal>,
    pub territory_id: Id<Territory>,
    /// The entry that it would correct; `None`: a new one.
    pub service_id: Option<Id<Service>>,
    /// The body that would offer a new service.
    pub structure_name: String,
    pub institution_id: Option<Id<Institution>>,
    /// The function of whoever proposes.
    pub function: String,
    pub form: String,
    /// Why, in her words.
    pub note: String,
    pub made_at: DateTime<Utc>,
    pub state: State,
    pub decided_at: Option<DateTime<Utc>>,
    pub decided_by: String,
    /// What she is answered.
    pub answer: String,
}

/// How long a decided proposal is kept.
pub const KEPT: TimeDelta = TimeDelta::days(365);

impl Proposal {
    /// The entry as it was proposed.
    pub fn entry_form(&self) -> base::Result<EntryForm> {
        Ok(serde_json::from_str(&self.form).map_err(anyhow::Error::from)?)
    }

    /// The proposal once it is decided; one that is decided stays as it is.
    pub fn decide(self, state: State, answer: String, (by, at): (&str, DateTime<Utc>)) -> base::Result<Self> {
        if self.state != State::Open {
            return Err(Error::Refused("proposal-decided"));
        }
        Ok(Self { state, answer, decided_by: by.to_owned(), decided_at: Some(at), ..self })
    }
}
