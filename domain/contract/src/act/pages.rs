//! The pages of acts: noting one, changing it, taking it away.

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use chrono::NaiveTime;
use serde::Deserialize;
use web::{Cx, Errors, Form, Path, Query, Result, invalid, page, see_other};

use super::deliberation::{Council, council, lacks};
use super::form::{ActForm, Around};
use super::model::{Act, ActKind};
use super::store;
use crate::names::Names;
use crate::pages::outrun;
use crate::{Contract, reach};

#[derive(Template)]
#[template(path = "act/form.html")]
struct Edit {
    cx: Cx,
    contract: Contract,
    kind: ActKind,
    /// The one that is changed.
    known: Option<Act>,
    /// Whose council voted.
    council: Option<Council>,
    names: Names,
    acts: Vec<Act>,
    form: ActForm,
    errors: Errors,
    is_outrun: bool,
}

impl Edit {
    fn action(&self) -> String {
        let acts = format!("{}/actes", self.contract.path());
        self.known.as_ref().map_or_else(|| acts.clone(), |known| format!("{acts}/{}", known.id))
    }

    /// What the open format requires and the vote lacks; nothing to say of a new one, or of one that lacks nothing.
    fn lacks(&self) -> Option<Vec<&'static str>> {
        let lacks = lacks(self.known.as_ref()?, self.council.as_ref());
        (!lacks.is_empty()).then_some(lacks)
    }

    fn hour(&self, time: &NaiveTime) -> String {
        web::hour(*time, self.cx.lang)
    }

    /// The acts that this one may be about.
    fn others(&self) -> Vec<(String, String)> {
        let known = self.known.as_ref().map(|act| act.id);
        let others = self.acts.iter().filter(|act| act.kind == ActKind::Vote && Some(act.id) != known);
        others.map(|act| (act.id.to_string(), self.told(act))).collect()
    }

    fn told(&self, act: &Act) -> String {
        format!("{}, {}", self.cx.label("act-kind", act.kind), self.cx.day(&act.done_on))
    }

    fn institutions(&self) -> Vec<(String, String)> {
        self.names.sorted().into_iter().map(|(id, name)| (id.to_string(), name)).collect()
    }
}

/// What kind of act is to be noted.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    pub genre: Option<ActKind>,
}

async fn edit_of(cx: Cx, db: &mut Db, contract: Contract, (kind, known): (ActKind, Option<Act>)) -> Result<Edit> {
    let names = Names::of(db, contract.territory_id).await?;
    let acts = store::acts(db, contract.id).await?;
    let form = known.as_ref().map_or_else(|| ActForm::blank(kind), ActForm::of);
    let council = match &known {
        Some(act) => council(db, &act.vote).await?,
        None => None,
    };
    Ok(Edit { cx, contract, kind, known, council, names, acts, form, errors: Errors::default(), is_outrun: false })
}

/// Shows the form of a new act.
pub async fn blank(cx: Cx, Path(id): Path<Id<Contract>>, Query(wanted): Query<Wanted>) -> Result<Response> {
    let mut db = cx.read().await?;
    let contract = reach::keep(&cx, &mut db, id).await?;
    page(&edit_of(cx, &mut db, contract, (wanted.genre.unwrap_or(ActKind::Vote), None)).await?)
}

/// Notes an act.
pub async fn add(cx: Cx, Path(id): Path<Id<Contract>>, Form(form): Form<ActForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let contract = reach::keep(&cx, &mut db, id).await?;
    let kind = form.kind.parse().map_err(|_| Error::NotFound)?;
    let edit = edit_of(cx, &mut db, contract, (kind, None)).await?;
    let institutions = edit.names.ids();
    let around = Around { contract: id, institutions: &institutions, acts: &edit.acts, known: None };
    let act = match form.check(around) {
        Ok(act) => act,
        Err(errors) => return invalid(&Edit { form, errors, ..edit }),
    };
    store::insert(&mut db, &act).await?;
    edit.cx.journal(&mut db, "contract.act_noted", act.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&edit.contract.path()))
}

async fn reach_act(cx: &Cx, db: &mut Db, id: Id<Contract>, act: Id<Act>) -> Result<(Contract, Act)> {
    let contract = reach::keep(cx, db, id).await?;
    let act = store::act(db, id, act).await?.ok_or(Error::NotFound)?;
    Ok((contract, act))
}

/// Shows the form of an act.
pub async fn edit(cx: Cx, Path((id, act)): Path<(Id<Contract>, Id<Act>)>) -> Result<Response> {
    let mut db = cx.read().await?;
    let (contract, act) = reach_act(&cx, &mut db, id, act).await?;
    page(&edit_of(cx, &mut db, contract, (act.kind, Some(act))).await?)
}

/// Saves an act. Who began on an older version sees what stands, and keeps what she typed.
pub async fn save(
    cx: Cx,
    Path((id, act)): Path<(Id<Contract>, Id<Act>)>,
    Form(form): Form<ActForm>,
) -> Result<Response> {
    let mut db = cx.write().await?;
    let (contract, known) = reach_act(&cx, &mut db, id, act).await?;
    let edit = edit_of(cx, &mut db, contract, (known.kind, Some(known.clone()))).await?;
    if form.version != known.version {
        let form = ActForm { version: known.version, ..form };
        return outrun(&Edit { form, is_outrun: true, ..edit });
    }
    let institutions = edit.names.ids();
    let around = Around { contract: id, institutions: &institutions, acts: &edit.acts, known: Some(&known) };
    let changed = match form.check(around) {
        Ok(changed) => changed,
        Err(errors) => return invalid(&Edit { form, errors, ..edit }),
    };
    if !store::update(&mut db, &changed).await? {
        return Err(Error::Conflict.into());
    }
    edit.cx.journal(&mut db, "contract.act_noted", act.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&edit.contract.path()))
}

/// Takes an act away; a vote that was filed stays until its filing is taken away.
pub async fn remove(cx: Cx, Path((id, act)): Path<(Id<Contract>, Id<Act>)>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (contract, act) = reach_act(&cx, &mut db, id, act).await?;
    if !store::remove(&mut db, act.id).await? {
        return Err(Error::Refused("act-is-filed").into());
    }
    cx.journal(&mut db, "contract.act_removed", act.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&contract.path()))
}
