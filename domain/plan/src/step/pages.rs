//! The form of a deliverable or a milestone, and that it is done.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use contract::Contract;
use difference::{Difference, Span, differences};
use serde::Deserialize;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::form::{StepForm, done};
use super::model::{Step, StepKind};
use super::store;
use crate::reach::{self, Ids};
use crate::{Action, outrun};

#[derive(Template)]
#[template(path = "plan/step_form.html")]
struct Edit {
    cx: Cx,
    action: Action,
    /// The one that is changed; none for a new one.
    known: Option<Step>,
    /// She may say that it is done, and nothing else.
    is_finishing: bool,
    form: StepForm,
    errors: Errors,
    differences: Option<Vec<Difference>>,
}

impl Edit {
    fn new(cx: Cx, action: Action, known: Option<Step>) -> Self {
        let form = known.as_ref().map(StepForm::of).unwrap_or_default();
        Self { cx, action, known, is_finishing: false, form, errors: Errors::default(), differences: None }
    }

    fn kinds(&self) -> Vec<(String, String)> {
        StepKind::ALL.iter().map(|one| (one.to_string(), self.cx.label("plan-step-kind", one))).collect()
    }
}

/// The address of a step.
pub type StepIds = (Id<Contract>, Id<Action>, Id<Step>);

async fn step_of(db: &mut Db, action: Id<Action>, id: Id<Step>, is_removed: bool) -> Result<Step> {
    let found = store::step(db, id).await?.filter(|one| one.action_id == action);
    Ok(found.filter(|one| one.removed_on.is_some() == is_removed).ok_or(Error::NotFound)?)
}

async fn save_over(cx: &Cx, mut db: Db, (action, changed): (&Action, Step)) -> Result<Response> {
    if !store::update(&mut db, &changed).await? {
        return Err(Error::Conflict.into());
    }
    cx.journal(&mut db, "plan.step_changed", changed.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&action.path()))
}

/// Shows the form of a new step.
pub async fn blank(cx: Cx, Path(ids): Path<Ids>) -> Result<Response> {
    let mut db = cx.read().await?;
    let (_, action) = reach::keep_action(&cx, &mut db, ids).await?;
    page(&Edit::new(cx, action, None))
}

/// Adds a step to an action.
pub async fn add(cx: Cx, Path(ids): Path<Ids>, Form(form): Form<StepForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (_, action) = reach::keep_action(&cx, &mut db, ids).await?;
    let step = match form.check(action.id, None, cx.today()) {
        Ok(step) => step,
        Err(errors) => return invalid(&Edit { form, errors, ..Edit::new(cx, action, None) }),
    };
    store::insert(&mut db, &step).await?;
    cx.journal(&mut db, "plan.step_changed", step.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&action.path()))
}

/// Shows the form of a step.
pub async fn edit(cx: Cx, Path((id, action, step)): Path<StepIds>) -> Result<Response> {
    let mut db = cx.read().await?;
    let (_, action) = reach::keep_action(&cx, &mut db, (id, action)).await?;
    let step = step_of(&mut db, action.id, step, false).await?;
    page(&Edit::new(cx, action, Some(step)))
}

/// Saves a step. Who sends what she began on an older version sees the difference, and keeps her text.
pub async fn save(cx: Cx, Path((id, action, step)): Path<StepIds>, Form(form): Form<StepForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (_, action) = reach::keep_action(&cx, &mut db, (id, action)).await?;
    let known = step_of(&mut db, action.id, step, false).await?;
    if form.version != known.version {
        let differences = Some(differences(StepForm::of(&known).told(), form.told()));
        let form = StepForm { version: known.version, ..form };
        return outrun(&Edit { form, differences, ..Edit::new(cx, action, Some(known)) });
    }
    let changed = match form.check(action.id, Some(&known), cx.today()) {
        Ok(changed) => changed,
        Err(errors) => return invalid(&Edit { form, errors, ..Edit::new(cx, action, Some(known)) }),
    };
    save_over(&cx, db, (&action, changed)).await
}

/// That a step is done, or is not.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DoneForm {
    /// Empty where it is not.
    pub done_on: String,
    pub version: i64,
}

/// Says on which day a step was done, or that it is not done yet.
pub async fn finish(cx: Cx, Path((id, action, step)): Path<StepIds>, Form(form): Form<DoneForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (_, action) = reach::fill_action(&cx, &mut db, (id, action)).await?;
    let known = step_of(&mut db, action.id, step, false).await?;
    if form.version != known.version {
        return Err(Error::Conflict.into());
    }
    let done_on = match done(&form.done_on, cx.today()) {
        Ok(done_on) => done_on,
        Err(key) => {
            let typed = StepForm { done_on: form.done_on, ..StepForm::of(&known) };
            let errors = Errors::one("done_on", key);
            return invalid(&Edit { is_finishing: true, form: typed, errors, ..Edit::new(cx, action, Some(known)) });
        }
    };
    save_over(&cx, db, (&action, Step { done_on, version: known.version + 1, ..known })).await
}

/// Takes a step away; it may come back.
pub async fn remove(cx: Cx, Path((id, action, step)): Path<StepIds>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (_, action) = reach::keep_action(&cx, &mut db, (id, action)).await?;
    let known = step_of(&mut db, action.id, step, false).await?;
    let changed = Step { removed_on: Some(cx.today()), version: known.version + 1, ..known };
    save_over(&cx, db, (&action, changed)).await
}

/// Brings back a step that was taken away.
pub async fn restore(cx: Cx, Path((id, action, step)): Path<StepIds>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (_, action) = reach::keep_action(&cx, &mut db, (id, action)).await?;
    let known = step_of(&mut db, action.id, step, true).await?;
    let changed = Step { removed_on: None, version: known.version + 1, ..known };
    save_over(&cx, db, (&action, changed)).await
}
