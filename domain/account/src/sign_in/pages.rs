//! The pages for coming in and going out.

use std::sync::Arc;

use askama::Template;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json};
use axum_extra::extract::CookieJar;
use base::{Error, Private, again};
use serde::Deserialize;
use web::{Cx, Errors, Form, Paced, Query, Result, Way, invalid, page, see_other};

use super::steps::{self, Next};
use crate::openid::{self, Provider};
use crate::passkey::{self, Answer, Question};
use crate::proof::Factor;
use crate::recovery::pages::Shown;
use crate::session::{self, cookie};
use crate::sign_in::{Opened, Opening, open};
use crate::store;
use crate::totp::pages::Enrolment;

#[derive(Template)]
#[template(path = "account/sign_in.html")]
pub struct SignIn {
    pub cx: Cx,
    pub login: String,
    pub is_shared: bool,
    /// Where she is led once she is in.
    pub way: Way,
    pub errors: Errors,
    pub notice: Option<&'static str>,
}

impl SignIn {
    fn new(cx: Cx) -> Self {
        Self {
            cx,
            login: String::new(),
            is_shared: false,
            way: Way::default(),
            errors: Errors::default(),
            notice: None,
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Before {
    /// A page has emptied itself, for its session was over.
    fin: Option<String>,
    /// The page that she asked for.
    vers: Way,
}

/// What leads on by itself to the page where one signs in.
#[derive(Template)]
#[template(path = "account/arriving.html")]
struct Arriving {
    cx: Cx,
    next: String,
}

/// Says whether another site's page led here: a webmail, the town's own pages. Her browser kept its cookies to itself then.
fn is_from_elsewhere(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site")
}

/// A page of ours, which leads here again: this time the browser brings its cookies.
fn arrive(cx: Cx, next: String) -> Result<Response> {
    let refresh = HeaderValue::from_str(&format!("0; url={next}")).map_err(anyhow::Error::from)?;
    Ok(([("refresh", refresh)], page(&Arriving { cx, next })?).into_response())
}

/// Asks for a passkey, or for a name and a password; whoever is signed in is led on.
pub async fn form(cx: Cx, headers: HeaderMap, Query(before): Query<Before>) -> Result<Response> {
    if cx.actor.is_some() {
        return Ok(see_other(before.vers.as_str()));
    }
    if is_from_elsewhere(&headers) {
        return arrive(cx, before.vers.sign_in());
    }
    let notice = before.fin.map(|_| "account-session-over");
    page(&SignIn { notice, way: before.vers, ..SignIn::new(cx) })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordForm {
    login: String,
    password: String,
    shared: Option<String>,
    #[serde(default)]
    vers: Way,
}

#[derive(Template)]
#[template(path = "account/sign_in_code.html")]
struct Code {
    cx: Cx,
    token: String,
    errors: Errors,
}

/// Takes a name and a password: opens a session in place of the one that the browser had, or goes on to the code.
pub async fn password(_: Paced, cx: Cx, jar: CookieJar, Form(form): Form<PasswordForm>) -> Result<Response> {
    let opening = Opening { way: form.vers, ..cookie::opening(&cx, &jar, form.shared.is_some()) };
    match steps::password(&cx, &form.login, Private::new(form.password), &opening).await {
        Ok(Next::In(opened)) => Ok(let_in(&cx, jar, &opened)),
        Ok(Next::Code(token)) => page(&Code { cx, token, errors: Errors::default() }),
        Ok(Next::Enrol(token, proposal)) => page(&Enrolment::at_sign_in(cx, token, &proposal, Errors::default())?),
        Err(Error::Refused(key)) => {
            let errors = Errors::one("login", key);
            let Opening { is_shared, way, .. } = opening;
            invalid(&SignIn { cx, login: form.login, is_shared, way, errors, notice: None })
        }
        Err(error) => Err(error.into()),
    }
}

fn let_in(cx: &Cx, jar: CookieJar, opened: &Opened) -> Response {
    (cookie::put(cx, jar, opened), see_other(opened.way.as_str())).into_response()
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CodeForm {
    token: String,
    code: String,
}

/// Takes the code of somebody who has shown her password.
pub async fn code(_: Paced, cx: Cx, jar: CookieJar, Form(form): Form<CodeForm>) -> Result<Response> {
    let opening = cookie::opening(&cx, &jar, false);
    match steps::code(&cx, &form.token, &form.code, opening).await {
        Ok(opened) => Ok(let_in(&cx, jar, &opened)),
        Err(Error::Refused(key)) => invalid(&Code { cx, token: form.token, errors: Errors::one("code", key) }),
        Err(error) => Err(error.into()),
    }
}

/// Takes the first code of somebody who gets her codes at sign-in; shows her recovery codes.
pub async fn enrol(_: Paced, cx: Cx, jar: CookieJar, Form(form): Form<CodeForm>) -> Result<Response> {
    let opening = cookie::opening(&cx, &jar, false);
    match steps::enrol(&cx, &form.token, &form.code, opening).await {
        Ok((opened, codes)) => {
            let jar = cookie::put(&cx, jar, &opened);
            Ok((jar, page(&Shown::new(cx, &codes, opened.way.as_str()))?).into_response())
        }
        Err(Error::Refused(key)) => match steps::proposed(&cx, &form.token).await {
            Ok(proposal) => invalid(&Enrolment::at_sign_in(cx, form.token, &proposal, Errors::one("code", key))?),
            Err(Error::Refused(key)) => invalid(&SignIn { errors: Errors::one("login", key), ..SignIn::new(cx) }),
            Err(error) => Err(error.into()),
        },
        Err(error) => Err(error.into()),
    }
}

#[derive(Template)]
#[template(path = "account/sign_in_recovery.html")]
struct Recovery {
    cx: Cx,
    login: String,
    errors: Errors,
}

/// Asks for a password and a recovery code, when the telephone or the key is lost.
pub async fn recovery_form(cx: Cx) -> Result<Response> {
    page(&Recovery { cx, login: String::new(), errors: Errors::default() })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryForm {
    login: String,
    password: String,
    code: String,
    shared: Option<String>,
}

/// Takes a password and a recovery code, and leads to where she makes new ways in.
pub async fn recover(_: Paced, cx: Cx, jar: CookieJar, Form(form): Form<RecoveryForm>) -> Result<Response> {
    let opening = cookie::opening(&cx, &jar, form.shared.is_some());
    let known = (form.login.as_str(), Private::new(form.password));
    match steps::recovery(&cx, known, &form.code, &opening).await {
        Ok(opened) => Ok((cookie::put(&cx, jar, &opened), see_other("/pro/compte")).into_response()),
        Err(Error::Refused(key)) => invalid(&Recovery { cx, login: form.login, errors: Errors::one("code", key) }),
        Err(error) => Err(error.into()),
    }
}

/// Puts a question to whoever has a passkey of ours.
pub async fn passkey_question(_: Paced, cx: Cx) -> Result<Json<Question>> {
    Ok(Json(passkey::ask_for_one(&cx, None).await?))
}

#[derive(Deserialize)]
pub struct PasskeyForm {
    shared: Option<String>,
    #[serde(default)]
    vers: Way,
    #[serde(flatten)]
    answer: Answer,
}

/// Opens a session for whoever answered with her passkey.
pub async fn passkey(_: Paced, cx: Cx, jar: CookieJar, Form(form): Form<PasskeyForm>) -> Result<Response> {
    let opening = Opening { way: form.vers, ..cookie::opening(&cx, &jar, form.shared.is_some()) };
    let entered = async {
        let proved = passkey::prove(&cx, &form.answer, None).await?;
        again(async || {
            let mut db = cx.app.db.write().await?;
            let account = store::account(&mut db, proved.account_id).await?;
            let account = account.filter(|account| account.may_come_in(cx.now()));
            let account = account.ok_or(Error::Refused("account-passkey-refused"))?;
            passkey::store::note_use(&mut db, proved.id, proved.content.reveal(), cx.now()).await?;
            let opened = open(&mut db, &account, (&opening, Factor::Passkey), cx.now()).await?;
            db.commit().await?;
            Ok(opened)
        })
        .await
    };
    match entered.await {
        Ok(opened) => Ok(let_in(&cx, jar, &opened)),
        Err(Error::Refused(key)) => {
            let Opening { is_shared, way, .. } = opening;
            invalid(&SignIn { errors: Errors::one("passkey", key), is_shared, way, ..SignIn::new(cx) })
        }
        Err(error) => Err(error.into()),
    }
}

/// Closes the session of this browser, asks it to drop what it kept of the workspace, and ends the session at the
/// identity provider where one led here. Ours ends first, whatever the provider says.
pub async fn sign_out(mut cx: Cx, jar: CookieJar, provider: Option<Extension<Arc<Provider>>>) -> Result<Response> {
    let mut ended = None;
    if let Some(actor) = &cx.actor {
        let mut db = cx.write().await?;
        ended = session::store::by_key(&mut db, &actor.session.0).await?;
        if let Some(session) = &ended {
            session::pages::end(&cx, &mut db, session).await?;
        }
        db.commit().await?;
    }
    cx.actor = None;
    let jar = cookie::take_away(&cx, jar);
    let farewell = match &ended {
        Some(ended) => openid::pages::farewell(&cx, provider.as_deref().map(AsRef::as_ref), ended).await,
        None => None,
    };
    let page = match farewell {
        Some(page) => page,
        None => page(&SignIn { notice: Some("account-signed-out"), ..SignIn::new(cx) })?,
    };
    // Not "cookies": the browser would forget that it is known, and each sign-in would cause a mail. That of the session
    // is taken away by name.
    Ok((jar, [("clear-site-data", "\"cache\", \"storage\"")], page).into_response())
}
