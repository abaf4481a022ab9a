//! What the process knows once, and every request borrows.

use std::net::IpAddr;
use std::pin::Pin;

use base::{Clock, Database};
use chrono::{DateTime, Utc};

use crate::{Actor, Paces, Permission, Replica, Rereads, Room, Sealer, SessionKey, Themes, Watch, Words};

/// Loads the person of a session that is alive at an instant, and keeps the session awake.
pub type LoadActor =
    fn(Database, SessionKey, DateTime<Utc>) -> Pin<Box<dyn Future<Output = base::Result<Option<Actor>>> + Send>>;

/// The process: its database, its clock, its words, its settings.
#[derive(Debug)]
pub struct App {
    pub db: Database,
    /// A copy of it that the public reads, if an operator has chosen one.
    pub replica: Option<Replica>,
    pub clock: Clock,
    pub words: Words,
    pub sealer: Sealer,
    pub load_actor: LoadActor,
    pub settings: Settings,
    /// How much may be asked in a minute, by whom.
    pub paces: Paces,
    /// What the menu of the workspace lists, in order.
    pub rooms: Vec<Room>,
    /// What each capability has for whoever is signed in, in the order of her first page.
    pub desk: Vec<Watch>,
    /// What the routes ask for, each once, in the order of its name.
    pub permissions: Vec<Permission>,
    /// How the pages of each territory are dressed.
    pub themes: Themes,
    /// The languages whose words a person has read again.
    pub rereads: Rereads,
}

/// What an operator chooses.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the quick exit leads: an innocent public page.
    pub exit_url: String,
    /// The address of the workspace in browsers, without a path: what passkeys and identity providers know us by.
    pub origin: String,
    /// Whom people may sign in with, besides us.
    pub identity_provider: Option<IdentityProvider>,
    /// The one machine whose word on who asks is believed.
    pub proxy: Option<IpAddr>,
    /// A demonstration: watermarked, on loopback, its cookie without `Secure`.
    pub is_demo: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            exit_url: "https://meteofrance.com/".to_owned(),
            origin: "http://localhost:8080".to_owned(),
            identity_provider: None,
            proxy: None,
            is_demo: false,
        }
    }
}

/// Somebody else's word on who people are, as pages name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityProvider {
    /// What people call it.
    pub name: String,
    /// Its address, which no other provider has.
    pub issuer: String,
}
