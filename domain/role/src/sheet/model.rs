//! What a role sheet says, and the form that writes it.

use base::text::many_lines;
use serde::{Deserialize, Serialize};
use web::Errors;

/// What an institution does in the network, in its own words; plain text with paragraphs and lists.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SheetText {
    pub missions: String,
    pub can: String,
    pub cannot: String,
    pub conditions: String,
    pub delays: String,
    /// How to reach its référent.
    pub contact: String,
}

impl SheetText {
    /// The sections in the order of the sheet, each with the key of its title.
    pub fn sections(&self) -> [(&'static str, &str); 6] {
        [
            ("role-missions", &self.missions),
            ("role-can", &self.can),
            ("role-cannot", &self.cannot),
            ("role-conditions", &self.conditions),
            ("role-delays", &self.delays),
            ("role-contact", &self.contact),
        ]
    }

    /// A sheet that leaves a section blank leaves the others guessing: it is not validated.
    pub fn lack(&self) -> Option<&'static str> {
        self.sections().iter().any(|(_, text)| text.is_empty()).then_some("role-sheet-incomplete")
    }

    pub fn told(&self) -> Vec<(&'static str, String)> {
        self.sections().into_iter().map(|(key, text)| (key, text.to_owned())).collect()
    }
}

/// How many letters a section has at most: a sheet is one page.
const SECTION_LENGTH: usize = 1500;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetForm {
    pub missions: String,
    pub can: String,
    pub cannot: String,
    pub conditions: String,
    pub delays: String,
    pub contact: String,
    /// The version that was read; 0 when there was no sheet.
    pub version: i64,
}

impl SheetForm {
    pub fn of(text: SheetText, version: i64) -> Self {
        let SheetText { missions, can, cannot, conditions, delays, contact } = text;
        Self { missions, can, cannot, conditions, delays, contact, version }
    }

    /// What was typed, made fit to keep.
    pub fn text(&self) -> SheetText {
        SheetText {
            missions: many_lines(&self.missions),
            can: many_lines(&self.can),
            cannot: many_lines(&self.cannot),
            conditions: many_lines(&self.conditions),
            delays: many_lines(&self.delays),
            contact: many_lines(&self.contact),
        }
    }

    /// The text, or which sections are too long. A draft may lack some.
    pub fn check(&self) -> Result<SheetText, Errors> {
        let text = self.text();
        let mut errors = Errors::default();
        let fields = ["missions", "can", "cannot", "conditions", "delays", "contact"];
        for (field, (_, section)) in fields.into_iter().zip(text.sections()) {
            errors.require(field, section.chars().count() <= SECTION_LENGTH, "role-section-length");
        }
        let is_blank = text.sections().iter().all(|(_, section)| section.is_empty());
        errors.require("missions", !is_blank, "role-sheet-blank");
        if errors.is_empty() { Ok(text) } else { Err(errors) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> SheetForm {
        SheetForm { missions: "Recevoir.\r\n".into(), ..SheetForm::default() }
    }

    #[test]
    fn a_draft_may_lack_sections_and_is_not_validated_so() {
        let text = form().check().unwrap();
        assert_eq!((text.missions.as_str(), text.lack()), ("Recevoir.", Some("role-sheet-incomplete")));
        let whole = SheetText {
            can: "a".into(),
            cannot: "b".into(),
            conditions: "c".into(),
            delays: "d".into(),
            contact: "e".into(),
            ..text
        };
        assert_eq!(whole.lack(), None);
    }

    #[test]
    fn a_section_holds_what_fits_on_a_page_and_nothing_at_all_is_not_kept() {
        let long = SheetForm { delays: "é".repeat(SECTION_LENGTH + 1), ..form() };
        assert_eq!(long.check().unwrap_err().get("delays"), Some("role-section-length"));
        let full = SheetForm { delays: "é".repeat(SECTION_LENGTH), ..form() };
        assert!(full.check().is_ok());
        let blank = SheetForm { missions: " \n".into(), ..SheetForm::default() };
        assert_eq!(blank.check().unwrap_err().get("missions"), Some("role-sheet-blank"));
    }
}
