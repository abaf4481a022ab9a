//! Which codes were used.

use base::{Db, Id, execute};

use crate::model::Account;

/// Uses up the codes of `step` and of all before it; says whether it was still to be used.
pub async fn use_up(db: &mut Db, account: Id<Account>, step: i64) -> sqlx::Result<bool> {
    let done = execute!(db => "UPDATE account SET totp_step = $1 WHERE id = $2 AND totp_step < $1", step, account)?;
    Ok(done == 1)
}
