//! The questions asked of steps.

use base::{Db, Id, execute, fetch_all, fetch_optional};
use chrono::NaiveDate;
use contract::Contract;
use partner::Territory;

use super::model::Step;

/// The steps of a contract's actions, those that were taken away included, the first due first.
pub async fn of_contract(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Step>> {
    fetch_all!(db => "
        SELECT s.* FROM plan_action a JOIN plan_step s ON s.action_id = a.id
         WHERE a.contract_id = $1 ORDER BY COALESCE(s.due_on, s.done_on), s.title, s.id LIMIT 10000", contract)
}

pub async fn step(db: &mut Db, id: Id<Step>) -> sqlx::Result<Option<Step>> {
    fetch_optional!(db => "SELECT * FROM plan_step WHERE id = $1", id)
}

/// The steps of a territory's actions that should have been done before `today`.
pub async fn overdue(db: &mut Db, territory: Id<Territory>, today: NaiveDate) -> sqlx::Result<Vec<Step>> {
    fetch_all!(db => "
        SELECT s.* FROM contract c JOIN plan_action a ON a.contract_id = c.id JOIN plan_step s ON s.action_id = a.id
         WHERE c.territory_id = $1 AND a.removed_on IS NULL AND s.removed_on IS NULL AND s.done_on IS NULL AND s.due_on < $2
         ORDER BY s.due_on, s.id LIMIT 5000", territory, today)
}

pub async fn insert(db: &mut Db, new: &Step) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO plan_step (id, action_id, kind, title, due_on, done_on, weight, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id, new.action_id, new.kind, new.title, new.due_on, new.done_on, new.weight, new.version)?;
    Ok(())
}

/// Saves a step over the version before it; says whether that one still stood.
pub async fn update(db: &mut Db, changed: &Step) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE plan_step SET kind = $2, title = $3, due_on = $4, done_on = $5, weight = $6, removed_on = $7, version = $8
         WHERE id = $1 AND version = $8 - 1",
        changed.id, changed.kind, changed.title, changed.due_on, changed.done_on, changed.weight, changed.removed_on,
        changed.version)?;
    Ok(touched == 1)
}
