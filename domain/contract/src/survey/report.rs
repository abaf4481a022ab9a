//! What may be told of a survey, beside the one before.

use base::text::fold;
use base::{Db, Id, Result};
use chrono::NaiveDate;

use super::model::{Question, Survey, Tally};
use super::store;
use crate::Contract;

/// A question with its counts, and those of the same question last time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionResult {
    pub text: String,
    pub tally: Tally,
    pub before: Option<Tally>,
}

/// What a survey that is over says; nothing of it under five answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurveyResult {
    pub survey: Survey,
    pub asked: usize,
    pub questions: Vec<QuestionResult>,
    pub comments: Vec<String>,
}

/// The survey before this one: of the same contract, or of the one that it renews.
async fn before(db: &mut Db, survey: &Survey, predecessor: Option<Id<Contract>>) -> Result<Option<Survey>> {
    if let Some(before) = store::before(db, survey.contract_id, survey.opened_on).await? {
        return Ok(Some(before));
    }
    match predecessor {
        Some(id) => Ok(store::before(db, id, survey.opened_on).await?),
        None => Ok(None),
    }
}

/// The questions of a survey whose counts may be shown on `day`.
async fn shown(db: &mut Db, survey: Option<Survey>, day: NaiveDate) -> Result<Vec<Question>> {
    match survey.filter(|survey| survey.is_shown(day)) {
        Some(survey) => Ok(store::questions(db, survey.id).await?),
        None => Ok(Vec::new()),
    }
}

/// What a survey says on `day`; `None` while nothing may be shown.
pub async fn result(
    db: &mut Db,
    (survey, contract): (&Survey, &Contract),
    day: NaiveDate,
) -> Result<Option<SurveyResult>> {
    if !survey.is_shown(day) {
        return Ok(None);
    }
    let asked = store::codes(db, survey.id).await?.len();
    let last = before(db, survey, contract.predecessor_id).await?;
    let last = shown(db, last, day).await?;
    let same =
        |question: &Question| last.iter().find(|one| fold(&one.text) == fold(&question.text)).map(|one| one.tally);
    let questions = store::questions(db, survey.id).await?.into_iter().map(|question| QuestionResult {
        before: same(&question),
        text: question.text,
        tally: question.tally,
    });
    let (questions, comments) = (questions.collect(), survey.comment_list());
    Ok(Some(SurveyResult { survey: survey.clone(), asked, questions, comments }))
}

/// What the last survey of a contract that may be shown says.
pub async fn last_result(db: &mut Db, contract: &Contract, day: NaiveDate) -> Result<Option<SurveyResult>> {
    let surveys = store::surveys(db, contract.id).await?;
    match surveys.iter().find(|survey| survey.is_shown(day)) {
        Some(survey) => result(db, (survey, contract), day).await,
        None => Ok(None),
    }
}
