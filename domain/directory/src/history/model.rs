//! Versions of an entry.

use base::Id;
use chrono::{DateTime, Utc};
use partner::Institution;
use sqlx::FromRow;

use crate::Status;
use crate::form_entry::EntryForm;

/// Who wrote a version: a function and an institution. Nobody: a rule did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Author {
    pub function: String,
    pub institution: Option<Id<Institution>>,
}

/// An entry as it stood.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Version {
    pub version: i64,
    pub at: DateTime<Utc>,
    pub act: String,
    pub function: String,
    /// The name of the institution of whoever wrote it.
    pub institution: Option<String>,
    pub status: Status,
    form: String,
}

impl Version {
    /// The form of the entry as it stood; none if it was written by a program that knew other fields.
    pub fn form(&self) -> Option<EntryForm> {
        serde_json::from_str(&self.form).ok()
    }

    /// The key of what was done.
    pub fn act_key(&self) -> String {
        format!("history-{}", self.act.replace('.', "-"))
    }
}
