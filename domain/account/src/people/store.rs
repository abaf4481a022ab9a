//! The questions asked about people.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, Utc};
use partner::{Institution, Territory};

use super::model::Request;
use crate::model::{Account, Standing};

/// Whose people: those of a territory or of one institution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    pub territory: Id<Territory>,
    pub institution: Option<Id<Institution>>,
}

/// Which of them: those who left or the others, whose authorisation ends before an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filter {
    pub has_left: bool,
    pub ends_before: DateTime<Utc>,
}

pub async fn list(db: &mut Db, scope: Scope, filter: Filter, offset: i64, limit: i64) -> sqlx::Result<Vec<Standing>> {
    fetch_all!(db => "
        SELECT a.*, t.name AS territory_name, i.name AS institution_name
          FROM account a JOIN territory t ON t.id = a.territory_id LEFT JOIN institution i ON i.id = a.institution_id
         WHERE a.territory_id = $1 AND (CAST($2 AS TEXT) IS NULL OR a.institution_id = $2)
           AND (a.disabled_at IS NOT NULL) = $3 AND a.authorised_until < $4
         ORDER BY i.name, a.function, a.id LIMIT $5 OFFSET $6",
        scope.territory, scope.institution, filter.has_left, filter.ends_before, limit, offset)
}

pub async fn count(db: &mut Db, scope: Scope, filter: Filter) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM account a
         WHERE a.territory_id = $1 AND (CAST($2 AS TEXT) IS NULL OR a.institution_id = $2)
           AND (a.disabled_at IS NOT NULL) = $3 AND a.authorised_until < $4",
        scope.territory, scope.institution, filter.has_left, filter.ends_before)?;
    Ok(count)
}

/// The others who can still come in to the same institution, or to none of the same territory: their roles.
pub async fn others(db: &mut Db, account: &Account, now: DateTime<Utc>) -> sqlx::Result<Vec<Account>> {
    fetch_all!(db => "
        SELECT * FROM account
         WHERE territory_id = $1 AND id <> $2 AND disabled_at IS NULL AND is_activated AND authorised_until > $3
         ORDER BY function, id LIMIT 1000", account.territory_id, account.id, now)
}

/// How many other administrators can come in.
pub async fn other_administrators(db: &mut Db, account: Id<Account>, now: DateTime<Utc>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM account
         WHERE roles LIKE '%administrator%' AND id <> $1 AND disabled_at IS NULL AND is_activated
           AND authorised_until > $2", account, now)?;
    Ok(count)
}

pub async fn request(db: &mut Db, account: Id<Account>) -> sqlx::Result<Option<Request>> {
    fetch_optional!(db => "SELECT * FROM role_request WHERE account_id = $1", account)
}

/// Keeps a request, in place of an earlier one for the same person.
pub async fn ask(db: &mut Db, request: &Request) -> sqlx::Result<()> {
    settle(db, request.account_id).await?;
    execute!(db => "INSERT INTO role_request (id, account_id, roles, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5)",
        request.id, request.account_id, request.roles, request.asked_by, request.asked_at)?;
    Ok(())
}

pub async fn settle(db: &mut Db, account: Id<Account>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM role_request WHERE account_id = $1", account)?;
    Ok(())
}

/// Forgets what somebody asked for others.
pub async fn forget_requests_by(db: &mut Db, asker: Id<Account>) -> sqlx::Result<u64> {
    execute!(db => "DELETE FROM role_request WHERE asked_by = $1", asker)
}

pub async fn erase_requests(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<u64> {
    execute!(db => "DELETE FROM role_request WHERE asked_at <= $1", before)
}

pub async fn requests_by(db: &mut Db, asker: Id<Account>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM role_request WHERE asked_by = $1", asker)?;
    Ok(count)
}

/// How many roles were asked for in a territory by others than `asker`, who may agree.
pub async fn count_requests_of_others(db: &mut Db, territory: Id<Territory>, asker: Id<Account>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM role_request r JOIN account a ON a.id = r.account_id
         WHERE a.territory_id = $1 AND r.asked_by <> $2 AND r.account_id <> $2", territory, asker)?;
    Ok(count)
}

/// Forgets passkeys, recovery codes, identities, devices, questions that wait for an answer, and when she came.
pub async fn forget_ways_in(db: &mut Db, account: Id<Account>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM passkey WHERE account_id = $1", account)?;
    execute!(db => "DELETE FROM recovery_code WHERE account_id = $1", account)?;
    execute!(db => "DELETE FROM identity WHERE account_id = $1", account)?;
    execute!(db => "DELETE FROM device WHERE account_id = $1", account)?;
    execute!(db => "DELETE FROM challenge WHERE account_id = $1", account)?;
    execute!(db => "UPDATE account SET came_at = NULL, came_before = NULL WHERE id = $1", account)?;
    Ok(())
}
