//! The pages of a renewal: what the ending contract came to, and the next one made from it.

use anyhow::Context as _;
use askama::Template;
use axum::Extension;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use base::{Code as _, Db, Error, Id};
use chrono::{Days, NaiveDate};
use partner::Institution;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::chapter::{Chapter, Chapters};
use super::evaluation::{Evaluation, evaluation};
use super::form::{Carried, RenewalForm};
use super::paper;
use crate::names::Names;
use crate::survey::Choice;
use crate::{
    Contract, Referent, Representative, Signatory, TextVersion, Visa, reach, referent, signatory, store, visa,
};

#[derive(Template)]
#[template(path = "renewal/report.html")]
struct Report {
    cx: Cx,
    evaluation: Evaluation,
    /// What others know of it.
    chapters: Vec<Chapter>,
    may_keep: bool,
    is_renewed: bool,
}

/// Shows what a contract came to, to be read or printed.
pub async fn report(cx: Cx, tellers: Option<Extension<Chapters>>, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let contract = reach::read(&cx, &mut db, id).await?;
    let may_keep = reach::is_kept(&cx, &contract);
    let is_renewed = store::successor(&mut db, id).await?.is_some();
    let chapters = told(&cx, &mut db, tellers, &contract).await?;
    let evaluation = evaluation(&mut db, contract, cx.today()).await?;
    page(&Report { cx, evaluation, chapters, may_keep, is_renewed })
}

async fn told(cx: &Cx, db: &mut Db, tellers: Option<Extension<Chapters>>, contract: &Contract) -> Result<Vec<Chapter>> {
    let Extension(tellers) = tellers.unwrap_or_default();
    tellers.of(cx, db, contract).await
}

/// Gives the same as a file.
pub async fn give(cx: Cx, tellers: Option<Extension<Chapters>>, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let contract = reach::read(&cx, &mut db, id).await?;
    let chapters = told(&cx, &mut db, tellers, &contract).await?;
    let evaluation = evaluation(&mut db, contract, cx.today()).await?;
    drop(db);
    let (document, made_at) = (paper::document(&cx, &evaluation, &chapters), cx.now());
    let drawn = tokio::task::spawn_blocking(move || document.pdf(made_at)).await.context("an evaluation on paper")?;
    let file = drawn.map_err(anyhow::Error::from)?;
    let kind = (header::CONTENT_TYPE, "application/pdf");
    Ok(([kind, (header::CONTENT_DISPOSITION, "inline; filename=\"bilan.pdf\"")], file).into_response())
}

#[derive(Template)]
#[template(path = "renewal/form.html")]
struct Renew {
    cx: Cx,
    contract: Contract,
    signatories: Vec<Signatory>,
    names: Names,
    form: RenewalForm,
    errors: Errors,
}

impl Renew {
    /// The institutions of the network that do not sign the ending contract.
    fn others(&self) -> Vec<(Id<Institution>, String)> {
        let is_new = |id: &Id<Institution>| self.signatories.iter().all(|one| one.institution_id != *id);
        self.names.sorted().into_iter().filter(|(id, _)| is_new(id)).collect()
    }

    /// Those who may sign the next one.
    fn may_sign(&self) -> Vec<Id<Institution>> {
        let before = self.signatories.iter().map(|one| one.institution_id);
        before.chain(self.names.ids()).collect()
    }
}

async fn renew_of(cx: Cx, db: &mut Db, contract: Contract) -> Result<Renew> {
    let signatories = signatory::store::signatories(db, contract.id).await?;
    let names = Names::of(db, contract.territory_id).await?;
    let form = RenewalForm::of(&contract, &signatories);
    Ok(Renew { cx, contract, signatories, names, form, errors: Errors::default() })
}

/// Shows the form of a renewal.
pub async fn form(cx: Cx, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let contract = reach::keep(&cx, &mut db, id).await?;
    page(&renew_of(cx, &mut db, contract).await?)
}

/// Makes the next contract, with what carries over; this one ends.
pub async fn renew(cx: Cx, Path(id): Path<Id<Contract>>, Form(form): Form<RenewalForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let contract = reach::keep(&cx, &mut db, id).await?;
    let renew = renew_of(cx, &mut db, contract).await?;
    let mut checked = form.check(&renew.contract, &renew.may_sign());
    if store::successor(&mut db, id).await?.is_some() {
        checked = Err(Errors::one("title", "renewal-done-already"));
    }
    let (ended, next) = match checked {
        Ok(checked) => checked,
        Err(errors) => return invalid(&Renew { form, errors, ..renew }),
    };
    if !store::update(&mut db, &ended).await? {
        return Err(Error::Conflict.into());
    }
    store::insert(&mut db, &next).await?;
    carry(&renew.cx, &mut db, (&ended, &next), &form).await?;
    carry_signatories(&mut db, &renew, &next, &form).await?;
    renew.cx.journal(&mut db, "contract.renewed", next.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&next.path()))
}

/// Takes communes, text and visas over.
async fn carry(cx: &Cx, db: &mut Db, (ended, next): (&Contract, &Contract), form: &RenewalForm) -> Result<()> {
    let communes = store::communes(db, ended.id).await?;
    store::put_communes(db, next.id, &communes).await?;
    if form.carries(&Carried::Text)
        && let Some(text) = store::text(db, ended.id).await?
    {
        let written_by = cx.signed_in()?.function.clone();
        let first = TextVersion { number: 1, text: text.text, written_by, written_on: cx.today() };
        store::add_text(db, next.id, &first).await?;
    }
    if form.carries(&Carried::Visas) {
        for visa in visa::store::visas(db, ended.id).await? {
            visa::store::insert(db, &Visa { id: Id::new(), contract_id: next.id, ..visa }).await?;
        }
    }
    Ok(())
}

/// Makes the signatories of the next contract; those of before bring who stands for them, and whom they name.
async fn carry_signatories(db: &mut Db, renew: &Renew, next: &Contract, form: &RenewalForm) -> Result<()> {
    let start = next.starts_on.unwrap_or_else(|| renew.cx.today());
    let representatives = signatory::store::representatives(db, renew.contract.id).await?;
    let referents = referent::store::referents(db, renew.contract.id).await?;
    for institution in renew.may_sign().into_iter().filter(|id| form.has(id)).collect::<std::collections::BTreeSet<_>>()
    {
        let new = signatory::store::insert(db, next.id, institution).await?;
        let Some(old) = renew.signatories.iter().find(|one| one.institution_id == institution) else { continue };
        if form.carries(&Carried::Mandates) {
            carry_mandates(db, (old.id, new), (&representatives, start)).await?;
        }
        if form.carries(&Carried::Referents) {
            carry_referents(db, (old.id, new), (&referents, start)).await?;
        }
    }
    end_referents(db, &referents, start).await
}

/// Who stands for a signatory on the first day of the next contract, or later.
async fn carry_mandates(
    db: &mut Db,
    (old, new): (Id<Signatory>, Id<Signatory>),
    (known, start): (&[Representative], NaiveDate),
) -> Result<()> {
    let goes_on = |one: &&Representative| one.signatory_id == old && one.ends_on.is_none_or(|end| end >= start);
    for one in known.iter().filter(goes_on) {
        let carried = Representative { id: Id::new(), signatory_id: new, ..one.clone() };
        signatory::store::add_representative(db, &carried).await?;
    }
    Ok(())
}

/// Whom a signatory names goes over to the next contract.
async fn carry_referents(
    db: &mut Db,
    (old, new): (Id<Signatory>, Id<Signatory>),
    (known, start): (&[Referent], NaiveDate),
) -> Result<()> {
    let goes_on = |one: &&Referent| one.signatory_id == old && one.ends_on.is_none_or(|end| end >= start);
    for one in known.iter().filter(goes_on) {
        let carried = Referent { id: Id::new(), signatory_id: new, ..one.clone() };
        referent::store::insert(db, &carried).await?;
    }
    Ok(())
}

/// Whom signatories named under a contract that is renewed is named no more: she is erased in her time.
async fn end_referents(db: &mut Db, known: &[Referent], start: NaiveDate) -> Result<()> {
    for one in known.iter().filter(|one| one.ends_on.is_none_or(|end| end >= start)) {
        let eve = start.checked_sub_days(Days::new(1)).filter(|eve| *eve >= one.starts_on);
        let ended = Referent { ends_on: Some(eve.unwrap_or(one.starts_on)), ..one.clone() };
        referent::store::update(db, &ended).await?;
    }
    Ok(())
}
