//! The messages that this capability sends: no link, no name, nothing about anybody who is helped.

use base::{Db, Private};
use mail::Message;
use web::{Cx, Result};

/// Sends an activation code to the function address of an institution.
pub async fn send_code(cx: &Cx, db: &mut Db, address: &Private<String>, code: &str) -> Result<()> {
    let (subject, text) = (cx.t("people-code-mail-subject"), cx.t1("people-code-mail-text", "code", code));
    let message = Message::new(address.reveal(), &subject, &text).map_err(anyhow::Error::from)?;
    Ok(mail::send(db, &message, cx.now()).await?)
}
