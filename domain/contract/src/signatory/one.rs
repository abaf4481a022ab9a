//! One signatory of a contract: who stands for it, and its signature.

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::form::{MandateForm, SignatureForm};
use super::model::{Representative, Signatory};
use super::store;
use crate::{Contract, reach, typed};

#[derive(Template)]
#[template(path = "signatory/show.html")]
struct Show {
    cx: Cx,
    contract: Contract,
    signatory: Signatory,
    /// Those of all signatories, so that a forged choice is told from an unknown one.
    everybody: Vec<Representative>,
    may_keep: bool,
    mandate: MandateForm,
    signature: SignatureForm,
    errors: Errors,
}

impl Show {
    fn representatives(&self) -> Vec<&Representative> {
        self.everybody.iter().filter(|one| one.signatory_id == self.signatory.id).collect()
    }

    fn choices(&self) -> Vec<(String, String)> {
        self.representatives().iter().map(|one| (one.id.to_string(), one.function.clone())).collect()
    }

    fn signed_by(&self) -> Option<&Representative> {
        self.everybody.iter().find(|one| Some(one.id) == self.signatory.signed_by_id)
    }

    fn path(&self) -> String {
        format!("{}/signataires/{}", self.contract.path(), self.signatory.id)
    }

    fn day(&self, day: &Option<chrono::NaiveDate>) -> String {
        typed::shown(*day)
    }
}

/// The ids in the address of a signatory.
pub type Ids = (Id<Contract>, Id<Signatory>);

/// A signatory of a contract; one of another contract is not found.
pub async fn signatory(db: &mut Db, (contract, id): Ids) -> Result<Signatory> {
    let signatories = store::signatories(db, contract).await?;
    Ok(signatories.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)?)
}

async fn show_of(cx: Cx, db: &mut Db, contract: Contract, id: Id<Signatory>) -> Result<Show> {
    let signatory = signatory(db, (contract.id, id)).await?;
    let everybody = store::representatives(db, contract.id).await?;
    let signature = SignatureForm {
        signed_on: typed::shown(signatory.signed_on),
        signed_by: signatory.signed_by_id.map(|id| id.to_string()).unwrap_or_default(),
    };
    let may_keep = reach::is_kept(&cx, &contract);
    let (mandate, errors) = (MandateForm::default(), Errors::default());
    Ok(Show { cx, contract, signatory, everybody, may_keep, mandate, signature, errors })
}

/// Shows a signatory.
pub async fn show(cx: Cx, Path((id, signatory)): Path<Ids>) -> Result<Response> {
    let mut db = cx.read().await?;
    let contract = reach::read(&cx, &mut db, id).await?;
    page(&show_of(cx, &mut db, contract, signatory).await?)
}

async fn reach_to_keep(cx: Cx, db: &mut Db, (id, signatory): Ids) -> Result<Show> {
    let contract = reach::keep(&cx, db, id).await?;
    show_of(cx, db, contract, signatory).await
}

/// Notes who stands for a signatory, or until when.
pub async fn represent(cx: Cx, Path(ids): Path<Ids>, Form(form): Form<MandateForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let show = reach_to_keep(cx, &mut db, ids).await?;
    let representative = match form.check(show.signatory.id, &show.everybody) {
        Ok(representative) => representative,
        Err(errors) => return invalid(&Show { mandate: form, errors, ..show }),
    };
    if form.id.is_empty() {
        store::add_representative(&mut db, &representative).await?;
    } else {
        store::update_representative(&mut db, &representative).await?;
    }
    show.cx.journal(&mut db, "contract.represented", show.signatory.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&show.path()))
}

/// Takes a mandate away; whoever signed keeps hers.
pub async fn unrepresent(
    cx: Cx,
    Path((id, signatory, representative)): Path<(Id<Contract>, Id<Signatory>, Id<Representative>)>,
) -> Result<Response> {
    let mut db = cx.write().await?;
    let show = reach_to_keep(cx, &mut db, (id, signatory)).await?;
    if !show.representatives().iter().any(|one| one.id == representative) {
        return Err(Error::NotFound.into());
    }
    if show.signatory.signed_by_id == Some(representative) {
        return Err(Error::Refused("mandate-has-signed").into());
    }
    store::remove_representative(&mut db, representative).await?;
    show.cx.journal(&mut db, "contract.represented", signatory.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&show.path()))
}

/// Notes that it has signed, when and by whom.
pub async fn sign(cx: Cx, Path(ids): Path<Ids>, Form(form): Form<SignatureForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let show = reach_to_keep(cx, &mut db, ids).await?;
    let signature = match form.check(&show.signatory, &show.everybody, show.cx.today()) {
        Ok(signature) => signature,
        Err(errors) => return invalid(&Show { signature: form, errors, ..show }),
    };
    store::note_signature(&mut db, show.signatory.id, Some(signature)).await?;
    show.cx.journal(&mut db, "contract.signed", show.signatory.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&show.path()))
}

/// Notes that it has not signed after all.
pub async fn unsign(cx: Cx, Path(ids): Path<Ids>) -> Result<Response> {
    let mut db = cx.write().await?;
    let show = reach_to_keep(cx, &mut db, ids).await?;
    store::note_signature(&mut db, show.signatory.id, None).await?;
    show.cx.journal(&mut db, "contract.unsigned", show.signatory.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&show.path()))
}

/// Takes an institution off the signatories; one that has signed stays.
pub async fn remove(cx: Cx, Path(ids): Path<Ids>) -> Result<Response> {
    let mut db = cx.write().await?;
    let show = reach_to_keep(cx, &mut db, ids).await?;
    if show.signatory.signed_on.is_some() {
        return Err(Error::Refused("signatory-has-signed").into());
    }
    store::remove(&mut db, show.signatory.id).await?;
    show.cx.journal(&mut db, "contract.signatory_removed", show.signatory.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("{}/signataires", show.contract.path())))
}
