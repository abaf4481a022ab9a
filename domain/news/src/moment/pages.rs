//! The days that come back, one of them, and opening a year of it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use base::{Db, Error, Id};
use chrono::Datelike as _;
use difference::{Difference, Span, differences};
use partner::Territory;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::form::{MomentForm, YearForm};
use super::model::{Moment, MomentProgress, MomentYear, carried};
use super::{offered, store};
use crate::{MODERATE_NEWS, SEE_NEWS};

/// A year with how far it is.
pub struct Row {
    pub year: MomentYear,
    pub progress: MomentProgress,
}

/// A moment with when it comes next, and the years that are or were prepared.
struct Line {
    moment: Moment,
    next: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "moment/list.html")]
struct List {
    cx: Cx,
    lines: Vec<Line>,
    form: MomentForm,
    errors: Errors,
}

impl List {
    fn may_keep(&self) -> bool {
        self.cx.has(MODERATE_NEWS)
    }
}

async fn rows(db: &mut Db, moment: Id<Moment>) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for year in store::years(db, moment).await? {
        rows.push(Row { progress: store::progress(db, year.id).await?, year });
    }
    Ok(rows)
}

async fn lines(cx: &Cx, db: &mut Db, territory: Id<Territory>) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for moment in store::moments(db, territory).await? {
        let next = moment.next(cx.today()).map(|day| cx.day(&day)).unwrap_or_default();
        // The years that matter here are those that are not over, and the last one.
        let rows = rows(db, moment.id).await?.into_iter().take(2).collect();
        lines.push(Line { moment, next, rows });
    }
    Ok(lines)
}

/// Lists the days that come back, with how far their years are.
pub async fn list(cx: Cx) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(SEE_NEWS)?.territory);
    let lines = lines(&cx, &mut cx.read().await?, territory).await?;
    page(&List { cx, lines, form: MomentForm::default(), errors: Errors::default() })
}

/// How many moments a territory keeps.
const MOST: usize = 50;

/// Adds a day that comes back.
pub async fn create(cx: Cx, Form(form): Form<MomentForm>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(MODERATE_NEWS)?.territory);
    let mut db = cx.write().await?;
    let [name, checklist] = [const { String::new() }; 2];
    let blank = Moment { id: Id::new(), territory_id: territory, name, month: 1, day: 1, checklist, version: 1 };
    let has_room = store::moments(&mut db, territory).await?.len() < MOST;
    let checked = form.check(&blank).and_then(|new| match has_room {
        true => Ok(new),
        false => Err(Errors::one("name", "moment-too-many")),
    });
    let new = match checked {
        Ok(new) => new,
        Err(errors) => {
            let lines = lines(&cx, &mut db, territory).await?;
            return invalid(&List { cx, lines, form, errors });
        }
    };
    store::insert(&mut db, &new).await?;
    cx.journal(&mut db, "moment.added", new.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&new.path()))
}

/// Takes over the days that are offered, where there is none yet: sent twice, they are there once.
pub async fn take_offered(cx: Cx) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(MODERATE_NEWS)?.territory);
    let mut db = cx.write().await?;
    if store::moments(&mut db, territory).await?.is_empty() {
        for moment in offered(territory)? {
            store::insert(&mut db, &moment).await?;
            cx.journal(&mut db, "moment.added", moment.id.uuid()).await?;
        }
        db.commit().await?;
    }
    Ok(see_other("/pro/actualites/temps-forts"))
}

#[derive(Template)]
#[template(path = "moment/show.html")]
struct Show {
    cx: Cx,
    moment: Moment,
    next: String,
    rows: Vec<Row>,
    form: MomentForm,
    year: YearForm,
    errors: Errors,
    differences: Option<Vec<Difference>>,
}

impl Show {
    async fn new(cx: Cx, db: &mut Db, moment: Moment) -> Result<Self> {
        let (today, rows) = (cx.today(), rows(db, moment.id).await?);
        let day = moment.next(today);
        let next_year = day.map_or(today.year(), |day| day.year());
        Ok(Self {
            next: day.map(|day| cx.day(&day)).unwrap_or_default(),
            form: MomentForm::of(&moment),
            year: YearForm { year: next_year.to_string() },
            errors: Errors::default(),
            differences: None,
            rows,
            moment,
            cx,
        })
    }

    fn may_keep(&self) -> bool {
        self.cx.has(MODERATE_NEWS)
    }

    fn is_at_fault(&self) -> bool {
        self.differences.is_some() || ["name", "day", "checklist"].iter().any(|field| self.errors.get(field).is_some())
    }
}

/// The moment, if it is the reader's territory's; another is not found.
pub async fn reach(cx: &Cx, db: &mut Db, id: Id<Moment>) -> Result<Moment> {
    let territory = cx.may(SEE_NEWS)?.territory;
    let moment = store::moment(db, id).await?.filter(|one| one.territory_id.uuid() == territory);
    Ok(moment.ok_or(Error::NotFound)?)
}

/// Shows a day that comes back: what is to be done before it, and its years.
pub async fn show(cx: Cx, Path(id): Path<Id<Moment>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let moment = reach(&cx, &mut db, id).await?;
    page(&Show::new(cx, &mut db, moment).await?)
}

/// Saves what is to be done. Years that are open stay as they are; who was outrun sees the difference, and keeps her text.
pub async fn save(cx: Cx, Path(id): Path<Id<Moment>>, Form(form): Form<MomentForm>) -> Result<Response> {
    cx.may(MODERATE_NEWS)?;
    let mut db = cx.write().await?;
    let known = reach(&cx, &mut db, id).await?;
    if form.version != known.version {
        let show = Show::new(cx, &mut db, known).await?;
        let differences = Some(differences(show.form.told(), form.told()));
        let form = MomentForm { version: show.form.version, ..form };
        return Ok((StatusCode::CONFLICT, page(&Show { form, differences, ..show })?).into_response());
    }
    let moment = match form.check(&known) {
        Ok(moment) => moment,
        Err(errors) => {
            let show = Show::new(cx, &mut db, known).await?;
            return invalid(&Show { form, errors, ..show });
        }
    };
    if moment != known {
        if !store::update(&mut db, &Moment { version: known.version + 1, ..moment }).await? {
            return Err(Error::Conflict.into());
        }
        cx.journal(&mut db, "moment.changed", id.uuid()).await?;
        db.commit().await?;
    }
    Ok(see_other(&known.path()))
}

/// Opens a year: what was done last time is to be done again, by the same.
pub async fn open(cx: Cx, Path(id): Path<Id<Moment>>, Form(form): Form<YearForm>) -> Result<Response> {
    let function = cx.may(MODERATE_NEWS)?.function.clone();
    let mut db = cx.write().await?;
    let moment = reach(&cx, &mut db, id).await?;
    let years = store::years(&mut db, id).await?;
    let checked = form.check(&moment, (&function, cx.today())).and_then(|new| {
        let is_open = years.iter().any(|year| year.year == new.year);
        if is_open { Err(Errors::one("year", "moment-year-open")) } else { Ok(new) }
    });
    let new = match checked {
        Ok(new) => new,
        Err(errors) => {
            let show = Show::new(cx, &mut db, moment).await?;
            return invalid(&Show { year: form, errors, ..show });
        }
    };
    let last = match years.iter().find(|year| year.year < new.year) {
        Some(last) => store::tasks(&mut db, last.id).await?,
        None => Vec::new(),
    };
    store::insert_year(&mut db, &new).await?;
    for task in carried(&moment, &new, &last) {
        store::insert_task(&mut db, &task).await?;
    }
    cx.journal(&mut db, "moment.opened", new.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&new.path()))
}
