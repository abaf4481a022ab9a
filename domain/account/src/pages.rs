//! The workspace's pages for coming in, going out, and one's own account.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::response::{IntoResponse as _, Response};
use axum_extra::extract::CookieJar;
use base::{Db, Error, Id, Private};
use chrono::{DateTime, Utc};
use chrono_tz::Europe::Paris;
use serde::Deserialize;
use web::{Cx, Errors, Form, Path, Result, SessionKey, invalid, page, see_other};

use crate::model::{Account, Standing};
use crate::openid::Provider;
use crate::session::cookie;
use crate::session::model::Session;
use crate::{openid, password, session, sign_in, store, strength};

const HOME: &str = "/pro";
const ACCOUNT: &str = "/pro/compte";

#[derive(Template)]
#[template(path = "account/home.html")]
struct Home {
    cx: Cx,
    standing: Standing,
}

/// Welcomes whoever is signed in.
pub async fn home(cx: Cx) -> Result<Response> {
    let standing = standing(&cx).await?;
    page(&Home { cx, standing })
}

async fn standing(cx: &Cx) -> Result<Standing> {
    let account = Id::from_uuid(cx.signed_in()?.account);
    Ok(store::standing(&mut cx.read().await?, account).await?.ok_or(Error::NotFound)?)
}

#[derive(Template)]
#[template(path = "account/sign_in.html")]
struct SignIn {
    cx: Cx,
    login: String,
    errors: Errors,
    notice: Option<&'static str>,
}

/// Asks for a name and a password; whoever is signed in is led on.
pub async fn sign_in_form(cx: Cx) -> Result<Response> {
    if cx.actor.is_some() {
        return Ok(see_other(HOME));
    }
    page(&SignIn { cx, login: String::new(), errors: Errors::default(), notice: None })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInForm {
    login: String,
    password: String,
}

/// Opens a session, in place of the one that the browser had.
pub async fn sign_in(cx: Cx, jar: CookieJar, Form(form): Form<SignInForm>) -> Result<Response> {
    let (opening, password) = (cookie::opening(&cx, &jar, false), Private::new(form.password));
    match sign_in::sign_in(&cx.app.db, &form.login, password, &opening, cx.now()).await {
        Ok(opened) => Ok((cookie::put(&cx, jar, &opened), see_other(HOME)).into_response()),
        Err(Error::Refused(key)) => {
            invalid(&SignIn { cx, login: form.login, errors: Errors::one("login", key), notice: None })
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
            end(&cx, &mut db, session).await?;
        }
        db.commit().await?;
    }
    cx.actor = None;
    let jar = cookie::take_away(&cx, jar);
    let farewell = match &ended {
        Some(ended) => openid::pages::farewell(&cx, provider.as_deref().map(AsRef::as_ref), ended).await,
        None => None,
    };
    let notice = Some("account-signed-out");
    let page = match farewell {
        Some(page) => page,
        None => page(&SignIn { cx, login: String::new(), errors: Errors::default(), notice })?,
    };
    Ok((jar, [("clear-site-data", "\"cache\", \"cookies\", \"storage\"")], page).into_response())
}

async fn end(cx: &Cx, db: &mut Db, session: &Session) -> Result<()> {
    session::store::end(db, session.id).await?;
    cx.journal(db, "session.closed", session.id.uuid()).await
}

#[derive(Template)]
#[template(path = "account/activation.html")]
struct Activation {
    cx: Cx,
    login: String,
    code: String,
    errors: Errors,
}

/// Asks for the code that was handed over, and for a password.
pub async fn activation_form(cx: Cx) -> Result<Response> {
    page(&Activation { cx, login: String::new(), code: String::new(), errors: Errors::default() })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivationForm {
    login: String,
    code: String,
    new: String,
    again: String,
}

/// Takes the password that an invited person chose, and lets her in.
pub async fn activate(cx: Cx, jar: CookieJar, Form(form): Form<ActivationForm>) -> Result<Response> {
    let (database, now) = (cx.app.db.clone(), cx.now());
    let refuse = |cx, errors| invalid(&Activation { cx, login: form.login.clone(), code: form.code.clone(), errors });
    let invited = match sign_in::invited(&database, &form.login, &form.code, now).await {
        Ok(invited) => invited,
        Err(Error::Refused(key)) => return refuse(cx, Errors::one("code", key)),
        Err(error) => return Err(error.into()),
    };
    let new = match chosen(&form.new, &form.again, &invited) {
        Ok(new) => new,
        Err(errors) => return refuse(cx, errors),
    };
    let opening = cookie::opening(&cx, &jar, false);
    let opened = sign_in::activate(&database, &invited.account, new, &opening, now).await?;
    Ok((cookie::put(&cx, jar, &opened), see_other(HOME)).into_response())
}

/// The new password, typed twice alike, if it is good enough for `standing`.
fn chosen(new: &str, again: &str, standing: &Standing) -> Result<Private<String>, Errors> {
    let new = password::normal(new);
    let mut errors = Errors::default();
    errors.keep("new", strength::check(&new, &standing.words()));
    errors.require("again", password::normal(again) == new, "account-password-differs");
    if errors.is_empty() { Ok(Private::new(new)) } else { Err(errors) }
}

#[derive(Template)]
#[template(path = "account/show.html")]
struct Show {
    cx: Cx,
    standing: Standing,
    sessions: Vec<OpenSession>,
    /// Since when she may come in with the identity provider, if she may.
    linked_on: Option<String>,
    errors: Errors,
    notice: Option<&'static str>,
}

struct OpenSession {
    id: Id<Session>,
    opened: String,
    seen: String,
    is_this_one: bool,
}

/// Shows her function, where she stands, her open sessions, and how to change her password.
pub async fn show(cx: Cx) -> Result<Response> {
    page(&account_page(cx, Errors::default(), None).await?)
}

async fn account_page(cx: Cx, errors: Errors, notice: Option<&'static str>) -> Result<Show> {
    let standing = standing(&cx).await?;
    let this_one = cx.signed_in()?.session.0.clone();
    let sessions = session::store::all_of(&mut cx.read().await?, standing.account.id, cx.now()).await?;
    let sessions = sessions.into_iter().map(|session| OpenSession {
        id: session.id,
        opened: moment(&cx, session.opened_at),
        seen: moment(&cx, session.seen_at),
        is_this_one: *session.key.reveal() == this_one,
    });
    let sessions = sessions.collect();
    let linked_on = openid::pages::linked_on(&cx, standing.account.id).await?;
    Ok(Show { sessions, linked_on, cx, standing, errors, notice })
}

/// « 21 novembre 2026 à 14 h 05 ».
fn moment(cx: &Cx, at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&Paris).naive_local();
    cx.t2("account-moment", "day", cx.day(&local.date()), "hour", web::hour(local.time(), cx.lang))
}

/// Closes one of her sessions.
pub async fn close_session(cx: Cx, Path(id): Path<Id<Session>>) -> Result<Response> {
    let account = Id::<Account>::from_uuid(cx.signed_in()?.account);
    let mut db = cx.write().await?;
    let session = session::store::of_account(&mut db, account, id).await?.ok_or(Error::NotFound)?;
    end(&cx, &mut db, &session).await?;
    db.commit().await?;
    Ok(see_other(ACCOUNT))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordForm {
    current: String,
    new: String,
    again: String,
}

/// Changes her password; every session ends but a new one in this browser.
pub async fn change_password(mut cx: Cx, jar: CookieJar, Form(form): Form<PasswordForm>) -> Result<Response> {
    let standing = standing(&cx).await?;
    let new = match chosen(&form.new, &form.again, &standing) {
        Ok(new) => new,
        Err(errors) => return invalid(&account_page(cx, errors, None).await?),
    };
    let current = Private::new(form.current);
    let opening = cookie::opening(&cx, &jar, false);
    let opened = match sign_in::change_password(&cx.app.db, &standing.account, current, new, &opening, cx.now()).await {
        Ok(opened) => opened,
        Err(Error::Refused(key)) => return invalid(&account_page(cx, Errors::one("current", key), None).await?),
        Err(error) => return Err(error.into()),
    };
    if let Some(actor) = &mut cx.actor {
        actor.session = SessionKey::of(opened.cookie.reveal());
    }
    let jar = cookie::put(&cx, jar, &opened);
    let page = page(&account_page(cx, Errors::default(), Some("account-password-changed")).await?)?;
    Ok((jar, page).into_response())
}
