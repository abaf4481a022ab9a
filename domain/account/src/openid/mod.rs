//! Signing in with an identity provider that the operator chose: `ProConnect`, or any other that speaks `OpenID Connect`.
//!
//! Nobody registers herself: an identity opens an account only where somebody linked the two, with an activation code or
//! from within the account. The journey is the one of a code (PKCE, state, nonce), and ends on a page of ours whose form
//! is sent by our own site: the cookie that binds the journey to a browser is never sent from anywhere else.

mod demand;
mod journey;
mod line;
pub(crate) mod model;
pub(crate) mod pages;
mod provider;
pub(crate) mod store;

pub use demand::Demand;
pub use model::Configuration;
pub use provider::{NotAProvider, Provider};
use web::{Access, Routes};

use crate::KEEP_WAYS_IN;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/pro/connexion/fournisseur", Access::Anybody, pages::sign_in)
        .get("/pro/connexion/fournisseur/retour", Access::Anybody, pages::back)
        .post("/pro/connexion/fournisseur/retour", Access::Anybody, pages::land)
        .post("/pro/activation/fournisseur", Access::Anybody, pages::activate)
        .post("/pro/compte/fournisseur", Access::Holders(KEEP_WAYS_IN), pages::link)
        .post("/pro/compte/fournisseur/retrait", Access::Holders(KEEP_WAYS_IN), pages::unlink)
}
