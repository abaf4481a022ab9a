//! Guidance: short pages that help somebody know and prepare (what violence is, rights and steps, safety), kept by the
//! network with their sources and check dates; the deadlines of a protection order; closed questions about danger.
//!
//! National pages ship with the program and every territory inherits them; it may put a text of its own in place of one,
//! add a note under it, or keep pages of its own.
//!
//! Invariant: what somebody types or ticks on the public pages is neither sent on, nor kept, nor in an address.

mod clean;
mod danger;
mod deadline;
mod edit;
mod history;
mod level;
mod model;
mod national;
mod pages;
mod public;
mod shelf;
mod store;
#[cfg(test)]
mod tests;
mod waits;

pub use model::{Page, Text};
pub use shelf::reading;
pub use waits::waits;
use web::{Access, Lang, Permission, Reach, Room, Routes};

/// Writes the pages of guidance of her territory, and reads them again.
pub const KEEP_GUIDANCE: Permission =
    Permission::new("keep-guidance", &[("administrator", Reach::Territory), ("coordinator", Reach::Territory)]);

pub const ROOM: Room = Room { path: "/pro/conseils", key: "pro-menu-guidance", permission: KEEP_GUIDANCE };

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
    let (keep, anybody) = (Access::Holders(KEEP_GUIDANCE), Access::Anybody);
    Routes::new()
        .get("/infos/savoir.css", anybody, public::style)
        .get("/infos/{slug}/savoir", anybody, public::list)
        .get("/infos/{slug}/savoir/delais", anybody, public::ask_deadlines)
        .post("/infos/{slug}/savoir/delais", anybody, public::tell_deadlines)
        .get("/infos/{slug}/savoir/reperes", anybody, public::danger)
        .get("/infos/{slug}/savoir/{page}", anybody, public::show)
        .get("/infos/{slug}/savoir/{page}/simple", anybody, public::show_simple)
        .get("/pro/conseils", keep, pages::list)
        .post("/pro/conseils", keep, pages::create)
        .get("/pro/conseils/{number}/{lang}", keep, pages::show)
        .post("/pro/conseils/{number}/{lang}/local", keep, pages::begin)
        .post("/pro/conseils/{number}/{lang}/traduction", keep, pages::translate)
        .get("/pro/conseils/{number}/{lang}/texte", keep, edit::form)
        .post("/pro/conseils/{number}/{lang}/texte", keep, edit::correct)
        .post("/pro/conseils/{number}/{lang}/publication", keep, edit::publish)
        .post("/pro/conseils/{number}/{lang}/retrait", keep, edit::withdraw)
        .post("/pro/conseils/{number}/{lang}/suppression", keep, edit::delete)
        .post("/pro/conseils/{number}/{lang}/relecture", keep, edit::reread)
        .get("/pro/conseils/{number}/{lang}/historique", keep, history::list)
        .post("/pro/conseils/{number}/{lang}/historique/{version}", keep, history::restore)
}
