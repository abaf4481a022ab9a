//! One page for the frame of a plan: its axes and objectives, in their order.

use std::borrow::Borrow;

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use contract::Contract;
use serde::Deserialize;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::model::{Axis, Objective};
use super::store;
use crate::{outrun, reach, typed};

/// An axis or an objective as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TitleForm {
    pub title: String,
    /// Its place among the others, from 1.
    pub position: String,
    pub version: i64,
}

#[derive(Template)]
#[template(path = "plan/axes.html")]
struct List {
    cx: Cx,
    contract: Contract,
    axes: Vec<(Axis, Vec<Objective>)>,
    /// What was taken away and has a place to come back to.
    gone_axes: Vec<Axis>,
    gone_objectives: Vec<Objective>,
    /// What was typed and is wrong: the id of what it was about, or of the axis that it was to stand below.
    about: String,
    form: TitleForm,
    errors: Errors,
    /// Somebody else changed it meanwhile: what stands now.
    stands: Option<String>,
}

impl List {
    /// What a field shows: what was typed if this is what it was about.
    fn title<'a>(&'a self, id: impl AsRef<str>, stored: &'a str) -> &'a str {
        if self.is_about(id) { &self.form.title } else { stored }
    }

    /// The same for its place; the place of what is not there yet is not known.
    fn position(&self, id: impl AsRef<str>, stored: impl Borrow<i64>) -> String {
        match (self.is_about(id), *stored.borrow()) {
            (true, _) => self.form.position.clone(),
            (false, 0) => String::new(),
            (false, stored) => stored.to_string(),
        }
    }

    /// What a new objective of an axis is about.
    fn below(&self, axis: &Axis) -> String {
        format!("new-{}", axis.id)
    }

    fn is_about(&self, id: impl AsRef<str>) -> bool {
        self.about == id.as_ref()
    }

    /// What a renewal made of an axis or an objective.
    fn lineage(&self, is_carried: impl Borrow<bool>, is_settled: impl Borrow<bool>) -> Vec<&'static str> {
        let is_renewed = self.axes.iter().any(|(axis, objectives)| {
            axis.carried_from.is_some() || objectives.iter().any(|one| one.carried_from.is_some())
        });
        let origin = is_renewed.then_some(if *is_carried.borrow() { "plan-frame-carried" } else { "plan-frame-new" });
        origin.into_iter().chain(is_settled.borrow().then_some("plan-frame-settled")).collect()
    }

    fn key(&self, id: &str) -> Option<&'static str> {
        self.errors.iter().next().map(|(_, key)| key).filter(|_| self.about == id)
    }
}

const MOST: i64 = 100;

impl TitleForm {
    /// Its title and its place; the last where none was typed.
    fn check(&self, last: i64) -> Result<(String, i64), Errors> {
        let mut errors = Errors::default();
        let title = typed::title(&mut errors, &self.title);
        let position = match self.position.trim() {
            "" => Some(last),
            text => text.parse().ok().filter(|place| (1..=MOST).contains(place)),
        };
        errors.require("title", position.is_some(), "plan-position-unreadable");
        position.filter(|_| errors.is_empty()).map(|position| (title, position)).ok_or(errors)
    }
}

async fn list_of(cx: Cx, db: &mut Db, contract: Contract) -> Result<List> {
    let (gone_objectives, objectives): (Vec<_>, Vec<_>) =
        store::all_objectives(db, contract.id).await?.into_iter().partition(|one| one.removed_on.is_some());
    let (gone_axes, axes): (Vec<_>, Vec<_>) =
        store::all_axes(db, contract.id).await?.into_iter().partition(|one| one.removed_on.is_some());
    let of = |axis: &Axis| objectives.iter().filter(|one| one.axis_id == axis.id).cloned().collect();
    let axes: Vec<_> = axes.into_iter().map(|axis| (axis.clone(), of(&axis))).collect();
    let has_place = |one: &Objective| axes.iter().any(|(axis, _)| axis.id == one.axis_id);
    let gone_objectives = gone_objectives.into_iter().filter(has_place).collect();
    let (about, form, errors) = (String::new(), TitleForm::default(), Errors::default());
    Ok(List { cx, contract, axes, gone_axes, gone_objectives, about, form, errors, stands: None })
}

async fn reach_list(cx: Cx, db: &mut Db, id: Id<Contract>) -> Result<List> {
    let contract = reach::keep(&cx, db, id).await?;
    list_of(cx, db, contract).await
}

impl List {
    fn axis(&self, id: Id<Axis>) -> Result<&(Axis, Vec<Objective>)> {
        Ok(self.axes.iter().find(|(axis, _)| axis.id == id).ok_or(Error::NotFound)?)
    }

    fn objective(&self, id: Id<Objective>) -> Result<&Objective> {
        let mut all = self.axes.iter().flat_map(|(_, objectives)| objectives);
        Ok(all.find(|one| one.id == id).ok_or(Error::NotFound)?)
    }

    /// The same page, with what was typed.
    fn again(self, about: String, form: TitleForm, errors: Errors) -> Self {
        Self { about, form, errors, ..self }
    }

    /// Keeps what was done, and shows the page again.
    async fn done(&self, mut db: Db, (act, object): (&str, sqlx::types::Uuid)) -> Result<Response> {
        self.cx.journal(&mut db, act, object).await?;
        db.commit().await?;
        Ok(see_other(&format!("{}/plan/axes", self.contract.path())))
    }
}

/// The place after the last.
fn after(positions: impl Iterator<Item = i64>) -> i64 {
    positions.max().unwrap_or(0) + 1
}

/// Shows the axes and objectives of a plan.
pub async fn list(cx: Cx, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    page(&reach_list(cx, &mut db, id).await?)
}

/// Adds an axis.
pub async fn add_axis(cx: Cx, Path(id): Path<Id<Contract>>, Form(form): Form<TitleForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let list = reach_list(cx, &mut db, id).await?;
    let (title, position) = match form.check(after(list.axes.iter().map(|(axis, _)| axis.position))) {
        Ok(told) => told,
        Err(errors) => return invalid(&list.again("axis".to_owned(), form, errors)),
    };
    let axis = Axis::new(id, position, title);
    store::insert_axis(&mut db, &axis).await?;
    list.done(db, ("plan.frame_changed", axis.id.uuid())).await
}

/// Changes the title or the place of an axis.
pub async fn save_axis(
    cx: Cx,
    Path((id, axis)): Path<(Id<Contract>, Id<Axis>)>,
    Form(form): Form<TitleForm>,
) -> Result<Response> {
    let mut db = cx.write().await?;
    let list = reach_list(cx, &mut db, id).await?;
    let known = list.axis(axis)?.0.clone();
    if form.version != known.version {
        let form = TitleForm { version: known.version, ..form };
        return outrun(&List { stands: Some(known.title), ..list.again(axis.to_string(), form, Errors::default()) });
    }
    let (title, position) = match form.check(known.position) {
        Ok(told) => told,
        Err(errors) => return invalid(&list.again(axis.to_string(), form, errors)),
    };
    if !store::update_axis(&mut db, &Axis { title, position, version: known.version + 1, ..known }).await? {
        return Err(Error::Conflict.into());
    }
    list.done(db, ("plan.frame_changed", axis.uuid())).await
}

/// Takes away an axis below which nothing stands; it may come back.
pub async fn remove_axis(cx: Cx, Path((id, axis)): Path<(Id<Contract>, Id<Axis>)>) -> Result<Response> {
    let mut db = cx.write().await?;
    let list = reach_list(cx, &mut db, id).await?;
    list.axis(axis)?;
    if !store::remove_axis(&mut db, axis, list.cx.today()).await? {
        return Err(Error::Refused("plan-axis-not-empty").into());
    }
    list.done(db, ("plan.frame_changed", axis.uuid())).await
}

/// Adds an objective to an axis.
pub async fn add_objective(
    cx: Cx,
    Path((id, axis)): Path<(Id<Contract>, Id<Axis>)>,
    Form(form): Form<TitleForm>,
) -> Result<Response> {
    let mut db = cx.write().await?;
    let list = reach_list(cx, &mut db, id).await?;
    let last = after(list.axis(axis)?.1.iter().map(|one| one.position));
    let (title, position) = match form.check(last) {
        Ok(told) => told,
        Err(errors) => return invalid(&list.again(format!("new-{axis}"), form, errors)),
    };
    let objective = Objective::new(axis, position, title);
    store::insert_objective(&mut db, &objective).await?;
    list.done(db, ("plan.frame_changed", objective.id.uuid())).await
}

/// Changes the title or the place of an objective.
pub async fn save_objective(
    cx: Cx,
    Path((id, objective)): Path<(Id<Contract>, Id<Objective>)>,
    Form(form): Form<TitleForm>,
) -> Result<Response> {
    let mut db = cx.write().await?;
    let list = reach_list(cx, &mut db, id).await?;
    let known = list.objective(objective)?.clone();
    if form.version != known.version {
        let form = TitleForm { version: known.version, ..form };
        let again = list.again(objective.to_string(), form, Errors::default());
        return outrun(&List { stands: Some(known.title), ..again });
    }
    let (title, position) = match form.check(known.position) {
        Ok(told) => told,
        Err(errors) => return invalid(&list.again(objective.to_string(), form, errors)),
    };
    if !store::update_objective(&mut db, &Objective { title, position, version: known.version + 1, ..known }).await? {
        return Err(Error::Conflict.into());
    }
    list.done(db, ("plan.frame_changed", objective.uuid())).await
}

/// Takes away an objective below which nothing stands; it may come back.
pub async fn remove_objective(cx: Cx, Path((id, objective)): Path<(Id<Contract>, Id<Objective>)>) -> Result<Response> {
    let mut db = cx.write().await?;
    let list = reach_list(cx, &mut db, id).await?;
    list.objective(objective)?;
    if !store::remove_objective(&mut db, objective, list.cx.today()).await? {
        return Err(Error::Refused("plan-objective-not-empty").into());
    }
    list.done(db, ("plan.frame_changed", objective.uuid())).await
}

/// Brings back an axis that was taken away.
pub async fn restore_axis(cx: Cx, Path((id, axis)): Path<(Id<Contract>, Id<Axis>)>) -> Result<Response> {
    let mut db = cx.write().await?;
    let list = reach_list(cx, &mut db, id).await?;
    list.gone_axes.iter().find(|one| one.id == axis).ok_or(Error::NotFound)?;
    store::restore_axis(&mut db, axis).await?;
    list.done(db, ("plan.frame_changed", axis.uuid())).await
}

/// Brings back an objective that was taken away, below an axis that stands.
pub async fn restore_objective(cx: Cx, Path((id, objective)): Path<(Id<Contract>, Id<Objective>)>) -> Result<Response> {
    let mut db = cx.write().await?;
    let list = reach_list(cx, &mut db, id).await?;
    list.gone_objectives.iter().find(|one| one.id == objective).ok_or(Error::NotFound)?;
    store::restore_objective(&mut db, objective).await?;
    list.done(db, ("plan.frame_changed", objective.uuid())).await
}
