//! A passkey, as its account keeps it.

use base::text::one_line;
use base::{Error, Id, Private, Result};
use chrono::{DateTime, Utc};
use sqlx::FromRow;

use crate::model::Account;

/// A passkey of an account.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Passkey {
    pub id: Id<Passkey>,
    pub account_id: Id<Account>,
    /// How its device calls it: base64.
    pub credential: Private<String>,
    /// Its public key, its counter, and whether it is copied elsewhere: JSON.
    pub content: Private<String>,
    /// How she calls it: « mon téléphone ».
    pub name: String,
    pub created_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
}

const MAX_NAME_LETTERS: usize = 60;
/// How many passkeys one account may have.
pub const MOST: usize = 20;
/// With two, losing one shuts nobody out.
pub const ENOUGH: usize = 2;

/// The name of a passkey as it was typed; `otherwise` where nothing was.
pub fn name_of(typed: &str, otherwise: &str) -> Result<String> {
    let name = one_line(typed);
    if name.chars().count() > MAX_NAME_LETTERS {
        return Err(Error::Refused("account-passkey-name-long"));
    }
    Ok(if name.is_empty() { otherwise.to_owned() } else { name })
}

/// Says whether a passkey may go: something else still lets her in.
pub fn may_remove(passkeys: usize, has_password: bool, has_identity: bool) -> Result<()> {
    if passkeys > 1 || has_password || has_identity { Ok(()) } else { Err(Error::Refused("account-passkey-last")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_and_not_long() {
        assert_eq!(name_of(" mon \n téléphone ", "Clé").unwrap(), "mon téléphone");
        assert_eq!(name_of("  ", "Clé").unwrap(), "Clé");
        assert!(matches!(name_of(&"a".repeat(61), "Clé"), Err(Error::Refused("account-passkey-name-long"))));
    }

    #[test]
    fn the_last_way_in_stays() {
        assert!(matches!(may_remove(1, false, false), Err(Error::Refused("account-passkey-last"))));
        assert!(
            [(2, false, false), (1, true, false), (1, false, true)]
                .into_iter()
                .all(|(keys, has, who)| may_remove(keys, has, who).is_ok())
        );
    }
}
