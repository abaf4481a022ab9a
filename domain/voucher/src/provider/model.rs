//! Taxis and hotels that take vouchers.

use base::text::one_line;
use base::{Codes, Id, Private};
use chrono::NaiveDate;
use partner::Institution;
use serde::Deserialize;
use sqlx::FromRow;
use web::Errors;

use crate::convention::Convention;
use crate::{Kind, Number};

/// A company that drives or lodges whoever brings a voucher.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Provider {
    pub id: Id<Provider>,
    pub convention_id: Id<Convention>,
    /// The institution whose people may use vouchers for it by their accounts.
    pub institution_id: Option<Id<Institution>>,
    pub name: String,
    pub phone: String,
    pub kinds: Codes<Kind>,
    /// What it types to use a voucher without an account.
    pub key: Private<String>,
    /// Since when its uses are refused.
    pub suspended_on: Option<NaiveDate>,
}

impl Provider {
    /// Says whether it may use a voucher of this kind now.
    pub fn may_take(&self, kind: Kind) -> bool {
        self.suspended_on.is_none() && self.kinds.has(kind)
    }

    /// Its key as it is read out.
    pub fn told_key(&self) -> String {
        self.key.reveal().parse().map_or_else(|_| String::new(), |number: Number| number.to_string())
    }
}

/// A key that nobody guesses.
pub fn new_key() -> Private<String> {
    Private::new(Number::draw().letters().to_owned())
}

const NAME: std::ops::RangeInclusive<usize> = 2..=100;

/// A provider as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ProviderForm {
    pub name: String,
    pub phone: String,
    pub kinds: Vec<Kind>,
    pub institution: String,
}

impl ProviderForm {
    /// The provider of a convention; its institution is one of the territory's `members`.
    pub fn check(&self, convention: Id<Convention>, members: &[Id<Institution>]) -> Result<Provider, Errors> {
        let mut errors = Errors::default();
        let (name, phone) = (one_line(&self.name), one_line(&self.phone));
        errors.require("name", NAME.contains(&name.chars().count()), "provider-name-length");
        errors.require("phone", phone.chars().count() <= 30, "provider-phone-length");
        errors.require("kinds", !self.kinds.is_empty(), "provider-no-kind");
        let institution = self.institution.trim().parse().ok().filter(|id| members.contains(id));
        errors.require("institution", institution.is_some() || self.institution.is_empty(), "provider-no-member");
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Provider {
            id: Id::new(),
            convention_id: convention,
            institution_id: institution,
            name,
            phone,
            kinds: self.kinds.iter().copied().collect(),
            key: new_key(),
            suspended_on: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_has_a_name_and_a_kind() {
        let form = ProviderForm { name: " Taxis du  Val ".into(), kinds: vec![Kind::Ride], ..ProviderForm::default() };
        let provider = form.check(Id::new(), &[]).unwrap();
        assert_eq!(provider.name, "Taxis du Val");
        assert!(provider.may_take(Kind::Ride) && !provider.may_take(Kind::Night));
        assert!(!Provider { suspended_on: Some(NaiveDate::MIN), ..provider }.may_take(Kind::Ride));
        for wrong in [
            ProviderForm { name: "T".into(), ..form.clone() },
            ProviderForm { kinds: Vec::new(), ..form.clone() },
            ProviderForm { institution: Id::<Institution>::new().to_string(), ..form },
        ] {
            assert_eq!(wrong.check(Id::new(), &[]).unwrap_err().iter().count(), 1);
        }
    }

    #[test]
    fn a_key_is_in_no_log() {
        assert!(!format!("{:?}", new_key()).contains(new_key().reveal().as_str()));
    }
}
