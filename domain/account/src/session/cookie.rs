//! The cookies of the workspace: that of the session, and the one by which a device is known again.

use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use data_encoding::BASE64URL_NOPAD;
use web::{Cx, SESSION_COOKIE, SESSION_COOKIE_LOOPBACK, SessionKey};

use crate::sign_in::{Opened, Opening};

/// A value of 256 bits that nobody guesses.
pub fn random() -> String {
    BASE64URL_NOPAD.encode(&rand::random::<[u8; 32]>())
}

/// What the browser brings to the opening of a session.
pub fn opening(cx: &Cx, jar: &CookieJar, is_shared: bool) -> Opening {
    Opening { replaced: replaced(cx, jar), is_shared, id_token: None }
}

/// The session that the browser had, alive or not.
pub fn replaced(cx: &Cx, jar: &CookieJar) -> Option<SessionKey> {
    jar.get(session_name(cx)).map(|cookie| SessionKey::of(cookie.value()))
}

/// Gives the browser the cookie of the session that was opened.
pub fn put(cx: &Cx, jar: CookieJar, opened: &Opened) -> CookieJar {
    jar.add(session(cx, opened.cookie.reveal().clone()))
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

fn session_name(cx: &Cx) -> &'static str {
    if cx.is_demo() { SESSION_COOKIE_LOOPBACK } else { SESSION_COOKIE }
}
