//! A processing activity, and what was typed about it.

use base::Id;
use base::text::many_lines;
use chrono::{DateTime, Utc};
use partner::Territory;
use serde::Deserialize;
use sqlx::FromRow;
use web::Errors;

base::text_enum! {
    /// What the program does with data about people.
    pub enum Activity {
        Account = "account", Journal = "journal", Directory = "directory", Help = "help", Mail = "mail",
        Referent = "referent", Meeting = "meeting",
        Voucher = "voucher", Shelter = "shelter", Phone = "phone",
    }
}

/// A line of the register: what article 30 asks to be said of an activity.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Processing {
    pub territory_id: Id<Territory>,
    pub activity: Activity,
    pub purpose: String,
    pub basis: String,
    pub people: String,
    pub categories: String,
    pub recipients: String,
    pub retention: String,
    pub security: String,
    /// Grows with each change; 0 for the words of the program.
    pub version: i64,
    pub updated_at: DateTime<Utc>,
}

/// The same as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ProcessingForm {
    pub version: i64,
    pub purpose: String,
    pub basis: String,
    pub people: String,
    pub categories: String,
    pub recipients: String,
    pub retention: String,
    pub security: String,
}

const MOST_LETTERS: usize = 4000;

impl ProcessingForm {
    pub fn of(processing: &Processing) -> Self {
        let text = String::clone;
        Self {
            version: processing.version,
            purpose: text(&processing.purpose),
            basis: text(&processing.basis),
            people: text(&processing.people),
            categories: text(&processing.categories),
            recipients: text(&processing.recipients),
            retention: text(&processing.retention),
            security: text(&processing.security),
        }
    }

    /// What the line becomes: one version newer, with something said in each field.
    pub fn check(&self, known: &Processing, now: DateTime<Utc>) -> Result<Processing, Errors> {
        let mut errors = Errors::default();
        let mut text = |field, typed: &String| {
            let text = many_lines(typed);
            errors.require(field, !text.is_empty(), "processing-empty");
            errors.require(field, text.chars().count() <= MOST_LETTERS, "processing-long");
            text
        };
        let checked = Processing {
            purpose: text("purpose", &self.purpose),
            basis: text("basis", &self.basis),
            people: text("people", &self.people),
            categories: text("categories", &self.categories),
            recipients: text("recipients", &self.recipients),
            retention: text("retention", &self.retention),
            security: text("security", &self.security),
            version: known.version + 1,
            updated_at: now,
            ..*known
        };
        if errors.is_empty() { Ok(checked) } else { Err(errors) }
    }
}

#[cfg(test)]
mod tests {
    use base::Code as _;

    use super::super::first;
    use super::*;

    #[test]
    fn every_activity_is_described_from_the_start() {
        for activity in Activity::ALL {
            let known = first::words(Id::new(), *activity);
            let checked = ProcessingForm::of(&known).check(&known, DateTime::UNIX_EPOCH).unwrap();
            assert_eq!((checked.version, &checked.purpose), (1, &known.purpose), "{activity}");
        }
    }

    #[test]
    fn nothing_is_left_unsaid() {
        let known = first::words(Id::new(), Activity::Account);
        let form =
            ProcessingForm { basis: " \n ".to_owned(), security: "a".repeat(4001), ..ProcessingForm::of(&known) };
        let errors = form.check(&known, DateTime::UNIX_EPOCH).unwrap_err();
        let faults: Vec<_> = errors.iter().collect();
        assert_eq!(faults, [("basis", "processing-empty"), ("security", "processing-long")]);
    }
}
