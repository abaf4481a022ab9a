//! The questions asked of indicators and their values.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use contract::Contract;

use super::model::{Indicator, Value};

/// The indicators of a contract's actions, those that were taken away included.
pub async fn of_contract(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Indicator>> {
    fetch_all!(db => "
        SELECT i.* FROM plan_action a JOIN plan_indicator i ON i.action_id = a.id
         WHERE a.contract_id = $1 ORDER BY i.title, i.id LIMIT 10000", contract)
}

pub async fn indicator(db: &mut Db, id: Id<Indicator>) -> sqlx::Result<Option<Indicator>> {
    fetch_optional!(db => "SELECT * FROM plan_indicator WHERE id = $1", id)
}

pub async fn insert(db: &mut Db, new: &Indicator) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO plan_indicator (id, action_id, title, unit, definition, feed, is_sum, start_amount, target_amount, protection,
                                    least, weight, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        new.id, new.action_id, new.title, new.unit, new.definition, new.feed, new.is_sum, new.start_amount,
        new.target_amount, new.protection, new.least, new.weight, new.version)?;
    Ok(())
}

/// Saves an indicator over the version before it; says whether that one still stood.
pub async fn update(db: &mut Db, changed: &Indicator) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE plan_indicator
           SET title = $2, unit = $3, definition = $4, feed = $5, is_sum = $6, start_amount = $7, target_amount = $8,
               protection = $9, least = $10, weight = $11, removed_on = $12, version = $13
         WHERE id = $1 AND version = $13 - 1",
        changed.id, changed.title, changed.unit, changed.definition, changed.feed, changed.is_sum, changed.start_amount,
        changed.target_amount, changed.protection, changed.least, changed.weight, changed.removed_on, changed.version)?;
    Ok(touched == 1)
}

/// The values that stand of a contract's indicators.
pub async fn standing(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Value>> {
    fetch_all!(db => "
        SELECT v.* FROM plan_action a JOIN plan_indicator i ON i.action_id = a.id JOIN plan_value v ON v.indicator_id = i.id
         WHERE a.contract_id = $1 AND v.amount IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM plan_value n WHERE n.replaces_id = v.id)
         ORDER BY v.measured_on, v.id LIMIT 50000", contract)
}

/// Every value that was entered of an indicator, the last day first; those that were replaced too.
pub async fn history(db: &mut Db, indicator: Id<Indicator>) -> sqlx::Result<Vec<Value>> {
    fetch_all!(db => "
        SELECT * FROM plan_value WHERE indicator_id = $1 ORDER BY measured_on DESC, entered_at DESC, id LIMIT 2000", indicator)
}

pub async fn count_values(db: &mut Db, indicator: Id<Indicator>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM plan_value WHERE indicator_id = $1", indicator)?;
    Ok(count)
}

pub async fn add_value(db: &mut Db, new: &Value) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO plan_value (id, indicator_id, measured_on, amount, source, entered_as, entered_at, replaces_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id, new.indicator_id, new.measured_on, new.amount, new.source, new.entered_as, new.entered_at,
        new.replaces_id)?;
    Ok(())
}
