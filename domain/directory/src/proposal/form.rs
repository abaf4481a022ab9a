//! Proposals as they are typed.

use serde::Deserialize;
use web::Errors;

use crate::Kind;
use crate::form::{Limit, line, lines, optional};
use crate::form_entry::{EntryForm, name};

const WORDS: Limit = (500, "proposal-note-length");
const SUMMARY: Limit = (160, "entry-summary-length");
const HOW_TO: Limit = (2_000, "entry-how-to-length");

/// Why, in her words: of whoever proposes, or of whoever refuses.
pub fn why(errors: &mut Errors, field: &'static str, typed: &str) -> String {
    lines(errors, field, typed, WORDS)
}

/// A service that is missing, in its first words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NewForm {
    pub structure_name: String,
    pub name: String,
    pub kind: Option<Kind>,
    pub summary: String,
    pub phone: String,
    pub how_to: String,
    pub note: String,
    /// She has looked at what it resembles.
    pub is_other: bool,
}

impl NewForm {
    /// The body and the entry that are proposed, or what is wrong.
    pub fn check(&self, has_room: bool) -> Result<(String, EntryForm, String), Errors> {
        let mut errors = Errors::default();
        errors.require("structure_name", has_room, "proposal-too-many-new");
        let structure = name(&mut errors, "structure_name", &self.structure_name);
        let own = name(&mut errors, "name", &self.name);
        let kind = errors.keep("kind", self.kind.ok_or("entry-kind-missing"));
        let summary = line(&mut errors, "summary", &self.summary, SUMMARY);
        let how_to = lines(&mut errors, "how_to", &self.how_to, HOW_TO);
        let phone = errors.keep("phone", optional::<crate::Phone>(&self.phone, "entry-phone-unreadable")).flatten();
        let note = why(&mut errors, "note", &self.note);
        match kind {
            Some(kind) if errors.is_empty() => {
                let phone = phone.map(|phone| phone.to_string()).unwrap_or_default();
                Ok((structure, EntryForm { name: own, summary, how_to, phone, ..EntryForm::empty(kind) }, note))
            }
            _ => Err(errors),
        }
    }
}
