//! What a contract asks of whoever is signed in: an end that comes, référents who are missing, a signature that is awaited.

use base::{Db, Id};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use partner::Institution;
use web::{Cx, Result, Wait, Waits};

use crate::model::{Contract, State};
use crate::{KEEP_CONTRACTS, Rank, SEE_CONTRACTS, referent, signatory, store};

/// Before its end a contract is evaluated, voted and signed again: that takes most of a year.
const RENEWED_WITHIN: TimeDelta = TimeDelta::days(365);

pub fn waits<'a>(cx: &'a Cx, db: &'a mut Db, _: DateTime<Utc>) -> Waits<'a> {
    Box::pin(async move {
        let reader = cx.signed_in()?;
        if !SEE_CONTRACTS.is_given_to(reader) {
            return Ok(Vec::new());
        }
        let mut waits = Vec::new();
        if KEEP_CONTRACTS.is_given_to(reader) {
            for contract in store::of_territory(db, Id::from_uuid(reader.territory)).await? {
                waits.extend(end(cx, db, &contract).await?);
            }
        }
        if let Some(institution) = reader.institution.map(Id::from_uuid) {
            for contract in store::of_institution(db, institution).await? {
                waits.extend(asked(cx, db, &contract, institution).await?);
            }
        }
        Ok(waits)
    })
}

/// The end of a contract that nothing follows yet.
async fn end(cx: &Cx, db: &mut Db, contract: &Contract) -> Result<Option<Wait>> {
    let today = cx.today();
    let Some(end) = contract.ends_on.filter(|end| *end <= today + RENEWED_WITHIN) else { return Ok(None) };
    if store::successor(db, contract.id).await?.is_some() {
        return Ok(None);
    }
    let key = if end < today { "desk-contract-ended" } else { "desk-contract-ends" };
    let words = cx.t2(key, "title", contract.title.as_str(), "day", cx.day(&end));
    Ok(Some(if end < today { Wait::late(words, contract.path()) } else { Wait::due(words, contract.path()) }))
}

/// What a contract in force asks of an institution that signs it.
async fn asked(cx: &Cx, db: &mut Db, contract: &Contract, institution: Id<Institution>) -> Result<Option<Wait>> {
    let today = cx.today();
    let milestones = store::milestones(db, contract.id).await?;
    if contract.state(&milestones, today) != State::InForce {
        return Ok(None);
    }
    let signatories = signatory::store::signatories(db, contract.id).await?;
    let Some(hers) = signatories.into_iter().find(|one| one.institution_id == institution) else { return Ok(None) };
    let has_holder = has_holder(db, hers.id, today).await?;
    let words = || cx.t1("desk-no-referent", "title", contract.title.as_str());
    Ok((!has_holder).then(|| Wait::late(words(), contract.path())))
}

async fn has_holder(db: &mut Db, signatory: Id<crate::Signatory>, today: NaiveDate) -> Result<bool> {
    let referents = referent::store::of_signatory(db, signatory).await?;
    Ok(referents.iter().any(|one| one.rank == Rank::Holder && one.is_current(today)))
}
