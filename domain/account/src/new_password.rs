//! A password, with one-time codes, for an account that has none yet, where its institution allows it. Nothing is written
//! before a first code has shown that both work; until then what she chose travels sealed in a field of the page.

use axum::response::Response;
use base::{Error, Id, Private, again};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use web::{Cx, Errors, Form, Result, invalid, page, see_other};

use crate::activation::pages::chosen;
use crate::model::{Account, Standing};
use crate::pages::{account_page, standing};
use crate::proof::{self, Factor};
use crate::totp::pages::{Enrolment, proposal};
use crate::totp::{self, TotpSecret};
use crate::{KEEP_WAYS_IN, LeakedPasswords, password, policy, store};

const ACCOUNT: &str = "/pro/compte";
const PURPOSE: &str = "new password";
const LIFE: TimeDelta = TimeDelta::minutes(15);

/// A password that somebody signed in chose, and the secret that was proposed to her with it, in letters.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    account: Id<Account>,
    password_hash: String,
    secret: String,
}

/// Whoever is signed in, if she may add a password: her institution allows it, and she has none.
async fn own(cx: &Cx) -> Result<Standing> {
    cx.may(KEEP_WAYS_IN)?;
    let standing = standing(cx).await?;
    if !policy::allows_password(&mut cx.read().await?, &standing.account).await? {
        return Err(Error::Refused("account-passkey-only").into());
    }
    if standing.account.password_hash.is_some() {
        return Err(Error::Refused("account-password-there").into());
    }
    Ok(standing)
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PasswordForm {
    new: String,
    again: String,
}

/// Takes the password that she chose, and hands over the secret of her codes.
pub async fn choose(cx: Cx, leaked: LeakedPasswords, Form(form): Form<PasswordForm>) -> Result<Response> {
    let standing = own(&cx).await?;
    let new = match chosen((&form.new, &form.again), &standing, &leaked).await {
        Ok(new) => new,
        Err(errors) => return invalid(&account_page(cx, errors, None).await?),
    };
    let (account, secret) = (standing.account, TotpSecret::random());
    let password_hash = password::hash(new).await?.into_inner();
    let choice = Choice { account: account.id, password_hash, secret: secret.letters() };
    let token = cx.app.sealer.seal_for(PURPOSE, &choice, cx.now())?;
    page(&Enrolment::with_password(cx, token, &proposal(&account, secret)?, Errors::default())?)
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CodeForm {
    token: String,
    code: String,
}

/// Takes the first code of the secret that was proposed: from then on the password opens.
pub async fn enrol(cx: Cx, Form(form): Form<CodeForm>) -> Result<Response> {
    let account = own(&cx).await?.account;
    let choice: Option<Choice> = cx.app.sealer.open_for(PURPOSE, &form.token, cx.now(), LIFE);
    let hers = choice.filter(|choice| choice.account == account.id);
    let hers = hers.and_then(|choice| Some((TotpSecret::of_letters(&choice.secret)?, choice)));
    let Some((secret, choice)) = hers else { return Ok(see_other(ACCOUNT)) };
    match add(&cx, &choice, &secret, &form.code).await {
        Ok(()) => Ok(see_other(ACCOUNT)),
        Err(Error::Refused(key)) => {
            let errors = Errors::one("code", key);
            invalid(&Enrolment::with_password(cx, form.token, &proposal(&account, secret)?, errors)?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn add(cx: &Cx, choice: &Choice, secret: &TotpSecret, typed: &str) -> base::Result<()> {
    proof::count_code(cx, choice.account).await?;
    let session = cx.actor.as_ref().map(|actor| &actor.session).ok_or(Error::NotFound)?;
    again(async || {
        let mut db = cx.app.db.write().await?;
        let account = store::account(&mut db, choice.account).await?.ok_or(Error::NotFound)?;
        if account.password_hash.is_some() {
            return Err(Error::Refused("account-password-there"));
        }
        let account = Account { password_hash: Some(Private::new(choice.password_hash.clone())), ..account };
        let account = totp::enrol(&mut db, cx, (account, session), secret, typed).await?;
        store::forget_attempts(&mut db, &Factor::Totp.subject(&account.id.to_string())).await?;
        account.sign(&mut db, session, "account.password_added", account.id.uuid(), cx.now()).await?;
        db.commit().await
    })
    .await
}
