//! The end of a contract and the next one: what the ending one came to, then a new one made from it, with what carries over.

mod chapter;
mod evaluation;
mod form;
mod pages;
mod paper;

pub use chapter::{Chapter, Chapters, ChaptersTold, TellChapters};
pub use evaluation::{Evaluation, evaluation};
use web::{Access, Routes};

use crate::{KEEP_CONTRACTS, SEE_CONTRACTS};

pub fn routes() -> Routes {
    let (see, keep) = (Access::Holders(SEE_CONTRACTS), Access::Holders(KEEP_CONTRACTS));
    Routes::new()
        .get("/pro/contrats/{id}/bilan", see, pages::report)
        .get("/pro/contrats/{id}/bilan.pdf", see, pages::give)
        .get("/pro/contrats/{id}/renouvellement", keep, pages::form)
        .post("/pro/contrats/{id}/renouvellement", keep, pages::renew)
}
