//! Who signed in.

use base::text::hex;
use chrono::{DateTime, Utc};
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
    /// The codes of her roles, one at least.
    pub roles: Vec<&'static str>,
    pub session: SessionKey,
    /// When she last proved who she is: at her sign-in, or again since.
    pub proved_at: DateTime<Utc>,
    pub lease: Lease,
}

/// How long a page may stay on the screen: what a session has left when one is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lease {
    /// While no other page is asked for, in seconds.
    pub idle: i64,
    /// However many are, in seconds.
    pub whole: i64,
    /// Whether others use the same device: whoever comes after her is not led to her page.
    pub is_shared: bool,
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
        Self(hex(&Sha256::digest(cookie.as_bytes())))
    }
}
