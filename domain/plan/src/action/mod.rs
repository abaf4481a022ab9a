//! What the signatories do: who leads it, with whom, for whom, from when to when, with which money, and how it stands.

mod edit;
mod form;
pub mod model;
mod pages;
pub mod store;

pub use form::{Place, places};
pub use model::{Action, ActionState, Decided, Funding, NewAction, Setting};
use web::{Access, Routes};

use crate::{KEEP_PLAN, SEE_PLAN};

pub fn routes() -> Routes {
    let (see, keep) = (Access::Holders(SEE_PLAN), Access::Holders(KEEP_PLAN));
    Routes::new()
        .get("/pro/contrats/{id}/plan/actions/nouvelle", keep, edit::blank)
        .post("/pro/contrats/{id}/plan/actions", keep, edit::create)
        .get("/pro/contrats/{id}/plan/actions/{action}", see, pages::show)
        .get("/pro/contrats/{id}/plan/actions/{action}/modification", keep, edit::edit)
        .post("/pro/contrats/{id}/plan/actions/{action}/modification", keep, edit::save)
        .post("/pro/contrats/{id}/plan/actions/{action}/etat", keep, pages::change_state)
        .post("/pro/contrats/{id}/plan/actions/{action}/retrait", keep, pages::remove)
        .post("/pro/contrats/{id}/plan/actions/{action}/retour", keep, pages::restore)
}
