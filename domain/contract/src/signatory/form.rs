//! Signatories, mandates and signatures as they are typed.

use base::Id;
use base::text::one_line;
use chrono::NaiveDate;
use serde::Deserialize;
use web::Errors;

use super::model::{Representative, Signatory, Signature, fault};
use crate::typed;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SignatoryForm {
    pub institution: String,
}

/// Who stands for a signatory.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MandateForm {
    /// The mandate that is changed; empty for a new one.
    pub id: String,
    pub function: String,
    pub starts_on: String,
    pub ends_on: String,
}

const FUNCTION: std::ops::RangeInclusive<usize> = 3..=150;

impl MandateForm {
    /// The mandate that was typed beside those that are `known`, or what is wrong with it.
    pub fn check(&self, signatory_id: Id<Signatory>, known: &[Representative]) -> Result<Representative, Errors> {
        let mut errors = Errors::default();
        let function = one_line(&self.function);
        errors.require("function", FUNCTION.contains(&function.chars().count()), "mandate-function-length");
        let starts_on = errors.keep("starts_on", typed::day(&self.starts_on)).flatten();
        let ends_on = errors.keep("ends_on", typed::day(&self.ends_on)).flatten();
        let id = known.iter().find(|one| one.signatory_id == signatory_id && one.id.to_string() == self.id);
        errors.require("function", self.id.is_empty() || id.is_some(), "mandate-of-another");
        let id = id.map_or_else(Id::new, |one| one.id);
        let new = Representative { id, signatory_id, function, starts_on, ends_on };
        if errors.is_empty()
            && let Some((field, key)) = fault(&new, known)
        {
            errors.add(field, key);
        }
        if errors.is_empty() { Ok(new) } else { Err(errors) }
    }
}

/// That a signatory has signed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SignatureForm {
    pub signed_on: String,
    pub signed_by: String,
}

impl SignatureForm {
    /// The signature that was typed, or what is wrong with it.
    pub fn check(
        &self,
        signatory: &Signatory,
        everybody: &[Representative],
        today: NaiveDate,
    ) -> Result<Signature, Errors> {
        let mut errors = Errors::default();
        let on = errors.keep("signed_on", typed::needed_day(&self.signed_on));
        let by = typed::id(&self.signed_by);
        errors.require("signed_by", self.signed_by.is_empty() || by.is_some(), "signature-of-another");
        let Some(on) = on.filter(|_| errors.is_empty()) else { return Err(errors) };
        let signature = Signature { on, by };
        match signatory.refuses(signature, everybody, today) {
            Some((field, key)) => Err(Errors::one(field, key)),
            None => Ok(signature),
        }
    }
}

/// That several have signed on one day.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CeremonyForm {
    pub signed_on: String,
    pub signatories: Vec<String>,
}

impl CeremonyForm {
    pub fn has(&self, signatory: &Signatory) -> bool {
        self.signatories.contains(&signatory.id.to_string())
    }

    /// The day that was typed, or what is wrong.
    pub fn check(&self, today: NaiveDate) -> Result<NaiveDate, Errors> {
        let mut errors = Errors::default();
        let on = errors.keep("signed_on", typed::needed_day(&self.signed_on));
        errors.require("signed_on", on.is_none_or(|on| on <= today), "signature-to-come");
        errors.require("signatories", !self.signatories.is_empty(), "signature-nobody");
        on.filter(|_| errors.is_empty()).ok_or(errors)
    }
}
