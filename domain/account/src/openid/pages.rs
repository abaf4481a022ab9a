//! The pages between us and the identity provider.

use std::sync::Arc;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::HeaderValue;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use base::{Error, Id};
use chrono_tz::Europe::Paris;
use openidconnect::url::Url;
use serde::Deserialize;
use web::{App, Cx, Failure, Form, Paced, Query, Result, SIGN_IN, Way, invalid, page, see_other};

use super::journey::{self, Landing, Returned};
use super::model::Purpose;
use super::provider::Provider;
use super::store as identity_store;
use crate::model::Account;
use crate::session::cookie;
use crate::session::model::Session;
use crate::{KEEP_WAYS_IN, sign_in, store};

/// The provider that the operator chose; without one, no page here exists.
#[derive(Debug)]
pub struct Chosen(Arc<Provider>);

impl FromRequestParts<Arc<App>> for Chosen {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self> {
        parts.extensions.get().cloned().map(Self).ok_or_else(|| Error::NotFound.into())
    }
}

/// The cookie that binds a journey to a browser. The prefix makes browsers refuse it from another host, path or scheme.
const COOKIE: &str = "__Host-o";
/// Its name on a loopback demonstration, which has no TLS.
const COOKIE_LOOPBACK: &str = "o";

fn cookie_name(cx: &Cx) -> &'static str {
    if cx.is_demo() { COOKIE_LOOPBACK } else { COOKIE }
}

fn cookie(cx: &Cx, value: String) -> Cookie<'static> {
    let cookie = Cookie::build((cookie_name(cx), value)).path("/").http_only(true).same_site(SameSite::Strict);
    cookie.secure(!cx.is_demo()).build()
}

#[derive(Template)]
#[template(path = "openid/leave.html")]
struct Leave<'a> {
    cx: Cx,
    name: &'a str,
    url: &'a Url,
    is_farewell: bool,
}

/// A page that leads to the provider by itself.
///
/// It is no redirect: our policy lets forms be sent to ourselves alone, and browsers hold it against what a form is
/// redirected to.
fn leave(cx: Cx, name: &str, url: &Url, is_farewell: bool) -> Result<Response> {
    let refresh = HeaderValue::from_str(&format!("0; url={url}")).map_err(anyhow::Error::from)?;
    let mut response = page(&Leave { cx, name, url, is_farewell })?;
    response.headers_mut().insert("refresh", refresh);
    Ok(response)
}

#[derive(Template)]
#[template(path = "openid/refused.html")]
struct Refused<'a> {
    cx: Cx,
    name: &'a str,
    key: &'a str,
}

impl Refused<'_> {
    const fn otherwise(&self) -> &'static str {
        if self.cx.actor.is_some() { ACCOUNT } else { SIGN_IN }
    }
}

/// Says why not, and what to do next.
fn refused(cx: Cx, provider: &Provider, error: Error) -> Result<Response> {
    let Error::Refused(key) = error else { return Err(error.into()) };
    invalid(&Refused { cx, name: &provider.name, key })
}

async fn depart(cx: Cx, provider: &Provider, jar: CookieJar, purpose: Purpose) -> Result<Response> {
    let before = jar.get(cookie_name(&cx)).map(|cookie| cookie.value().to_owned());
    match journey::begin(&cx, provider, purpose, before.as_deref()).await {
        Ok(departure) => {
            let jar = jar.add(cookie(&cx, departure.cookie));
            Ok((jar, leave(cx, &provider.name, &departure.url, false)?).into_response())
        }
        Err(error) => refused(cx, provider, error),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInForm {
    /// Ticked on a device that others use.
    #[serde(default)]
    shared: Option<String>,
    #[serde(default)]
    vers: Way,
}

/// Leads to the provider somebody who wants to come in.
pub async fn sign_in(
    _: Paced,
    cx: Cx,
    Chosen(provider): Chosen,
    jar: CookieJar,
    Form(form): Form<SignInForm>,
) -> Result<Response> {
    depart(cx, &provider, jar, Purpose::SignIn { is_shared: form.shared.is_some(), way: form.vers }).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivationForm {
    #[serde(default)]
    login: String,
    #[serde(default)]
    code: String,
}

/// Leads to the provider an invited person who showed her code: it is used up when she comes back.
pub async fn activate(
    _: Paced,
    cx: Cx,
    Chosen(provider): Chosen,
    jar: CookieJar,
    Form(form): Form<ActivationForm>,
) -> Result<Response> {
    let invited = match sign_in::invited(&cx.app.db, &form.login, &form.code, cx.now()).await {
        Ok(invited) => invited.account,
        Err(error) => return refused(cx, &provider, error),
    };
    if let Err(error) = journey::is_allowed(&mut cx.read().await?, &invited).await {
        return refused(cx, &provider, error);
    }
    depart(cx, &provider, jar, Purpose::Activate { account: invited.id }).await
}

/// Leads to the provider somebody who wants to sign in with it from now on.
pub async fn link(cx: Cx, Chosen(provider): Chosen, jar: CookieJar) -> Result<Response> {
    let id = Id::from_uuid(cx.may(KEEP_WAYS_IN)?.account);
    let mut db = cx.read().await?;
    let account = store::account(&mut db, id).await?.ok_or(Error::NotFound)?;
    if let Err(error) = journey::is_allowed(&mut db, &account).await {
        return refused(cx, &provider, error);
    }
    drop(db);
    depart(cx, &provider, jar, Purpose::Link { account: id }).await
}

/// Ends that.
pub async fn unlink(cx: Cx, Chosen(provider): Chosen) -> Result<Response> {
    let account = Id::from_uuid(cx.may(KEEP_WAYS_IN)?.account);
    let mut db = cx.write().await?;
    let account = store::account(&mut db, account).await?.ok_or(Error::NotFound)?;
    if let Err(error) =
        journey::unlink(&mut db, (&account, &cx.signed_in()?.session), provider.issuer(), cx.now()).await
    {
        return refused(cx, &provider, error);
    }
    db.commit().await?;
    Ok(see_other(ACCOUNT))
}

const ACCOUNT: &str = "/pro/compte";

/// What the provider sends back with; whatever else it adds is passed over.
#[derive(Debug, Default, Deserialize)]
pub struct Question {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
    iss: Option<String>,
    error: Option<String>,
}

#[derive(Template)]
#[template(path = "openid/back.html")]
struct Back<'a> {
    cx: Cx,
    name: &'a str,
    question: Question,
}

/// Asks whoever comes back to go on. She was sent here by another site, so her browser kept its cookies to itself; the
/// form of this page is ours, and brings them.
pub async fn back(cx: Cx, Chosen(provider): Chosen, Query(question): Query<Question>) -> Result<Response> {
    page(&Back { cx, name: &provider.name, question })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackForm {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
    iss: Option<String>,
    error: Option<String>,
}

/// Ends the journey: opens a session, or links the identity.
pub async fn land(cx: Cx, Chosen(provider): Chosen, jar: CookieJar, Form(form): Form<BackForm>) -> Result<Response> {
    let bound = jar.get(cookie_name(&cx)).map(|cookie| cookie.value().to_owned());
    let returned = Returned { code: form.code, state: form.state, issuer: form.iss, error: form.error };
    let opening = cookie::opening(&cx, &jar, false);
    let landed = journey::finish(&cx, &provider, bound.as_deref(), returned, opening).await;
    let jar = jar.remove(cookie(&cx, String::new()));
    let (jar, next) = match landed {
        Ok(Landing::Opened(opened)) => (cookie::put(&cx, jar, &opened), see_other(opened.way.as_str())),
        Ok(Landing::Linked) => (jar, see_other(ACCOUNT)),
        Err(error) => (jar, refused(cx, &provider, error)?),
    };
    Ok((jar, next).into_response())
}

/// After a session of ours has ended: the page that ends the provider's too. `None` where there is nothing to end, or
/// nobody to ask.
pub async fn farewell(cx: &Cx, provider: Option<&Provider>, ended: &Session) -> Option<Response> {
    let (provider, kept) = (provider?, ended.id_token.as_ref()?);
    let id_token = cx.app.sealer.open_kept(kept.reveal(), ended.account_id.uuid())?;
    let id_token = String::from_utf8(id_token).ok()?;
    let url = provider.farewell(&cx.app.settings.origin, &id_token, cx.now()).await?;
    leave(cx.clone(), &provider.name, &url, true).ok()
}

/// Since which day `account` is linked to the provider.
pub async fn linked_on(cx: &Cx, account: Id<Account>) -> Result<Option<String>> {
    let Some(provider) = cx.identity_provider() else { return Ok(None) };
    let identity = identity_store::identity_of(&mut cx.read().await?, account, &provider.issuer).await?;
    Ok(identity.map(|identity| cx.day(&identity.linked_at.with_timezone(&Paris).date_naive())))
}
