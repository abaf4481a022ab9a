//! Something that is to be done: saying that it is, changing it, taking it off the list.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use base::{Db, Error, Id};
use partner::Membership;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::form::TaskForm;
use super::model::{Moment, MomentTask, MomentYear};
use super::store;
use super::year::{may_finish, owner, reach as reach_year};
use crate::{MODERATE_NEWS, WRITE_NEWS};

/// How many institutions a territory has at most.
const INSTITUTIONS: i64 = 2000;

/// A task with the year and the moment that it belongs to.
struct Whole {
    task: MomentTask,
    year: MomentYear,
    moment: Moment,
}

/// The task, if it is the reader's territory's; another is not found.
async fn reach(cx: &Cx, db: &mut Db, id: Id<MomentTask>) -> Result<Whole> {
    let task = store::task(db, id).await?.ok_or(Error::NotFound)?;
    let (moment, year) = reach_year(cx, db, task.moment_year_id).await?;
    Ok(Whole { task, year, moment })
}

#[derive(Template)]
#[template(path = "moment/task.html")]
struct Edit {
    cx: Cx,
    year: MomentYear,
    moment: Moment,
    task: MomentTask,
    members: Vec<Membership>,
    form: TaskForm,
    errors: Errors,
    /// Somebody wrote on it meanwhile: what stands is shown over what was typed.
    is_outrun: bool,
}

impl Edit {
    async fn new(cx: Cx, db: &mut Db, whole: Whole) -> Result<Self> {
        let Whole { task, year, moment } = whole;
        let members = partner::members(db, moment.territory_id, 0, INSTITUTIONS).await?;
        let form = TaskForm::of(&task);
        Ok(Self { cx, year, moment, task, members, form, errors: Errors::default(), is_outrun: false })
    }

    fn is_chosen(&self, member: &Membership) -> bool {
        self.form.institution == member.institution.id.to_string()
    }

    fn owner(&self) -> String {
        let owner = self.members.iter().find(|member| Some(member.institution.id) == self.task.institution_id);
        owner.map_or_else(|| self.cx.t("task-nobody"), |member| member.institution.name.clone())
    }
}

/// Shows the form of a task.
pub async fn form(cx: Cx, Path(id): Path<Id<MomentTask>>) -> Result<Response> {
    cx.may(MODERATE_NEWS)?;
    let mut db = cx.read().await?;
    let whole = reach(&cx, &mut db, id).await?;
    page(&Edit::new(cx, &mut db, whole).await?)
}

/// Saves a task. Who was outrun sees what stands, and keeps what she typed.
pub async fn save(cx: Cx, Path(id): Path<Id<MomentTask>>, Form(form): Form<TaskForm>) -> Result<Response> {
    cx.may(MODERATE_NEWS)?;
    let mut db = cx.write().await?;
    let whole = reach(&cx, &mut db, id).await?;
    if form.version != whole.task.version {
        let form = TaskForm { version: whole.task.version, ..form };
        let edit = Edit::new(cx, &mut db, whole).await?;
        return Ok((StatusCode::CONFLICT, page(&Edit { form, is_outrun: true, ..edit })?).into_response());
    }
    let owner = owner(&mut db, &whole.moment, &form.institution).await?;
    let task = match form.check(&whole.task, whole.year.held_on, owner) {
        Ok(task) => task,
        Err(errors) => {
            let edit = Edit::new(cx, &mut db, whole).await?;
            return invalid(&Edit { form, errors, ..edit });
        }
    };
    if task != whole.task {
        write(&mut db, task).await?;
        cx.journal(&mut db, "moment_task.changed", id.uuid()).await?;
        db.commit().await?;
    }
    Ok(see_other(&whole.year.path()))
}

/// Writes a task as its next version. Somebody who was faster is a conflict.
async fn write(db: &mut Db, task: MomentTask) -> Result<()> {
    let next = MomentTask { version: task.version + 1, ..task };
    if store::update_task(db, &next).await? { Ok(()) } else { Err(Error::Conflict.into()) }
}

/// Takes a task off the list; what is done is kept.
pub async fn remove(cx: Cx, Path(id): Path<Id<MomentTask>>) -> Result<Response> {
    cx.may(MODERATE_NEWS)?;
    let mut db = cx.write().await?;
    let whole = reach(&cx, &mut db, id).await?;
    if whole.task.is_done() {
        return Err(Error::Refused("task-is-done").into());
    }
    store::remove_task(&mut db, id).await?;
    cx.journal(&mut db, "moment_task.removed", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&whole.year.path()))
}

/// The task, if the reader may say that it is done.
async fn reach_to_finish(cx: &Cx, db: &mut Db, id: Id<MomentTask>) -> Result<Whole> {
    cx.may(WRITE_NEWS)?;
    let whole = reach(cx, db, id).await?;
    if may_finish(cx, &whole.task) { Ok(whole) } else { Err(Error::Forbidden.into()) }
}

/// Notes that a task is done; said twice, it was done the first time.
pub async fn finish(cx: Cx, Path(id): Path<Id<MomentTask>>) -> Result<Response> {
    let mut db = cx.write().await?;
    let Whole { task, year, .. } = reach_to_finish(&cx, &mut db, id).await?;
    if !task.is_done() {
        let done_by = cx.signed_in()?.function.clone();
        write(&mut db, MomentTask { done_on: Some(cx.today()), done_by, ..task }).await?;
        cx.journal(&mut db, "moment_task.done", id.uuid()).await?;
        db.commit().await?;
    }
    Ok(see_other(&year.path()))
}

/// Notes that a task is to be done all the same.
pub async fn reopen(cx: Cx, Path(id): Path<Id<MomentTask>>) -> Result<Response> {
    let mut db = cx.write().await?;
    let Whole { task, year, .. } = reach_to_finish(&cx, &mut db, id).await?;
    if task.is_done() {
        write(&mut db, MomentTask { done_on: None, done_by: String::new(), ..task }).await?;
        cx.journal(&mut db, "moment_task.reopened", id.uuid()).await?;
        db.commit().await?;
    }
    Ok(see_other(&year.path()))
}
