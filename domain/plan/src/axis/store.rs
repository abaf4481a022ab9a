//! The questions asked of axes and objectives.

use base::{Db, Id, execute, fetch_all, fetch_one};
use contract::Contract;

use super::model::{Axis, Objective};

/// The axes of a contract, in their order; 200 at most.
pub async fn axes(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Axis>> {
    fetch_all!(db => "SELECT * FROM plan_axis WHERE contract_id = $1 ORDER BY position, id LIMIT 200", contract)
}

/// The objectives of a contract's axes, in their order.
pub async fn objectives(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Objective>> {
    fetch_all!(db => "
        SELECT o.* FROM plan_axis a JOIN plan_objective o ON o.axis_id = a.id
         WHERE a.contract_id = $1 ORDER BY a.position, o.position, o.id LIMIT 2000", contract)
}

pub async fn insert_axis(db: &mut Db, new: &Axis) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO plan_axis (id, contract_id, position, title, version) VALUES ($1, $2, $3, $4, $5)",
        new.id, new.contract_id, new.position, new.title, new.version)?;
    Ok(())
}

pub async fn insert_objective(db: &mut Db, new: &Objective) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO plan_objective (id, axis_id, position, title, version) VALUES ($1, $2, $3, $4, $5)",
        new.id, new.axis_id, new.position, new.title, new.version)?;
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

/// Takes an axis away; one that holds something stays, and this says so. What was taken away of it holds it too: it may come
/// back.
pub async fn remove_axis(db: &mut Db, id: Id<Axis>) -> sqlx::Result<bool> {
    let (count,): (i64,) = fetch_one!(&mut *db => "
        SELECT (SELECT COUNT(*) FROM plan_objective WHERE axis_id = $1) + (SELECT COUNT(*) FROM plan_action WHERE axis_id = $1)",
        id)?;
    if count > 0 {
        return Ok(false);
    }
    execute!(db => "DELETE FROM plan_axis WHERE id = $1", id)?;
    Ok(true)
}

/// The same of an objective.
pub async fn remove_objective(db: &mut Db, id: Id<Objective>) -> sqlx::Result<bool> {
    let (count,): (i64,) = fetch_one!(&mut *db => "SELECT COUNT(*) FROM plan_action WHERE objective_id = $1", id)?;
    if count > 0 {
        return Ok(false);
    }
    execute!(db => "DELETE FROM plan_objective WHERE id = $1", id)?;
    Ok(true)
}
