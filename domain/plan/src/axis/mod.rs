//! The axes of a plan, and their objectives.

pub mod model;
mod pages;
pub mod store;

pub use model::{Axis, Objective};
use web::{Access, Routes};

use crate::KEEP_PLAN;

pub fn routes() -> Routes {
    let keep = Access::Holders(KEEP_PLAN);
    Routes::new()
        .get("/pro/contrats/{id}/plan/axes", keep, pages::list)
        .post("/pro/contrats/{id}/plan/axes", keep, pages::add_axis)
        .post("/pro/contrats/{id}/plan/axes/{axis}", keep, pages::save_axis)
        .post("/pro/contrats/{id}/plan/axes/{axis}/retrait", keep, pages::remove_axis)
        .post("/pro/contrats/{id}/plan/axes/{axis}/retour", keep, pages::restore_axis)
        .post("/pro/contrats/{id}/plan/axes/{axis}/objectifs", keep, pages::add_objective)
        .post("/pro/contrats/{id}/plan/objectifs/{objective}", keep, pages::save_objective)
        .post("/pro/contrats/{id}/plan/objectifs/{objective}/retrait", keep, pages::remove_objective)
        .post("/pro/contrats/{id}/plan/objectifs/{objective}/retour", keep, pages::restore_objective)
}
