//! The coordinator's side of surveys: opening, codes on paper, closing; and what signatories read once it is over.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use serde::Deserialize;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::form::{Opening, SurveyForm};
use super::jobs::{SurveyInvite, code_of};
use super::model::{Choice, LEAST, Survey};
use super::report::{SurveyResult, result};
use super::store;
use crate::secret::grouped;
use crate::{Contract, Signatory, reach, signatory};

#[derive(Template)]
#[template(path = "survey/list.html")]
struct List {
    cx: Cx,
    contract: Contract,
    surveys: Vec<Survey>,
    may_keep: bool,
    form: SurveyForm,
    errors: Errors,
}

impl List {
    fn is_open(&self, survey: &Survey) -> bool {
        survey.is_open(self.cx.today())
    }
}

async fn list_of(cx: Cx, db: &mut Db, contract: Contract) -> Result<List> {
    let surveys = store::surveys(db, contract.id).await?;
    let may_keep = reach::is_kept(&cx, &contract);
    let form = SurveyForm { questions: cx.t("survey-questions-first"), ..SurveyForm::default() };
    Ok(List { cx, contract, surveys, may_keep, form, errors: Errors::default() })
}

/// Lists the surveys of a contract, with the form of a new one.
pub async fn list(cx: Cx, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let contract = reach::read(&cx, &mut db, id).await?;
    page(&list_of(cx, &mut db, contract).await?)
}

/// Opens a survey, one at a time; the desks of signatories are written to at once.
pub async fn open(cx: Cx, Path(id): Path<Id<Contract>>, Form(form): Form<SurveyForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let contract = reach::keep(&cx, &mut db, id).await?;
    let list = list_of(cx, &mut db, contract).await?;
    let by = list.cx.signed_in()?.function.clone();
    let checked = form.check(Opening { contract: id, by: &by, today: list.cx.today() });
    let is_one_open = list.surveys.iter().any(|survey| list.is_open(survey));
    let (survey, questions) = match checked {
        Ok(checked) if !is_one_open => checked,
        Ok(_) => return invalid(&List { form, errors: Errors::one("questions", "survey-one-open"), ..list }),
        Err(errors) => return invalid(&List { form, errors, ..list }),
    };
    store::insert(&mut db, &survey).await?;
    for question in &questions {
        store::put_question(&mut db, question).await?;
    }
    push_invite(&list.cx, &mut db, survey.id).await?;
    list.cx.journal(&mut db, "survey.opened", survey.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&survey.path()))
}

async fn push_invite(cx: &Cx, db: &mut Db, survey: Id<Survey>) -> Result<()> {
    let invite = SurveyInvite { survey, origin: cx.app.settings.origin.clone() };
    Ok(queue::push(db, &invite, cx.now()).await?)
}

/// A signatory that is asked, and whether it has answered.
struct Asked {
    signatory: Signatory,
    has_code: bool,
    has_answered: bool,
    is_mute: bool,
}

#[derive(Template)]
#[template(path = "survey/show.html")]
struct Show {
    cx: Cx,
    contract: Contract,
    survey: Survey,
    asked: Vec<Asked>,
    result: Option<SurveyResult>,
    is_open: bool,
    may_keep: bool,
}

impl Show {
    /// Those that a code can be printed for.
    fn unanswered(&self) -> Vec<&Asked> {
        self.asked.iter().filter(|one| !one.has_answered).collect()
    }

    fn may_invite(&self) -> bool {
        self.survey.invited_on != Some(self.cx.today())
            && self.asked.iter().any(|one| !one.has_answered && !one.is_mute)
    }
}

/// The survey of a contract that the reader may read.
async fn reach_survey(cx: &Cx, db: &mut Db, id: Id<Survey>) -> Result<(Contract, Survey)> {
    let survey = store::survey(db, id).await?.ok_or(Error::NotFound)?;
    Ok((reach::read(cx, db, survey.contract_id).await?, survey))
}

async fn reach_to_keep(cx: &Cx, db: &mut Db, id: Id<Survey>) -> Result<(Contract, Survey)> {
    let (contract, survey) = reach_survey(cx, db, id).await?;
    reach::keep(cx, db, contract.id).await?;
    Ok((contract, survey))
}

async fn asked(db: &mut Db, contract: &Contract, survey: &Survey) -> Result<Vec<Asked>> {
    let codes = store::codes(db, survey.id).await?;
    let contacts = partner::contacts_of_territory(db, contract.territory_id).await?;
    let asked = signatory::store::signatories(db, contract.id).await?.into_iter().map(|signatory| {
        let code = codes.iter().find(|code| code.institution_id == signatory.institution_id);
        Asked {
            has_code: code.is_some(),
            has_answered: code.is_some_and(|code| code.is_used),
            is_mute: contacts.iter().all(|contact| contact.institution_id != signatory.institution_id),
            signatory,
        }
    });
    Ok(asked.collect())
}

/// Shows how far a survey is and, once it is over, what it says.
pub async fn show(cx: Cx, Path(id): Path<Id<Survey>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let (contract, survey) = reach_survey(&cx, &mut db, id).await?;
    let asked = asked(&mut db, &contract, &survey).await?;
    let result = result(&mut db, (&survey, &contract), cx.today()).await?;
    let (is_open, may_keep) = (survey.is_open(cx.today()), reach::is_kept(&cx, &contract));
    page(&Show { cx, contract, survey, asked, result, is_open, may_keep })
}

/// Writes once more to those that have not answered; once a day at most.
pub async fn invite(cx: Cx, Path(id): Path<Id<Survey>>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (_, survey) = reach_to_keep(&cx, &mut db, id).await?;
    if !survey.is_open(cx.today()) {
        return Err(Error::Refused("survey-is-closed").into());
    }
    push_invite(&cx, &mut db, id).await?;
    cx.journal(&mut db, "survey.invited", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&survey.path()))
}

/// The signatories that codes are printed for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
pub struct Wanted {
    signatories: Vec<String>,
}

/// A code on paper: seen once.
struct Slip {
    name: String,
    code: String,
}

#[derive(Template)]
#[template(path = "survey/codes.html")]
struct Codes {
    cx: Cx,
    contract: Contract,
    survey: Survey,
    slips: Vec<Slip>,
    address: String,
}

/// Makes codes to be printed and handed over. They are shown once: only their digests are kept.
pub async fn print_codes(cx: Cx, Path(id): Path<Id<Survey>>, Form(wanted): Form<Wanted>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (contract, survey) = reach_to_keep(&cx, &mut db, id).await?;
    if !survey.is_open(cx.today()) {
        return Err(Error::Refused("survey-is-closed").into());
    }
    let mut slips = Vec::new();
    for signatory in signatory::store::signatories(&mut db, contract.id).await? {
        if wanted.signatories.contains(&signatory.id.to_string())
            && let Some(code) = code_of(&mut db, id, signatory.institution_id).await?
        {
            slips.push(Slip { name: signatory.name, code: grouped(&code) });
        }
    }
    if slips.is_empty() {
        return Err(Error::Refused("survey-choose").into());
    }
    cx.journal(&mut db, "survey.invited", id.uuid()).await?;
    db.commit().await?;
    let address = format!("{}/pro/enquete", cx.app.settings.origin);
    page(&Codes { cx, contract, survey, slips, address })
}

/// Closes a survey before its day: its results may be read, and nobody answers any more.
pub async fn close(cx: Cx, Path(id): Path<Id<Survey>>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (_, survey) = reach_to_keep(&cx, &mut db, id).await?;
    let path = survey.path();
    if survey.is_open(cx.today()) {
        store::update(&mut db, &Survey { closed_on: Some(cx.today()), ..survey }).await?;
        cx.journal(&mut db, "survey.closed", id.uuid()).await?;
        db.commit().await?;
    }
    Ok(see_other(&path))
}
