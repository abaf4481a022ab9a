//! People who sign in: professionals known by their function, each with a role, a territory and most often an
//! institution. Somebody whom they trust hands them a code in person; they choose a password with it, and work in
//! sessions that close by themselves. Nobody signs in by mail, and nobody is asked for a name.
//!
//! Invariant: no password, code, cookie or sign-in name stands in an address, a log or the journal; the database keeps
//! hashes of the first three alone.

mod activation;
mod acts;
mod jobs;
mod leaked;
mod mails;
mod model;
mod new_password;
pub mod openid;
mod pages;
mod passkey;
mod password;
mod people;
mod policy;
mod proof;
mod recovery;
mod rights;
mod seals;
mod session;
mod sign_in;
mod store;
mod strength;
#[cfg(test)]
mod tests;
mod throttle;
mod totp;

pub use acts::{create_with_password, disable, invite, invite_again, purge, random_password};
pub use jobs::{Purge, jobs};
pub use leaked::LeakedPasswords;
pub use model::{Account, Invitation, Role, Standing, State};
pub use password::use_cheap_hashing_for_tests;
pub use people::{Duty, Giving, KEEP_PEOPLE, ROOM, Request, SEE_PEOPLE, giving, waits};
pub use policy::{KEEP_POLICY, Policy};
pub use seals::{Resealed, count_older, reseal};
pub use sign_in::load_actor;
pub use store::{count_departed, erase_departed, list, of_territory};
pub use totp::Square;
use web::{Access, Lang, Permission, Reach, Routes};

/// The codes of all roles, as permissions name them.
pub const ROLES: &[&str] = &["administrator", "coordinator", "referent", "professional", "dpo"];

pub const WORDS: &[(Lang, &str)] =
    &[(Lang::Fr, include_str!("../locales/fr.ftl")), (Lang::En, include_str!("../locales/en.ftl"))];

pub fn routes() -> Routes {
    people::routes()
        .merge(policy::routes())
        .merge(openid::routes())
        .merge(coming_in())
        .merge(ways_in())
        .get("/pro", Access::SignedIn, pages::home)
        .get("/pro/compte", Access::SignedIn, pages::show)
        .get("/pro/droits", Access::SignedIn, rights::show)
        .post("/pro/compte/mot-de-passe", Access::SignedIn, pages::change_password)
}

/// What is asked of whoever is not in yet.
fn coming_in() -> Routes {
    Routes::new()
        .get("/pro/connexion", Access::Anybody, sign_in::pages::form)
        .post("/pro/connexion", Access::Anybody, sign_in::pages::password)
        .post("/pro/connexion/code", Access::Anybody, sign_in::pages::code)
        .post("/pro/connexion/codes", Access::Anybody, sign_in::pages::enrol)
        .get("/pro/connexion/secours", Access::Anybody, sign_in::pages::recovery_form)
        .post("/pro/connexion/secours", Access::Anybody, sign_in::pages::recover)
        .post("/pro/connexion/cle/question", Access::Anybody, sign_in::pages::passkey_question)
        .post("/pro/connexion/cle", Access::Anybody, sign_in::pages::passkey)
        .post("/pro/deconnexion", Access::Anybody, sign_in::pages::sign_out)
        .get("/pro/activation", Access::Anybody, activation::pages::form)
        .post("/pro/activation", Access::Anybody, activation::pages::begin)
        .post("/pro/activation/mot-de-passe", Access::Anybody, activation::pages::choose_password)
        .post("/pro/activation/codes", Access::Anybody, activation::pages::enrol)
        .post("/pro/activation/cle/question", Access::Anybody, activation::pages::passkey_question)
        .post("/pro/activation/cle", Access::Anybody, activation::pages::passkey)
}

/// Adds and takes away what lets her in, and ends what stands open.
const KEEP_WAYS_IN: Permission = Permission::new(
    "keep-ways-in",
    &[
        ("administrator", Reach::Own),
        ("coordinator", Reach::Own),
        ("referent", Reach::Own),
        ("professional", Reach::Own),
        ("dpo", Reach::Own),
    ],
)
.fresh();

fn ways_in() -> Routes {
    let keep = Access::Holders(KEEP_WAYS_IN);
    Routes::new()
        .get("/pro/preuve/{token}", Access::SignedIn, proof::pages::form)
        .post("/pro/preuve/{token}", Access::SignedIn, proof::pages::prove)
        .post("/pro/preuve/{token}/cle/question", Access::SignedIn, proof::pages::passkey_question)
        .post("/pro/preuve/{token}/cle", Access::SignedIn, proof::pages::prove_by_passkey)
        .post("/pro/compte/cles/question", keep, passkey::pages::question)
        .post("/pro/compte/cles", keep, passkey::pages::add)
        .post("/pro/compte/cles/{id}/nom", keep, passkey::pages::rename)
        .post("/pro/compte/cles/{id}/suppression", keep, passkey::pages::remove)
        .post("/pro/compte/mot-de-passe/nouveau", keep, new_password::choose)
        .post("/pro/compte/mot-de-passe/codes", keep, new_password::enrol)
        .get("/pro/compte/codes", keep, totp::pages::form)
        .post("/pro/compte/codes", keep, totp::pages::enrol)
        .post("/pro/compte/secours", keep, recovery::pages::renew)
        .post("/pro/compte/sessions/fermeture", keep, session::pages::close_others)
        .post("/pro/compte/sessions/{id}/fermeture", keep, session::pages::close)
}
