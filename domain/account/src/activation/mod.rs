//! From a code that was handed over in person to an account that works: she chooses a passkey, or a password with
//! one-time codes where her institution allows it. Nothing is written before she has shown that her choice works; until
//! then it travels sealed in a field of the page.

pub mod pages;

use base::{Db, Error, Id, Private, Result, again};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use web::Cx;

use crate::acts::digest;
use crate::model::{Account, Standing, code_of, login_of};
use crate::passkey::{self, Passkey};
use crate::proof::{self, Factor};
use crate::recovery::{self, RecoveryCode};
use crate::sign_in::steps::Proposal;
use crate::sign_in::{self, Opened, Opening};
use crate::totp::{self, TotpSecret};
use crate::{password, session, store};

/// Somebody who has shown her code, and what she has chosen so far.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Underway {
    account: Id<Account>,
    /// SHA-256 of her code: once it is used, this is worth nothing.
    code: String,
    /// The hash of the password that she chose.
    password_hash: Option<String>,
    /// The secret that was proposed to her, in letters.
    secret: Option<String>,
}

const PURPOSE: &str = "activation";
const LIFE: TimeDelta = TimeDelta::minutes(30);
const TOO_LATE: &str = "account-activation-late";

/// Takes a sign-in name and its code; gives the token of the choice. A wrong code counts, a right one does not.
pub async fn begin(cx: &Cx, login: &str, code: &str) -> Result<(String, Standing)> {
    let login = login_of(login);
    proof::count(&cx.app.db, Factor::Activation, &login, cx.now()).await?;
    let standing = match sign_in::invited(&cx.app.db, &login, code, cx.now()).await {
        Ok(standing) => standing,
        Err(error) => {
            proof::refused(&cx.app.db, Factor::Activation, None, cx.now()).await?;
            return Err(error);
        }
    };
    let forget = async || {
        let mut db = cx.app.db.write().await?;
        store::forget_attempts(&mut db, &Factor::Activation.subject(&login)).await?;
        db.commit().await
    };
    again(forget).await?;
    let code = digest(&code_of(code));
    let underway = Underway { account: standing.account.id, code, password_hash: None, secret: None };
    Ok((seal(cx, &underway)?, standing))
}

fn seal(cx: &Cx, underway: &Underway) -> Result<String> {
    cx.app.sealer.seal_for(PURPOSE, underway, cx.now())
}

/// Who is underway, if her code still waits for her.
async fn underway(cx: &Cx, db: &mut Db, token: &str) -> Result<(Underway, Standing)> {
    let underway: Option<Underway> = cx.app.sealer.open_for(PURPOSE, token, cx.now(), LIFE);
    let underway = underway.ok_or(Error::Refused(TOO_LATE))?;
    let standing = store::standing(db, underway.account).await?.filter(|standing| {
        let account = &standing.account;
        let is_hers = account.activation_hash.as_ref().is_some_and(|hash| *hash.reveal() == underway.code);
        is_hers && account.activation_until.is_some_and(|until| cx.now() < until)
    });
    Ok((underway, standing.ok_or(Error::Refused(TOO_LATE))?))
}

pub async fn standing(cx: &Cx, token: &str) -> Result<Standing> {
    Ok(underway(cx, &mut cx.app.db.read().await?, token).await?.1)
}

/// Takes the password that she chose; gives the token of the next step, and the secret that it asks a code of.
pub async fn choose_password(cx: &Cx, token: &str, new: Private<String>) -> Result<(String, Proposal)> {
    let (underway, standing) = underway(cx, &mut cx.app.db.read().await?, token).await?;
    let password_hash = Some(password::hash(new).await?.into_inner());
    let secret = TotpSecret::random();
    let chosen = Underway { password_hash, secret: Some(secret.letters()), ..underway };
    Ok((seal(cx, &chosen)?, proposal(standing.account, secret)?))
}

fn proposal(account: Account, secret: TotpSecret) -> Result<Proposal> {
    Ok(Proposal { secret, login: account.login.ok_or(Error::NotFound)?.into_inner() })
}

/// The secret that was proposed, for showing it again.
pub async fn proposed(cx: &Cx, token: &str) -> Result<Proposal> {
    let (underway, standing) = underway(cx, &mut cx.app.db.read().await?, token).await?;
    let secret = underway.secret.as_deref().and_then(TotpSecret::of_letters).ok_or(Error::Refused(TOO_LATE))?;
    proposal(standing.account, secret)
}

/// What she has chosen, shown to work.
enum Way<'a> {
    Passkey(&'a Passkey),
    /// The first code of her secret; none on a demonstration, where codes are for those who want to see them.
    Password(Option<&'a str>),
}

/// Activates the account with its password, once a first code of the secret is right.
pub async fn with_password(
    cx: &Cx,
    token: &str,
    typed: Option<&str>,
    opening: &Opening,
) -> Result<(Opened, Vec<RecoveryCode>)> {
    again(|| activate(cx, token, Way::Password(typed), opening)).await
}

/// Activates the account with its first passkey.
pub async fn with_passkey(cx: &Cx, token: &str, passkey: &Passkey, opening: &Opening) -> Result<Opened> {
    Ok(again(|| activate(cx, token, Way::Passkey(passkey), opening)).await?.0)
}

async fn activate(cx: &Cx, token: &str, way: Way<'_>, opening: &Opening) -> Result<(Opened, Vec<RecoveryCode>)> {
    let mut db = cx.app.db.write().await?;
    let (underway, standing) = underway(cx, &mut db, token).await?;
    let (mut account, key) = (standing.account.activate(cx.now())?, opening.key());
    match way {
        Way::Passkey(passkey) => {
            passkey::store::add(&mut db, passkey).await?;
            account.sign(&mut db, &key, "passkey.added", passkey.id.uuid(), cx.now()).await?;
        }
        Way::Password(typed) => {
            account.password_hash = Some(Private::new(underway.password_hash.ok_or(Error::Refused(TOO_LATE))?));
            if let Some(typed) = typed {
                let secret = underway.secret.as_deref().and_then(TotpSecret::of_letters);
                let secret = secret.ok_or(Error::Refused(TOO_LATE))?;
                account = totp::enrol(&mut db, cx, (account, &key), &secret, typed).await?;
            }
        }
    }
    store::save(&mut db, &account).await?;
    session::store::end_all_of(&mut db, account.id).await?;
    account.sign(&mut db, &key, "account.activated", account.id.uuid(), cx.now()).await?;
    let codes = match account.password_hash {
        Some(_) => recovery::renew(&mut db, &account, &key, cx.now()).await?,
        None => Vec::new(),
    };
    let opened = sign_in::open(&mut db, &account, (opening, Factor::Activation), cx.now()).await?;
    db.commit().await?;
    Ok((opened, codes))
}
