//! A survey as it is opened, and an answer as it is given.

use std::collections::BTreeMap;

use base::Id;
use base::text::{many_lines, one_line};
use chrono::NaiveDate;
use serde::Deserialize;
use web::Errors;

use super::model::{Choice, Question, Survey, Tally};
use crate::{Contract, typed};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SurveyForm {
    pub closes_on: String,
    /// One question on each line.
    pub questions: String,
}

const QUESTIONS: std::ops::RangeInclusive<usize> = 1..=10;
const LONGEST: usize = 200;
/// How long a survey may last, in days.
const LASTS: std::ops::RangeInclusive<i64> = 3..=120;

/// Who opens a survey of which contract, and when.
#[derive(Debug, Clone, Copy)]
pub struct Opening<'a> {
    pub contract: Id<Contract>,
    pub by: &'a str,
    pub today: NaiveDate,
}

impl SurveyForm {
    /// The survey that was typed with its questions, or what is wrong.
    pub fn check(&self, opening: Opening<'_>) -> Result<(Survey, Vec<Question>), Errors> {
        let mut errors = Errors::default();
        let closes_on = errors.keep("closes_on", typed::needed_day(&self.closes_on));
        let lasts = closes_on.map(|day| (day - opening.today).num_days());
        errors.require("closes_on", lasts.is_none_or(|days| LASTS.contains(&days)), "survey-length");
        let texts: Vec<String> = self.questions.lines().map(one_line).filter(|text| !text.is_empty()).collect();
        errors.require("questions", QUESTIONS.contains(&texts.len()), "survey-questions-count");
        errors.require("questions", texts.iter().all(|text| text.chars().count() <= LONGEST), "survey-question-long");
        let Some(closes_on) = closes_on.filter(|_| errors.is_empty()) else { return Err(errors) };
        let survey = Survey {
            id: Id::new(),
            contract_id: opening.contract,
            opened_on: opening.today,
            closes_on,
            closed_on: None,
            opened_by: opening.by.to_owned(),
            invited_on: None,
            answers: 0,
            comments: "[]".to_owned(),
        };
        let question = |(position, text)| Question { survey_id: survey.id, position, text, tally: Tally::default() };
        let questions = (1..).zip(texts).map(question).collect();
        Ok((survey, questions))
    }
}

/// What was sent: a choice for each question, as `q1`, and a comment.
pub type Sent = BTreeMap<String, String>;

const COMMENT: usize = 1000;

/// The choices in the order of the questions, and the comment; or what is wrong.
pub fn read(sent: &Sent, questions: &[Question]) -> Result<(Vec<Choice>, String), &'static str> {
    let choice = |question: &Question| sent.get(&format!("q{}", question.position))?.parse().ok();
    let choices: Option<Vec<Choice>> = questions.iter().map(choice).collect();
    let comment = many_lines(sent.get("comment").map_or("", String::as_str));
    match choices {
        None => Err("survey-answer-missing"),
        Some(_) if comment.chars().count() > COMMENT => Err("survey-comment-long"),
        Some(choices) => Ok((choices, comment)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(closes_on: &str, questions: &str) -> Result<(Survey, Vec<Question>), Errors> {
        let today = "2026-11-23".parse().unwrap();
        let form = SurveyForm { closes_on: closes_on.into(), questions: questions.into() };
        form.check(Opening { contract: Id::new(), by: "coordinatrice", today })
    }

    #[test]
    fn a_survey_lasts_some_days_and_asks_little() {
        let (survey, questions) = check("2026-12-23", "Utile ?\n\n Connue ?").unwrap();
        assert_eq!((survey.answers, questions.len(), questions[1].text.as_str()), (0, 2, "Connue ?"));
        let fault =
            |closes_on: &str, questions: &str| check(closes_on, questions).err().map(|errors| errors.iter().count());
        for closes_on in ["2026-11-25", "2027-11-25", "", "demain"] {
            assert_eq!(fault(closes_on, "Utile ?"), Some(1), "{closes_on}");
        }
        assert_eq!(fault("2026-12-23", " \n"), Some(1));
        assert_eq!(fault("2026-12-23", &"Utile ?\n".repeat(11)), Some(1));
        assert_eq!(fault("2026-12-23", &"x".repeat(201)), Some(1));
    }

    #[test]
    fn every_question_is_answered_from_the_list() {
        let (_, questions) = check("2026-12-23", "Utile ?\nConnue ?").unwrap();
        let sent = |pairs: &[(&str, &str)]| -> Sent {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let whole = sent(&[("q1", "fully"), ("q2", "no_opinion"), ("comment", " Merci\r\n")]);
        assert_eq!(read(&whole, &questions), Ok((vec![Choice::Fully, Choice::NoOpinion], "Merci".into())));
        assert_eq!(read(&sent(&[("q1", "fully")]), &questions), Err("survey-answer-missing"));
        assert_eq!(read(&sent(&[("q1", "fully"), ("q2", "yes")]), &questions), Err("survey-answer-missing"));
    }
}
