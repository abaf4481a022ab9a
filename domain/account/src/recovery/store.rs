//! The recovery codes that are left.

use base::{Db, Id, execute, fetch_one};

use crate::model::Account;

pub async fn add(db: &mut Db, account: Id<Account>, hash: &str) -> sqlx::Result<()> {
    execute!(db => "INSERT INTO recovery_code (account_id, hash) VALUES ($1, $2)", account, hash)?;
    Ok(())
}

pub async fn forget_all(db: &mut Db, account: Id<Account>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM recovery_code WHERE account_id = $1", account)?;
    Ok(())
}

/// Erases the code whose SHA-256 is `hash`; says whether there was one.
pub async fn use_up(db: &mut Db, account: Id<Account>, hash: &str) -> sqlx::Result<bool> {
    let done = execute!(db => "DELETE FROM recovery_code WHERE account_id = $1 AND hash = $2", account, hash)?;
    Ok(done == 1)
}

pub async fn left(db: &mut Db, account: Id<Account>) -> sqlx::Result<i64> {
    let (left,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM recovery_code WHERE account_id = $1", account)?;
    Ok(left)
}
