//! The cookies of the workspace: that of the session, and the one by which a device is known again.

use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use base::Private;
use data_encoding::BASE64URL_NOPAD;
use web::{Cx, SESSION_COOKIE, SESSION_COOKIE_LOOPBACK, SessionKey, Way};

use super::device;
use crate::acts::digest;
use crate::sign_in::{Opened, Opening};

/// The cookie by which a browser is known again.
const DEVICE_COOKIE: &str = "__Host-d";
/// Its name on a loopback demonstration, which has no TLS.
const DEVICE_COOKIE_LOOPBACK: &str = "d";

/// A value of 256 bits that nobody guesses.
pub fn random() -> String {
    BASE64URL_NOPAD.encode(&rand::random::<[u8; 32]>())
}

/// What the browser brings to the opening of a session.
pub fn opening(cx: &Cx, jar: &CookieJar, is_shared: bool) -> Opening {
    let device = jar.get(device_name(cx)).map(|cookie| digest(cookie.value()));
    let replaced = replaced(cx, jar);
    Opening { cookie: Private::new(random()), replaced, is_shared, way: Way::default(), device, id_token: None }
}

/// The session that the browser had, alive or not.
pub fn replaced(cx: &Cx, jar: &CookieJar) -> Option<SessionKey> {
    jar.get(session_name(cx)).map(|cookie| SessionKey::of(cookie.value()))
}

/// Gives the browser the cookie of the session that was opened, and the one by which it will be known.
pub fn put(cx: &Cx, jar: CookieJar, opened: &Opened) -> CookieJar {
    let jar = jar.add(session(cx, opened.cookie.reveal().clone()));
    match &opened.device {
        Some(value) => jar.add(device(cx, value.reveal().clone())),
        None => jar,
    }
}

/// Takes the cookie of the session away.
pub fn take_away(cx: &Cx, jar: CookieJar) -> CookieJar {
    jar.remove(session(cx, String::new()))
}

/// It dies with the browser, no script reads it, and no other site makes the browser send it.
fn session(cx: &Cx, value: String) -> Cookie<'static> {
    let cookie = Cookie::build((session_name(cx), value)).path("/").http_only(true).same_site(SameSite::Strict);
    cookie.secure(!cx.is_demo()).build()
}

/// It opens nothing: it spares her a mail at each sign-in from a browser that she has used within a year.
fn device(cx: &Cx, value: String) -> Cookie<'static> {
    let mut cookie = Cookie::new(device_name(cx), value);
    // The library counts in a unit of its own, which it reads from text.
    let lasting = format!("d=; Max-Age={}", device::KNOWN_FOR.num_seconds());
    cookie.set_max_age(Cookie::parse(lasting).ok().and_then(|lasting| lasting.max_age()));
    let cookie = Cookie::build(cookie).path("/").http_only(true).same_site(SameSite::Strict);
    cookie.secure(!cx.is_demo()).build()
}

fn device_name(cx: &Cx) -> &'static str {
    if cx.is_demo() { DEVICE_COOKIE_LOOPBACK } else { DEVICE_COOKIE }
}

fn session_name(cx: &Cx) -> &'static str {
    if cx.is_demo() { SESSION_COOKIE_LOOPBACK } else { SESSION_COOKIE }
}
