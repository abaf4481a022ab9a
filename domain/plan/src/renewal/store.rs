//! The questions asked of what goes on from plan to plan.

use base::{Db, Id, Result, execute, fetch_all, fetch_one};
use chrono::NaiveDate;
use contract::Contract;

use super::model::Heritage;
use crate::axis::{Axis, Objective};
use crate::board::Sequel;
use crate::{Action, axis, board};

/// Where the actions of a contract go on.
pub async fn sequels(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Sequel>> {
    fetch_all!(db => "
        SELECT a.id AS \"from\", n.contract_id, n.id FROM plan_action a JOIN plan_action n ON n.carried_from = a.id
         WHERE a.contract_id = $1 ORDER BY a.id LIMIT 1000", contract)
}

/// The actions of a contract that ended with it, by title.
async fn ended(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Action>> {
    fetch_all!(db => "
        SELECT a.* FROM plan_action a
         WHERE a.contract_id = $1 AND a.settled_on IS NOT NULL AND a.removed_on IS NULL
           AND NOT EXISTS (SELECT 1 FROM plan_action n WHERE n.carried_from = a.id)
         ORDER BY a.title, a.id LIMIT 1000", contract)
}

/// How much a plan holds, and how much of it is not decided.
async fn count(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<(i64, i64)> {
    let (held, settled): (i64, i64) = fetch_one!(db => "
        SELECT (SELECT COUNT(*) FROM plan_axis WHERE contract_id = $1 AND removed_on IS NULL)
               + (SELECT COUNT(*) FROM plan_axis a JOIN plan_objective o ON o.axis_id = a.id
                   WHERE a.contract_id = $1 AND a.removed_on IS NULL AND o.removed_on IS NULL)
               + (SELECT COUNT(*) FROM plan_action WHERE contract_id = $1 AND removed_on IS NULL),
               (SELECT COUNT(settled_on) FROM plan_axis WHERE contract_id = $1 AND removed_on IS NULL)
               + (SELECT COUNT(o.settled_on) FROM plan_axis a JOIN plan_objective o ON o.axis_id = a.id
                   WHERE a.contract_id = $1 AND a.removed_on IS NULL AND o.removed_on IS NULL)
               + (SELECT COUNT(settled_on) FROM plan_action WHERE contract_id = $1 AND removed_on IS NULL)",
        contract)?;
    Ok((held, held - settled))
}

/// What the plan of a contract has from the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inherited {
    pub before: Contract,
    /// What ended with the contract before.
    pub ended: Vec<Action>,
    /// How much of its plan nobody has decided of.
    pub undecided: i64,
}

/// What there is to take over from the contract before; none where that had no plan.
pub async fn inherited(db: &mut Db, contract: &Contract) -> sqlx::Result<Option<Inherited>> {
    let Some(before) = contract.predecessor_id else { return Ok(None) };
    let Some(before) = contract::contract(db, before).await? else { return Ok(None) };
    let (held, undecided) = count(db, before.id).await?;
    if held == 0 {
        return Ok(None);
    }
    Ok(Some(Inherited { ended: ended(db, before.id).await?, undecided, before }))
}

/// The plan before that of `contract`, and what of it is there already; none where no contract came before.
pub async fn heritage(db: &mut Db, contract: &Contract, today: NaiveDate) -> Result<Option<Heritage>> {
    let Some(before) = contract.predecessor_id else { return Ok(None) };
    let Some(before) = contract::contract(db, before).await? else { return Ok(None) };
    Ok(Some(Heritage {
        before: board::store::of_contract(db, &before, today).await?,
        axes: axis::store::all_axes(db, contract.id).await?,
        objectives: axis::store::all_objectives(db, contract.id).await?,
    }))
}

pub async fn settle_axis(db: &mut Db, id: Id<Axis>, today: NaiveDate) -> sqlx::Result<()> {
    execute!(db => "UPDATE plan_axis SET settled_on = COALESCE(settled_on, $2) WHERE id = $1", id, today)?;
    Ok(())
}

pub async fn settle_objective(db: &mut Db, id: Id<Objective>, today: NaiveDate) -> sqlx::Result<()> {
    execute!(db => "UPDATE plan_objective SET settled_on = COALESCE(settled_on, $2) WHERE id = $1", id, today)?;
    Ok(())
}

pub async fn settle_action(db: &mut Db, id: Id<Action>, today: NaiveDate) -> sqlx::Result<()> {
    execute!(db => "UPDATE plan_action SET settled_on = COALESCE(settled_on, $2) WHERE id = $1", id, today)?;
    Ok(())
}
