//! Press releases: an announcement as journalists receive it, as a PDF or as a text to be worked on, with what the network is
//! and whom to call.

mod model;
mod odt;
mod pages;
mod store;

pub use model::Press;
pub use store::put as put_press;
use web::{Access, Routes};

use crate::{MODERATE_NEWS, WRITE_NEWS};

pub fn routes() -> Routes {
    let (write, moderate) = (Access::Holders(WRITE_NEWS), Access::Holders(MODERATE_NEWS));
    Routes::new()
        .get("/pro/actualites/presse", moderate, pages::form)
        .post("/pro/actualites/presse", moderate, pages::save)
        .get("/pro/actualites/{id}/communique.pdf", write, pages::pdf)
        .get("/pro/actualites/{id}/communique.odt", write, pages::odt)
}
