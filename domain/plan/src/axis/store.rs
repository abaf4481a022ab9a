//! The questions asked of axes and objectives.

use base::{Db, Id, execute, fetch_all};
use chrono::NaiveDate;
use contract::Contract;

use super::model::{Axis, Objective};

/// The axes of a contract, in their order, those that were taken away included; 200 at most.
pub async fn all_axes(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Axis>> {
    fetch_all!(db => "SELECT * FROM plan_axis WHERE contract_id = $1 ORDER BY position, id LIMIT 200", contract)
}

/// The axes that stand.
pub async fn axes(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Axis>> {
    let mut axes = all_axes(db, contract).await?;
    axes.retain(|one| one.removed_on.is_none());
    Ok(axes)
}

/// The objectives of a contract's axes, in their order, those that were taken away included.
pub async fn all_objectives(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Objective>> {
    fetch_all!(db => "
        SELECT o.* FROM plan_axis a JOIN plan_objective o ON o.axis_id = a.id
         WHERE a.contract_id = $1 ORDER BY a.position, o.position, o.id LIMIT 2000", contract)
}

/// The objectives that stand.
pub async fn objectives(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Objective>> {
    let mut objectives = all_objectives(db, contract).await?;
    objectives.retain(|one| one.removed_on.is_none());
    Ok(objectives)
}

pub async fn insert_axis(db: &mut Db, new: &Axis) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO plan_axis (id, contract_id, position, title, carried_from, version) VALUES ($1, $2, $3, $4, $5, $6)",
        new.id, new.contract_id, new.position, new.title, new.carried_from, new.version)?;
    Ok(())
}

pub async fn insert_objective(db: &mut Db, new: &Objective) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO plan_objective (id, axis_id, position, title, carried_from, version) VALUES ($1, $2, $3, $4, $5, $6)",
        new.id, new.axis_id, new.position, new.title, new.carried_from, new.version)?;
    Ok(())
}

/// Saves an axis over the version before it; says whether that one still stood.
pub async fn update_axis(db: &mut Db, changed: &Axis) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE plan_axis SET position = $2, title = $3, version = $4 WHERE id = $1 AND version = $4 - 1",
        changed.id, changed.position, changed.title, changed.version)?;
    Ok(touched == 1)
}

/// Saves an objective over the version before it; says whether that one still stood.
pub async fn update_objective(db: &mut Db, changed: &Objective) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE plan_objective SET position = $2, title = $3, version = $4 WHERE id = $1 AND version = $4 - 1",
        changed.id, changed.position, changed.title, changed.version)?;
    Ok(touched == 1)
}

/// Takes an axis away; one below which something stands stays, and this says so. It may come back, and does with an action that
/// comes back to it.
pub async fn remove_axis(db: &mut Db, id: Id<Axis>, today: NaiveDate) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE plan_axis SET removed_on = $2, version = version + 1
         WHERE id = $1 AND removed_on IS NULL
           AND NOT EXISTS (SELECT 1 FROM plan_objective o WHERE o.axis_id = $1 AND o.removed_on IS NULL)
           AND NOT EXISTS (SELECT 1 FROM plan_action a WHERE a.axis_id = $1 AND a.removed_on IS NULL)", id, today)?;
    Ok(touched == 1)
}

/// The same of an objective.
pub async fn remove_objective(db: &mut Db, id: Id<Objective>, today: NaiveDate) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE plan_objective SET removed_on = $2, version = version + 1
         WHERE id = $1 AND removed_on IS NULL
           AND NOT EXISTS (SELECT 1 FROM plan_action a WHERE a.objective_id = $1 AND a.removed_on IS NULL)", id, today)?;
    Ok(touched == 1)
}

/// Brings an axis back; says whether it was away.
pub async fn restore_axis(db: &mut Db, id: Id<Axis>) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE plan_axis SET removed_on = NULL, version = version + 1 WHERE id = $1 AND removed_on IS NOT NULL", id)?;
    Ok(touched == 1)
}

/// Brings an objective back; says whether it was away.
pub async fn restore_objective(db: &mut Db, id: Id<Objective>) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE plan_objective SET removed_on = NULL, version = version + 1 WHERE id = $1 AND removed_on IS NOT NULL", id)?;
    Ok(touched == 1)
}
