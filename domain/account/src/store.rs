//! The questions asked of accounts and of failed sign-ins.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, Utc};
use partner::Territory;

use crate::model::{Account, Standing};
use crate::throttle::{Attempts, FAILURES_KEPT};

pub async fn account(db: &mut Db, id: Id<Account>) -> sqlx::Result<Option<Account>> {
    fetch_optional!(db => "SELECT * FROM account WHERE id = $1", id)
}

pub async fn by_login(db: &mut Db, login: &str) -> sqlx::Result<Option<Account>> {
    fetch_optional!(db => "SELECT * FROM account WHERE login = $1", login)
}

/// The account `login` that waits for the code whose SHA-256 is `activation_hash`.
pub async fn by_activation(db: &mut Db, login: &str, activation_hash: &str) -> sqlx::Result<Option<Account>> {
    fetch_optional!(db => "SELECT * FROM account WHERE activation_hash = $1 AND login = $2", activation_hash, login)
}

pub async fn standing(db: &mut Db, id: Id<Account>) -> sqlx::Result<Option<Standing>> {
    fetch_optional!(db => "
        SELECT a.*, t.name AS territory_name, i.name AS institution_name
          FROM account a JOIN territory t ON t.id = a.territory_id LEFT JOIN institution i ON i.id = a.institution_id
         WHERE a.id = $1", id)
}

/// The accounts of the installation, territory by territory, `limit` at most after the first `offset`.
pub async fn list(db: &mut Db, offset: i64, limit: i64) -> sqlx::Result<Vec<Standing>> {
    fetch_all!(db => "
        SELECT a.*, t.name AS territory_name, i.name AS institution_name
          FROM account a JOIN territory t ON t.id = a.territory_id LEFT JOIN institution i ON i.id = a.institution_id
         ORDER BY a.territory_id, a.function, a.id LIMIT $1 OFFSET $2", limit, offset)
}

pub async fn add(db: &mut Db, account: &Account) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO account (id, territory_id, institution_id, login, function, roles, email, is_activated,
                             password_hash, totp_secret, totp_step, activation_hash, activation_until, created_at,
                             authorised_until, disabled_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)", account.id,
        account.territory_id, account.institution_id, account.login, account.function, account.roles, account.email,
        account.is_activated, account.password_hash, account.totp_secret, account.totp_step, account.activation_hash,
        account.activation_until, account.created_at, account.authorised_until, account.disabled_at)?;
    Ok(())
}

/// Saves what she may do, and what lets her in or no longer does.
pub async fn save(db: &mut Db, account: &Account) -> sqlx::Result<()> {
    execute!(db => "
        UPDATE account
           SET login = $1, function = $2, roles = $3, email = $4, is_activated = $5, password_hash = $6,
               totp_secret = $7, totp_step = $8, activation_hash = $9, activation_until = $10, authorised_until = $11,
               disabled_at = $12
         WHERE id = $13", account.login, account.function, account.roles, account.email, account.is_activated,
        account.password_hash, account.totp_secret, account.totp_step, account.activation_hash,
        account.activation_until, account.authorised_until, account.disabled_at, account.id)?;
    Ok(())
}

/// The failed sign-ins of the name whose SHA-256 is `subject`.
pub async fn attempts(db: &mut Db, subject: &str) -> sqlx::Result<Option<Attempts>> {
    fetch_optional!(db => "SELECT * FROM sign_in_failure WHERE subject = $1", subject)
}

pub async fn save_attempts(db: &mut Db, subject: &str, attempts: &Attempts) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO sign_in_failure (subject, failures, last_at, blocked_until) VALUES ($1, $2, $3, $4)
        ON CONFLICT (subject) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at,
            blocked_until = excluded.blocked_until", subject, attempts.failures, attempts.last_at,
        attempts.blocked_until)?;
    Ok(())
}

pub async fn forget_attempts(db: &mut Db, subject: &str) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM sign_in_failure WHERE subject = $1", subject)?;
    Ok(())
}

pub async fn erase_old_attempts(db: &mut Db, now: DateTime<Utc>) -> sqlx::Result<u64> {
    execute!(db => "DELETE FROM sign_in_failure WHERE last_at <= $1", now - FAILURES_KEPT)
}

pub async fn forget_lapsed_codes(db: &mut Db, now: DateTime<Utc>) -> sqlx::Result<u64> {
    execute!(db => "
        UPDATE account SET activation_hash = NULL, activation_until = NULL WHERE activation_until <= $1", now)
}

/// How many left before `before`.
pub async fn count_departed(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM account WHERE disabled_at < $1", before)?;
    Ok(count)
}

/// Erases the accounts of those who left before `before`, `limit` at most; gives how many. What protects them from being
/// erased too early is a plan of the officer's, not this.
pub async fn erase_departed(db: &mut Db, before: DateTime<Utc>, limit: i64) -> sqlx::Result<u64> {
    execute!(db => "
        DELETE FROM account WHERE disabled_at < $1
           AND id IN (SELECT id FROM account WHERE disabled_at < $1 ORDER BY disabled_at, id LIMIT $2)", before, limit)
}

/// The accounts of a territory, those of people who left included; 10 000 at most.
pub async fn of_territory(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<Account>> {
    fetch_all!(db => "SELECT * FROM account WHERE territory_id = $1 ORDER BY function, id LIMIT 10000", territory)
}

/// Notes that somebody comes in, and when she did the time before.
pub async fn note_coming(db: &mut Db, id: Id<Account>, now: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "UPDATE account SET came_before = came_at, came_at = $2 WHERE id = $1", id, now)?;
    Ok(())
}

/// When she came in the time before this one.
pub async fn came_before(db: &mut Db, id: Id<Account>) -> sqlx::Result<Option<DateTime<Utc>>> {
    let came: Option<(Option<DateTime<Utc>>,)> =
        fetch_optional!(db => "SELECT came_before FROM account WHERE id = $1", id)?;
    Ok(came.and_then(|(came,)| came))
}
