//! People who sign in: professionals known by their function, each with a role, a territory and most often an
//! institution. Somebody whom they trust hands them a code in person; they choose a password with it, and work in
//! sessions that close by themselves. Nobody signs in by mail, and nobody is asked for a name.
//!
//! Invariant: no password, code, cookie or sign-in name stands in an address, a log or the journal; the database keeps
//! hashes of the first three alone.

mod acts;
mod jobs;
mod mails;
mod model;
pub mod openid;
mod pages;
mod password;
mod people;
mod policy;
mod session;
mod sign_in;
mod store;
mod strength;
#[cfg(test)]
mod tests;
mod throttle;

pub use acts::{create_with_password, disable, invite, invite_again, purge, random_password};
pub use jobs::{Purge, jobs};
pub use model::{Account, Invitation, Role, Standing, State};
pub use password::use_cheap_hashing_for_tests;
pub use people::{Duty, Giving, KEEP_PEOPLE, ROOM, Request, SEE_PEOPLE, giving};
pub use policy::{KEEP_POLICY, Policy};
pub use sign_in::load_actor;
pub use store::list;
use web::{Access, Lang, Routes};

/// The codes of all roles, as permissions name them.
pub const ROLES: &[&str] = &["administrator", "coordinator", "referent", "professional", "dpo"];

pub const WORDS: &[(Lang, &str)] =
    &[(Lang::Fr, include_str!("../locales/fr.ftl")), (Lang::En, include_str!("../locales/en.ftl"))];

pub fn routes() -> Routes {
    people::routes()
        .merge(policy::routes())
        .merge(openid::routes())
        .get("/pro", Access::SignedIn, pages::home)
        .get("/pro/connexion", Access::Anybody, pages::sign_in_form)
        .post("/pro/connexion", Access::Anybody, pages::sign_in)
        .post("/pro/deconnexion", Access::Anybody, pages::sign_out)
        .get("/pro/activation", Access::Anybody, pages::activation_form)
        .post("/pro/activation", Access::Anybody, pages::activate)
        .get("/pro/compte", Access::SignedIn, pages::show)
        .post("/pro/compte/mot-de-passe", Access::SignedIn, pages::change_password)
        .post("/pro/compte/sessions/{id}/fermeture", Access::SignedIn, pages::close_session)
}
