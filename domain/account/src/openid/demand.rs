//! What the operator demands of the provider's proof: how strong it is, and how fresh.

use std::num::NonZeroU32;

use base::Error;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::ClaimsVerificationError;

/// What is demanded; nothing unless the operator chose it.
#[derive(Debug, Clone, Default)]
pub struct Demand {
    /// The levels that are enough (`acr`), as the provider writes them; any if there is none.
    pub levels: Vec<String>,
    pub max_age_minutes: Option<NonZeroU32>,
}

/// Clocks differ.
pub const LENIENCY: TimeDelta = TimeDelta::seconds(30);

/// The provider does not say that it knew her well enough.
pub const WEAK: Error = Error::Refused("account-openid-weak");
/// The provider does not say that she proved who she is lately.
const OLD: Error = Error::Refused("account-openid-old");

impl Demand {
    /// Says whether the level that the provider tells is one of those demanded.
    pub fn is_strong(&self, told: Option<&str>) -> bool {
        self.levels.is_empty() || told.is_some_and(|told| self.levels.iter().any(|level| level == told))
    }

    /// Says whether somebody who proved who she is at `proved_at` did so lately, and not in times to come.
    pub fn is_fresh(&self, proved_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
        let Some(max_age) = self.max_age() else { return true };
        proved_at.is_some_and(|at| now - max_age - LENIENCY <= at && at <= now + LENIENCY)
    }

    pub fn max_age(&self) -> Option<TimeDelta> {
        self.max_age_minutes.map(|minutes| TimeDelta::minutes(minutes.get().into()))
    }
}

/// The refusal of a token that is the provider's, but does not prove enough: that is no lie.
pub fn unmet(error: &ClaimsVerificationError) -> Option<Error> {
    let (why, refused) = match error {
        ClaimsVerificationError::InvalidAuthContext(_) => ("acr", WEAK),
        ClaimsVerificationError::InvalidAuthTime(_) => ("auth_time", OLD),
        _ => return None,
    };
    tracing::warn!(why, "the identity provider did not prove as much as is demanded");
    Some(refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(20_000)
    }

    #[test]
    fn without_a_demand_nothing_has_to_be_told() {
        let none = Demand::default();
        assert!(none.is_strong(None) && none.is_strong(Some("eidas1")));
        assert!(none.is_fresh(None, now()) && none.is_fresh(Some(DateTime::UNIX_EPOCH), now()));
    }

    #[test]
    fn a_level_is_strong_when_it_is_one_of_those_demanded_letter_by_letter() {
        let demand = Demand { levels: vec!["eidas2".to_owned(), "eidas3".to_owned()], ..Demand::default() };
        assert!(demand.is_strong(Some("eidas2")) && demand.is_strong(Some("eidas3")));
        for told in [None, Some("eidas1"), Some("eidas"), Some("EIDAS2"), Some("eidas2 eidas3"), Some("")] {
            assert!(!demand.is_strong(told), "{told:?}");
        }
    }

    #[test]
    fn a_proof_is_fresh_for_the_minutes_demanded_and_30_seconds() {
        let demand = Demand { max_age_minutes: NonZeroU32::new(60), ..Demand::default() };
        for (seconds, is_fresh) in [(3_631, false), (3_630, true), (0, true), (-30, true), (-31, false)] {
            let proved_at = now() - TimeDelta::seconds(seconds);
            assert_eq!(demand.is_fresh(Some(proved_at), now()), is_fresh, "{seconds}");
        }
        assert!(!demand.is_fresh(None, now()));
    }

    #[test]
    fn the_longest_age_that_can_be_chosen_is_counted() {
        let demand = Demand { max_age_minutes: Some(NonZeroU32::MAX), ..Demand::default() };
        assert!(demand.is_fresh(Some(DateTime::UNIX_EPOCH), now()));
    }
}
