//! Which plans somebody may know of, which she keeps, and where she may enter results.

use base::{Db, Error, Id};
use contract::Contract;
use web::{Cx, Decision, Result, Standpoint};

use crate::board::Board;
use crate::{Action, FILL_PLAN, KEEP_PLAN, SEE_PLAN, action, board};

/// The contract of a plan, if it is of the reader's territory or signed by her institution; another is not found.
pub async fn read(cx: &Cx, db: &mut Db, id: Id<Contract>) -> Result<Contract> {
    let reader = cx.may(SEE_PLAN)?;
    let contract = contract::contract(db, id).await?.ok_or(Error::NotFound)?;
    if contract.territory_id.uuid() == reader.territory {
        return Ok(contract);
    }
    let institution = reader.institution.ok_or(Error::NotFound)?;
    let signatories = contract::signatories(db, id).await?;
    let signs = signatories.iter().any(|one| one.institution_id.uuid() == institution);
    if signs { Ok(contract) } else { Err(Error::NotFound.into()) }
}

/// The contract, if the reader keeps its plan.
pub async fn keep(cx: &Cx, db: &mut Db, id: Id<Contract>) -> Result<Contract> {
    cx.may(KEEP_PLAN)?;
    let contract = read(cx, db, id).await?;
    if is_kept(cx, &contract) { Ok(contract) } else { Err(Error::Forbidden.into()) }
}

/// Whether the reader keeps the plan of a contract.
pub fn is_kept(cx: &Cx, contract: &Contract) -> bool {
    let is_hers = cx.actor.as_ref().is_some_and(|reader| reader.territory == contract.territory_id.uuid());
    is_hers && cx.has(KEEP_PLAN)
}

/// Whether the reader may enter results of an action: who keeps the plan, and those of the institution that leads it.
pub fn is_filled(cx: &Cx, contract: &Contract, action: &Action) -> bool {
    let object = Standpoint {
        territory: contract.territory_id.uuid(),
        institution: action.lead_id.map(Id::uuid),
        account: None,
    };
    cx.decide(FILL_PLAN, FILL_PLAN, object).is_ok_and(|decision| decision == Decision::Permit)
}

/// An action's address: its contract, then itself.
pub type Ids = (Id<Contract>, Id<Action>);

/// The action of a contract, unless it was taken away.
pub async fn read_action(cx: &Cx, db: &mut Db, (id, action): Ids) -> Result<(Contract, Action)> {
    let contract = read(cx, db, id).await?;
    let action = action::store::action(db, action).await?.filter(|one| one.contract_id == contract.id);
    let action = action.filter(|one| one.removed_on.is_none()).ok_or(Error::NotFound)?;
    Ok((contract, action))
}

/// The action, if the reader keeps its plan.
pub async fn keep_action(cx: &Cx, db: &mut Db, ids: Ids) -> Result<(Contract, Action)> {
    cx.may(KEEP_PLAN)?;
    let (contract, action) = read_action(cx, db, ids).await?;
    if is_kept(cx, &contract) { Ok((contract, action)) } else { Err(Error::Forbidden.into()) }
}

/// The action, if the reader may enter its results.
pub async fn fill_action(cx: &Cx, db: &mut Db, ids: Ids) -> Result<(Contract, Action)> {
    cx.may(FILL_PLAN)?;
    let (contract, action) = read_action(cx, db, ids).await?;
    if is_filled(cx, &contract, &action) { Ok((contract, action)) } else { Err(Error::Forbidden.into()) }
}

/// The plan of a contract that the reader may know of.
pub async fn read_board(cx: &Cx, db: &mut Db, id: Id<Contract>) -> Result<Board> {
    let contract = read(cx, db, id).await?;
    Ok(board::store::of_contract(db, &contract, cx.today()).await?)
}
