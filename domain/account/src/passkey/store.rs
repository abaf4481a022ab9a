//! The questions asked of passkeys.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, Utc};

use super::model::Passkey;
use crate::model::Account;

/// The passkeys of `account`, the first made first; 50 at most.
pub async fn all_of(db: &mut Db, account: Id<Account>) -> sqlx::Result<Vec<Passkey>> {
    fetch_all!(db => "SELECT * FROM passkey WHERE account_id = $1 ORDER BY created_at, id LIMIT 50", account)
}

/// The passkey `id` if it is one of `account`'s.
pub async fn of_account(db: &mut Db, account: Id<Account>, id: Id<Passkey>) -> sqlx::Result<Option<Passkey>> {
    fetch_optional!(db => "SELECT * FROM passkey WHERE id = $1 AND account_id = $2", id, account)
}

pub async fn by_credential(db: &mut Db, credential: &str) -> sqlx::Result<Option<Passkey>> {
    fetch_optional!(db => "SELECT * FROM passkey WHERE credential = $1", credential)
}

pub async fn add(db: &mut Db, passkey: &Passkey) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO passkey (id, account_id, credential, content, name, created_at, used_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)", passkey.id, passkey.account_id, passkey.credential, passkey.content,
        passkey.name, passkey.created_at, passkey.used_at)?;
    Ok(())
}

/// Notes that it was used, with its counter as it stands now.
pub async fn note_use(db: &mut Db, id: Id<Passkey>, content: &str, now: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "UPDATE passkey SET content = $1, used_at = $2 WHERE id = $3", content, now, id)?;
    Ok(())
}

pub async fn rename(db: &mut Db, id: Id<Passkey>, name: &str) -> sqlx::Result<()> {
    execute!(db => "UPDATE passkey SET name = $1 WHERE id = $2", name, id)?;
    Ok(())
}

pub async fn remove(db: &mut Db, id: Id<Passkey>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM passkey WHERE id = $1", id)?;
    Ok(())
}

/// Says whether a provider knows her.
pub async fn has_identity(db: &mut Db, account: Id<Account>) -> sqlx::Result<bool> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM identity WHERE account_id = $1", account)?;
    Ok(count > 0)
}
