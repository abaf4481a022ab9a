//! A session as it is typed.

use base::Id;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use web::Errors;

use super::model::Session;
use crate::{Action, typed};

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SessionForm {
    pub held_on: String,
    pub setting: String,
    pub subject: String,
    /// By its name or its code; empty for none.
    pub commune: String,
    pub under_18: String,
    pub adults: String,
    pub professionals: String,
    /// `on` if she goes on with another.
    pub again: String,
    pub version: i64,
}

/// Who enters a session, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enterer {
    pub function: String,
    pub at: DateTime<Utc>,
    pub today: NaiveDate,
}

const SUBJECT: usize = 200;
/// More people than a hall holds is a typing error.
const MOST: i64 = 10_000;

/// How many came; none where nothing is typed.
fn people(typed: &str) -> Result<i64, &'static str> {
    let text: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '\u{202f}').collect();
    if text.is_empty() {
        return Ok(0);
    }
    let is_plain = text.bytes().all(|c| c.is_ascii_digit());
    text.parse().ok().filter(|count| is_plain && (0..=MOST).contains(count)).ok_or("plan-people-unreadable")
}

impl SessionForm {
    pub fn of(session: &Session, commune: String) -> Self {
        Self {
            held_on: session.held_on.to_string(),
            setting: session.setting.to_string(),
            subject: session.subject.clone(),
            commune,
            under_18: session.under_18.to_string(),
            adults: session.adults.to_string(),
            professionals: session.professionals.to_string(),
            again: String::new(),
            version: session.version,
        }
    }

    /// The session of an action with these facts, held in `commune_code`; `known` is the one that they change.
    pub fn check(
        &self,
        (action, known): (&Action, Option<&Session>),
        commune_code: Option<String>,
        enterer: &Enterer,
    ) -> Result<Session, Errors> {
        let mut errors = Errors::default();
        let held_on = errors.keep("held_on", typed::past_day(&self.held_on, enterer.today));
        let setting = errors.keep("setting", typed::needed_code(&self.setting));
        let subject = typed::line(&mut errors, "subject", &self.subject, SUBJECT);
        let under_18 = errors.keep("under_18", people(&self.under_18)).unwrap_or(0);
        let adults = errors.keep("adults", people(&self.adults)).unwrap_or(0);
        let professionals = errors.keep("professionals", people(&self.professionals)).unwrap_or(0);
        let is_met = under_18 + adults + professionals > 0;
        errors.require("under_18", is_met || !errors.is_empty(), "plan-session-empty");
        let (Some(held_on), Some(setting), true) = (held_on, setting, errors.is_empty()) else { return Err(errors) };
        Ok(Session {
            id: known.map_or_else(Id::new, |known| known.id),
            action_id: action.id,
            held_on,
            setting,
            subject,
            commune_code,
            under_18,
            adults,
            professionals,
            entered_as: enterer.function.clone(),
            entered_at: enterer.at,
            removed_on: None,
            version: known.map_or(1, |known| known.version + 1),
        })
    }

    /// Each fact with the key of its name, for showing what differs.
    pub fn told(&self) -> Vec<(&'static str, String)> {
        vec![
            ("plan-held-on", self.held_on.clone()),
            ("plan-setting-label", self.setting.clone()),
            ("plan-subject", self.subject.clone()),
            ("plan-commune", self.commune.clone()),
            ("plan-under-18", self.under_18.clone()),
            ("plan-adults", self.adults.clone()),
            ("plan-professionals", self.professionals.clone()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_many_came_is_a_whole_number_that_a_hall_holds() {
        assert_eq!((people("1 200"), people(""), people("0")), (Ok(1200), Ok(0), Ok(0)));
        for wrong in ["-1", "+3", "2,5", "vingt", "10001", "1e2"] {
            assert_eq!(people(wrong), Err("plan-people-unreadable"), "{wrong}");
        }
    }
}
