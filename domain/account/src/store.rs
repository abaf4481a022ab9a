//! The questions asked of accounts, sessions and failed sign-ins.

use base::{Db, Id, execute, fetch_all, fetch_optional};
use chrono::{DateTime, Utc};

use crate::model::{Account, IDLE_LIFE, KEPT_AFTER_DEPARTURE, Session, Standing, WHOLE_LIFE};
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

pub async fn session_by_key(db: &mut Db, key: &str) -> sqlx::Result<Option<Session>> {
    fetch_optional!(db => "SELECT * FROM session WHERE key = $1", key)
}

/// The session `id` if it is one of `account`'s.
pub async fn session_of(db: &mut Db, account: Id<Account>, id: Id<Session>) -> sqlx::Result<Option<Session>> {
    fetch_optional!(db => "SELECT * FROM session WHERE id = $1 AND account_id = $2", id, account)
}

/// The sessions of `account` that are alive at `now`, the latest first; 50 at most.
pub async fn sessions_of(db: &mut Db, account: Id<Account>, now: DateTime<Utc>) -> sqlx::Result<Vec<Session>> {
    fetch_all!(db => "
        SELECT * FROM session WHERE account_id = $1 AND seen_at > $2 AND opened_at > $3
         ORDER BY opened_at DESC, id LIMIT 50", account, now - IDLE_LIFE, now - WHOLE_LIFE)
}

pub async fn add_session(db: &mut Db, session: &Session) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO session (id, key, account_id, opened_at, seen_at, proved_at, is_shared, id_token)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", session.id, session.key, session.account_id, session.opened_at,
        session.seen_at, session.proved_at, session.is_shared, session.id_token)?;
    Ok(())
}

pub async fn touch_session(db: &mut Db, id: Id<Session>, now: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "UPDATE session SET seen_at = $1 WHERE id = $2", now, id)?;
    Ok(())
}

pub async fn end_session(db: &mut Db, id: Id<Session>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM session WHERE id = $1", id)?;
    Ok(())
}

pub async fn end_sessions_of(db: &mut Db, account: Id<Account>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM session WHERE account_id = $1", account)?;
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

pub async fn erase_dead_sessions(db: &mut Db, now: DateTime<Utc>) -> sqlx::Result<u64> {
    let idle = execute!(db => "DELETE FROM session WHERE seen_at <= $1", now - IDLE_LIFE)?;
    let old = execute!(db => "DELETE FROM session WHERE opened_at <= $1", now - WHOLE_LIFE)?;
    Ok(idle + old)
}

pub async fn erase_old_attempts(db: &mut Db, now: DateTime<Utc>) -> sqlx::Result<u64> {
    execute!(db => "DELETE FROM sign_in_failure WHERE last_at <= $1", now - FAILURES_KEPT)
}

pub async fn forget_lapsed_codes(db: &mut Db, now: DateTime<Utc>) -> sqlx::Result<u64> {
    execute!(db => "
        UPDATE account SET activation_hash = NULL, activation_until = NULL WHERE activation_until <= $1", now)
}

pub async fn erase_departed(db: &mut Db, now: DateTime<Utc>) -> sqlx::Result<u64> {
    execute!(db => "DELETE FROM account WHERE disabled_at <= $1", now - KEPT_AFTER_DEPARTURE)
}
