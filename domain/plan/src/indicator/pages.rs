//! The form of an indicator.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use contract::Contract;
use difference::{Difference, Span, differences};
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::form::IndicatorForm;
use super::model::{Feed, Indicator, Protection};
use super::store;
use crate::amount::Unit;
use crate::reach::{self, Ids};
use crate::{Action, outrun};

#[derive(Template)]
#[template(path = "plan/indicator_form.html")]
struct Edit {
    cx: Cx,
    action: Action,
    /// The one that is changed; none for a new one.
    known: Option<Indicator>,
    form: IndicatorForm,
    errors: Errors,
    differences: Option<Vec<Difference>>,
}

impl Edit {
    fn new(cx: Cx, action: Action, known: Option<Indicator>) -> Self {
        let form = known.as_ref().map(IndicatorForm::of).unwrap_or_default();
        Self { cx, action, known, form, errors: Errors::default(), differences: None }
    }

    fn units(&self) -> Vec<(String, String)> {
        Unit::ALL.iter().map(|one| (one.to_string(), self.cx.label("plan-unit", one))).collect()
    }

    fn feeds(&self) -> Vec<(String, String)> {
        Feed::ALL.iter().map(|one| (one.to_string(), self.cx.label("plan-feed", one))).collect()
    }

    fn protections(&self) -> Vec<(String, String)> {
        Protection::ALL.iter().map(|one| (one.to_string(), self.cx.label("plan-protection", one))).collect()
    }
}

/// The address of an indicator.
pub type IndicatorIds = (Id<Contract>, Id<Action>, Id<Indicator>);

/// The indicator of an action; one that was taken away where that is asked for.
pub async fn indicator_of(
    db: &mut Db,
    (action, id): (Id<Action>, Id<Indicator>),
    is_removed: bool,
) -> Result<Indicator> {
    let found = store::indicator(db, id).await?.filter(|one| one.action_id == action);
    Ok(found.filter(|one| one.removed_on.is_some() == is_removed).ok_or(Error::NotFound)?)
}

async fn save_over(cx: &Cx, mut db: Db, (action, changed): (&Action, Indicator)) -> Result<Response> {
    if !store::update(&mut db, &changed).await? {
        return Err(Error::Conflict.into());
    }
    cx.journal(&mut db, "plan.indicator_changed", changed.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&action.path()))
}

/// Shows the form of a new indicator.
pub async fn blank(cx: Cx, Path(ids): Path<Ids>) -> Result<Response> {
    let mut db = cx.read().await?;
    let (_, action) = reach::keep_action(&cx, &mut db, ids).await?;
    page(&Edit::new(cx, action, None))
}

/// Adds an indicator to an action.
pub async fn add(cx: Cx, Path(ids): Path<Ids>, Form(form): Form<IndicatorForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (_, action) = reach::keep_action(&cx, &mut db, ids).await?;
    let indicator = match form.check(action.id, None) {
        Ok(indicator) => indicator,
        Err(errors) => return invalid(&Edit { form, errors, ..Edit::new(cx, action, None) }),
    };
    store::insert(&mut db, &indicator).await?;
    cx.journal(&mut db, "plan.indicator_changed", indicator.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&action.path()))
}

/// Shows the form of an indicator.
pub async fn edit(cx: Cx, Path((id, action, indicator)): Path<IndicatorIds>) -> Result<Response> {
    let mut db = cx.read().await?;
    let (_, action) = reach::keep_action(&cx, &mut db, (id, action)).await?;
    let known = indicator_of(&mut db, (action.id, indicator), false).await?;
    page(&Edit::new(cx, action, Some(known)))
}

/// Saves an indicator. Who sends what she began on an older version sees the difference, and keeps her text.
pub async fn save(
    cx: Cx,
    Path((id, action, indicator)): Path<IndicatorIds>,
    Form(form): Form<IndicatorForm>,
) -> Result<Response> {
    let mut db = cx.write().await?;
    let (_, action) = reach::keep_action(&cx, &mut db, (id, action)).await?;
    let known = indicator_of(&mut db, (action.id, indicator), false).await?;
    if form.version != known.version {
        let differences = Some(differences(IndicatorForm::of(&known).told(), form.told()));
        let form = IndicatorForm { version: known.version, ..form };
        return outrun(&Edit { form, differences, ..Edit::new(cx, action, Some(known)) });
    }
    let has_values = store::count_values(&mut db, known.id).await? > 0;
    let changed = match form.check(action.id, Some((&known, has_values))) {
        Ok(changed) => changed,
        Err(errors) => return invalid(&Edit { form, errors, ..Edit::new(cx, action, Some(known)) }),
    };
    save_over(&cx, db, (&action, changed)).await
}

/// Takes an indicator away; it may come back, with its values.
pub async fn remove(cx: Cx, Path((id, action, indicator)): Path<IndicatorIds>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (_, action) = reach::keep_action(&cx, &mut db, (id, action)).await?;
    let known = indicator_of(&mut db, (action.id, indicator), false).await?;
    let changed = Indicator { removed_on: Some(cx.today()), version: known.version + 1, ..known };
    save_over(&cx, db, (&action, changed)).await
}

/// Brings back an indicator that was taken away.
pub async fn restore(cx: Cx, Path((id, action, indicator)): Path<IndicatorIds>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (_, action) = reach::keep_action(&cx, &mut db, (id, action)).await?;
    let known = indicator_of(&mut db, (action.id, indicator), true).await?;
    let changed = Indicator { removed_on: None, version: known.version + 1, ..known };
    save_over(&cx, db, (&action, changed)).await
}
