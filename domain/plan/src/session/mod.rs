//! Awareness: each session with its setting and how many came, by age and work. Who came is never known.

mod form;
pub mod model;
mod pages;
pub mod store;

pub use model::{Counts, Session, YearCounts};
use web::{Access, Routes};

use crate::{FILL_PLAN, SEE_PLAN};

pub fn routes() -> Routes {
    let (see, fill) = (Access::Holders(SEE_PLAN), Access::Holders(FILL_PLAN));
    Routes::new()
        .get("/pro/contrats/{id}/plan/seances.csv", see, pages::export)
        .get("/pro/contrats/{id}/plan/actions/{action}/seances", see, pages::list)
        .post("/pro/contrats/{id}/plan/actions/{action}/seances", fill, pages::add)
        .get("/pro/contrats/{id}/plan/actions/{action}/seances/nouvelle", fill, pages::blank)
        .get("/pro/contrats/{id}/plan/actions/{action}/seances/{session}", fill, pages::edit)
        .post("/pro/contrats/{id}/plan/actions/{action}/seances/{session}", fill, pages::save)
        .post("/pro/contrats/{id}/plan/actions/{action}/seances/{session}/retrait", fill, pages::remove)
        .post("/pro/contrats/{id}/plan/actions/{action}/seances/{session}/retour", fill, pages::restore)
}
