//! The signatories of a contract: who they are, and that several signed on one day; the contracts of an institution.

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use partner::Institution;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::form::{CeremonyForm, SignatoryForm};
use super::model::{Representative, Signatory, Signature, on};
use super::store;
use crate::names::Names;
use crate::pages::{Row, rows};
use crate::{Contract, SEE_CONTRACTS, reach};

#[derive(Template)]
#[template(path = "signatory/list.html")]
struct List {
    cx: Cx,
    contract: Contract,
    signatories: Vec<Signatory>,
    representatives: Vec<Representative>,
    /// The institutions that could sign too.
    others: Vec<(String, String)>,
    may_keep: bool,
    ceremony: CeremonyForm,
    form: SignatoryForm,
    errors: Errors,
}

impl List {
    fn unsigned(&self) -> Vec<&Signatory> {
        self.signatories.iter().filter(|one| one.signed_on.is_none()).collect()
    }

    fn standing(&self, signatory: &Signatory) -> Option<&Representative> {
        on(&self.representatives, signatory.id, self.cx.today())
    }
}

async fn list_of(cx: Cx, db: &mut Db, contract: Contract) -> Result<List> {
    let signatories = store::signatories(db, contract.id).await?;
    let representatives = store::representatives(db, contract.id).await?;
    let names = Names::of(db, contract.territory_id).await?;
    let is_free = |id: &Id<Institution>| signatories.iter().all(|one| one.institution_id != *id);
    let others = names.sorted().into_iter().filter(|(id, _)| is_free(id)).map(|(id, name)| (id.to_string(), name));
    let may_keep = reach::is_kept(&cx, &contract);
    Ok(List {
        cx,
        contract,
        others: others.collect(),
        signatories,
        representatives,
        may_keep,
        ceremony: CeremonyForm::default(),
        form: SignatoryForm::default(),
        errors: Errors::default(),
    })
}

/// Lists the signatories of a contract.
pub async fn list(cx: Cx, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let contract = reach::read(&cx, &mut db, id).await?;
    page(&list_of(cx, &mut db, contract).await?)
}

/// Adds an institution of the territory's network.
pub async fn add(cx: Cx, Path(id): Path<Id<Contract>>, Form(form): Form<SignatoryForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let contract = reach::keep(&cx, &mut db, id).await?;
    let list = list_of(cx, &mut db, contract).await?;
    let chosen = list.others.iter().find(|(id, _)| *id == form.institution);
    let Some(institution) = chosen.and_then(|(id, _)| id.parse().ok()) else {
        return invalid(&List { form, errors: Errors::one("institution", "signatory-choose"), ..list });
    };
    let signatory = store::insert(&mut db, id, institution).await?;
    list.cx.journal(&mut db, "contract.signatory_added", signatory.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("{}/signataires", list.contract.path())))
}

/// Notes that several have signed on one day, each by whoever stood for it then.
pub async fn sign(cx: Cx, Path(id): Path<Id<Contract>>, Form(form): Form<CeremonyForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let contract = reach::keep(&cx, &mut db, id).await?;
    let list = list_of(cx, &mut db, contract).await?;
    let day = match form.check(list.cx.today()) {
        Ok(day) => day,
        Err(errors) => return invalid(&List { ceremony: form, errors, ..list }),
    };
    for signatory in list.unsigned().into_iter().filter(|one| form.has(one)) {
        let by = on(&list.representatives, signatory.id, day).map(|one| one.id);
        store::note_signature(&mut db, signatory.id, Some(Signature { on: day, by })).await?;
        list.cx.journal(&mut db, "contract.signed", signatory.id.uuid()).await?;
    }
    db.commit().await?;
    Ok(see_other(&format!("{}/signataires", list.contract.path())))
}

#[derive(Template)]
#[template(path = "signatory/institution.html")]
struct Contracts {
    cx: Cx,
    institution: Institution,
    rows: Vec<Row>,
}

/// Shows the contracts that an institution signs: those of the reader's territory; all of them if it is hers.
pub async fn institution(cx: Cx, Path(id): Path<Id<Institution>>) -> Result<Response> {
    let reader = cx.may(SEE_CONTRACTS)?;
    let (territory, is_hers) = (reader.territory, reader.institution == Some(id.uuid()));
    let mut db = cx.read().await?;
    let contracts = crate::store::of_institution(&mut db, id).await?;
    let known = contracts.into_iter().filter(|one| is_hers || one.territory_id.uuid() == territory);
    let known: Vec<Contract> = known.collect();
    let is_member = partner::member(&mut db, Id::from_uuid(territory), id).await?.is_some();
    if known.is_empty() && !is_member && !is_hers {
        return Err(Error::NotFound.into());
    }
    let institution = partner::institution(&mut db, id).await?.ok_or(Error::NotFound)?;
    let rows = rows(&cx, &mut db, known).await?;
    page(&Contracts { cx, institution, rows })
}
