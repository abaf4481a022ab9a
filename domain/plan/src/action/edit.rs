//! The form of an action.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use contract::Contract;
use difference::{Difference, Span, differences};
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::form::{ActionForm, Ground, Place, Told, places};
use super::model::{Action, Setting};
use super::store;
use crate::choices::{Choice, choices_with};
use crate::reach::{self, Ids};
use crate::{board, outrun};

#[derive(Template)]
#[template(path = "plan/action_form.html")]
struct Edit {
    cx: Cx,
    contract: Contract,
    /// The one that is changed; none for a new one.
    known: Option<Action>,
    places: Vec<Place>,
    choices: Vec<Choice>,
    form: ActionForm,
    errors: Errors,
    differences: Option<Vec<Difference>>,
}

impl Edit {
    fn settings(&self) -> Vec<(String, String)> {
        Setting::ALL.iter().map(|one| (one.to_string(), self.cx.label("plan-setting", one))).collect()
    }

    fn place_options(&self) -> Vec<(String, String)> {
        self.places.iter().map(|place| (place.code(), place.name.clone())).collect()
    }

    fn leads(&self) -> Vec<(String, String)> {
        let name = |one: &Choice| {
            if one.signs { one.name.clone() } else { self.cx.t1("plan-does-not-sign", "name", one.name.as_str()) }
        };
        self.choices.iter().map(|one| (one.id.to_string(), name(one))).collect()
    }

    fn plan_path(&self) -> String {
        format!("{}/plan", self.contract.path())
    }

    fn check(&self, form: &ActionForm) -> Result<Told, Errors> {
        let ground =
            Ground { contract: self.contract.id, places: &self.places, choices: &self.choices, now: self.cx.now() };
        form.check(self.known.as_ref(), &ground)
    }
}

async fn edit_of(cx: Cx, db: &mut Db, contract: Contract, id: Option<Id<Action>>) -> Result<Edit> {
    let board = board::store::of_contract(db, &contract, cx.today()).await?;
    let card = id.and_then(|id| board.card(id));
    let before: Vec<_> = card.map_or_else(Vec::new, |card| {
        card.action.lead_id.into_iter().chain(card.helpers.iter().map(|(id, _)| *id)).collect()
    });
    let choices = choices_with(db, &contract, &before).await?;
    let form = card.map(ActionForm::of).unwrap_or_default();
    let (places, known) = (places(&board), card.map(|card| card.action.clone()));
    Ok(Edit { cx, contract, known, places, choices, form, errors: Errors::default(), differences: None })
}

/// Shows the form of a new action.
pub async fn blank(cx: Cx, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let contract = reach::keep(&cx, &mut db, id).await?;
    page(&edit_of(cx, &mut db, contract, None).await?)
}

/// Adds an action.
pub async fn create(cx: Cx, Path(id): Path<Id<Contract>>, Form(form): Form<ActionForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let contract = reach::keep(&cx, &mut db, id).await?;
    let edit = edit_of(cx, &mut db, contract, None).await?;
    let told = match edit.check(&form) {
        Ok(told) => told,
        Err(errors) => return invalid(&Edit { form, errors, ..edit }),
    };
    store::insert(&mut db, &told.action).await?;
    put(&mut db, &told).await?;
    edit.cx.journal(&mut db, "plan.action_added", told.action.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&told.action.path()))
}

async fn put(db: &mut Db, told: &Told) -> sqlx::Result<()> {
    store::put_helpers(db, told.action.id, &told.helpers).await?;
    store::put_fundings(db, told.action.id, &told.fundings).await
}

/// Shows the form of an action.
pub async fn edit(cx: Cx, Path(ids): Path<Ids>) -> Result<Response> {
    let mut db = cx.read().await?;
    let (contract, action) = reach::keep_action(&cx, &mut db, ids).await?;
    page(&edit_of(cx, &mut db, contract, Some(action.id)).await?)
}

/// Saves an action. Who sends what she began on an older version sees the difference, and keeps her text.
pub async fn save(cx: Cx, Path(ids): Path<Ids>, Form(form): Form<ActionForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let (contract, action) = reach::keep_action(&cx, &mut db, ids).await?;
    let edit = edit_of(cx, &mut db, contract, Some(action.id)).await?;
    if form.version != action.version {
        let (places, choices) = (&edit.places, &edit.choices);
        let differences = Some(differences(edit.form.told(places, choices), form.told(places, choices)));
        let form = ActionForm { version: action.version, ..form };
        return outrun(&Edit { form, differences, ..edit });
    }
    let told = match edit.check(&form) {
        Ok(told) => told,
        Err(errors) => return invalid(&Edit { form, errors, ..edit }),
    };
    if !store::update(&mut db, &told.action).await? {
        return Err(Error::Conflict.into());
    }
    put(&mut db, &told).await?;
    edit.cx.journal(&mut db, "plan.action_changed", action.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&action.path()))
}
