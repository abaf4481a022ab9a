//! A plan goes on in that of the next contract: the coordinator says of each axis, objective and action whether it goes on, and
//! where, or ends with its contract. What goes on is copied, once, and knows what it was copied from.

pub mod carry;
mod form;
pub mod model;
mod pages;
pub mod store;

pub use model::{Heritage, Outcome, Outcomes};
pub use store::{Inherited, inherited};
use web::{Access, Routes};

use crate::KEEP_PLAN;

pub fn routes() -> Routes {
    let keep = Access::Holders(KEEP_PLAN);
    Routes::new().get("/pro/contrats/{id}/plan/reprise", keep, pages::show).post(
        "/pro/contrats/{id}/plan/reprise",
        keep,
        pages::save,
    )
}
