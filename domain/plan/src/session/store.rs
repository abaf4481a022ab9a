//! The questions asked of sessions.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use contract::Contract;
use sqlx::FromRow;

use super::model::{Counts, Session, YearCounts};
use crate::{Action, Setting};

#[derive(FromRow)]
struct Row {
    action_id: Id<Action>,
    year: String,
    setting: Setting,
    #[sqlx(flatten)]
    counts: Counts,
}

/// The sessions of a contract's actions, added up by year and setting.
pub async fn sums(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<YearCounts>> {
    let rows: Vec<Row> = fetch_all!(db => "
        SELECT s.action_id, SUBSTR(CAST(s.held_on AS TEXT), 1, 4) AS year, s.setting, COUNT(*) AS sessions,
               CAST(SUM(s.under_18) AS BIGINT) AS under_18, CAST(SUM(s.adults) AS BIGINT) AS adults,
               CAST(SUM(s.professionals) AS BIGINT) AS professionals
          FROM plan_action a JOIN plan_session s ON s.action_id = a.id
         WHERE a.contract_id = $1 AND s.removed_on IS NULL
         GROUP BY s.action_id, SUBSTR(CAST(s.held_on AS TEXT), 1, 4), s.setting
         ORDER BY s.action_id, 2 DESC, s.setting LIMIT 20000", contract)?;
    let read = |row: Row| {
        Some(YearCounts {
            action_id: row.action_id,
            year: row.year.parse().ok()?,
            setting: row.setting,
            counts: row.counts,
        })
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

/// Sessions of an action, the last held first, `limit` of them after the first `offset`.
pub async fn page(db: &mut Db, action: Id<Action>, (offset, limit): (i64, i64)) -> sqlx::Result<Vec<Session>> {
    fetch_all!(db => "
        SELECT * FROM plan_session WHERE action_id = $1 AND removed_on IS NULL
         ORDER BY held_on DESC, id LIMIT $2 OFFSET $3", action, limit, offset)
}

pub async fn count(db: &mut Db, action: Id<Action>) -> sqlx::Result<i64> {
    let (count,): (i64,) =
        fetch_one!(db => "SELECT COUNT(*) FROM plan_session WHERE action_id = $1 AND removed_on IS NULL", action)?;
    Ok(count)
}

/// The sessions of an action that were taken away, the last first; 20 of them.
pub async fn removed(db: &mut Db, action: Id<Action>) -> sqlx::Result<Vec<Session>> {
    fetch_all!(db => "
        SELECT * FROM plan_session WHERE action_id = $1 AND removed_on IS NOT NULL ORDER BY removed_on DESC, id LIMIT 20", action)
}

/// Every session of a contract that was not taken away, the first held first; 20 000 at most.
pub async fn of_contract(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Session>> {
    fetch_all!(db => "
        SELECT s.* FROM plan_action a JOIN plan_session s ON s.action_id = a.id
         WHERE a.contract_id = $1 AND a.removed_on IS NULL AND s.removed_on IS NULL
         ORDER BY s.held_on, s.id LIMIT 20000", contract)
}

pub async fn session(db: &mut Db, id: Id<Session>) -> sqlx::Result<Option<Session>> {
    fetch_optional!(db => "SELECT * FROM plan_session WHERE id = $1", id)
}

pub async fn insert(db: &mut Db, new: &Session) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO plan_session (id, action_id, held_on, setting, subject, commune_code, under_18, adults, professionals,
                                  entered_as, entered_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        new.id, new.action_id, new.held_on, new.setting, new.subject, new.commune_code, new.under_18, new.adults,
        new.professionals, new.entered_as, new.entered_at, new.version)?;
    Ok(())
}

/// Saves a session over the version before it; says whether that one still stood.
pub async fn update(db: &mut Db, changed: &Session) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE plan_session
           SET held_on = $2, setting = $3, subject = $4, commune_code = $5, under_18 = $6, adults = $7, professionals = $8,
               entered_as = $9, entered_at = $10, removed_on = $11, version = $12
         WHERE id = $1 AND version = $12 - 1",
        changed.id, changed.held_on, changed.setting, changed.subject, changed.commune_code, changed.under_18,
        changed.adults, changed.professionals, changed.entered_as, changed.entered_at, changed.removed_on,
        changed.version)?;
    Ok(touched == 1)
}
