//! A year of a day that comes back: what is to be done, by whom, and how far it is.

use std::collections::BTreeSet;

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use partner::{Institution, Membership};
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::form::{TASKS, TaskForm};
use super::model::{Moment, MomentProgress, MomentTask, MomentYear};
use super::{pages, store};
use crate::{MODERATE_NEWS, WRITE_NEWS};

/// How many institutions a territory has at most.
const INSTITUTIONS: i64 = 2000;

#[derive(Template)]
#[template(path = "moment/year.html")]
pub struct Show {
    cx: Cx,
    moment: Moment,
    year: MomentYear,
    tasks: Vec<MomentTask>,
    progress: MomentProgress,
    members: Vec<Membership>,
    /// The institutions that can be written to.
    heard: BTreeSet<Id<Institution>>,
    form: TaskForm,
    errors: Errors,
}

impl Show {
    async fn new(cx: Cx, db: &mut Db, (moment, year): (Moment, MomentYear)) -> Result<Self> {
        let contacts = partner::contacts_of_territory(db, moment.territory_id).await?;
        Ok(Self {
            tasks: store::tasks(db, year.id).await?,
            progress: store::progress(db, year.id).await?,
            members: partner::members(db, moment.territory_id, 0, INSTITUTIONS).await?,
            heard: contacts.into_iter().map(|contact| contact.institution_id).collect(),
            form: TaskForm::default(),
            errors: Errors::default(),
            cx,
            moment,
            year,
        })
    }

    fn may_keep(&self) -> bool {
        self.cx.has(MODERATE_NEWS)
    }

    fn may_finish(&self, task: &MomentTask) -> bool {
        may_finish(&self.cx, task)
    }

    fn is_late(&self, task: &MomentTask) -> bool {
        task.is_late(self.cx.today())
    }

    fn is_mute(&self, task: &MomentTask) -> bool {
        task.institution_id.is_some_and(|id| !self.heard.contains(&id))
    }

    fn owner(&self, task: &MomentTask) -> String {
        let owner = self.members.iter().find(|member| Some(member.institution.id) == task.institution_id);
        owner.map_or_else(|| self.cx.t("task-nobody"), |member| member.institution.name.clone())
    }

    fn is_chosen(&self, member: &Membership) -> bool {
        self.form.institution == member.institution.id.to_string()
    }
}

/// Whether the reader may say that something is done: she keeps the moments, or her institution does it.
pub fn may_finish(cx: &Cx, task: &MomentTask) -> bool {
    let own = cx.actor.as_ref().and_then(|reader| reader.institution);
    let is_hers = own.is_some() && own == task.institution_id.map(Id::uuid);
    cx.has(MODERATE_NEWS) || (cx.has(WRITE_NEWS) && is_hers)
}

/// The year with its moment, if it is the reader's territory's; another is not found.
pub async fn reach(cx: &Cx, db: &mut Db, id: Id<MomentYear>) -> Result<(Moment, MomentYear)> {
    let year = store::year(db, id).await?.ok_or(Error::NotFound)?;
    Ok((pages::reach(cx, db, year.moment_id).await?, year))
}

/// Shows what is to be done in a year.
pub async fn show(cx: Cx, Path(id): Path<Id<MomentYear>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let of = reach(&cx, &mut db, id).await?;
    page(&Show::new(cx, &mut db, of).await?)
}

/// The institution that was chosen to do something; it takes part in the territory.
pub async fn owner(db: &mut Db, moment: &Moment, typed: &str) -> Result<Result<Option<Id<Institution>>, &'static str>> {
    if typed.trim().is_empty() {
        return Ok(Ok(None));
    }
    let Ok(id) = typed.trim().parse() else { return Ok(Err("news-institution-unknown")) };
    let member = partner::member(db, moment.territory_id, id).await?;
    Ok(member.map(|member| Some(member.institution.id)).ok_or("news-institution-unknown"))
}

/// Adds something to be done.
pub async fn add(cx: Cx, Path(id): Path<Id<MomentYear>>, Form(form): Form<TaskForm>) -> Result<Response> {
    cx.may(MODERATE_NEWS)?;
    let mut db = cx.write().await?;
    let (moment, year) = reach(&cx, &mut db, id).await?;
    let has_room = store::tasks(&mut db, id).await?.len() < TASKS;
    let owner = owner(&mut db, &moment, &form.institution).await?;
    let blank = MomentTask::of(&year, 0, String::new());
    let checked = form.check(&blank, year.held_on, owner).and_then(|new| match has_room {
        true => Ok(new),
        false => Err(Errors::one("title", "task-too-many")),
    });
    let new = match checked {
        Ok(new) => new,
        Err(errors) => {
            let show = Show::new(cx, &mut db, (moment, year)).await?;
            return invalid(&Show { form, errors, ..show });
        }
    };
    store::insert_task(&mut db, &new).await?;
    cx.journal(&mut db, "moment_task.added", new.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&year.path()))
}
