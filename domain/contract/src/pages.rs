//! The pages of contracts: the list, one contract, its facts.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use base::{Code as _, Db, Error, Id};
use chrono::NaiveTime;
use difference::{Difference, Span, differences};
use markdown::Html as Written;
use partner::{Commune, Resolved, Territory};
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use crate::form::ContractForm;
use crate::visa::Visa;
use crate::{
    Act, ActKind, Contract, ContractKind, KEEP_CONTRACTS, Level, Representative, SEE_CONTRACTS, Signatory, State, act,
    reach, signatory, store, visa,
};

/// A contract in a list.
pub struct Row {
    pub contract: Contract,
    pub state: State,
    pub signatories: usize,
}

/// The contracts as lists show them.
pub async fn rows(cx: &Cx, db: &mut Db, contracts: Vec<Contract>) -> Result<Vec<Row>> {
    let mut rows = Vec::with_capacity(contracts.len());
    for contract in contracts {
        let state = contract.state(&store::milestones(db, contract.id).await?, cx.today());
        let signatories = signatory::store::signatories(db, contract.id).await?.len();
        rows.push(Row { contract, state, signatories });
    }
    Ok(rows)
}

#[derive(Template)]
#[template(path = "contract/list.html")]
struct List {
    cx: Cx,
    territory: Territory,
    rows: Vec<Row>,
    /// Those that the reader's institution signs in other territories.
    elsewhere: Vec<Row>,
    may_keep: bool,
}

/// Lists the contracts of the reader's territory, and those that her institution signs elsewhere.
pub async fn list(cx: Cx) -> Result<Response> {
    let reader = cx.may(SEE_CONTRACTS)?;
    let (territory, institution) = (Id::from_uuid(reader.territory), reader.institution.map(Id::from_uuid));
    let mut db = cx.read().await?;
    let territory = partner::territory(&mut db, territory).await?.ok_or(Error::NotFound)?;
    let contracts = store::of_territory(&mut db, territory.id).await?;
    let rows_here = rows(&cx, &mut db, contracts).await?;
    let others = match institution {
        Some(institution) => store::of_institution(&mut db, institution).await?,
        None => Vec::new(),
    };
    let others = others.into_iter().filter(|contract| contract.territory_id != territory.id).collect();
    let elsewhere = rows(&cx, &mut db, others).await?;
    let may_keep = cx.has(KEEP_CONTRACTS);
    page(&List { cx, territory, rows: rows_here, elsewhere, may_keep })
}

#[derive(Template)]
#[template(path = "contract/show.html")]
struct Show {
    cx: Cx,
    contract: Contract,
    territory: Territory,
    state: State,
    may_keep: bool,
    predecessor: Option<Contract>,
    successor: Option<Contract>,
    communes: Vec<Commune>,
    visas: Vec<Visa>,
    acts: Vec<Act>,
    signatories: Vec<Signatory>,
    representatives: Vec<Representative>,
    text: Option<Written>,
}

impl Show {
    /// Whoever signs it from elsewhere does not read who is named.
    fn may_see_annex(&self) -> bool {
        let territory = self.cx.actor.as_ref().map(|reader| reader.territory);
        self.cx.has(crate::SEE_REFERENTS) && territory == Some(self.contract.territory_id.uuid())
    }

    fn visas_of(&self, are_commitments: bool) -> Vec<&Visa> {
        self.visas.iter().filter(|visa| visa.kind.is_commitment() == are_commitments).collect()
    }

    /// Nothing hangs on it yet: it may have been begun by mistake.
    fn is_bare(&self) -> bool {
        self.acts.is_empty() && self.signatories.is_empty() && self.text.is_none() && self.successor.is_none()
    }

    fn hour(&self, time: &NaiveTime) -> String {
        web::hour(*time, self.cx.lang)
    }

    fn has_vote(&self) -> bool {
        self.acts.iter().any(|act| act.kind == ActKind::Vote)
    }

    fn knows_signatures(&self) -> bool {
        signatory::model::are_signatures_known(&self.signatories, self.state)
    }

    fn signed(&self) -> usize {
        self.signatories.iter().filter(|one| one.signed_on.is_some()).count()
    }

    fn new_ones(&self) -> Vec<&Signatory> {
        self.signatories.iter().filter(|one| one.is_new).collect()
    }

    fn signed_by(&self, signatory: &Signatory) -> Option<&Representative> {
        self.representatives.iter().find(|one| Some(one.id) == signatory.signed_by_id)
    }

    /// Who stood for it when the council voted, where that is not who signed.
    fn named_at_vote(&self, signatory: &Signatory) -> Option<&Representative> {
        let vote = self.acts.iter().find(|act| act.kind == ActKind::Vote)?;
        let named = signatory::model::on(&self.representatives, signatory.id, vote.done_on)?;
        signatory.signed_by_id.is_some_and(|by| by != named.id).then_some(named)
    }

    /// What an act is about, if it is another act.
    fn about(&self, act: &Act) -> Option<&Act> {
        self.acts.iter().find(|other| Some(other.id) == act.about_id)
    }
}

async fn neighbour(db: &mut Db, id: Option<Id<Contract>>) -> Result<Option<Contract>> {
    match id {
        Some(id) => Ok(store::contract(db, id).await?),
        None => Ok(None),
    }
}

/// Shows a contract: what it is, what it hangs on, what happened to it, who signs it, what it says.
pub async fn show(cx: Cx, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let contract = reach::read(&cx, &mut db, id).await?;
    let territory = partner::territory(&mut db, contract.territory_id).await?.ok_or(Error::NotFound)?;
    let text = store::text(&mut db, id).await?;
    let show = Show {
        state: contract.state(&store::milestones(&mut db, id).await?, cx.today()),
        may_keep: reach::is_kept(&cx, &contract),
        predecessor: neighbour(&mut db, contract.predecessor_id).await?,
        successor: store::successor(&mut db, id).await?,
        communes: store::communes(&mut db, id).await?,
        visas: visa::store::visas(&mut db, id).await?,
        acts: act::store::acts(&mut db, id).await?,
        signatories: signatory::store::signatories(&mut db, id).await?,
        representatives: signatory::store::representatives(&mut db, id).await?,
        text: text.map(|version| markdown::html(&version.text, "", 3)),
        cx,
        contract,
        territory,
    };
    page(&show)
}

#[derive(Template)]
#[template(path = "contract/form.html")]
struct Edit {
    cx: Cx,
    /// The one that is changed; none for a new one.
    known: Option<Contract>,
    form: ContractForm,
    errors: Errors,
    /// What was typed against what somebody else saved meanwhile; none when nobody did.
    differences: Option<Vec<Difference>>,
}

impl Edit {
    fn kinds(&self) -> Vec<(String, String)> {
        ContractKind::ALL.iter().map(|kind| (kind.to_string(), self.cx.label("contract-kind", kind))).collect()
    }

    fn levels(&self) -> Vec<(String, String)> {
        Level::ALL.iter().map(|level| (level.to_string(), self.cx.label("contract-level", level))).collect()
    }
}

/// Shows the form of a new contract.
pub async fn blank(cx: Cx) -> Result<Response> {
    cx.may(KEEP_CONTRACTS)?;
    page(&Edit { cx, known: None, form: ContractForm::default(), errors: Errors::default(), differences: None })
}

/// The communes that were typed, or what is wrong with them.
async fn resolve(db: &mut Db, form: &ContractForm) -> Result<Result<Vec<Commune>, Errors>> {
    let mut communes = Vec::new();
    for line in form.lines() {
        match partner::resolve(db, &line).await? {
            Resolved::One(commune) => communes.push(*commune),
            Resolved::Several(_) => return Ok(Err(Errors::one("communes", "contract-commune-several"))),
            Resolved::Unknown(_) => return Ok(Err(Errors::one("communes", "contract-commune-unknown"))),
        }
    }
    Ok(Ok(communes))
}

/// The contract and the communes that were typed, or what is wrong.
async fn checked(
    db: &mut Db,
    form: &ContractForm,
    (territory, known): (Id<Territory>, Option<&Contract>),
) -> Result<Result<(Contract, Vec<Commune>), Errors>> {
    let communes = resolve(db, form).await?;
    Ok(form.check(territory, known).and_then(|contract| Ok((contract, communes?))))
}

/// Begins a contract.
pub async fn create(cx: Cx, Form(form): Form<ContractForm>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(KEEP_CONTRACTS)?.territory);
    let mut db = cx.write().await?;
    let (contract, communes) = match checked(&mut db, &form, (territory, None)).await? {
        Ok(checked) => checked,
        Err(errors) => return invalid(&Edit { cx, known: None, form, errors, differences: None }),
    };
    store::insert(&mut db, &contract).await?;
    store::put_communes(&mut db, contract.id, &communes).await?;
    cx.journal(&mut db, "contract.created", contract.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&contract.path()))
}

/// Shows the form of a contract.
pub async fn edit(cx: Cx, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.read().await?;
    let contract = reach::keep(&cx, &mut db, id).await?;
    let form = ContractForm::of(&contract, &store::communes(&mut db, id).await?);
    page(&Edit { cx, known: Some(contract), form, errors: Errors::default(), differences: None })
}

/// Saves the facts of a contract. Who sends what she began on an older version sees the difference, and keeps her text.
pub async fn save(cx: Cx, Path(id): Path<Id<Contract>>, Form(form): Form<ContractForm>) -> Result<Response> {
    let mut db = cx.write().await?;
    let known = reach::keep(&cx, &mut db, id).await?;
    if form.version != known.version {
        let stored = ContractForm::of(&known, &store::communes(&mut db, id).await?);
        let differences = Some(differences(stored.told(), form.told()));
        let form = ContractForm { version: known.version, ..form };
        return outrun(&Edit { cx, known: Some(known), form, errors: Errors::default(), differences });
    }
    let (contract, communes) = match checked(&mut db, &form, (known.territory_id, Some(&known))).await? {
        Ok(checked) => checked,
        Err(errors) => return invalid(&Edit { cx, known: Some(known), form, errors, differences: None }),
    };
    if !store::update(&mut db, &contract).await? {
        return Err(Error::Conflict.into());
    }
    store::put_communes(&mut db, id, &communes).await?;
    cx.journal(&mut db, "contract.changed", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&contract.path()))
}

/// Takes away a contract that was begun by mistake.
pub async fn remove(cx: Cx, Path(id): Path<Id<Contract>>) -> Result<Response> {
    let mut db = cx.write().await?;
    reach::keep(&cx, &mut db, id).await?;
    if !store::remove(&mut db, id).await? {
        return Err(Error::Refused("contract-not-empty").into());
    }
    cx.journal(&mut db, "contract.removed", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other("/pro/contrats"))
}

/// The page again, because what it is about has gone on since it was read (409).
pub fn outrun(template: &impl Template) -> Result<Response> {
    Ok((StatusCode::CONFLICT, Html(template.render()?)).into_response())
}
