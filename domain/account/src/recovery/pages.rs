//! The page that shows recovery codes, once.

use askama::Template;
use axum::response::Response;
use base::{Error, Id};
use web::{Cx, Result, page};

use super::RecoveryCode;
use crate::{KEEP_WAYS_IN, store};

#[derive(Template)]
#[template(path = "account/recovery.html")]
pub struct Shown {
    cx: Cx,
    codes: Vec<String>,
    next: String,
}

impl Shown {
    pub fn new(cx: Cx, codes: &[RecoveryCode], next: &str) -> Self {
        Self { cx, codes: codes.iter().map(|code| code.reveal().to_owned()).collect(), next: next.to_owned() }
    }
}

/// Makes a new set in place of the old one.
pub async fn renew(cx: Cx) -> Result<Response> {
    let account = Id::from_uuid(cx.may(KEEP_WAYS_IN)?.account);
    let mut db = cx.write().await?;
    let account = store::account(&mut db, account).await?;
    let account = account.filter(|account| account.password_hash.is_some()).ok_or(Error::NotFound)?;
    let codes = super::renew(&mut db, &account, &cx.signed_in()?.session, cx.now()).await?;
    db.commit().await?;
    page(&Shown::new(cx, &codes, "/pro/compte"))
}
