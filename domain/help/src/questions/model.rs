//! What is asked, in which order, and what an answer changes in the order of what is found.

use base::Code as _;
use directory::{Audience, Candidate, Facet, Need, Opening};
use serde::{Deserialize, Serialize};

use crate::Search;

base::text_enum! {
    /// For whom somebody looks for help.
    pub enum Who {
        Myself = "myself", SomebodyElse = "somebody_else", Young = "young", Professional = "professional",
        Violent = "violent",
    }
}
base::text_enum! {
    /// When help is wanted.
    pub enum When { Now = "now", Later = "later" }
}
base::text_enum! {
    /// The questions, in their order.
    pub enum Question { Who = "who", What = "what", Where = "where", When = "when" }
}

impl Question {
    /// Its number among the four, from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|other| *other == self).map_or(1, |position| position + 1)
    }

    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }

    pub fn previous(self) -> Option<Self> {
        Self::ALL.get(self.number().checked_sub(2)?).copied()
    }
}

/// A question, with what was answered so far. It travels sealed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    pub at: Question,
    pub search: Search,
}

impl Who {
    /// What people of this path most often look for, in the order in which it is offered.
    pub const fn needs(self) -> &'static [Need] {
        match self {
            Self::Myself => &[
                Need::Listening,
                Need::Shelter,
                Need::Complaint,
                Need::MedicalCare,
                Need::Rights,
                Need::ChildProtection,
                Need::Money,
                Need::OnlineViolence,
            ],
            Self::SomebodyElse => {
                &[Need::Listening, Need::ChildProtection, Need::Shelter, Need::Complaint, Need::Rights]
            }
            Self::Young => &[
                Need::Listening,
                Need::ChildProtection,
                Need::OnlineViolence,
                Need::SexualHealth,
                Need::PsychologicalCare,
                Need::Complaint,
            ],
            Self::Professional => &[
                Need::Shelter,
                Need::MedicalCare,
                Need::Complaint,
                Need::ChildProtection,
                Need::Rights,
                Need::SocialSupport,
                Need::PsychologicalCare,
            ],
            Self::Violent => {
                &[Need::StopViolence, Need::Listening, Need::PsychologicalCare, Need::Housing, Need::Parenthood]
            }
        }
    }

    /// Whom the services that are put first are made for.
    pub const fn audiences(self) -> &'static [Audience] {
        match self {
            Self::Myself => &[],
            Self::SomebodyElse => &[Audience::Witness, Audience::Relative],
            Self::Young => &[Audience::Child],
            Self::Professional => &[Audience::Professional],
            Self::Violent => &[Audience::Perpetrator],
        }
    }
}

/// Puts first what is made for whoever asks, and last what is closed when help is wanted now. Emergency numbers come before
/// all where she did not say what she needs, and after it where she did, but for those made for her.
///
/// The sort is stable: among equals the order of all answers is kept.
pub fn rank(search: &Search, candidates: &mut [Candidate]) {
    let audiences = search.who.map_or(&[][..], Who::audiences);
    // The numbers of emergencies stand above every page: whoever said what she needs is shown that first.
    let is_urgent = search.who != Some(Who::Violent) && search.need.is_none_or(|need| need == Need::Emergency);
    candidates.sort_by_key(|candidate| {
        let is_made_for = audiences.iter().any(|audience| candidate.has(Facet::Audience(*audience)));
        // For him who is violent the need puts in order only: few services are his.
        let is_needed = search.need.is_none_or(|need| candidate.has(Facet::Need(need)));
        let is_shut = search.when == Some(When::Now) && candidate.opening == Opening::Closed;
        let is_behind = if is_urgent { !candidate.is_emergency } else { candidate.is_emergency && !is_made_for };
        (is_behind, is_shut, !is_needed, !is_made_for)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_questions_follow_one_another_and_back() {
        let mut at = Question::Who;
        let mut seen = vec![at];
        while let Some(next) = at.next() {
            assert_eq!(next.previous(), Some(at));
            at = next;
            seen.push(at);
        }
        assert_eq!(seen, Question::ALL);
        assert_eq!(Question::Who.previous(), None);
    }

    #[test]
    fn what_a_violent_person_is_offered_is_not_offered_to_her() {
        assert!(Who::Violent.needs().contains(&Need::StopViolence));
        for who in [Who::Myself, Who::SomebodyElse, Who::Young, Who::Professional] {
            assert!(!who.needs().contains(&Need::StopViolence), "{who}");
        }
    }
}
