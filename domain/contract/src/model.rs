//! A contract, and how far it is.

use base::Id;
use chrono::NaiveDate;
use partner::Territory;
use sqlx::FromRow;

base::text_enum! {
    /// What sort of contract it is; its title is free.
    pub enum ContractKind {
        /// *Contrat local sur les violences sexistes et sexuelles.*
        Clvss = "clvss",
        /// A contract of a network against violence within families.
        FamilyNetwork = "family_network",
        Other = "other",
    }
}

base::text_enum! {
    /// Within which body a contract is drawn up.
    pub enum Level {
        Clspd = "clspd", Cispd = "cispd", Commune = "commune", Epci = "epci", Department = "department", Other = "other",
    }
}

/// What the network signs. All but the title may be unknown.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Contract {
    pub id: Id<Contract>,
    /// Where it is kept: the territory that it holds for.
    pub territory_id: Id<Territory>,
    pub title: String,
    pub kind: Option<ContractKind>,
    pub level: Option<Level>,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    /// The contract that this one renews.
    pub predecessor_id: Option<Id<Contract>>,
    pub version: i64,
}

base::text_enum! {
    /// How far a contract is, worked out from its dates.
    pub enum State {
        Prepared = "prepared", Voted = "voted", Signed = "signed", InForce = "in_force", Ended = "ended",
    }
}

/// What is known of a contract's life.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromRow)]
pub struct Milestones {
    pub voted_on: Option<NaiveDate>,
    /// The ceremony, or the first signature where no ceremony is known.
    pub signed_on: Option<NaiveDate>,
    /// How many acts are known, whichever they are.
    pub acts: i64,
}

impl Contract {
    pub fn path(&self) -> String {
        format!("/pro/contrats/{}", self.id)
    }

    /// How far it is on `day`. It is in force from its signature, and not before the day it starts on; one of which only the
    /// dates are known follows its dates.
    pub fn state(&self, milestones: &Milestones, day: NaiveDate) -> State {
        let has_come = |on: Option<NaiveDate>| on.is_some_and(|on| on <= day);
        if self.ends_on.is_some_and(|end| end < day) {
            return State::Ended;
        }
        let is_signed = has_come(milestones.signed_on);
        let has_started = self.starts_on.is_none_or(|start| start <= day);
        let is_told_by_dates = milestones.acts == 0 && milestones.signed_on.is_none() && self.starts_on.is_some();
        match (is_signed || is_told_by_dates, has_started) {
            (true, true) => State::InForce,
            (true, false) if is_signed => State::Signed,
            _ if has_come(milestones.voted_on) => State::Voted,
            _ => State::Prepared,
        }
    }
}

/// The text of a contract as it was saved once.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct TextVersion {
    pub number: i64,
    pub text: String,
    /// A function.
    pub written_by: String,
    pub written_on: NaiveDate,
}

/// Two days that a mandate lasts between; either may be unknown, and then it has no end there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

impl Period {
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    pub fn is_backwards(self) -> bool {
        matches!((self.from, self.until), (Some(from), Some(until)) if until < from)
    }

    /// Whether some day is in both.
    pub fn meets(self, other: Self) -> bool {
        let begins_in_time = |one: Self, two: Self| match (one.from, two.until) {
            (Some(from), Some(until)) => from <= until,
            _ => true,
        };
        begins_in_time(self, other) && begins_in_time(other, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn contract(starts_on: Option<&str>, ends_on: Option<&str>) -> Contract {
        Contract {
            id: Id::new(),
            territory_id: Id::new(),
            title: "Contrat local".into(),
            kind: None,
            level: None,
            starts_on: starts_on.map(day),
            ends_on: ends_on.map(day),
            predecessor_id: None,
            version: 1,
        }
    }

    #[test]
    fn a_contract_is_prepared_then_voted_then_signed_then_in_force_then_ended() {
        let contract = contract(Some("2024-04-01"), Some("2026-12-31"));
        let known = Milestones { voted_on: Some(day("2023-06-01")), signed_on: Some(day("2024-03-08")), acts: 3 };
        let days = [
            "2023-05-31",
            "2023-06-01",
            "2024-03-07",
            "2024-03-08",
            "2024-03-31",
            "2024-04-01",
            "2026-12-31",
            "2027-01-01",
        ];
        let states = days.map(|on| contract.state(&known, day(on)));
        use State::{Ended, InForce, Prepared, Signed, Voted};
        assert_eq!(states, [Prepared, Voted, Voted, Signed, Signed, InForce, InForce, Ended]);
    }

    #[test]
    fn without_dates_of_its_own_a_contract_is_in_force_from_its_signature() {
        let known = Milestones { voted_on: None, signed_on: Some(day("2024-03-08")), acts: 1 };
        let state = |on| contract(None, None).state(&known, day(on));
        assert_eq!([state("2024-03-07"), state("2024-03-08")], [State::Prepared, State::InForce]);
    }

    #[test]
    fn a_contract_that_is_not_signed_is_not_in_force_even_if_it_should_have_started() {
        let voted = Milestones { voted_on: Some(day("2023-06-01")), signed_on: None, acts: 1 };
        assert_eq!(contract(Some("2023-07-01"), None).state(&voted, day("2023-08-01")), State::Voted);
        assert_eq!(contract(None, None).state(&Milestones::default(), day("2023-08-01")), State::Prepared);
    }

    #[test]
    fn a_contract_of_which_only_the_dates_are_known_follows_its_dates() {
        let state = |on| contract(Some("2020-01-01"), Some("2023-12-31")).state(&Milestones::default(), day(on));
        let states = [state("2019-12-31"), state("2020-01-01"), state("2024-01-01")];
        assert_eq!(states, [State::Prepared, State::InForce, State::Ended]);
    }

    #[test]
    fn mandates_meet_when_some_day_is_in_both() {
        let period = |from: &str, until: &str| Period { from: from.parse().ok(), until: until.parse().ok() };
        let first = period("2023-01-01", "2024-03-07");
        assert!(!first.meets(period("2024-03-08", "")) && !period("2024-03-08", "").meets(first));
        assert!(
            first.meets(period("2024-03-07", ""))
                && first.meets(period("", ""))
                && first.meets(period("", "2023-01-01"))
        );
        assert!(!first.meets(period("", "2022-12-31")));
        assert!(period("2024-01-02", "2024-01-01").is_backwards() && !first.is_backwards());
        assert!(first.holds(day("2024-03-07")) && !first.holds(day("2024-03-08")));
    }
}
