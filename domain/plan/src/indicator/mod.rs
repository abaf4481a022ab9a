//! What an action is measured by, and the dated values that tell how far it is.

mod form;
pub mod model;
mod pages;
mod seen;
pub mod store;
mod values;

pub use model::{Feed, Indicator, Protection, Value};
pub use seen::{Seen, is_small, seen};
use web::{Access, Routes};

use crate::{FILL_PLAN, KEEP_PLAN, SEE_PLAN};

pub fn routes() -> Routes {
    let (see, keep, fill) = (Access::Holders(SEE_PLAN), Access::Holders(KEEP_PLAN), Access::Holders(FILL_PLAN));
    Routes::new()
        .get("/pro/contrats/{id}/plan/actions/{action}/indicateurs", keep, pages::blank)
        .post("/pro/contrats/{id}/plan/actions/{action}/indicateurs", keep, pages::add)
        .get("/pro/contrats/{id}/plan/actions/{action}/indicateurs/{indicator}", keep, pages::edit)
        .post("/pro/contrats/{id}/plan/actions/{action}/indicateurs/{indicator}", keep, pages::save)
        .post("/pro/contrats/{id}/plan/actions/{action}/indicateurs/{indicator}/retrait", keep, pages::remove)
        .post("/pro/contrats/{id}/plan/actions/{action}/indicateurs/{indicator}/retour", keep, pages::restore)
        .get("/pro/contrats/{id}/plan/actions/{action}/indicateurs/{indicator}/valeurs", see, values::list)
        .post("/pro/contrats/{id}/plan/actions/{action}/indicateurs/{indicator}/valeurs", fill, values::enter)
        .get("/pro/contrats/{id}/plan/actions/{action}/indicateurs/{indicator}/valeurs/{value}", fill, values::edit)
        .post("/pro/contrats/{id}/plan/actions/{action}/indicateurs/{indicator}/valeurs/{value}", fill, values::replace)
        .post(
            "/pro/contrats/{id}/plan/actions/{action}/indicateurs/{indicator}/valeurs/{value}/retrait",
            fill,
            values::withdraw,
        )
}
