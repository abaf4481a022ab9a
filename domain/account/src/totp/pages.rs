//! The page that hands over the secret of one-time codes, wherever she gets it: at her activation, at a sign-in, or from
//! her own account.

use askama::Template;
use axum::response::Response;
use base::{Error, Id};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use web::{Cx, Errors, Form, Result, invalid, page, see_other};

use super::{Square, TotpSecret};
use crate::model::Account;
use crate::sign_in::steps::Proposal;
use crate::{KEEP_WAYS_IN, proof, store};

#[derive(Template)]
#[template(path = "account/totp.html")]
pub struct Enrolment {
    cx: Cx,
    action: &'static str,
    token: String,
    square: Square,
    secret: String,
    errors: Errors,
}

impl Enrolment {
    fn new(cx: Cx, action: &'static str, token: String, proposal: &Proposal, errors: Errors) -> Result<Self> {
        let square = Square::of(&proposal.secret.uri(&proposal.login))?;
        Ok(Self { cx, action, token, square, secret: proposal.secret.groups(), errors })
    }

    pub fn at_sign_in(cx: Cx, token: String, proposal: &Proposal, errors: Errors) -> Result<Self> {
        Self::new(cx, "/pro/connexion/codes", token, proposal, errors)
    }

    /// From her own account, with a password that she adds to it.
    pub fn with_password(cx: Cx, token: String, proposal: &Proposal, errors: Errors) -> Result<Self> {
        Self::new(cx, "/pro/compte/mot-de-passe/codes", token, proposal, errors)
    }

    pub fn at_activation(cx: Cx, token: String, proposal: &Proposal, errors: Errors) -> Result<Self> {
        Self::new(cx, "/pro/activation/codes", token, proposal, errors)
    }
}

const PURPOSE: &str = "codes";
const LIFE: TimeDelta = TimeDelta::minutes(15);

/// A secret proposed to somebody signed in.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Proposed {
    account: Id<Account>,
    secret: String,
}

async fn own(cx: &Cx) -> Result<Account> {
    let account = Id::from_uuid(cx.may(KEEP_WAYS_IN)?.account);
    Ok(store::account(&mut cx.read().await?, account).await?.ok_or(Error::NotFound)?)
}

pub fn proposal(account: &Account, secret: TotpSecret) -> Result<Proposal> {
    let login = account.login.as_ref().ok_or(Error::NotFound)?.reveal().clone();
    Ok(Proposal { secret, login })
}

const ACTION: &str = "/pro/compte/codes";

/// Proposes a new secret to somebody signed in.
pub async fn form(cx: Cx) -> Result<Response> {
    let account = own(&cx).await?;
    let secret = TotpSecret::random();
    let proposed = Proposed { account: account.id, secret: secret.letters() };
    let token = cx.app.sealer.seal_for(PURPOSE, &proposed, cx.now())?;
    page(&Enrolment::new(cx, ACTION, token, &proposal(&account, secret)?, Errors::default())?)
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CodeForm {
    token: String,
    code: String,
}

/// Takes the first code of the secret that was proposed.
pub async fn enrol(cx: Cx, Form(form): Form<CodeForm>) -> Result<Response> {
    let account = own(&cx).await?;
    let proposed: Option<Proposed> = cx.app.sealer.open_for(PURPOSE, &form.token, cx.now(), LIFE);
    let secret = proposed.filter(|proposed| proposed.account == account.id);
    let Some(secret) = secret.and_then(|proposed| TotpSecret::of_letters(&proposed.secret)) else {
        return Ok(see_other(ACTION));
    };
    let refused = match proof::count_code(&cx, account.id).await {
        Ok(()) => {
            let mut db = cx.write().await?;
            let account = store::account(&mut db, account.id).await?.ok_or(Error::NotFound)?;
            match super::enrol(&mut db, &cx, (account, &cx.signed_in()?.session), &secret, &form.code).await {
                Ok(account) => {
                    store::forget_attempts(&mut db, &proof::Factor::Totp.subject(&account.id.to_string())).await?;
                    db.commit().await?;
                    return Ok(see_other("/pro/compte"));
                }
                Err(error) => error,
            }
        }
        Err(error) => error,
    };
    let Error::Refused(key) = refused else { return Err(refused.into()) };
    let errors = Errors::one("code", key);
    invalid(&Enrolment::new(cx, ACTION, form.token, &proposal(&account, secret)?, errors)?)
}
