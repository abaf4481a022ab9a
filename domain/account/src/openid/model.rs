//! Identities, journeys to the provider, and the rules about them.

use base::{Id, Private};
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::url::{Host, Url};
use openidconnect::{CsrfToken, Nonce, PkceCodeVerifier};
use partner::Institution;
use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use web::Way;

use crate::model::Account;

/// What the operator chose.
#[derive(Debug, Clone)]
pub struct Configuration {
    /// The provider's address, as it writes it itself.
    pub issuer: String,
    /// What the provider knows this installation by.
    pub client_id: String,
    pub client_secret: Private<String>,
    /// What people call the provider: it stands on the button.
    pub name: String,
}

/// Says whether `issuer` may be one: by TLS, or on this very machine.
pub fn is_issuer(issuer: &Url) -> bool {
    let is_here = match issuer.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    let is_plain = issuer.username().is_empty() && issuer.password().is_none();
    let is_whole = issuer.query().is_none() && issuer.fragment().is_none();
    is_plain && is_whole && (issuer.scheme() == "https" || issuer.scheme() == "http" && is_here)
}

/// Somebody as the provider knows her.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Identity {
    pub issuer: String,
    pub subject: Private<String>,
    pub account_id: Id<Account>,
    pub linked_at: DateTime<Utc>,
}

/// What the provider told of whoever came back, once it was believed.
#[derive(Debug, Clone)]
pub struct Claims {
    pub issuer: String,
    pub subject: Private<String>,
    /// The establishment that she works for, if the provider tells it.
    pub siret: Option<String>,
    /// Ends her session at the provider.
    pub id_token: Private<String>,
}

/// What somebody goes to the provider for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    SignIn {
        is_shared: bool,
        /// Where she was going.
        #[serde(default)]
        way: Way,
    },
    /// Uses up her activation code, which she has just shown. A new code ends the journey.
    Activate { account: Id<Account> },
    /// Links the identity to the account that she is signed in to.
    Link { account: Id<Account> },
}

impl Purpose {
    /// The account that it is about, where that is known before she comes back.
    pub const fn account(&self) -> Option<Id<Account>> {
        match self {
            Self::SignIn { .. } => None,
            Self::Activate { account } | Self::Link { account } => Some(*account),
        }
    }
}

/// How long somebody may stay at the provider before she comes back.
pub const JOURNEY_LIFE: TimeDelta = TimeDelta::minutes(10);
/// So many journeys and other questions may wait at once; the oldest makes room, so that a crowd of empty ones closes
/// nobody out.
pub const MOST_JOURNEYS: i64 = 5_000;

/// What a journey to the provider has to bring back. Kept sealed.
#[derive(Debug, Serialize, Deserialize)]
pub struct Journey {
    pub issuer: String,
    pub state: CsrfToken,
    pub nonce: Nonce,
    pub verifier: PkceCodeVerifier,
    pub purpose: Purpose,
}

/// Says whether somebody of the establishment `siret` may use an account of the institution `hers`; `named` is the one
/// of ours that has this SIRET.
///
/// An institution whose SIRET nobody entered cannot be compared: its people are let in, unless the SIRET is known to be
/// another's. Somebody without an institution answers for none.
pub fn is_hers(hers: Option<&Institution>, siret: &str, named: Option<&Institution>) -> bool {
    let Some(hers) = hers else { return true };
    match &hers.siret {
        Some(known) => known == siret,
        None => named.is_none_or(|named| named.id == hers.id),
    }
}

/// The SIRET as it is kept: 14 digits. It is often told in groups.
pub fn siret_of(told: &str) -> String {
    told.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use partner::InstitutionKind;

    use super::*;

    fn institution(siret: Option<&str>) -> Institution {
        let siret = siret.map(str::to_owned);
        let name = "Commissariat de Valbourg".to_owned();
        Institution { id: Id::new(), name, short_name: None, kind: InstitutionKind::Police, siret }
    }

    #[test]
    fn a_provider_is_asked_by_tls_or_on_this_machine() {
        for (address, is_one) in [
            ("https://auth.example.fr/api/v2", true),
            ("http://127.0.0.1:3000", true),
            ("http://localhost:3000/realm", true),
            ("http://[::1]:3000", true),
            ("http://auth.example.fr", false),
            ("http://127.0.0.1.example.fr", false),
            ("ftp://127.0.0.1", false),
            ("https://user:word@auth.example.fr", false),
            ("https://auth.example.fr/?realm=1", false),
        ] {
            assert_eq!(is_issuer(&address.parse().unwrap()), is_one, "{address}");
        }
    }

    #[test]
    fn somebody_of_another_establishment_is_not_hers() {
        let hers = institution(Some("13000248800010"));
        assert!(is_hers(Some(&hers), &siret_of("130 002 488 00010"), Some(&hers)));
        assert!(!is_hers(Some(&hers), "21920012500017", None));
    }

    #[test]
    fn without_a_siret_only_the_siret_of_another_institution_is_refused() {
        let (hers, other) = (institution(None), institution(Some("21920012500017")));
        assert!(is_hers(Some(&hers), "13000248800010", None));
        assert!(!is_hers(Some(&hers), "21920012500017", Some(&other)));
    }

    #[test]
    fn somebody_without_an_institution_answers_for_none() {
        assert!(is_hers(None, "21920012500017", Some(&institution(Some("21920012500017")))));
    }
}
