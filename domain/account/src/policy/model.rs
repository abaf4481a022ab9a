//! The choice of one institution.

use base::text::one_line;
use base::{Id, Private};
use partner::Institution;
use sqlx::FromRow;
use web::Errors;

use crate::model::is_address;

/// How the people of an institution sign in.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Policy {
    pub institution_id: Id<Institution>,
    /// Whether a password with one-time codes will do beside passkeys.
    pub allows_password: bool,
    /// Whether the identity provider that the operator chose will do too.
    pub allows_provider: bool,
    /// The institution's own address, read by its function and not by a person: activation codes may be sent there.
    pub function_address: Option<Private<String>>,
    /// Grows with each change; 0 before the first.
    pub version: i64,
}

/// What an institution lets its people come in with, beside passkeys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ways {
    pub password: bool,
    pub provider: bool,
}

impl Policy {
    /// What holds until the institution chooses: passwords with one-time codes too, nobody else's word on who people are,
    /// and codes by hand alone.
    pub const fn unsaid(institution_id: Id<Institution>) -> Self {
        Self { institution_id, allows_password: true, allows_provider: false, function_address: None, version: 0 }
    }

    /// The choice as it was typed.
    pub fn check(self, ways: Ways, function_address: &str) -> Result<Self, Errors> {
        let address = one_line(function_address);
        if !address.is_empty() && !is_address(&address) {
            return Err(Errors::one("function_address", "account-email-malformed"));
        }
        let function_address = Some(Private::new(address)).filter(|address| !address.reveal().is_empty());
        let Ways { password, provider } = ways;
        let version = self.version + 1;
        Ok(Self { allows_password: password, allows_provider: provider, function_address, version, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: Ways = Ways { password: true, provider: true };

    #[test]
    fn an_address_that_no_mail_reaches_is_refused() {
        let refused = Policy::unsaid(Id::new()).check(BOTH, "accueil chez nous").unwrap_err();
        assert_eq!(refused.get("function_address"), Some("account-email-malformed"));
    }

    #[test]
    fn an_empty_address_means_that_codes_go_by_hand() {
        let policy = Policy::unsaid(Id::new()).check(Ways { password: false, ..BOTH }, "  ").unwrap();
        assert_eq!((policy.allows_password, policy.allows_provider, policy.version), (false, true, 1));
        assert_eq!(policy.function_address, None);
    }
}
