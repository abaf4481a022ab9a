//! The workspace's first page, and one's own account.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use axum_extra::extract::CookieJar;
use base::{Error, Id, Private};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Europe::Paris;
use serde::Deserialize;
use web::{Cx, Errors, Form, Pressure, Result, SessionKey, Wait, invalid, page};

use crate::activation::pages::chosen;
use crate::model::Standing;
use crate::passkey::Passkey;
use crate::session::cookie;
use crate::session::model::Session;
use crate::{LeakedPasswords, openid, passkey, policy, recovery, session, sign_in, store};

#[derive(Template)]
#[template(path = "account/home.html")]
struct Home {
    cx: Cx,
    standing: Standing,
    waits: Vec<Wait>,
    /// Since when what is told as new is.
    since: String,
    /// She has a single passkey: a second one is asked for.
    wants_another: bool,
}

impl Home {
    fn pressing(&self, pressure: Pressure) -> Vec<&Wait> {
        self.waits.iter().filter(|wait| wait.pressure == pressure).collect()
    }

    /// What waits for her, in the order of the page, each part under its title.
    fn parts(&self) -> Vec<(String, Vec<&Wait>)> {
        let parts = [
            (self.cx.t("account-home-late"), Pressure::Late),
            (self.cx.t("account-home-due"), Pressure::Due),
            (self.cx.t1("account-home-news", "day", self.since.as_str()), Pressure::News),
        ];
        let parts = parts.map(|(title, pressure)| (title, self.pressing(pressure)));
        parts.into_iter().filter(|(_, waits)| !waits.is_empty()).collect()
    }
}

/// How far back news go for whoever comes in for the first time.
const FIRST_NEWS: TimeDelta = TimeDelta::days(30);

/// Welcomes whoever is signed in with what waits for her, and what is new since the time before.
pub async fn home(cx: Cx) -> Result<Response> {
    let standing = standing(&cx).await?;
    let mut db = cx.read().await?;
    let passkeys = passkey::store::all_of(&mut db, standing.account.id).await?.len();
    let came_before = store::came_before(&mut db, standing.account.id).await?;
    drop(db);
    let since = came_before.unwrap_or(cx.now() - FIRST_NEWS);
    let waits = cx.waits(since).await?;
    let since = cx.day(&web::today_at(since));
    page(&Home { cx, standing, waits, since, wants_another: passkeys == 1 })
}

pub async fn standing(cx: &Cx) -> Result<Standing> {
    let account = Id::from_uuid(cx.signed_in()?.account);
    Ok(store::standing(&mut cx.read().await?, account).await?.ok_or(Error::NotFound)?)
}

#[derive(Template)]
#[template(path = "account/show.html")]
pub struct Show {
    cx: Cx,
    standing: Standing,
    passkeys: Vec<OwnPasskey>,
    has_passkeys: bool,
    recovery_left: i64,
    /// When she came in from a browser that was not known, as far as it is still remembered.
    devices: Vec<String>,
    sessions: Vec<OpenSession>,
    /// Since when the identity provider's word on her is linked to her account, if it is.
    linked_on: Option<String>,
    /// What her institution lets her come in with, beside passkeys.
    allows_password: bool,
    allows_provider: bool,
    errors: Errors,
    notice: Option<&'static str>,
}

struct OpenSession {
    id: Id<Session>,
    opened: String,
    seen: String,
    is_shared: bool,
    is_this_one: bool,
}

struct OwnPasskey {
    id: Id<Passkey>,
    name: String,
    added: String,
    used: Option<String>,
}

impl Show {
    fn wants_another(&self) -> bool {
        self.has_passkeys && self.passkeys.len() < passkey::ENOUGH
    }

    fn has_others(&self) -> bool {
        self.sessions.len() > 1
    }
}

/// Shows her function, where she stands, her open sessions, and how to change her password.
pub async fn show(cx: Cx) -> Result<Response> {
    page(&account_page(cx, Errors::default(), None).await?)
}

pub async fn account_page(cx: Cx, errors: Errors, notice: Option<&'static str>) -> Result<Show> {
    let standing = standing(&cx).await?;
    let this_one = cx.signed_in()?.session.0.clone();
    let mut db = cx.read().await?;
    let sessions = session::store::all_of(&mut db, standing.account.id, cx.now()).await?;
    let sessions = sessions.into_iter().filter(|session| session.is_alive(cx.now())).map(|session| OpenSession {
        id: session.id,
        opened: moment(&cx, session.opened_at),
        seen: moment(&cx, session.seen_at),
        is_shared: session.is_shared,
        is_this_one: *session.key.reveal() == this_one,
    });
    let sessions = sessions.collect();
    let passkeys = passkey::store::all_of(&mut db, standing.account.id).await?.into_iter();
    let passkeys = passkeys.map(|passkey| OwnPasskey {
        id: passkey.id,
        name: passkey.name,
        added: moment(&cx, passkey.created_at),
        used: passkey.used_at.map(|at| moment(&cx, at)),
    });
    let passkeys = passkeys.collect();
    let recovery_left = recovery::store::left(&mut db, standing.account.id).await?;
    let devices = session::store::devices_of(&mut db, standing.account.id).await?;
    let devices = devices.iter().take(5).map(|device| moment(&cx, device.added_at)).collect();
    let allows_password = policy::allows_password(&mut db, &standing.account).await?;
    let allows_provider = policy::allows_provider(&mut db, &standing.account).await?;
    drop(db);
    let linked_on = openid::pages::linked_on(&cx, standing.account.id).await?;
    let has_passkeys = passkey::is_possible(&cx);
    Ok(Show {
        cx,
        standing,
        passkeys,
        has_passkeys,
        recovery_left,
        devices,
        sessions,
        linked_on,
        allows_password,
        allows_provider,
        errors,
        notice,
    })
}

/// « 21 novembre 2026 à 14 h 05 ».
fn moment(cx: &Cx, at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&Paris).naive_local();
    cx.t2("account-moment", "day", cx.day(&local.date()), "hour", web::hour(local.time(), cx.lang))
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PasswordForm {
    current: String,
    new: String,
    again: String,
}

/// Changes her password; every session ends but a new one in this browser.
pub async fn change_password(
    mut cx: Cx,
    leaked: LeakedPasswords,
    jar: CookieJar,
    Form(form): Form<PasswordForm>,
) -> Result<Response> {
    let standing = standing(&cx).await?;
    let new = match chosen((&form.new, &form.again), &standing, &leaked).await {
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
