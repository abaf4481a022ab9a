//! The questions asked of sessions and of the devices that they open on.

use base::{Db, Id, execute, fetch_all, fetch_optional};
use chrono::{DateTime, Utc};

use super::device::{Device, KNOWN_FOR};
use super::model::{IDLE_LIFE, Session, WHOLE_LIFE};
use crate::model::Account;

pub async fn by_key(db: &mut Db, key: &str) -> sqlx::Result<Option<Session>> {
    fetch_optional!(db => "SELECT * FROM session WHERE key = $1", key)
}

/// The session `id` if it is one of `account`'s.
pub async fn of_account(db: &mut Db, account: Id<Account>, id: Id<Session>) -> sqlx::Result<Option<Session>> {
    fetch_optional!(db => "SELECT * FROM session WHERE id = $1 AND account_id = $2", id, account)
}

/// The sessions of `account` that are alive at `now`, the latest first; 50 at most.
pub async fn all_of(db: &mut Db, account: Id<Account>, now: DateTime<Utc>) -> sqlx::Result<Vec<Session>> {
    fetch_all!(db => "
        SELECT * FROM session WHERE account_id = $1 AND seen_at > $2 AND opened_at > $3
         ORDER BY opened_at DESC, id LIMIT 50", account, now - IDLE_LIFE, now - WHOLE_LIFE)
}

pub async fn add(db: &mut Db, session: &Session) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO session (id, key, account_id, opened_at, seen_at, proved_at, is_shared, id_token)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", session.id, session.key, session.account_id, session.opened_at,
        session.seen_at, session.proved_at, session.is_shared, session.id_token)?;
    Ok(())
}

pub async fn touch(db: &mut Db, id: Id<Session>, now: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "UPDATE session SET seen_at = $1 WHERE id = $2", now, id)?;
    Ok(())
}

pub async fn end(db: &mut Db, id: Id<Session>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM session WHERE id = $1", id)?;
    Ok(())
}

pub async fn end_all_of(db: &mut Db, account: Id<Account>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM session WHERE account_id = $1", account)?;
    Ok(())
}

/// Gives a session a new cookie: she has proved again who she is.
pub async fn renew(db: &mut Db, id: Id<Session>, key: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "UPDATE session SET key = $1, proved_at = $2, seen_at = $2 WHERE id = $3", key, now, id)?;
    Ok(())
}

/// Notes that `account` is there on a device; says whether she was there before.
pub async fn note_device(db: &mut Db, account: Id<Account>, key: &str, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let known = execute!(db => "UPDATE device SET seen_at = $1 WHERE account_id = $2 AND key = $3", now, account, key)?;
    Ok(known == 1)
}

pub async fn add_device(db: &mut Db, account: Id<Account>, key: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "INSERT INTO device (account_id, key, added_at, seen_at) VALUES ($1, $2, $3, $3)", account, key,
        now)?;
    Ok(())
}

/// When the devices of `account` were met for the first time and used last, the newest first; 20 at most.
pub async fn devices_of(db: &mut Db, account: Id<Account>) -> sqlx::Result<Vec<Device>> {
    fetch_all!(db => "
        SELECT added_at, seen_at FROM device WHERE account_id = $1 ORDER BY added_at DESC, key LIMIT 20", account)
}

pub async fn erase_old_devices(db: &mut Db, now: DateTime<Utc>) -> sqlx::Result<u64> {
    execute!(db => "DELETE FROM device WHERE seen_at <= $1", now - KNOWN_FOR)
}

pub async fn erase_dead(db: &mut Db, now: DateTime<Utc>) -> sqlx::Result<u64> {
    let idle = execute!(db => "DELETE FROM session WHERE seen_at <= $1", now - IDLE_LIFE)?;
    let old = execute!(db => "DELETE FROM session WHERE opened_at <= $1", now - WHOLE_LIFE)?;
    Ok(idle + old)
}
