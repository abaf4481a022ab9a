//! The register of processing activities of a territory (article 30 of the regulation): prefilled with what the program
//! does, kept by the officer.

mod first;
pub mod model;
mod pages;
mod store;

use web::{Access, Routes};

use crate::KEEP_PRIVACY;

pub fn routes() -> Routes {
    let keep = Access::Holders(KEEP_PRIVACY);
    Routes::new()
        .get("/pro/protection/registre", keep, pages::show)
        .get("/pro/protection/registre/{activity}", keep, pages::form)
        .post("/pro/protection/registre/{activity}", keep, pages::save)
}
