//! The questions asked of actions.

use base::{Db, Error, Id, Result, execute, fetch_all, fetch_optional};
use chrono::{DateTime, NaiveDate, Utc};
use contract::Contract;
use partner::Institution;
use sqlx::FromRow;
use sqlx::types::Uuid;

use super::model::{Action, Funding, NewAction};

/// Adds an action; one that a meeting decided stands apart until somebody gives it its place in the plan.
pub async fn add_action(db: &mut Db, new: &NewAction, now: DateTime<Utc>) -> Result<Id<Action>> {
    let action = new.check(now).map_err(Error::Refused)?;
    insert(db, &action).await?;
    Ok(action.id)
}

/// An action; also one that was taken away, which its `removed_on` says.
pub async fn action(db: &mut Db, id: Id<Action>) -> sqlx::Result<Option<Action>> {
    fetch_optional!(db => "SELECT * FROM plan_action WHERE id = $1", id)
}

/// The actions of a contract, those that were taken away included; 1000 at most.
pub async fn of_contract(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Action>> {
    fetch_all!(db => "SELECT * FROM plan_action WHERE contract_id = $1 ORDER BY id LIMIT 1000", contract)
}

/// What a meeting decided, as it stands now.
pub async fn of_meeting(db: &mut Db, meeting: Uuid) -> sqlx::Result<Vec<Action>> {
    fetch_all!(db => "
        SELECT * FROM plan_action WHERE decided_meeting_id = $1 AND removed_on IS NULL ORDER BY added_at, id LIMIT 200",
        meeting)
}

/// The contracts in which an institution leads an action or helps with one.
pub async fn contracts_of(db: &mut Db, institution: Id<Institution>) -> sqlx::Result<Vec<Id<Contract>>> {
    let found: Vec<(Id<Contract>,)> = fetch_all!(db => "
        SELECT contract_id FROM plan_action WHERE lead_id = $1
        UNION
        SELECT a.contract_id FROM plan_action_partner p JOIN plan_action a ON a.id = p.action_id
         WHERE p.institution_id = $1 LIMIT 200", institution)?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

pub async fn insert(db: &mut Db, new: &Action) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO plan_action (id, contract_id, axis_id, objective_id, title, description, lead_id, audience, setting, starts_on,
                                 ends_on, state, reason, budget_cents, is_public, decided_meeting_id, decided_on,
                                 carried_from, added_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
        new.id, new.contract_id, new.axis_id, new.objective_id, new.title, new.description, new.lead_id, new.audience,
        new.setting, new.starts_on, new.ends_on, new.state, new.reason, new.budget_cents, new.is_public,
        new.decided_meeting_id, new.decided_on, new.carried_from, new.added_at, new.version)?;
    Ok(())
}

/// Saves an action over the version before it; says whether that one still stood.
pub async fn update(db: &mut Db, changed: &Action) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE plan_action
           SET axis_id = $2, objective_id = $3, title = $4, description = $5, lead_id = $6, audience = $7, setting = $8,
               starts_on = $9, ends_on = $10, state = $11, reason = $12, budget_cents = $13, is_public = $14, removed_on = $15,
               version = $16
         WHERE id = $1 AND version = $16 - 1",
        changed.id, changed.axis_id, changed.objective_id, changed.title, changed.description, changed.lead_id,
        changed.audience, changed.setting, changed.starts_on, changed.ends_on, changed.state, changed.reason,
        changed.budget_cents, changed.is_public, changed.removed_on, changed.version)?;
    Ok(touched == 1)
}

/// An institution that helps with an action.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Helper {
    pub action_id: Id<Action>,
    pub institution_id: Id<Institution>,
}

/// Who helps with the actions of a contract.
pub async fn helpers(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Helper>> {
    fetch_all!(db => "
        SELECT p.action_id, p.institution_id FROM plan_action a JOIN plan_action_partner p ON p.action_id = a.id
         WHERE a.contract_id = $1 ORDER BY p.action_id, p.institution_id LIMIT 20000", contract)
}

/// Puts these institutions in place of those that helped.
pub async fn put_helpers(db: &mut Db, id: Id<Action>, helpers: &[Id<Institution>]) -> sqlx::Result<()> {
    execute!(&mut *db => "DELETE FROM plan_action_partner WHERE action_id = $1", id)?;
    for helper in helpers {
        execute!(&mut *db => "
            INSERT INTO plan_action_partner (action_id, institution_id) VALUES ($1, $2)
            ON CONFLICT (action_id, institution_id) DO NOTHING", id, helper)?;
    }
    Ok(())
}

/// What is given to the actions of a contract.
pub async fn fundings(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Funding>> {
    fetch_all!(db => "
        SELECT f.* FROM plan_action a JOIN plan_funding f ON f.action_id = a.id
         WHERE a.contract_id = $1 ORDER BY f.action_id, f.position LIMIT 20000", contract)
}

/// Puts these in place of what was given, in their order.
pub async fn put_fundings(db: &mut Db, id: Id<Action>, fundings: &[(String, i64)]) -> sqlx::Result<()> {
    execute!(&mut *db => "DELETE FROM plan_funding WHERE action_id = $1", id)?;
    for (position, (funder, amount)) in (1_i64..).zip(fundings) {
        execute!(&mut *db => "
            INSERT INTO plan_funding (action_id, position, funder, amount_cents) VALUES ($1, $2, $3, $4)",
            id, position, funder, amount)?;
    }
    Ok(())
}

/// An action of a territory that is still to be worked on, late by its last day or by one of its steps on `today`.
pub async fn late(db: &mut Db, territory: Id<partner::Territory>, today: NaiveDate) -> sqlx::Result<Vec<Action>> {
    fetch_all!(db => "
        SELECT a.* FROM contract c JOIN plan_action a ON a.contract_id = c.id
         WHERE c.territory_id = $1 AND a.removed_on IS NULL AND a.settled_on IS NULL AND a.state IN ('planned', 'running')
           AND (a.ends_on < $2 OR EXISTS (SELECT 1 FROM plan_step s WHERE s.action_id = a.id AND s.removed_on IS NULL
                                             AND s.done_on IS NULL AND s.due_on < $2))
         ORDER BY a.ends_on, a.id LIMIT 500", territory, today)
}
