//! What was typed to hold an erasure back.

use chrono::NaiveDate;
use serde::Deserialize;
use web::Errors;

use super::model::Reason;

/// A reason out of the list, and a last day.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PostponeForm {
    pub reason: String,
    pub until: String,
}

impl PostponeForm {
    pub fn check(&self) -> Result<(Reason, NaiveDate), Errors> {
        let mut errors = Errors::default();
        let reason = errors.keep("reason", self.reason.parse().map_err(|_| "erasure-reason-missing"));
        let until = errors.keep("until", self.until.parse().map_err(|_| "erasure-day-wrong"));
        reason.zip(until).ok_or(errors)
    }
}
