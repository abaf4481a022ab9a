//! Paper: guides, sheets, leaflets and posters, drawn from the directory, the pages of guidance and the roles as they stand
//! today. A coordinator sees a proof, makes an edition of it, and is told later what changed since.
//!
//! Invariant: paper shows of a place what anybody may know, as it is made of cards, which have no field for a hidden address.

mod acts;
mod content;
mod difference;
mod draw;
mod entries;
mod gather;
mod jobs;
mod logo;
mod model;
mod pages;
mod pictures;
mod store;
#[cfg(test)]
mod tests;
mod texts;

pub use acts::{issue, make, name};
pub use content::{Kept, Line};
pub use difference::{Advice, Difference, difference};
pub use draw::{Drawn, draw};
pub use gather::{Source, gather};
pub use jobs::{Draw, EraseProofs, jobs};
pub use model::{Choice, ChoiceForm, Edition, Kind, Size, Stale, State, Subject};
pub use store::{content as kept_content, edition, editions, insert, note_recalled, put_file};
use web::{Access, Lang, Permission, Reach, Room, Routes};

/// Prints the documents of her territory.
pub const PRINT_DOCUMENTS: Permission =
    Permission::new("print-documents", &[("administrator", Reach::Territory), ("coordinator", Reach::Territory)]);

pub const ROOM: Room = Room { path: "/pro/imprimes", key: "pro-menu-print", permission: PRINT_DOCUMENTS };

pub const WORDS: &[(Lang, &str)] = &[
    (Lang::Fr, include_str!("../locales/fr.ftl")),
    (Lang::En, include_str!("../locales/en.ftl")),
    (Lang::Ar, include_str!("../locales/ar.ftl")),
    (Lang::Uk, include_str!("../locales/uk.ftl")),
    (Lang::Es, include_str!("../locales/es.ftl")),
    (Lang::Pt, include_str!("../locales/pt.ftl")),
    (Lang::Ro, include_str!("../locales/ro.ftl")),
    (Lang::Tr, include_str!("../locales/tr.ftl")),
];

pub fn routes() -> Routes {
    let print = Access::Holders(PRINT_DOCUMENTS);
    Routes::new()
        .get("/pro/imprimes", print, pages::list)
        .get("/pro/imprimes.css", Access::Anybody, pages::style)
        .get("/pro/imprimes/logos", print, logo::list)
        .post("/pro/imprimes/logos", print, logo::save)
        .get("/pro/imprimes/logos/{institution}", print, logo::show)
        .post("/pro/imprimes/logos/{institution}/retrait", print, logo::remove)
        .get("/pro/imprimes/nouveau/{kind}", print, pages::form)
        .post("/pro/imprimes/nouveau/{kind}", print, pages::make)
        .get("/pro/imprimes/{id}", print, pages::show)
        .get("/pro/imprimes/{id}/fichier", print, pages::file)
        .get("/pro/imprimes/{id}/pages/{page}", print, pages::image)
        .post("/pro/imprimes/{id}/edition", print, pages::issue)
        .post("/pro/imprimes/{id}/suppression", print, pages::erase)
}
