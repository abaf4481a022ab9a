//! A contact of an institution, and the form that names one.

use base::text::one_line;
use base::{Id, Private};
use chrono::NaiveDate;
use serde::Deserialize;
use sqlx::FromRow;
use web::Errors;

use crate::Institution;

/// A function of an institution, and where it is written to.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Contact {
    pub id: Id<Contact>,
    pub institution_id: Id<Institution>,
    /// « Accueil du CCAS »: never a name.
    pub function: String,
    pub email: Private<String>,
    /// When somebody last said that it is still the right one.
    pub confirmed_on: Option<NaiveDate>,
}

const FUNCTION_LENGTH: usize = 100;
/// How many contacts an institution may have: each of them gets each mail.
pub const MOST: usize = 5;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactForm {
    pub function: String,
    pub email: String,
}

impl ContactForm {
    /// The contact that was typed, beside those that `institution` has, or what is wrong.
    pub fn check(&self, institution: Id<Institution>, known: &[Contact]) -> Result<Contact, Errors> {
        let mut errors = Errors::default();
        let (function, email) = (one_line(&self.function), one_line(&self.email).to_lowercase());
        let length = function.chars().count();
        errors.require("function", (3..=FUNCTION_LENGTH).contains(&length), "contact-function-length");
        errors.require("email", mail::is_address(&email), "contact-email-unreadable");
        errors.require("email", !known.iter().any(|one| *one.email.reveal() == email), "contact-known");
        errors.require("function", known.len() < MOST, "contact-too-many");
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Contact {
            id: Id::new(),
            institution_id: institution,
            function,
            email: Private::new(email),
            confirmed_on: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_mail_can_be_sent_to_is_refused_when_it_is_named() {
        let email = |email: &str| {
            let form = ContactForm { function: "Accueil".into(), email: email.into() };
            form.check(Id::new(), &[]).err().and_then(|errors| errors.get("email"))
        };
        assert_eq!(email("accueil@ccas.example"), None);
        for bad in
            ["", "accueil", "@ccas.example", "a@b", "a..b@c.example", ".a@c.example", "a@-c.example", "é@c.example"]
        {
            assert_eq!(email(bad), Some("contact-email-unreadable"), "{bad}");
        }
    }

    #[test]
    fn the_same_address_is_not_named_twice_and_five_are_enough() {
        let institution = Id::new();
        let form = |email: &str| ContactForm { function: "Accueil".into(), email: email.into() };
        let mut known: Vec<Contact> = Vec::new();
        for number in 0..MOST {
            known.push(form(&format!("a{number}@ccas.example")).check(institution, &known).unwrap());
        }
        let errors = form("A0@ccas.example").check(institution, &known[..1]).unwrap_err();
        assert_eq!(errors.get("email"), Some("contact-known"));
        assert_eq!(
            form("b@ccas.example").check(institution, &known).unwrap_err().get("function"),
            Some("contact-too-many")
        );
    }
}
