//! The questions asked of surveys.

use base::{Db, Id, execute, fetch_all, fetch_optional};
use chrono::NaiveDate;

use super::model::{Question, Survey, SurveyCode};
use crate::Contract;

/// The surveys of a contract, the newest first; 100 are given.
pub async fn surveys(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Survey>> {
    fetch_all!(db => "SELECT * FROM survey WHERE contract_id = $1 ORDER BY opened_on DESC, id LIMIT 100", contract)
}

pub async fn survey(db: &mut Db, id: Id<Survey>) -> sqlx::Result<Option<Survey>> {
    fetch_optional!(db => "SELECT * FROM survey WHERE id = $1", id)
}

pub async fn insert(db: &mut Db, new: &Survey) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO survey (id, contract_id, opened_on, closes_on, closed_on, opened_by, invited_on, answers, comments)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        new.id, new.contract_id, new.opened_on, new.closes_on, new.closed_on, new.opened_by, new.invited_on, new.answers,
        new.comments)?;
    Ok(())
}

pub async fn update(db: &mut Db, changed: &Survey) -> sqlx::Result<()> {
    execute!(db => "
        UPDATE survey SET closed_on = $2, invited_on = $3, answers = $4, comments = $5 WHERE id = $1",
        changed.id, changed.closed_on, changed.invited_on, changed.answers, changed.comments)?;
    Ok(())
}

pub async fn questions(db: &mut Db, survey: Id<Survey>) -> sqlx::Result<Vec<Question>> {
    fetch_all!(db => "SELECT * FROM survey_question WHERE survey_id = $1 ORDER BY position LIMIT 50", survey)
}

/// Puts a question with its counts in place of what it was.
pub async fn put_question(db: &mut Db, question: &Question) -> sqlx::Result<()> {
    let tally = question.tally;
    execute!(db => "
        INSERT INTO survey_question (survey_id, position, text, fully, rather, rather_not, not_at_all, no_opinion)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (survey_id, position) DO UPDATE
           SET fully = excluded.fully, rather = excluded.rather, rather_not = excluded.rather_not,
               not_at_all = excluded.not_at_all, no_opinion = excluded.no_opinion",
        question.survey_id, question.position, question.text, tally.fully, tally.rather, tally.rather_not,
        tally.not_at_all, tally.no_opinion)?;
    Ok(())
}

/// The codes of a survey, one for each institution that was asked.
pub async fn codes(db: &mut Db, survey: Id<Survey>) -> sqlx::Result<Vec<SurveyCode>> {
    fetch_all!(db => "SELECT * FROM survey_code WHERE survey_id = $1 ORDER BY institution_id LIMIT 1000", survey)
}

pub async fn code(db: &mut Db, digest: &str) -> sqlx::Result<Option<SurveyCode>> {
    fetch_optional!(db => "SELECT * FROM survey_code WHERE digest = $1", digest)
}

/// Gives an institution this code in place of the one that it had, unless that one has served; says whether it has it.
pub async fn put_code(db: &mut Db, new: &SurveyCode) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        INSERT INTO survey_code (digest, survey_id, institution_id, is_used) VALUES ($1, $2, $3, FALSE)
        ON CONFLICT (survey_id, institution_id) DO UPDATE SET digest = excluded.digest WHERE survey_code.is_used = FALSE",
        new.digest, new.survey_id, new.institution_id)?;
    Ok(touched == 1)
}

/// Uses a code up; says whether it could.
pub async fn use_up(db: &mut Db, digest: &str) -> sqlx::Result<bool> {
    let touched =
        execute!(db => "UPDATE survey_code SET is_used = TRUE WHERE digest = $1 AND is_used = FALSE", digest)?;
    Ok(touched == 1)
}

/// The survey of the same contract that was opened last before `day`.
pub async fn before(db: &mut Db, contract: Id<Contract>, day: NaiveDate) -> sqlx::Result<Option<Survey>> {
    fetch_optional!(db => "
        SELECT * FROM survey WHERE contract_id = $1 AND opened_on < $2 ORDER BY opened_on DESC, id LIMIT 1", contract, day)
}
