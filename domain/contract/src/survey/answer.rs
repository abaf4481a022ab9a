//! What a signatory sees by its code, without an account: the questions. The code serves once; what was answered is counted, and
//! nothing joins the two.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use base::{Code as _, Db, Error, Id};
use partner::Institution;
use serde::Deserialize;
use web::{CodePaced, Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::form::{Sent, read};
use super::jobs::code_of;
use super::model::{Choice, Question, Survey, SurveyCode};
use super::store;
use crate::secret::digest;

#[derive(Template)]
#[template(path = "survey/code.html")]
struct Ask {
    cx: Cx,
    form: CodeForm,
    errors: Errors,
}

#[derive(Template)]
#[template(path = "survey/answer.html")]
struct Show {
    cx: Cx,
    code: String,
    survey: Survey,
    questions: Vec<Question>,
    sent: Sent,
    /// The key of what is wrong.
    fault: Option<&'static str>,
}

impl Show {
    fn is_chosen(&self, question: &Question, choice: &Choice) -> bool {
        self.sent.get(&format!("q{}", question.position)).is_some_and(|code| code == choice.code())
    }

    fn comment(&self) -> &str {
        self.sent.get("comment").map_or("", String::as_str)
    }
}

#[derive(Template)]
#[template(path = "survey/dead.html")]
struct Dead {
    cx: Cx,
    key: &'static str,
}

#[derive(Template)]
#[template(path = "survey/thanks.html")]
struct Thanks {
    cx: Cx,
}

/// A code as it is typed from paper.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CodeForm {
    pub code: String,
}

/// Asks for the code of a slip of paper.
pub async fn ask(cx: Cx) -> Result<Response> {
    page(&Ask { cx, form: CodeForm::default(), errors: Errors::default() })
}

/// Leads from a typed code to its questions.
pub async fn find(cx: Cx, _paced: CodePaced, Form(form): Form<CodeForm>) -> Result<Response> {
    let plain: String = form.code.chars().filter(char::is_ascii_alphanumeric).collect();
    let known = store::code(&mut cx.read().await?, &digest(&plain)).await?;
    match known {
        Some(_) => Ok(see_other(&format!("/pro/enquete/{}", plain.to_ascii_lowercase()))),
        None => invalid(&Ask { cx, form, errors: Errors::one("code", "survey-code-unknown") }),
    }
}

/// Thanks.
pub async fn thanks(cx: Cx) -> Result<Response> {
    page(&Thanks { cx })
}

/// What a code opens, or the key of why it opens nothing.
async fn opened(cx: &Cx, db: &mut Db, code: &str) -> Result<Result<(SurveyCode, Survey), &'static str>> {
    let Some(code) = store::code(db, &digest(code)).await? else { return Ok(Err("contract-link-dead")) };
    let survey = store::survey(db, code.survey_id).await?.ok_or(Error::NotFound)?;
    Ok(match code.is_used {
        true => Err("survey-answered-already"),
        false if !survey.is_open(cx.today()) => Err("survey-is-closed"),
        false => Ok((code, survey)),
    })
}

fn dead(cx: Cx, key: &'static str) -> Result<Response> {
    Ok((StatusCode::GONE, Html(Dead { cx, key }.render()?)).into_response())
}

/// Shows the questions.
pub async fn show(cx: Cx, Path(code): Path<String>) -> Result<Response> {
    let mut db = cx.read().await?;
    let survey = match opened(&cx, &mut db, &code).await? {
        Ok((_, survey)) => survey,
        Err(key) => return dead(cx, key),
    };
    let questions = store::questions(&mut db, survey.id).await?;
    page(&Show { cx, code, survey, questions, sent: Sent::new(), fault: None })
}

/// Counts an answer, and uses the code up; nothing is written that joins them.
pub async fn answer(cx: Cx, Path(code): Path<String>, Form(sent): Form<Sent>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (kept, survey) = match opened(&cx, &mut db, &code).await? {
        Ok(opened) => opened,
        Err(key) => return dead(cx, key),
    };
    let questions = store::questions(&mut db, survey.id).await?;
    let (choices, comment) = match read(&sent, &questions) {
        Ok(answer) => answer,
        Err(key) => return invalid(&Show { cx, code, survey, questions, sent, fault: Some(key) }),
    };
    if !store::use_up(&mut db, &kept.digest).await? {
        return Err(Error::Conflict.into());
    }
    count(&mut db, survey, (questions, &choices), &comment).await?;
    db.commit().await?;
    Ok(see_other("/pro/enquete/merci"))
}

/// Counts an answer to a survey.
async fn count(
    db: &mut Db,
    survey: Survey,
    (questions, choices): (Vec<Question>, &[Choice]),
    comment: &str,
) -> sqlx::Result<()> {
    for (question, choice) in questions.into_iter().zip(choices) {
        let tally = question.tally.with(*choice);
        store::put_question(db, &Question { tally, ..question }).await?;
    }
    store::update(db, &survey.answered(comment)).await
}

/// Answers a survey for an institution, as its code would: for a demonstration. Says whether it could.
pub async fn answer_by_code(
    db: &mut Db,
    survey: Id<Survey>,
    institution: Id<Institution>,
    (choices, comment): (&[Choice], &str),
) -> base::Result<bool> {
    let Some(code) = code_of(db, survey, institution).await? else { return Ok(false) };
    let Some(survey) = store::survey(db, survey).await? else { return Ok(false) };
    let questions = store::questions(db, survey.id).await?;
    let is_used = store::use_up(db, &digest(&code)).await?;
    count(db, survey, (questions, choices), comment).await?;
    Ok(is_used)
}
