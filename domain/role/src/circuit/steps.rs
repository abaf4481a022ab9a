//! The steps of a circuit, as they are written: added, changed, moved, taken out and brought back.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use difference::{Difference, Span, differences};
use partner::Membership;
use serde::Deserialize;
use web::{Cx, Errors, Form, Path, Result, invalid, page};

use super::form::{END, StepForm};
use super::model::{CircuitText, MOST, Step, Unit};
use super::pages::{reach_draft, rewrite};
use super::telling::{StepTold, steps_told};
use crate::WRITE_ROLES;
use crate::life::Document;
use crate::life::pages::{Read, outrun, stale};

#[derive(Template)]
#[template(path = "circuit/step.html")]
struct Writing {
    cx: Cx,
    document: Document,
    /// The other steps, which may come next.
    others: Vec<StepTold>,
    members: Vec<Membership>,
    /// The key of the step; `None`: it is to be added.
    key: Option<i64>,
    form: StepForm,
    errors: Errors,
    differences: Option<Vec<Difference>>,
}

/// What a step is written on.
struct Ground {
    document: Document,
    text: CircuitText,
    members: Vec<Membership>,
}

async fn ground(cx: &Cx, db: &mut Db, id: Id<Document>) -> Result<Ground> {
    let (document, text) = reach_draft(cx, db, id).await?;
    let members = partner::members(db, document.territory_id, 0, 2000).await?;
    Ok(Ground { document, text, members })
}

impl Writing {
    fn new(cx: Cx, ground: Ground, key: Option<i64>, form: StepForm) -> Self {
        let mut others = steps_told(&cx, &ground.text);
        others.retain(|step| Some(step.key) != key);
        let Ground { document, members, .. } = ground;
        Self { cx, document, others, members, key, form, errors: Errors::default(), differences: None }
    }

    fn action(&self) -> String {
        let id = self.document.id;
        self.key.map_or_else(|| format!("/pro/circuits/{id}/etapes"), |key| format!("/pro/circuits/{id}/etapes/{key}"))
    }

    fn is_chosen(&self, member: &Membership) -> bool {
        self.form.institution == member.institution.id.to_string()
    }

    fn is_to(&self, typed: &str, step: &StepTold) -> bool {
        typed == step.key.to_string()
    }

    fn is_end(&self, typed: &str) -> bool {
        typed == END
    }
}

/// Shows the form of a new step.
pub async fn new(cx: Cx, Path(id): Path<Id<Document>>) -> Result<Response> {
    cx.may(WRITE_ROLES)?;
    let ground = ground(&cx, &mut cx.read().await?, id).await?;
    let form = StepForm::empty(ground.document.version);
    page(&Writing::new(cx, ground, None, form))
}

/// Adds a step at the end.
pub async fn add(cx: Cx, Path(id): Path<Id<Document>>, Form(form): Form<StepForm>) -> Result<Response> {
    cx.may(WRITE_ROLES)?;
    let mut db = cx.write().await?;
    let ground = ground(&cx, &mut db, id).await?;
    if ground.text.steps.len() >= MOST {
        return Err(Error::Refused("circuit-too-long").into());
    }
    put(cx, db, (ground, None), form).await
}

/// Shows the form of a step.
pub async fn form(cx: Cx, Path((id, key)): Path<(Id<Document>, i64)>) -> Result<Response> {
    cx.may(WRITE_ROLES)?;
    let ground = ground(&cx, &mut cx.read().await?, id).await?;
    let form = StepForm::of(ground.text.step(key).ok_or(Error::NotFound)?, ground.document.version);
    page(&Writing::new(cx, ground, Some(key), form))
}

/// Keeps a step. Who sends what she began on an older version sees the difference, and keeps her text; if the step was taken
/// out meanwhile, hers is to be added.
pub async fn save(cx: Cx, Path((id, key)): Path<(Id<Document>, i64)>, Form(form): Form<StepForm>) -> Result<Response> {
    cx.may(WRITE_ROLES)?;
    let mut db = cx.write().await?;
    let ground = ground(&cx, &mut db, id).await?;
    let is_there = ground.text.step(key).is_some();
    if !is_there && ground.document.version == form.version {
        return Err(Error::NotFound.into());
    }
    put(cx, db, (ground, Some(key).filter(|_| is_there)), form).await
}

async fn put(cx: Cx, db: Db, (ground, key): (Ground, Option<i64>), form: StepForm) -> Result<Response> {
    let step_key = key.unwrap_or_else(|| ground.text.new_key());
    let checked = form.check(step_key, (&ground.text, &ground.members));
    if ground.document.version != form.version {
        drop(db);
        let differences = Some(compared(&cx, &ground.text, key, checked.ok()));
        let form = StepForm { version: ground.document.version, ..form };
        return outrun(&Writing { differences, ..Writing::new(cx, ground, key, form) });
    }
    let checked = checked.and_then(|step| {
        let new = ground.text.clone().with(step);
        new.check().map_err(|fault| Errors::one("to1", fault))
    });
    match checked {
        Ok(new) => rewrite(&cx, db, ground.document, (&ground.text, new)).await,
        Err(errors) => invalid(&Writing { errors, ..Writing::new(cx, ground, key, form) }),
    }
}

/// What differs between a step as it stands now and as it was typed, where what was typed is one.
fn compared(cx: &Cx, text: &CircuitText, key: Option<i64>, typed: Option<Step>) -> Vec<Difference> {
    let (Some(key), Some(typed)) = (key, typed) else { return Vec::new() };
    let told = |text: &CircuitText| {
        let lines = steps_told(cx, text).into_iter().find(|step| step.key == key).map(|step| step.lines(cx));
        vec![("circuit-step", lines.unwrap_or_default())]
    };
    differences(told(text), told(&text.clone().with(typed)))
}

/// Where a step is moved.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShiftForm {
    version: i64,
    direction: Direction,
}

base::text_enum! {
    /// One place up, or down.
    pub enum Direction { Earlier = "earlier", Later = "later" }
}

/// Moves a step by one place.
pub async fn shift(
    cx: Cx,
    Path((id, key)): Path<(Id<Document>, i64)>,
    Form(form): Form<ShiftForm>,
) -> Result<Response> {
    let is_earlier = form.direction == Direction::Earlier;
    change(cx, (id, form.version), |text| text.step(key).map(|_| text.clone().moved(key, is_earlier))).await
}

/// Takes a step out; it is kept beside the draft, and can be brought back.
pub async fn remove(cx: Cx, Path((id, key)): Path<(Id<Document>, i64)>, Form(read): Form<Read>) -> Result<Response> {
    change(cx, (id, read.version), |text| text.step(key).map(|_| text.clone().without(key))).await
}

/// Brings back a step that was taken out.
pub async fn bring_back(
    cx: Cx,
    Path((id, key)): Path<(Id<Document>, i64)>,
    Form(read): Form<Read>,
) -> Result<Response> {
    let back = |text: &CircuitText| {
        let is_kept = text.removed.iter().any(|step| step.key == key) && text.steps.len() < MOST;
        is_kept.then(|| text.clone().with_back(key))
    };
    change(cx, (id, read.version), back).await
}

async fn change(
    cx: Cx,
    (id, version): (Id<Document>, i64),
    how: impl FnOnce(&CircuitText) -> Option<CircuitText>,
) -> Result<Response> {
    cx.may(WRITE_ROLES)?;
    let mut db = cx.write().await?;
    let (document, old) = reach_draft(&cx, &mut db, id).await?;
    if document.version != version {
        return stale(cx, &document);
    }
    let new = how(&old).ok_or(Error::NotFound)?;
    let new = new.check().map_err(|_| Error::Refused("circuit-cycle-moved"))?;
    rewrite(&cx, db, document, (&old, new)).await
}
