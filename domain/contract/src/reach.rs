//! Which contracts somebody may know of, and which she keeps.

use base::{Db, Error, Id};
use web::{Cx, Result};

use crate::{Contract, KEEP_CONTRACTS, SEE_CONTRACTS, signatory, store};

/// The contract, if it is of the reader's territory or signed by her institution; another is not found.
pub async fn read(cx: &Cx, db: &mut Db, id: Id<Contract>) -> Result<Contract> {
    let reader = cx.may(SEE_CONTRACTS)?;
    let contract = store::contract(db, id).await?.ok_or(Error::NotFound)?;
    if contract.territory_id.uuid() == reader.territory {
        return Ok(contract);
    }
    let institution = reader.institution.ok_or(Error::NotFound)?;
    signatory::store::signs(db, id, Id::from_uuid(institution)).await?.ok_or(Error::NotFound)?;
    Ok(contract)
}

/// The contract, if the reader keeps it.
pub async fn keep(cx: &Cx, db: &mut Db, id: Id<Contract>) -> Result<Contract> {
    cx.may(KEEP_CONTRACTS)?;
    let contract = read(cx, db, id).await?;
    if is_kept(cx, &contract) { Ok(contract) } else { Err(Error::Forbidden.into()) }
}

/// Whether the reader keeps a contract.
pub fn is_kept(cx: &Cx, contract: &Contract) -> bool {
    let is_hers = cx.actor.as_ref().is_some_and(|reader| reader.territory == contract.territory_id.uuid());
    is_hers && cx.has(KEEP_CONTRACTS)
}
