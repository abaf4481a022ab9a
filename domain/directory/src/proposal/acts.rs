//! Who may decide of a proposal, and what deciding does.

use base::{Db, Error, Id};
use web::{Cx, Decision, Result, Standpoint};

use super::{Proposal, State, store};
use crate::pages::creation::{draft, new_structure};
use crate::store::Scope;
use crate::{Act, Entry, PUBLISH_ENTRY, SEE_ENTRIES, Service, Structure, acts, decide, freshness, history, twin};

/// Says whether the reader decides of a proposal: she keeps the entry, or, for a new one, the territory.
pub async fn may_decide(cx: &Cx, db: &mut Db, proposal: &Proposal) -> Result<Decision> {
    let Some(service) = proposal.service_id else {
        let object = Standpoint { territory: proposal.territory_id.uuid(), institution: None, account: None };
        return cx.decide(SEE_ENTRIES, PUBLISH_ENTRY, object);
    };
    let entry = crate::store::entry(db, service).await?.ok_or(Error::NotFound)?;
    Ok(decide(cx.signed_in()?, Act::Correct, &entry.structure, cx.now()))
}

/// The proposal, if the reader decides of it or her institution made it; another is not found.
pub async fn reach(cx: &Cx, db: &mut Db, id: Id<Proposal>) -> Result<(Proposal, bool)> {
    let mut proposal = store::proposal(db, id).await?.ok_or(Error::NotFound)?;
    // What was proposed of an entry that was merged since is proposed of the other.
    if let Some(service) = proposal.service_id
        && let Some(alias) = twin::store::alias(db, service).await?
    {
        proposal.service_id = Some(alias.kept_id);
    }
    let decides = may_decide(cx, db, &proposal).await? == Decision::Permit;
    let reader = cx.signed_in()?;
    let is_hers = reader.institution.is_some() && reader.institution == proposal.institution_id.map(Id::uuid);
    if decides || is_hers { Ok((proposal, decides)) } else { Err(Error::NotFound.into()) }
}

/// The proposal, if the reader decides of it and nobody has yet.
pub async fn reach_to_decide(cx: &Cx, db: &mut Db, id: Id<Proposal>) -> Result<Proposal> {
    match reach(cx, db, id).await? {
        (proposal, true) if proposal.state == State::Open => Ok(proposal),
        (_, true) => Err(Error::Refused("proposal-decided").into()),
        (_, false) => Err(Error::Forbidden.into()),
    }
}

/// Saves what was decided, and writes it in the journal.
pub async fn conclude(cx: &Cx, db: &mut Db, proposal: Proposal, (state, answer): (State, String)) -> Result<()> {
    let by = cx.signed_in()?.function.clone();
    let decided = proposal.decide(state, answer, (&by, cx.now()))?;
    if !store::decide(db, &decided).await? {
        return Err(Error::Conflict.into());
    }
    cx.journal(db, &format!("proposal.{state}"), decided.id.uuid()).await
}

/// Writes an accepted correction over the entry.
pub async fn correct(cx: &Cx, db: &mut Db, entry: &Entry, service: Service) -> Result<()> {
    let id = service.id;
    let touched = freshness::touched(&entry.service, &service);
    freshness::note_checks(cx, db, id, &touched).await?;
    acts::save(cx, db, service, "service.corrected").await?;
    Ok(crate::store::record_change(db, &[id], cx.now()).await?)
}

/// Makes a draft of an accepted new service, of a body that is made with it.
pub async fn create(cx: &Cx, db: &mut Db, proposal: &Proposal) -> Result<Id<Service>> {
    let form = proposal.entry_form()?;
    let scope = Scope { territory: proposal.territory_id, institution: None };
    let structure: Structure = new_structure(scope, None, proposal.structure_name.clone());
    let bare = draft(structure.id, form.name.clone(), form.kind, cx.now());
    let entry = Entry { service: bare, structure, places: Vec::new() };
    let service = form.check(&entry, &[], cx.today()).map_err(|_| Error::Refused("history-unfit"))?;
    crate::store::insert_structure(db, &entry.structure, None).await?;
    crate::store::insert_service(db, &service).await?;
    history::note_first(db, &service, "service.created", &acts::author(cx)?).await?;
    crate::store::record_change(db, &[service.id], cx.now()).await?;
    cx.journal(db, "service.created", service.id.uuid()).await?;
    Ok(service.id)
}
