//! One-time codes: six digits that her telephone works out from a secret and the time.

mod drawing;
mod model;
pub mod pages;
pub mod store;

pub use drawing::Square;
pub use model::{STEP_SECONDS, TotpSecret};

use base::{Db, Error, Result};
use web::{Cx, SessionKey};

use crate::model::Account;

/// Gives an account, in the session of `key`, the secret whose code she has just read, in place of the one she had.
pub async fn enrol(
    db: &mut Db,
    cx: &Cx,
    (account, key): (Account, &SessionKey),
    secret: &TotpSecret,
    typed: &str,
) -> Result<Account> {
    let step = secret.step_of(typed, cx.now()).ok_or(Error::Refused("account-code-first-wrong"))?;
    let kept = secret.keep(&cx.app.sealer, account.id.uuid())?;
    let account = Account { totp_secret: Some(kept), totp_step: step, ..account };
    crate::store::save(db, &account).await?;
    account.sign(db, key, "totp.enrolled", account.id.uuid(), cx.now()).await?;
    Ok(account)
}
