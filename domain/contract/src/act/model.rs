//! An act of a contract's life, and the rules of a vote.

use base::Id;
use chrono::{NaiveDate, NaiveTime};
use partner::Institution;
use sqlx::FromRow;

use crate::Contract;

base::text_enum! {
    /// What was done. In the order in which they mostly come.
    pub enum ActKind {
        Opinion = "opinion", Vote = "vote", Filing = "filing", Ceremony = "ceremony", Amendment = "amendment",
    }
}

/// An act: when, where, before whom, and the facts of its kind. Whoever took part is told by function.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Act {
    pub id: Id<Act>,
    pub contract_id: Id<Contract>,
    pub kind: ActKind,
    pub done_on: NaiveDate,
    /// « 18:00 »; empty where it is unknown, as all texts are.
    pub hour: String,
    pub place: String,
    /// Before which committee or council.
    pub body: String,
    pub subject: String,
    /// The number of a deliberation, or that of the act at the prefecture.
    pub number: String,
    /// The vote that is filed, or that an amendment changes.
    pub about_id: Option<Id<Act>>,
    #[sqlx(flatten)]
    pub vote: Vote,
    pub note: String,
    pub version: i64,
}

impl Act {
    /// When on that day, where it is known.
    pub fn time(&self) -> Option<NaiveTime> {
        NaiveTime::parse_from_str(&self.hour, "%H:%M").ok()
    }

    /// What cannot be, with the field to look at; `about` is the act that this one is about.
    pub fn faults(&self, about: Option<&Self>) -> Vec<(&'static str, &'static str)> {
        let is_convened_after = self.vote.convened_on.is_some_and(|day| day > self.done_on);
        let is_filed_before = self.kind == ActKind::Filing && about.is_some_and(|vote| vote.done_on > self.done_on);
        let is_about_itself = about.is_some_and(|about| about.id == self.id);
        let faults = [
            is_convened_after.then_some(("convened_on", "vote-convened-after")),
            is_filed_before.then_some(("done_on", "act-filed-before-vote")),
            is_about_itself.then_some(("about", "contract-choice-unknown")),
            self.vote.fault(),
        ];
        faults.into_iter().flatten().collect()
    }
}

/// The facts of a council's vote; each may be unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, FromRow)]
pub struct Vote {
    pub convened_on: Option<NaiveDate>,
    /// How many members the council has.
    pub seats: Option<i64>,
    pub present: Option<i64>,
    /// Absent, with somebody to vote for them.
    pub represented: Option<i64>,
    pub votes_for: Option<i64>,
    pub votes_against: Option<i64>,
    pub abstained: Option<i64>,
    /// Present or represented, and took no part.
    pub not_voting: Option<i64>,
    /// A function.
    pub secretary: String,
    /// A function.
    pub rapporteur: String,
    /// Whose council it is.
    pub institution_id: Option<Id<Institution>>,
    /// The establishment number of whose council it is, where the institution does not say it.
    pub siret: Option<String>,
    /// Code and name of the subject, after the State's list of acts: `8.5`.
    pub matter_code: String,
    pub matter_name: String,
    /// Where the deliberation can be read.
    pub url: Option<String>,
}

impl Vote {
    /// Present or represented.
    pub fn attending(&self) -> Option<i64> {
        Some(self.present? + self.represented.unwrap_or(0))
    }

    /// For, against or abstaining: who took part, once somebody said how many were for.
    pub fn voting(&self) -> Option<i64> {
        Some(self.votes_for? + self.votes_against.unwrap_or(0) + self.abstained.unwrap_or(0))
    }

    /// All who voted were for.
    pub fn is_unanimous(&self) -> bool {
        self.votes_for.is_some_and(|votes| votes > 0 && self.voting() == Some(votes))
    }

    /// What does not add up, with the field to look at.
    pub fn fault(&self) -> Option<(&'static str, &'static str)> {
        if let (Some(attending), Some(seats)) = (self.attending(), self.seats)
            && attending > seats
        {
            return Some(("present", "vote-more-than-seats"));
        }
        let attending = self.attending()?;
        let voting = self.voting()? + self.not_voting.unwrap_or(0);
        (voting != attending).then_some(("votes_for", "vote-does-not-add-up"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vote of 1 June 2023: 49 present, 6 represented, 55 for.
    fn vote() -> Vote {
        Vote { present: Some(49), represented: Some(6), votes_for: Some(55), ..Vote::default() }
    }

    #[test]
    fn those_for_against_abstaining_and_not_voting_are_those_present_and_represented() {
        assert_eq!(vote().fault(), None);
        let fault = Some(("votes_for", "vote-does-not-add-up"));
        assert_eq!(Vote { votes_for: Some(54), ..vote() }.fault(), fault);
        assert_eq!(Vote { votes_for: Some(54), abstained: Some(1), ..vote() }.fault(), None);
        assert_eq!(Vote { votes_for: Some(50), votes_against: Some(2), not_voting: Some(3), ..vote() }.fault(), None);
        assert_eq!(Vote { represented: None, ..vote() }.fault(), fault);
    }

    #[test]
    fn nobody_sits_in_more_seats_than_there_are() {
        assert_eq!(Vote { seats: Some(54), ..vote() }.fault(), Some(("present", "vote-more-than-seats")));
        assert_eq!(Vote { seats: Some(55), ..vote() }.fault(), None);
    }

    #[test]
    fn what_is_unknown_is_not_at_fault() {
        assert_eq!(Vote::default().fault(), None);
        assert_eq!(Vote { present: None, ..vote() }.fault(), None);
        assert_eq!(Vote { votes_for: None, ..vote() }.fault(), None);
    }

    #[test]
    fn a_vote_is_unanimous_when_all_who_voted_were_for() {
        assert!(vote().is_unanimous());
        assert!(Vote { votes_for: Some(50), not_voting: Some(5), ..vote() }.is_unanimous());
        assert!(!Vote { votes_for: Some(54), abstained: Some(1), ..vote() }.is_unanimous());
        assert!(!Vote::default().is_unanimous());
    }
}
