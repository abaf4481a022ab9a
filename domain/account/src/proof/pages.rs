//! Proving again who one is, for what cannot be undone.

use askama::Template;
use axum::Json;
use axum::response::{IntoResponse as _, Response};
use axum_extra::extract::CookieJar;
use base::{Db, Error, Id, Private, again};
use chrono::TimeDelta;
use serde::Deserialize;
use web::{Cx, Errors, Form, Paced, Path, Result, SessionKey, Way, invalid, page, see_other};

use super::{CODE_WRONG, Factor, code, count_code, password, refused};
use crate::model::Account;
use crate::passkey::{self, Answer, Passkey, Question};
use crate::session::{self, cookie};
use crate::sign_in::Opened;
use crate::store;

const HOME: &str = "/pro";
/// How long the page may wait: as long as a session without a page.
const LIFE: TimeDelta = TimeDelta::minutes(15);

#[derive(Template)]
#[template(path = "account/proof.html")]
struct Proof {
    cx: Cx,
    token: String,
    has_passkey: bool,
    has_password: bool,
    has_codes: bool,
    errors: Errors,
}

/// Where she was going: a page of the workspace that we sealed ourselves, and nothing else.
fn back(cx: &Cx, token: &str) -> Option<String> {
    let path: String = cx.app.sealer.open(token, cx.now(), LIFE)?;
    let is_ours = path == HOME || path.starts_with("/pro/");
    (is_ours && !path.starts_with("/pro/preuve/")).then_some(path)
}

async fn own(cx: &Cx) -> Result<Account> {
    let account = Id::from_uuid(cx.signed_in()?.account);
    Ok(store::account(&mut cx.read().await?, account).await?.ok_or(Error::NotFound)?)
}

async fn proof(cx: Cx, token: String, errors: Errors) -> Result<Proof> {
    let account = own(&cx).await?;
    let passkeys = passkey::store::all_of(&mut cx.read().await?, account.id).await?;
    Ok(Proof {
        has_passkey: !passkeys.is_empty(),
        has_password: account.password_hash.is_some(),
        has_codes: account.totp_secret.is_some(),
        cx,
        token,
        errors,
    })
}

/// Asks for a passkey, or for the password and a code.
pub async fn form(cx: Cx, Path(token): Path<String>) -> Result<Response> {
    cx.signed_in()?;
    if back(&cx, &token).is_none() {
        return Ok(see_other(HOME));
    }
    page(&proof(cx, token, Errors::default()).await?)
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PasswordForm {
    password: String,
    code: String,
}

/// Takes the password, with a code for whoever has them.
pub async fn prove(
    _: Paced,
    cx: Cx,
    jar: CookieJar,
    Path(token): Path<String>,
    Form(form): Form<PasswordForm>,
) -> Result<Response> {
    let account = own(&cx).await?;
    let typed = (Private::new(form.password), form.code);
    match by_password(&cx, &account, typed).await {
        Ok(opened) => Ok(lead_on(&cx, jar, &token, &opened)),
        Err(Error::Refused(key)) => {
            let field = if key.starts_with("account-code-") { "code" } else { "password" };
            invalid(&proof(cx, token, Errors::one(field, key)).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn by_password(cx: &Cx, account: &Account, typed: (Private<String>, String)) -> base::Result<Opened> {
    let (typed, typed_code) = typed;
    let login = account.login.as_ref().ok_or(Error::NotFound)?;
    let proved = password(&cx.app.db, login.reveal(), typed, cx.now()).await?;
    let proved = proved.ok_or(Error::Refused("account-current-wrong"))?;
    // As at sign-in: on a demonstration one may do without.
    if proved.totp_secret.is_none() && cx.is_demo() {
        return again(|| renew(cx, account.id, None, None)).await;
    }
    count_code(cx, account.id).await?;
    let renewed = again(|| renew(cx, account.id, Some(&typed_code), None)).await;
    if let Err(Error::Refused(CODE_WRONG)) = renewed {
        refused(&cx.app.db, Factor::Totp, Some(account.id), cx.now()).await?;
    }
    renewed
}

/// Notes the proof, and gives the session a new cookie: what was known of it before opens nothing any more.
async fn renew(cx: &Cx, account: Id<Account>, typed: Option<&str>, passkey: Option<&Passkey>) -> base::Result<Opened> {
    let mut db = cx.app.db.write().await?;
    let account = store::account(&mut db, account).await?.ok_or(Error::NotFound)?;
    if let Some(typed) = typed {
        let actor = cx.actor.as_ref().ok_or(Error::NotFound)?;
        code(&mut db, cx, (&account, &actor.session), typed).await?;
    }
    if let Some(passkey) = passkey {
        passkey::store::note_use(&mut db, passkey.id, passkey.content.reveal(), cx.now()).await?;
    }
    let cookie = put(&mut db, cx, &account).await?;
    db.commit().await?;
    Ok(Opened { cookie: Private::new(cookie), device: None, way: Way::default() })
}

async fn put(db: &mut Db, cx: &Cx, account: &Account) -> base::Result<String> {
    let actor = cx.actor.as_ref().ok_or(Error::NotFound)?;
    let session = session::store::by_key(db, &actor.session.0).await?.ok_or(Error::NotFound)?;
    let value = cookie::random();
    let key = SessionKey::of(&value);
    session::store::renew(db, session.id, &key.0, cx.now()).await?;
    for subject in super::subjects(account) {
        store::forget_attempts(db, &subject).await?;
    }
    // With its new name: its object ties it to the row that opened it under the old one.
    account.sign(db, &key, "session.proved", session.id.uuid(), cx.now()).await?;
    Ok(value)
}

fn lead_on(cx: &Cx, jar: CookieJar, token: &str, opened: &Opened) -> Response {
    let next = back(cx, token).unwrap_or_else(|| HOME.to_owned());
    (cookie::put(cx, jar, opened), see_other(&next)).into_response()
}

/// Puts a question to the passkeys of whoever is signed in.
pub async fn passkey_question(_: Paced, cx: Cx, Path(_): Path<String>) -> Result<Json<Question>> {
    let account = Id::from_uuid(cx.signed_in()?.account);
    Ok(Json(passkey::ask_for_one(&cx, Some(account)).await?))
}

/// Takes the answer of one of her passkeys.
pub async fn prove_by_passkey(
    _: Paced,
    cx: Cx,
    jar: CookieJar,
    Path(token): Path<String>,
    Form(answer): Form<Answer>,
) -> Result<Response> {
    let account = Id::from_uuid(cx.signed_in()?.account);
    let renewed = async {
        let proved = passkey::prove(&cx, &answer, Some(account)).await?;
        again(|| renew(&cx, account, None, Some(&proved))).await
    };
    match renewed.await {
        Ok(opened) => Ok(lead_on(&cx, jar, &token, &opened)),
        Err(Error::Refused(key)) => invalid(&proof(cx, token, Errors::one("passkey", key)).await?),
        Err(error) => Err(error.into()),
    }
}
