//! The plan as a whole: every action with what is known of it, and how far it is.

pub mod chapter;
mod chart;
mod export;
pub mod model;
mod pages;
mod paper;
mod public;
pub mod store;
mod which;

pub use chart::Chart;
pub use export::{cell, file};
pub use model::{AxisBoard, Board, Card, Hole, LateAction, Lateness, Measure, ObjectiveBoard, Sequel};
pub use public::is_public;
use web::{Access, Routes};

use crate::SEE_PLAN;

pub fn routes() -> Routes {
    let see = Access::Holders(SEE_PLAN);
    Routes::new()
        .get("/pro/contrats/{id}/plan", see, pages::show)
        .get("/pro/contrats/{id}/plan.pdf", see, paper::give)
        .get("/pro/contrats/{id}/plan.csv", see, export::plan)
        .get("/pro/contrats/{id}/plan/indicateurs.csv", see, export::indicators)
        .get("/infos/{slug}/plan", Access::Anybody, public::show)
}
