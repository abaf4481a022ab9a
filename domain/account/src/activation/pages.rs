//! The pages of an activation: the code, the choice, and the way that was chosen.

use askama::Template;
use axum::Json;
use axum::response::{IntoResponse as _, Response};
use axum_extra::extract::CookieJar;
use base::{Error, Private};
use serde::Deserialize;
use web::{Cx, Errors, Form, Paced, Result, invalid, page, see_other};

use crate::model::Standing;
use crate::passkey::{self, Answer, Question};
use crate::policy::allows_password;
use crate::recovery::RecoveryCode;
use crate::recovery::pages::Shown;
use crate::session::cookie;
use crate::sign_in::Opened;
use crate::totp::pages::Enrolment;
use crate::{LeakedPasswords, password, strength};

#[derive(Template)]
#[template(path = "account/activation.html")]
struct Activation {
    cx: Cx,
    login: String,
    code: String,
    errors: Errors,
}

/// Asks for the code that was handed over.
pub async fn form(cx: Cx) -> Result<Response> {
    page(&Activation { cx, login: String::new(), code: String::new(), errors: Errors::default() })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeForm {
    login: String,
    code: String,
}

#[derive(Template)]
#[template(path = "account/activation_choice.html")]
struct Choice {
    cx: Cx,
    token: String,
    allows_password: bool,
    has_passkeys: bool,
    errors: Errors,
}

async fn choice(cx: Cx, token: String, standing: &Standing, errors: Errors) -> Result<Choice> {
    let allows_password = allows_password(&mut cx.read().await?, &standing.account).await?;
    Ok(Choice { has_passkeys: passkey::is_possible(&cx), allows_password, cx, token, errors })
}

/// Takes the code, and asks how she wants to come in.
pub async fn begin(_: Paced, cx: Cx, Form(form): Form<CodeForm>) -> Result<Response> {
    match super::begin(&cx, &form.login, &form.code).await {
        Ok((token, standing)) => page(&choice(cx, token, &standing, Errors::default()).await?),
        Err(Error::Refused(key)) => {
            invalid(&Activation { cx, login: form.login, code: form.code, errors: Errors::one("code", key) })
        }
        Err(error) => Err(error.into()),
    }
}

/// The first page again: what was underway is over.
fn again(cx: Cx, key: &'static str) -> Result<Response> {
    invalid(&Activation { cx, login: String::new(), code: String::new(), errors: Errors::one("code", key) })
}

/// The new password, typed twice alike, if it is good enough for `standing` and nobody stole it elsewhere.
pub async fn chosen(
    (new, again): (&str, &str),
    standing: &Standing,
    leaked: &LeakedPasswords,
) -> Result<Private<String>, Errors> {
    let new = password::normal(new);
    let mut errors = Errors::default();
    errors.keep("new", strength::check(&new, &standing.words()));
    errors.require("again", password::normal(again) == new, "account-password-differs");
    if errors.is_empty() {
        errors.require("new", !leaked.hold(&new).await, "account-password-leaked");
    }
    if errors.is_empty() { Ok(Private::new(new)) } else { Err(errors) }
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PasswordForm {
    token: String,
    new: String,
    again: String,
}

/// Takes the password that she chose, and hands over the secret of her codes.
pub async fn choose_password(
    _: Paced,
    cx: Cx,
    leaked: LeakedPasswords,
    jar: CookieJar,
    Form(form): Form<PasswordForm>,
) -> Result<Response> {
    let standing = match super::standing(&cx, &form.token).await {
        Ok(standing) => standing,
        Err(Error::Refused(key)) => return again(cx, key),
        Err(error) => return Err(error.into()),
    };
    let choice = choice(cx, form.token, &standing, Errors::default()).await?;
    if !choice.allows_password {
        return invalid(&Choice { errors: Errors::one("passkey", "account-passkey-only"), ..choice });
    }
    let new = match chosen((&form.new, &form.again), &standing, &leaked).await {
        Ok(new) => new,
        Err(errors) => return invalid(&Choice { errors, ..choice }),
    };
    let cx = choice.cx;
    let (token, proposal) = super::choose_password(&cx, &choice.token, new).await?;
    if cx.is_demo() {
        let opening = cookie::opening(&cx, &jar, false);
        let (opened, codes) = super::with_password(&cx, &token, None, &opening).await?;
        return let_in(cx, jar, &opened, &codes);
    }
    page(&Enrolment::at_activation(cx, token, &proposal, Errors::default())?)
}

/// Lets her in, and shows her recovery codes on the way.
fn let_in(cx: Cx, jar: CookieJar, opened: &Opened, codes: &[RecoveryCode]) -> Result<Response> {
    let jar = cookie::put(&cx, jar, opened);
    Ok((jar, page(&Shown::new(cx, codes, "/pro/compte"))?).into_response())
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TotpForm {
    token: String,
    code: String,
}

/// Takes the first code of her secret.
pub async fn enrol(_: Paced, cx: Cx, jar: CookieJar, Form(form): Form<TotpForm>) -> Result<Response> {
    let opening = cookie::opening(&cx, &jar, false);
    match super::with_password(&cx, &form.token, Some(&form.code), &opening).await {
        Ok((opened, codes)) => let_in(cx, jar, &opened, &codes),
        Err(Error::Refused(key)) => match super::proposed(&cx, &form.token).await {
            Ok(proposal) => invalid(&Enrolment::at_activation(cx, form.token, &proposal, Errors::one("code", key))?),
            Err(Error::Refused(key)) => again(cx, key),
            Err(error) => Err(error.into()),
        },
        Err(error) => Err(error.into()),
    }
}

#[derive(Deserialize)]
pub struct QuestionForm {
    #[serde(default)]
    token: String,
}

/// Puts the question that makes her first passkey.
pub async fn passkey_question(_: Paced, cx: Cx, Form(form): Form<QuestionForm>) -> Result<Json<Question>> {
    let standing = super::standing(&cx, &form.token).await?;
    Ok(Json(passkey::ask_for_new(&cx, &standing.account).await?))
}

#[derive(Deserialize)]
pub struct PasskeyForm {
    #[serde(default)]
    token: String,
    #[serde(default)]
    name: String,
    #[serde(flatten)]
    answer: Answer,
}

/// Takes her first passkey.
pub async fn passkey(_: Paced, cx: Cx, jar: CookieJar, Form(form): Form<PasskeyForm>) -> Result<Response> {
    let standing = match super::standing(&cx, &form.token).await {
        Ok(standing) => standing,
        Err(Error::Refused(key)) => return again(cx, key),
        Err(error) => return Err(error.into()),
    };
    let opening = cookie::opening(&cx, &jar, false);
    let activated = async {
        let passkey = passkey::register(&cx, &standing.account, &form.answer, &form.name).await?;
        super::with_passkey(&cx, &form.token, &passkey, &opening).await
    };
    match activated.await {
        Ok(opened) => Ok((cookie::put(&cx, jar, &opened), see_other("/pro/compte")).into_response()),
        Err(Error::Refused(key)) => invalid(&choice(cx, form.token, &standing, Errors::one("passkey", key)).await?),
        Err(error) => Err(error.into()),
    }
}
