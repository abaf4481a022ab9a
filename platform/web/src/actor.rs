//! Who signed in, and what a role may ask for.

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// The person behind a session. Loaded by `account`; known here so that every capability can ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub account: Uuid,
    /// Her function ("référente du commissariat"), never her name.
    pub function: String,
    pub institution: Option<Uuid>,
    pub territory: Uuid,
    /// The code of her role.
    pub role: &'static str,
    pub session: SessionKey,
}

/// What a role may ask for. The object itself is asked again once loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permission {
    pub name: &'static str,
    pub roles: &'static [&'static str],
}

impl Permission {
    pub fn is_given_to(&self, role: &str) -> bool {
        self.roles.contains(&role)
    }
}

/// The cookie of a session. The prefix makes browsers refuse it from another host, path or scheme.
pub const SESSION_COOKIE: &str = "__Host-s";
/// Its name on a loopback demonstration, which has no TLS.
pub const SESSION_COOKIE_LOOPBACK: &str = "s";

/// What the database keeps of a session's cookie: its SHA-256 in hexadecimal, so that a stolen copy opens nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionKey(pub String);

impl SessionKey {
    pub fn of(cookie: &str) -> Self {
        Self(base::text::hex(&Sha256::digest(cookie.as_bytes())))
    }
}
