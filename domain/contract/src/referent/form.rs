//! A référent as she is typed.

use base::text::one_line;
use base::{Id, Private};
use serde::Deserialize;
use web::Errors;

use super::model::{Rank, Referent, fault};
use crate::{Signatory, typed};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReferentForm {
    /// Whom it changes; empty for a new one.
    pub id: String,
    pub rank: String,
    pub function: String,
    pub name: String,
    pub phone: String,
    pub email: String,
    pub starts_on: String,
    pub ends_on: String,
}

const FUNCTION: std::ops::RangeInclusive<usize> = 3..=150;
const NAME: usize = 100;

/// A telephone number as it is written: digits, parted as one likes; a plus sign may come first.
fn phone(typed: &str) -> Result<String, &'static str> {
    let text = one_line(typed);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_number = text.char_indices().all(|(at, c)| c.is_ascii_digit() || " .-()".contains(c) || at == 0 && c == '+');
    let is_long_enough = (4..=15).contains(&digits);
    if text.is_empty() || is_number && is_long_enough { Ok(text) } else { Err("referent-phone-unreadable") }
}

/// An address that a mail can be sent to; none where only the telephone is known.
fn email(typed: &str) -> Result<String, &'static str> {
    let text = one_line(typed).to_lowercase();
    if text.is_empty() || mail::is_address(&text) { Ok(text) } else { Err("referent-email-unreadable") }
}

impl ReferentForm {
    pub fn of(known: &Referent) -> Self {
        Self {
            id: known.id.to_string(),
            rank: known.rank.to_string(),
            function: known.function.clone(),
            name: known.name.reveal().clone(),
            phone: known.phone.reveal().clone(),
            email: known.email.reveal().clone(),
            starts_on: known.starts_on.to_string(),
            ends_on: typed::shown(known.ends_on),
        }
    }

    /// The référent of a signatory beside those that are `known`, or what is wrong.
    pub fn check(&self, signatory_id: Id<Signatory>, known: &[Referent]) -> Result<Referent, Errors> {
        let mut errors = Errors::default();
        let rank = errors.keep("rank", self.rank.parse::<Rank>().map_err(|_| "contract-choice-unknown"));
        let function = one_line(&self.function);
        errors.require("function", FUNCTION.contains(&function.chars().count()), "mandate-function-length");
        let name = typed::line(&mut errors, "name", &self.name, NAME);
        let phone = errors.keep("phone", phone(&self.phone)).unwrap_or_default();
        let email = errors.keep("email", email(&self.email)).unwrap_or_default();
        let can_be_reached = !self.phone.trim().is_empty() || !self.email.trim().is_empty();
        errors.require("phone", can_be_reached, "referent-unreachable");
        let starts_on = errors.keep("starts_on", typed::needed_day(&self.starts_on));
        let ends_on = errors.keep("ends_on", typed::day(&self.ends_on)).flatten();
        let before = known.iter().find(|one| one.id.to_string() == self.id);
        errors.require("function", self.id.is_empty() || before.is_some(), "mandate-of-another");
        let (Some(rank), Some(starts_on)) = (rank, starts_on) else { return Err(errors) };
        let new = Referent {
            id: before.map_or_else(Id::new, |one| one.id),
            signatory_id,
            rank,
            function,
            name: Private::new(name),
            phone: Private::new(phone),
            email: Private::new(email),
            starts_on,
            ends_on,
            confirmed_on: before.and_then(|one| one.confirmed_on),
            denied_on: None,
            asks: before.map_or(0, |one| one.asks),
        };
        if errors.is_empty()
            && let Some((field, key)) = fault(&new, known)
        {
            errors.add(field, key);
        }
        if errors.is_empty() { Ok(new) } else { Err(errors) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> ReferentForm {
        let text = str::to_owned;
        ReferentForm {
            rank: text("holder"),
            function: text("Référente"),
            phone: text("01 99 00 12 34"),
            starts_on: text("2026-01-01"),
            ..ReferentForm::default()
        }
    }

    fn fault_of(form: &ReferentForm, field: &str) -> Option<&'static str> {
        form.check(Id::new(), &[]).err().and_then(|errors| errors.get(field))
    }

    #[test]
    fn a_function_and_a_way_to_reach_her_are_enough() {
        assert!(form().check(Id::new(), &[]).is_ok());
        assert_eq!(fault_of(&ReferentForm { phone: String::new(), ..form() }, "phone"), Some("referent-unreachable"));
        let by_mail = ReferentForm { phone: String::new(), email: "a@b.example".into(), ..form() };
        assert!(by_mail.check(Id::new(), &[]).is_ok());
    }

    #[test]
    fn what_cannot_be_called_or_written_to_is_refused() {
        for wrong in ["douze", "01", "+33+1990012", "0199001234567890"] {
            assert_eq!(
                fault_of(&ReferentForm { phone: wrong.into(), ..form() }, "phone"),
                Some("referent-phone-unreadable")
            );
        }
        assert_eq!(
            fault_of(&ReferentForm { email: "a@".into(), ..form() }, "email"),
            Some("referent-email-unreadable")
        );
    }
}
