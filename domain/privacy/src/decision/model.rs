//! Decisions, and what they open.

use base::text::many_lines;
use base::{Code as _, Id};
use chrono::{DateTime, Utc};
use partner::Territory;
use serde::Deserialize;
use sqlx::FromRow;
use uuid::Uuid;
use web::Errors;

base::text_enum! {
    /// What stays shut without a decision: passing on somebody's situation, and the health facts in it.
    pub enum Subject { Liaison = "liaison", Health = "health" }
}
base::text_enum! {
    pub enum Verdict { Granted = "granted", Refused = "refused" }
}

/// What was decided once. The last decision on a subject counts; the others are its history.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Decision {
    pub id: Id<Decision>,
    pub territory_id: Id<Territory>,
    pub subject: Subject,
    pub verdict: Verdict,
    /// Why, in the officer's words; about the processing, never about a person.
    pub reasons: String,
    pub decided_at: DateTime<Utc>,
    pub decided_by: Uuid,
}

impl Subject {
    /// What has to be allowed first.
    pub const fn needs(self) -> Option<Self> {
        match self {
            Self::Liaison => None,
            Self::Health => Some(Self::Liaison),
        }
    }
}

/// Says whether the decisions of a territory, the latest first, open `subject`: its last one grants it, and so does that of
/// what it depends on. Without a decision, nothing is allowed.
pub fn is_allowed(decisions: &[Decision], subject: Subject) -> bool {
    let last = decisions.iter().find(|decision| decision.subject == subject);
    let is_granted = last.is_some_and(|decision| decision.verdict == Verdict::Granted);
    is_granted && subject.needs().is_none_or(|needed| is_allowed(decisions, needed))
}

const FEWEST_LETTERS: usize = 20;
const MOST_LETTERS: usize = 4000;

/// A decision as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DecisionForm {
    pub verdict: String,
    pub reasons: String,
}

impl DecisionForm {
    /// The verdict and its reasons. What depends on something that is shut cannot be opened.
    pub fn check(&self, subject: Subject, known: &[Decision]) -> Result<(Verdict, String), Errors> {
        let mut errors = Errors::default();
        let verdict = errors.keep("verdict", self.verdict.parse().map_err(|_| "decision-verdict-missing"));
        let reasons = many_lines(&self.reasons);
        let letters = reasons.chars().count();
        errors.require("reasons", letters >= FEWEST_LETTERS, "decision-reasons-short");
        errors.require("reasons", letters <= MOST_LETTERS, "decision-reasons-long");
        let is_open = subject.needs().is_none_or(|needed| is_allowed(known, needed));
        errors.require("verdict", verdict != Some(Verdict::Granted) || is_open, "decision-liaison-first");
        verdict.filter(|_| errors.is_empty()).map(|verdict| (verdict, reasons)).ok_or(errors)
    }
}

/// Each subject, whether it is allowed, and what was decided on it, the latest first.
pub fn by_subject(decisions: &[Decision]) -> Vec<(Subject, bool, Vec<&Decision>)> {
    let of = |subject: &Subject| decisions.iter().filter(|decision| decision.subject == *subject).collect();
    Subject::ALL.iter().map(|subject| (*subject, is_allowed(decisions, *subject), of(subject))).collect()
}

/// Each subject, and whether it is allowed.
pub fn each(decisions: &[Decision]) -> Vec<(Subject, bool)> {
    Subject::ALL.iter().map(|subject| (*subject, is_allowed(decisions, *subject))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(subject: Subject, verdict: Verdict) -> Decision {
        Decision {
            id: Id::new(),
            territory_id: Id::new(),
            subject,
            verdict,
            reasons: String::new(),
            decided_at: DateTime::UNIX_EPOCH,
            decided_by: Uuid::nil(),
        }
    }

    #[test]
    fn nothing_is_allowed_without_a_decision() {
        assert!(Subject::ALL.iter().all(|subject| !is_allowed(&[], *subject)));
        assert!(!is_allowed(&[decision(Subject::Liaison, Verdict::Refused)], Subject::Liaison));
    }

    #[test]
    fn the_last_decision_counts() {
        let (granted, refused) =
            (decision(Subject::Liaison, Verdict::Granted), decision(Subject::Liaison, Verdict::Refused));
        assert!(is_allowed(&[granted.clone(), refused.clone()], Subject::Liaison));
        assert!(!is_allowed(&[refused, granted], Subject::Liaison));
    }

    #[test]
    fn health_is_shut_as_long_as_the_liaison_is() {
        let (liaison, health) =
            (decision(Subject::Liaison, Verdict::Granted), decision(Subject::Health, Verdict::Granted));
        assert!(!is_allowed(std::slice::from_ref(&health), Subject::Health));
        assert!(is_allowed(&[health.clone(), liaison.clone()], Subject::Health));
        let withdrawn = decision(Subject::Liaison, Verdict::Refused);
        assert!(!is_allowed(&[withdrawn, health, liaison], Subject::Health));
    }

    #[test]
    fn a_decision_says_why() {
        let form = |verdict: &str, reasons: &str| DecisionForm { verdict: verdict.into(), reasons: reasons.into() };
        let fault = |form: DecisionForm, field| form.check(Subject::Liaison, &[]).unwrap_err().get(field);
        assert_eq!(fault(form("granted", "d’accord"), "reasons"), Some("decision-reasons-short"));
        assert_eq!(fault(form("granted", &"a".repeat(4001)), "reasons"), Some("decision-reasons-long"));
        assert_eq!(fault(form("perhaps", &"a".repeat(20)), "verdict"), Some("decision-verdict-missing"));
        assert!(form("granted", &"a".repeat(20)).check(Subject::Liaison, &[]).is_ok());
        let early = form("granted", &"a".repeat(20)).check(Subject::Health, &[]).unwrap_err();
        assert_eq!(early.get("verdict"), Some("decision-liaison-first"));
    }
}
