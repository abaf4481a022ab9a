//! The values of an indicator: entered, replaced, taken away, and every one that ever stood.

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use chrono::NaiveDate;
use contract::Contract;
use web::{Cx, Errors, Form, PAGE_SIZE, Paging, Path, Query, Result, invalid, page, see_other};

use super::form::ValueForm;
use super::model::{Feed, Indicator, Value};
use super::pages::{IndicatorIds, indicator_of};
use super::store;
use crate::amount::Unit;
use crate::reach::{self, Ids};
use crate::{Action, Which};

#[derive(Template)]
#[template(path = "plan/values.html")]
struct List {
    cx: Cx,
    action: Action,
    indicator: Indicator,
    /// Those of this page, the last day first.
    values: Vec<Value>,
    /// All of them, to tell which stand.
    all: Vec<Value>,
    may_fill: bool,
    /// The value that the form replaces; none for a new one.
    known: Option<Value>,
    form: ValueForm,
    errors: Errors,
    paging: Paging,
}

impl List {
    fn path(&self) -> String {
        format!("{}/indicateurs/{}/valeurs", self.action.path(), self.indicator.id)
    }

    fn address(&self) -> String {
        format!("{}?", self.path())
    }

    fn is_replaced(&self, value: &Value) -> bool {
        self.all.iter().any(|other| other.replaces_id == Some(value.id))
    }

    fn amount(&self, amount: &i64) -> String {
        self.indicator.unit.shown(*amount, self.cx.lang)
    }

    /// What may be typed in its unit.
    const fn unit_hint(&self) -> &'static str {
        match self.indicator.unit {
            Unit::Count => "plan-unit-hint-count",
            Unit::Percent => "plan-unit-hint-percent",
            Unit::Euros => "plan-unit-hint-euros",
        }
    }

    fn moment(&self, value: &Value) -> String {
        web::moment_long(value.entered_at, self.cx.lang)
    }

    /// Values are entered where no sessions are counted.
    fn is_typed(&self) -> bool {
        self.indicator.feed == Feed::Typed
    }
}

async fn list_of(
    cx: Cx,
    db: &mut Db,
    (contract, action): (Contract, Action),
    (indicator, which): (Id<Indicator>, Option<usize>),
) -> Result<List> {
    let indicator = indicator_of(db, (action.id, indicator), false).await?;
    let all = store::history(db, indicator.id).await?;
    let paging = Paging::new(which, all.len()).ok_or(Error::NotFound)?;
    let values = all.iter().skip(paging.offset()).take(PAGE_SIZE).cloned().collect();
    let may_fill = reach::is_filled(&cx, &contract, &action);
    let form = ValueForm { measured_on: cx.today().to_string(), ..ValueForm::default() };
    Ok(List { cx, action, indicator, values, all, may_fill, known: None, form, errors: Errors::default(), paging })
}

/// Lists every value of an indicator.
pub async fn list(
    cx: Cx,
    Path((id, action, indicator)): Path<IndicatorIds>,
    Query(which): Query<Which>,
) -> Result<Response> {
    let mut db = cx.read().await?;
    let found = reach::read_action(&cx, &mut db, (id, action)).await?;
    page(&list_of(cx, &mut db, found, (indicator, which.page)).await?)
}

async fn reach_to_fill(cx: Cx, db: &mut Db, ids: Ids, indicator: Id<Indicator>) -> Result<List> {
    let found = reach::fill_action(&cx, db, ids).await?;
    let list = list_of(cx, db, found, (indicator, None)).await?;
    if list.is_typed() { Ok(list) } else { Err(Error::Refused("plan-value-of-sessions").into()) }
}

/// A value as the reader enters it.
fn entered(list: &List, told: (NaiveDate, Option<i64>, String), replaces: Option<Id<Value>>) -> Result<Value> {
    let reader = list.cx.signed_in()?;
    let (measured_on, amount, source) = told;
    Ok(Value {
        id: Id::new(),
        indicator_id: list.indicator.id,
        measured_on,
        amount,
        source,
        entered_as: reader.function.clone(),
        entered_at: list.cx.now(),
        replaces_id: replaces,
    })
}

/// Enters a value.
pub async fn enter(
    cx: Cx,
    Path((id, action, indicator)): Path<IndicatorIds>,
    Form(form): Form<ValueForm>,
) -> Result<Response> {
    let mut db = cx.write().await?;
    let list = reach_to_fill(cx, &mut db, (id, action), indicator).await?;
    let (on, amount, source) = match form.check(list.indicator.unit, list.cx.today()) {
        Ok(told) => told,
        Err(errors) => return invalid(&List { form, errors, ..list }),
    };
    let is_known = list.all.iter().any(|one| one.measured_on == on && one.amount.is_some() && !list.is_replaced(one));
    if is_known {
        return invalid(&List { form, errors: Errors::one("measured_on", "plan-value-known"), ..list });
    }
    let value = entered(&list, (on, Some(amount), source), None)?;
    store::add_value(&mut db, &value).await?;
    list.cx.journal(&mut db, "plan.value_entered", value.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&list.path()))
}

/// The address of a value.
type ValueIds = (Id<Contract>, Id<Action>, Id<Indicator>, Id<Value>);

/// The list with one of its values, which nobody has replaced meanwhile.
async fn reach_value(cx: Cx, db: &mut Db, (id, action, indicator, value): ValueIds) -> Result<(List, Value)> {
    let list = reach_to_fill(cx, db, (id, action), indicator).await?;
    let value = list.all.iter().find(|one| one.id == value).cloned().ok_or(Error::NotFound)?;
    if list.is_replaced(&value) { Err(Error::Conflict.into()) } else { Ok((list, value)) }
}

/// Shows the form of a correction.
pub async fn edit(cx: Cx, Path(ids): Path<ValueIds>) -> Result<Response> {
    let mut db = cx.read().await?;
    let (list, value) = reach_value(cx, &mut db, ids).await?;
    let form = ValueForm {
        measured_on: value.measured_on.to_string(),
        amount: value.amount.map(|amount| list.indicator.unit.plain(amount)).unwrap_or_default(),
        source: value.source.clone(),
    };
    page(&List { form, known: Some(value), ..list })
}

/// Puts a value in place of another, which stays in the history.
pub async fn replace(cx: Cx, Path(ids): Path<ValueIds>, Form(form): Form<ValueForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (list, known) = reach_value(cx, &mut db, ids).await?;
    let (on, amount, source) = match form.check(list.indicator.unit, list.cx.today()) {
        Ok(told) => told,
        Err(errors) => return invalid(&List { form, errors, known: Some(known), ..list }),
    };
    let value = entered(&list, (on, Some(amount), source), Some(known.id))?;
    store::add_value(&mut db, &value).await?;
    list.cx.journal(&mut db, "plan.value_replaced", value.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&list.path()))
}

/// Takes a value away; it stays in the history, and may be put back from there.
pub async fn withdraw(cx: Cx, Path(ids): Path<ValueIds>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (list, known) = reach_value(cx, &mut db, ids).await?;
    if known.amount.is_none() {
        return Err(Error::Conflict.into());
    }
    let value = entered(&list, (known.measured_on, None, known.source.clone()), Some(known.id))?;
    store::add_value(&mut db, &value).await?;
    list.cx.journal(&mut db, "plan.value_replaced", value.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&list.path()))
}
