//! The pages of an instance: what it is for, who sits in it, when it meets; its form.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use contract::Contract;
use difference::{Difference, Span, differences};
use partner::Territory;
use serde::Deserialize;
use web::{Cx, Errors, Form, PAGE_SIZE, Paging, Path, Query, Result, invalid, page, see_other};

use super::form::InstanceForm;
use super::model::{Instance, InstanceKind, QuorumRule};
use super::store;
use crate::meeting::pages::outrun;
use crate::member::{self, Member};
use crate::yearly::{self, Yearly};
use crate::{KEEP_MEETINGS, Meeting, meeting, reach};

#[derive(Template)]
#[template(path = "instance/show.html")]
struct Show {
    cx: Cx,
    instance: Instance,
    contract: Option<Contract>,
    members: Vec<Member>,
    meetings: Vec<Meeting>,
    yearly: Option<Yearly>,
    may_keep: bool,
    paging: Paging,
}

impl Show {
    fn hour(&self, minute: &i64) -> String {
        meeting::pages::hour(&self.cx, *minute)
    }

    fn address(&self) -> String {
        format!("{}?", self.instance.path())
    }
}

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

/// Shows an instance.
pub async fn show(cx: Cx, Path(id): Path<Id<Instance>>, Query(which): Query<Which>) -> Result<Response> {
    let mut db = cx.read().await?;
    let instance = reach::read(&cx, &mut db, id).await?;
    let count = usize::try_from(meeting::store::count(&mut db, id).await?).unwrap_or(0);
    let paging = Paging::new(which.page, count).ok_or(Error::NotFound)?;
    let contract = match instance.contract_id {
        Some(contract) => contract::contract(&mut db, contract).await?,
        None => None,
    };
    let span = (paging.offset() as i64, PAGE_SIZE as i64);
    let show = Show {
        contract,
        members: member::store::sitting(&mut db, id, cx.today()).await?,
        meetings: meeting::store::of_instance(&mut db, id, span).await?,
        yearly: yearly::of(&mut db, &instance, cx.today()).await?,
        may_keep: reach::is_kept(&cx, &instance),
        paging,
        cx,
        instance,
    };
    page(&show)
}

#[derive(Template)]
#[template(path = "instance/form.html")]
struct Edit {
    cx: Cx,
    /// The one that is changed; none for a new one.
    known: Option<Instance>,
    contracts: Vec<Contract>,
    form: InstanceForm,
    errors: Errors,
    differences: Option<Vec<Difference>>,
}

impl Edit {
    fn kinds(&self) -> Vec<(String, String)> {
        InstanceKind::ALL.iter().map(|kind| (kind.to_string(), self.cx.label("instance-kind", kind))).collect()
    }

    fn rules(&self) -> Vec<(String, String)> {
        QuorumRule::ALL.iter().map(|rule| (rule.to_string(), self.cx.label("quorum", rule))).collect()
    }

    fn contracts(&self) -> Vec<(String, String)> {
        self.contracts.iter().map(|one| (one.id.to_string(), one.title.clone())).collect()
    }
}

async fn edit_of(
    cx: Cx,
    db: &mut Db,
    (territory, known): (Id<Territory>, Option<Instance>),
    form: InstanceForm,
) -> Result<Edit> {
    let contracts = contract::of_territory(db, territory).await?;
    Ok(Edit { cx, known, contracts, form, errors: Errors::default(), differences: None })
}

/// Shows the form of a new instance.
pub async fn blank(cx: Cx) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(KEEP_MEETINGS)?.territory);
    let mut db = cx.read().await?;
    let form = InstanceForm::new(cx.today());
    page(&edit_of(cx, &mut db, (territory, None), form).await?)
}

/// Makes an instance.
pub async fn create(cx: Cx, Form(form): Form<InstanceForm>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(KEEP_MEETINGS)?.territory);
    let mut db = cx.write().await?;
    let edit = edit_of(cx, &mut db, (territory, None), form).await?;
    let instance = match edit.form.check(territory, None, &edit.contracts) {
        Ok(instance) => instance,
        Err(errors) => return invalid(&Edit { errors, ..edit }),
    };
    store::insert(&mut db, &instance).await?;
    edit.cx.journal(&mut db, "instance.created", instance.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&instance.path()))
}

/// Shows the form of an instance.
pub async fn edit(cx: Cx, Path(id): Path<Id<Instance>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let known = reach::keep(&cx, &mut db, id).await?;
    let form = InstanceForm::of(&known);
    page(&edit_of(cx, &mut db, (known.territory_id, Some(known)), form).await?)
}

/// Saves an instance. Who sends what she began on an older version sees the difference, and keeps her text.
pub async fn save(cx: Cx, Path(id): Path<Id<Instance>>, Form(form): Form<InstanceForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let known = reach::keep(&cx, &mut db, id).await?;
    let edit = edit_of(cx, &mut db, (known.territory_id, Some(known.clone())), form).await?;
    if edit.form.version != known.version {
        let differences = Some(differences(InstanceForm::of(&known).told(), edit.form.told()));
        let form = InstanceForm { version: known.version, ..edit.form };
        return outrun(&Edit { form, differences, ..edit });
    }
    let instance = match edit.form.check(known.territory_id, Some(&known), &edit.contracts) {
        Ok(instance) => instance,
        Err(errors) => return invalid(&Edit { errors, ..edit }),
    };
    if !store::update(&mut db, &instance).await? {
        return Err(Error::Conflict.into());
    }
    edit.cx.journal(&mut db, "instance.changed", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&instance.path()))
}
