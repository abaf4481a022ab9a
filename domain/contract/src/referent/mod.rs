//! Whom each signatory names for the subject (annex 1): a holder and a deputy, with dated mandates; a hole is shown, and each is
//! asked twice a year whether it still holds.

mod annex;
mod card;
mod form;
mod jobs;
mod mails;
pub mod model;
mod pages;
mod paper;
pub mod store;
mod visit;

pub use annex::{Annex, AnnexLine, annex};
pub use jobs::{Confirm, jobs};
pub use model::{Rank, Referent};
use web::{Access, Permission, Reach, Routes};

/// Reads who answers for the subject in each institution of her territory, and how to reach them.
pub const SEE_REFERENTS: Permission = Permission::new(
    "see-referents",
    &[
        ("administrator", Reach::Territory),
        ("coordinator", Reach::Territory),
        ("referent", Reach::Territory),
        ("professional", Reach::Territory),
    ],
);

/// Names them: a coordinator for all institutions of her territory, a référent for her own.
pub const KEEP_REFERENTS: Permission = Permission::new(
    "keep-referents",
    &[("administrator", Reach::Territory), ("coordinator", Reach::Territory), ("referent", Reach::Institution)],
);

pub fn routes() -> Routes {
    let (see, keep) = (Access::Holders(SEE_REFERENTS), Access::Holders(KEEP_REFERENTS));
    Routes::new()
        .get("/pro/contrats/{id}/annexe", see, pages::annex_page)
        .get("/pro/contrats/{id}/annexe.pdf", see, paper::give)
        .get("/pro/contrats/{id}/annexe/{referent}/carte", see, card::give)
        .get("/pro/contrats/{id}/signataires/{signatory}/referents", see, pages::show)
        .post("/pro/contrats/{id}/signataires/{signatory}/referents", keep, pages::save)
        .get("/pro/contrats/{id}/signataires/{signatory}/referents/{referent}", keep, pages::edit)
        .get("/pro/referent/merci", Access::Anybody, visit::thanks)
        .get("/pro/referent/{secret}", Access::Anybody, visit::show)
        .post("/pro/referent/{secret}", Access::Anybody, visit::answer)
}
