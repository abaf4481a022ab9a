//! Data protection: what the officer of a territory (*déléguée à la protection des données*) watches over. How long things
//! are kept, and their erasure, planned a week ahead; the register of processing activities; what stays shut until she has
//! decided; the journal, read under pseudonyms; the state of its chain; what is unusual in it.
//!
//! Invariant: what others own, others erase: each declares a [`Holding`], and this crate says when. Nothing here shows the
//! content of anything. Retention is a rule of the installation, and any officer may hold an erasure back; decisions,
//! register, journal and alerts are those of one territory, and do not exist for the officer of another.

mod alert;
mod chain;
mod decision;
mod home;
mod jobs;
mod mails;
mod register;
mod retention;
#[cfg(test)]
mod tests;
mod trail;
mod waits;

pub use alert::Watch;
pub use chain::{SEE_CHAIN, SendHead, Verify};
pub use decision::{DECIDE, Decision, Subject, Verdict, decisions, is_allowed};
pub use jobs::{jobs, schedule};
pub use retention::{Batch, CONFIRM_CLOCK, Count, Erase, Execute, Holding, Keeping, Object, Plan, doubt_at};
pub use trail::{EXPORT_JOURNAL, LIFT_PSEUDONYM, SEE_JOURNAL};
pub use waits::waits;
use web::{Access, Lang, Permission, Reach, Room, Routes};

/// Reads and keeps what concerns data protection in her territory.
pub const KEEP_PRIVACY: Permission = Permission::new("keep-privacy", &[("dpo", Reach::Territory)]);

/// The rooms of this capability, in the order of the menu.
pub const ROOMS: [Room; 3] = [
    Room { path: "/pro/protection", key: "privacy-room", permission: KEEP_PRIVACY },
    Room { path: "/pro/journal", key: "trail-room", permission: SEE_JOURNAL },
    Room { path: "/pro/chaine", key: "chain-room", permission: SEE_CHAIN },
];

pub const WORDS: &[(Lang, &str)] =
    &[(Lang::Fr, include_str!("../locales/fr.ftl")), (Lang::En, include_str!("../locales/en.ftl"))];

pub fn routes() -> Routes {
    Routes::new()
        .get("/pro/protection", Access::Holders(KEEP_PRIVACY), home::show)
        .merge(alert::routes())
        .merge(retention::routes())
        .merge(register::routes())
        .merge(decision::routes())
        .merge(trail::routes())
        .merge(chain::routes())
}
