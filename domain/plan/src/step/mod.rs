//! What an action brings out, and where it must have come by a day.

mod form;
pub mod model;
mod pages;
pub mod store;

pub use model::{Step, StepKind};
use web::{Access, Routes};

use crate::{FILL_PLAN, KEEP_PLAN};

pub fn routes() -> Routes {
    let (keep, fill) = (Access::Holders(KEEP_PLAN), Access::Holders(FILL_PLAN));
    Routes::new()
        .get("/pro/contrats/{id}/plan/actions/{action}/etapes", keep, pages::blank)
        .post("/pro/contrats/{id}/plan/actions/{action}/etapes", keep, pages::add)
        .get("/pro/contrats/{id}/plan/actions/{action}/etapes/{milestone}", keep, pages::edit)
        .post("/pro/contrats/{id}/plan/actions/{action}/etapes/{milestone}", keep, pages::save)
        .post("/pro/contrats/{id}/plan/actions/{action}/etapes/{milestone}/fait", fill, pages::finish)
        .post("/pro/contrats/{id}/plan/actions/{action}/etapes/{milestone}/retrait", keep, pages::remove)
        .post("/pro/contrats/{id}/plan/actions/{action}/etapes/{milestone}/retour", keep, pages::restore)
}
