//! Circuits: who does what, within how long, with which document.

mod form;
mod model;
mod pages;
mod steps;
mod telling;
#[cfg(test)]
pub mod tests;

pub use model::{Branch, CircuitText, Delay, Step, Unit, Who};
pub use pages::drawing;
pub use telling::{StepTold, steps_told};
use web::{Access, Routes};

use crate::{SEE_ROLES, WRITE_ROLES};

pub fn routes() -> Routes {
    let (see, write) = (Access::Holders(SEE_ROLES), Access::Holders(WRITE_ROLES));
    Routes::new()
        .get("/pro/circuits", see, pages::list)
        .post("/pro/circuits", write, pages::begin)
        .get("/pro/circuits/{id}", see, pages::show)
        .get("/pro/circuits/{id}/redaction", write, pages::form)
        .post("/pro/circuits/{id}/redaction", write, pages::save)
        .get("/pro/circuits/{id}/etapes", write, steps::new)
        .post("/pro/circuits/{id}/etapes", write, steps::add)
        .get("/pro/circuits/{id}/etapes/{step}", write, steps::form)
        .post("/pro/circuits/{id}/etapes/{step}", write, steps::save)
        .post("/pro/circuits/{id}/etapes/{step}/deplacement", write, steps::shift)
        .post("/pro/circuits/{id}/etapes/{step}/retrait", write, steps::remove)
        .post("/pro/circuits/{id}/etapes/{step}/retour", write, steps::bring_back)
}
