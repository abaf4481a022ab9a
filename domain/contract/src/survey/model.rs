//! A survey, its questions, and what may be shown of it.

use base::Id;
use chrono::NaiveDate;
use partner::Institution;
use sqlx::FromRow;

use crate::Contract;

base::text_enum! {
    /// The ways in which every question is answered.
    pub enum Choice {
        Fully = "fully", Rather = "rather", RatherNot = "rather_not", NotAtAll = "not_at_all", NoOpinion = "no_opinion",
    }
}

/// The signatories of a contract are asked what they think of it.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Survey {
    pub id: Id<Survey>,
    pub contract_id: Id<Contract>,
    pub opened_on: NaiveDate,
    pub closes_on: NaiveDate,
    pub closed_on: Option<NaiveDate>,
    /// A function.
    pub opened_by: String,
    /// When mails last went out.
    pub invited_on: Option<NaiveDate>,
    /// How many have answered.
    pub answers: i64,
    /// What they added, in alphabetical order: a list in JSON.
    pub comments: String,
}

/// Under so many answers nothing is shown: somebody could be recognised.
pub const LEAST: i64 = 5;

impl Survey {
    pub fn path(&self) -> String {
        format!("/pro/enquetes/{}", self.id)
    }

    /// Whether one may still answer.
    pub fn is_open(&self, day: NaiveDate) -> bool {
        self.closed_on.is_none() && day <= self.closes_on
    }

    /// Whether its results may be read: once it is over, so that nobody can look before and after somebody answers; and if
    /// enough have answered.
    pub fn is_shown(&self, day: NaiveDate) -> bool {
        !self.is_open(day) && self.answers >= LEAST
    }

    /// The comments, in alphabetical order; a text that cannot be read has none.
    pub fn comment_list(&self) -> Vec<String> {
        serde_json::from_str(&self.comments).unwrap_or_default()
    }

    /// The survey once somebody more has answered.
    pub fn answered(self, comment: &str) -> Self {
        let mut comments = self.comment_list();
        comments.extend(Some(comment).filter(|text| !text.is_empty()).map(str::to_owned));
        // Whoever came last is not at the end.
        comments.sort();
        let comments = serde_json::Value::from(comments).to_string();
        Self { answers: self.answers + 1, comments, ..self }
    }
}

/// How many answered in each way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromRow)]
pub struct Tally {
    pub fully: i64,
    pub rather: i64,
    pub rather_not: i64,
    pub not_at_all: i64,
    pub no_opinion: i64,
}

impl Tally {
    pub const fn of(&self, choice: &Choice) -> i64 {
        match choice {
            Choice::Fully => self.fully,
            Choice::Rather => self.rather,
            Choice::RatherNot => self.rather_not,
            Choice::NotAtAll => self.not_at_all,
            Choice::NoOpinion => self.no_opinion,
        }
    }

    pub const fn total(&self) -> i64 {
        self.fully + self.rather + self.rather_not + self.not_at_all + self.no_opinion
    }

    /// Fully or rather.
    pub const fn favourable(&self) -> i64 {
        self.fully + self.rather
    }

    /// Out of a hundred of all who answered, rounded down: it is 100 only when all are.
    pub fn percent(&self) -> Option<i64> {
        (self.favourable() * 100).checked_div(self.total())
    }

    /// With one more.
    pub const fn with(mut self, choice: Choice) -> Self {
        match choice {
            Choice::Fully => self.fully += 1,
            Choice::Rather => self.rather += 1,
            Choice::RatherNot => self.rather_not += 1,
            Choice::NotAtAll => self.not_at_all += 1,
            Choice::NoOpinion => self.no_opinion += 1,
        }
        self
    }
}

/// A closed question, with how many answered it in each way.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Question {
    pub survey_id: Id<Survey>,
    pub position: i64,
    pub text: String,
    #[sqlx(flatten)]
    pub tally: Tally,
}

/// The code of an institution, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct SurveyCode {
    pub digest: String,
    pub survey_id: Id<Survey>,
    pub institution_id: Id<Institution>,
    pub is_used: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn survey() -> Survey {
        Survey {
            id: Id::new(),
            contract_id: Id::new(),
            opened_on: day("2024-01-08"),
            closes_on: day("2024-02-08"),
            closed_on: None,
            opened_by: String::new(),
            invited_on: None,
            answers: 0,
            comments: "[]".into(),
        }
    }

    #[test]
    fn nothing_is_shown_under_five_answers_nor_before_the_end() {
        let with = |answers| Survey { answers, ..survey() };
        assert!(!with(19).is_shown(day("2024-02-08")));
        assert!(with(5).is_shown(day("2024-02-09")));
        assert!(!with(4).is_shown(day("2024-02-09")));
        assert!(Survey { closed_on: Some(day("2024-01-20")), ..with(5) }.is_shown(day("2024-01-20")));
    }

    #[test]
    fn comments_do_not_tell_who_came_last() {
        let survey = survey().answered("b").answered("").answered("a").answered("c");
        assert_eq!((survey.answers, survey.comment_list()), (4, vec!["a".into(), "b".into(), "c".into()]));
    }

    #[test]
    fn a_hundred_percent_is_all_of_them() {
        let tally = |fully, rather, no_opinion| Tally { fully, rather, no_opinion, ..Tally::default() };
        assert_eq!(tally(12, 7, 0).percent(), Some(100));
        assert_eq!(tally(299, 0, 1).percent(), Some(99));
        assert_eq!(Tally::default().percent(), None);
        let one_more = tally(1, 0, 0).with(Choice::RatherNot);
        assert_eq!((one_more.total(), one_more.of(&Choice::RatherNot), one_more.percent()), (2, 1, Some(50)));
    }
}
