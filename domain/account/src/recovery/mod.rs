//! Recovery codes: ten, on paper, for the day when telephone and key are lost. Each opens once, with the password: whoever has
//! no password has no codes, and gets a new code of activation from a person.

mod model;
pub mod pages;
pub mod store;

use base::{Db, Result};
use chrono::{DateTime, Utc};
pub use model::RecoveryCode;
use web::SessionKey;

use crate::model::Account;

/// How many codes a set has.
const SET: usize = 10;

/// Makes, in the session of `key`, a new set in place of the old one; it is shown once.
pub async fn renew(db: &mut Db, account: &Account, key: &SessionKey, now: DateTime<Utc>) -> Result<Vec<RecoveryCode>> {
    let codes: Vec<_> = (0..SET).map(|_| RecoveryCode::random()).collect();
    store::forget_all(db, account.id).await?;
    for code in &codes {
        store::add(db, account.id, &code.hash()).await?;
    }
    account.sign(db, key, "recovery.made", account.id.uuid(), now).await?;
    Ok(codes)
}

/// Uses up what was typed, if it is one of her codes.
pub async fn use_up(db: &mut Db, account: &Account, key: &SessionKey, typed: &str, now: DateTime<Utc>) -> Result<bool> {
    let is_one = store::use_up(db, account.id, &RecoveryCode::of(typed).hash()).await?;
    if is_one {
        account.sign(db, key, "recovery.used", account.id.uuid(), now).await?;
    }
    Ok(is_one)
}
