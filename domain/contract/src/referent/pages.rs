//! The pages of référents: annex 1, and those of one signatory.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use web::{Cx, Decision, Errors, Form, Path, Result, Standpoint, invalid, page, see_other};

use super::annex::{Annex, AnnexLine, annex};
use super::form::ReferentForm;
use super::model::{Rank, Referent};
use super::{KEEP_REFERENTS, SEE_REFERENTS, store};
use crate::signatory::one::{Ids, signatory};
use crate::{Contract, Signatory, reach};

/// The contract, if it is of the reader's territory: whoever signs it from elsewhere does not read who is named.
pub async fn reach_annex(cx: &Cx, db: &mut Db, id: Id<Contract>) -> Result<Contract> {
    let territory = cx.may(SEE_REFERENTS)?.territory;
    let contract = reach::read(cx, db, id).await?;
    if contract.territory_id.uuid() == territory { Ok(contract) } else { Err(Error::NotFound.into()) }
}

#[derive(Template)]
#[template(path = "referent/annex.html")]
struct AnnexPage {
    cx: Cx,
    contract: Contract,
    annex: Annex,
}

impl AnnexPage {
    /// The holder, then the deputy.
    fn named<'a>(&self, line: &'a AnnexLine) -> [(Option<&'a Referent>, bool); 2] {
        [(line.holder.as_ref(), true), (line.deputy.as_ref(), false)]
    }

    fn is_due(&self, referent: &Referent) -> bool {
        referent.is_due(self.annex.on)
    }
}

/// Shows annex 1 of a contract, to be read or printed.
pub async fn annex_page(cx: Cx, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let contract = reach_annex(&cx, &mut db, id).await?;
    let annex = annex(&mut db, &contract, cx.today()).await?;
    page(&AnnexPage { cx, contract, annex })
}

#[derive(Template)]
#[template(path = "referent/show.html")]
struct Show {
    cx: Cx,
    contract: Contract,
    signatory: Signatory,
    referents: Vec<Referent>,
    may_keep: bool,
    form: ReferentForm,
    errors: Errors,
}

impl Show {
    fn path(&self) -> String {
        format!("{}/signataires/{}/referents", self.contract.path(), self.signatory.id)
    }

    fn ranks(&self) -> Vec<(String, String)> {
        Rank::ALL.iter().map(|rank| (rank.to_string(), self.cx.label("referent-rank", rank))).collect()
    }

    fn is_current(&self, referent: &Referent) -> bool {
        referent.is_current(self.cx.today())
    }

    fn is_due(&self, referent: &Referent) -> bool {
        self.is_current(referent) && referent.is_due(self.cx.today())
    }

    fn has_hole(&self) -> bool {
        !self.referents.iter().any(|one| one.rank == Rank::Holder && self.is_current(one))
    }
}

fn may_keep(cx: &Cx, contract: &Contract, signatory: &Signatory) -> Result<Decision> {
    let object = Standpoint {
        territory: contract.territory_id.uuid(),
        institution: Some(signatory.institution_id.uuid()),
        account: None,
    };
    cx.decide(SEE_REFERENTS, KEEP_REFERENTS, object)
}

async fn show_of(cx: Cx, db: &mut Db, (id, signatory_id): Ids) -> Result<Show> {
    let contract = reach_annex(&cx, db, id).await?;
    let signatory = signatory(db, (id, signatory_id)).await?;
    let referents = store::of_signatory(db, signatory.id).await?;
    let may_keep = may_keep(&cx, &contract, &signatory)? == Decision::Permit;
    let form = ReferentForm { starts_on: cx.today().to_string(), ..ReferentForm::default() };
    Ok(Show { cx, contract, signatory, referents, may_keep, form, errors: Errors::default() })
}

/// Shows whom a signatory names.
pub async fn show(cx: Cx, Path(ids): Path<Ids>) -> Result<Response> {
    let mut db = cx.read().await?;
    page(&show_of(cx, &mut db, ids).await?)
}

async fn reach_to_keep(cx: Cx, db: &mut Db, ids: Ids) -> Result<Show> {
    cx.may(KEEP_REFERENTS)?;
    let show = show_of(cx, db, ids).await?;
    may_keep(&show.cx, &show.contract, &show.signatory)?.ok()?;
    Ok(show)
}

/// Shows the form of one of them.
pub async fn edit(
    cx: Cx,
    Path((id, signatory, referent)): Path<(Id<Contract>, Id<Signatory>, Id<Referent>)>,
) -> Result<Response> {
    let mut db = cx.read().await?;
    let show = reach_to_keep(cx, &mut db, (id, signatory)).await?;
    let known = show.referents.iter().find(|one| one.id == referent).ok_or(Error::NotFound)?;
    let form = ReferentForm::of(known);
    page(&Show { form, ..show })
}

/// Names somebody, or changes what is kept of her.
pub async fn save(cx: Cx, Path(ids): Path<Ids>, Form(form): Form<ReferentForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let show = reach_to_keep(cx, &mut db, ids).await?;
    let referent = match form.check(show.signatory.id, &show.referents) {
        Ok(referent) => referent,
        Err(errors) => return invalid(&Show { form, errors, ..show }),
    };
    let act = if form.id.is_empty() { "referent.named" } else { "referent.changed" };
    if form.id.is_empty() {
        store::insert(&mut db, &referent).await?;
    } else {
        store::update(&mut db, &referent).await?;
    }
    show.cx.journal(&mut db, act, referent.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&show.path()))
}
