//! The public face: somebody says what she needs and where she is, and is told whom to call or where to go, emergency
//! first, then what is open now and near.
//!
//! Invariant: nothing of what she types is kept: no cookie, no log, no row, no word of it in an address.

mod calling;
mod door;
mod doubt;
mod frame;
mod ground;
mod map;
mod model;
mod pages;
mod questions;
mod results;
mod round;
#[cfg(test)]
mod tests;
mod why;

use axum::middleware::from_fn;
pub use door::{PlanDoor, Shown};
pub use ground::Grounds;
pub use model::Search;
use web::{Access::Anybody, Lang, Routes};

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

/// What people type, and the words of the entries that it stands for.
pub const SYNONYMS: &str = include_str!("../words/synonyms.txt");

/// The public pages; each answers in every language, under `/en`, `/ar`….
pub fn routes() -> Routes {
    let routes = Routes::new()
        .get("/", Anybody, pages::home)
        .get("/infos", Anybody, pages::choose)
        .get("/infos/{slug}", Anybody, pages::territory)
        .get("/infos/appeler", Anybody, calling::anywhere)
        .get("/infos/{slug}/appeler", Anybody, calling::here)
        .get("/infos/{slug}/cadre", Anybody, frame::show)
        .get("/infos/{slug}/avant", Anybody, questions::before)
        .get("/infos/{slug}/questions", Anybody, questions::begin)
        .get("/infos/questions", Anybody, questions::begin_anywhere)
        .post("/infos/questions", Anybody, questions::reply)
        .get("/infos/q/{token}", Anybody, questions::question)
        .post("/infos/recherche", Anybody, pages::search)
        .get("/infos/r/{token}", Anybody, results::list)
        .get("/infos/r/{token}/e/{id}", Anybody, results::entry_among_answers)
        .get("/infos/e/{id}", Anybody, results::entry)
        .get("/infos/e/{id}/passages.ics", Anybody, round::give_calendar)
        .get("/infos/e/{id}/erreur", Anybody, doubt::form)
        .post("/infos/e/{id}/erreur", Anybody, doubt::tell)
        .get("/infos/e/{id}/merci", Anybody, doubt::thanks);
    // The address of an entry that was merged stands on paper somewhere.
    Routes { router: routes.router.layer(from_fn(directory::lead_on)), ..routes }
}
