//! The page of what a contract hangs on.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Error, Id};
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::model::{Visa, VisaForm, VisaKind};
use super::store;
use crate::{Contract, reach};

#[derive(Template)]
#[template(path = "visa/list.html")]
struct List {
    cx: Cx,
    contract: Contract,
    visas: Vec<Visa>,
    form: VisaForm,
    errors: Errors,
}

impl List {
    fn kinds(&self) -> Vec<(String, String)> {
        VisaKind::ALL.iter().map(|kind| (kind.to_string(), self.cx.label("visa-kind", kind))).collect()
    }
}

/// Lists what a contract hangs on, with the form of one more.
pub async fn list(cx: Cx, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let contract = reach::keep(&cx, &mut db, id).await?;
    let visas = store::visas(&mut db, id).await?;
    page(&List { cx, contract, visas, form: VisaForm::default(), errors: Errors::default() })
}

/// Adds one.
pub async fn add(cx: Cx, Path(id): Path<Id<Contract>>, Form(form): Form<VisaForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let contract = reach::keep(&cx, &mut db, id).await?;
    let visa = match form.check(id) {
        Ok(visa) => visa,
        Err(errors) => {
            let visas = store::visas(&mut db, id).await?;
            return invalid(&List { cx, contract, visas, form, errors });
        }
    };
    store::insert(&mut db, &visa).await?;
    cx.journal(&mut db, "contract.changed", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("{}/visas", contract.path())))
}

/// Takes one away.
pub async fn remove(cx: Cx, Path((id, visa)): Path<(Id<Contract>, Id<Visa>)>) -> Result<Response> {
    let mut db = cx.write().await?;
    let contract = reach::keep(&cx, &mut db, id).await?;
    if !store::remove(&mut db, id, visa).await? {
        return Err(Error::NotFound.into());
    }
    cx.journal(&mut db, "contract.changed", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("{}/visas", contract.path())))
}
