//! A press release, and what stands at the foot of each.

use base::Id;
use base::text::{many_lines, one_line};
use markdown::Block;
use partner::Territory;
use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use web::Errors;

/// What a territory tells journalists of itself, and whom they call: a function, never a name.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Press {
    pub territory_id: Id<Territory>,
    /// Empty: a sentence about who takes part.
    pub about: String,
    pub contact: String,
    pub phone: String,
    pub email: String,
    pub version: i64,
}

impl Press {
    /// Nothing is written yet.
    pub fn blank(territory_id: Id<Territory>) -> Self {
        let [about, contact, phone, email] = [const { String::new() }; 4];
        Self { territory_id, about, contact, phone, email, version: 0 }
    }

    /// The lines of the contact.
    pub fn lines(&self) -> Vec<String> {
        let lines = [&self.contact, &self.phone, &self.email];
        lines.into_iter().filter(|line| !line.is_empty()).cloned().collect()
    }
}

/// The same as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PressForm {
    pub about: String,
    pub contact: String,
    pub phone: String,
    pub email: String,
    pub version: i64,
}

const ABOUT: usize = 1500;
const LINE: usize = 150;

impl PressForm {
    pub fn of(press: &Press) -> Self {
        let Press { about, contact, phone, email, version, .. } = press.clone();
        Self { about, contact, phone, email, version }
    }

    /// Each part with the key of its name: how two texts are compared.
    pub fn told(&self) -> Vec<(&'static str, String)> {
        vec![
            ("press-about", many_lines(&self.about)),
            ("press-contact", one_line(&self.contact)),
            ("press-phone", one_line(&self.phone)),
            ("press-email", one_line(&self.email)),
        ]
    }

    /// What was typed, over `known`, or what is wrong.
    pub fn check(&self, known: &Press) -> Result<Press, Errors> {
        let mut errors = Errors::default();
        let press = Press {
            about: many_lines(&self.about),
            contact: one_line(&self.contact),
            phone: one_line(&self.phone),
            email: one_line(&self.email),
            territory_id: known.territory_id,
            version: known.version + 1,
        };
        errors.require("about", press.about.chars().count() <= ABOUT, "press-about-long");
        errors.require("contact", press.contact.chars().count() <= LINE, "news-line-long");
        let is_number = press.phone.chars().all(|c| c.is_ascii_digit() || " +.".contains(c));
        errors.require("phone", is_number && press.phone.len() <= 30, "press-phone-unreadable");
        errors.require("email", press.email.is_empty() || mail::is_address(&press.email), "press-email-unreadable");
        if errors.is_empty() { Ok(press) } else { Err(errors) }
    }
}

/// A release in the words of its language, ready for paper. Its letters are those of a file: `serde` writes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Release {
    pub title: String,
    /// The code of its language: `fr`.
    pub lang: String,
    /// « Communiqué de presse ».
    pub heading: String,
    /// Where and on which day it goes out.
    pub dateline: String,
    pub lead: String,
    /// When and where something takes place, how one takes part: a name and what it is.
    pub facts: Vec<(String, String)>,
    pub blocks: Vec<Block>,
    pub about_heading: String,
    pub about: Vec<String>,
    pub contact_heading: String,
    pub contact: Vec<String>,
    /// What is written over each page of a demonstration; empty where it is none.
    pub mark: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn journalists_call_a_number_and_write_to_an_address() {
        let fault = |phone: &str, email: &str| {
            let form = PressForm { phone: phone.into(), email: email.into(), ..PressForm::default() };
            form.check(&Press::blank(Id::zero())).err().and_then(|errors| errors.iter().next())
        };
        assert_eq!(fault("01 99 00 00 01", "presse@valbourg.example"), None);
        assert_eq!(fault("", ""), None);
        assert_eq!(fault("appelez", ""), Some(("phone", "press-phone-unreadable")));
        assert_eq!(fault("", "presse"), Some(("email", "press-email-unreadable")));
    }
}
