//! Copies of what was printed: how many a printer made of an edition, where they were dropped, how many are left, and taking
//! a wrong edition back from every place that has it.
//!
//! Invariant: no more copies are dropped than are left, and none come back that were never there; what was noted stays, and is
//! put right by another line.

mod depot;
mod jobs;
mod mails;
mod model;
mod pages;
mod recall;
mod store;
mod table;
#[cfg(test)]
mod tests;

pub use depot::{Depot, DepotForm, insert as add_depot};
pub use jobs::{TellRecall, jobs};
pub use model::{Held, Move, Movement, MovementForm, Run, RunForm, Stock};
pub use recall::{Reason, Recall, RecallForm};
pub use store::{insert_movement as add_movement, insert_run as add_run, stock};
use web::{Access, Lang, Permission, Reach, Room, Routes};

/// Sees where copies lie: all of her territory's, or what her institution was given.
pub const SEE_COPIES: Permission = Permission::new(
    "see-copies",
    &[("administrator", Reach::Territory), ("coordinator", Reach::Territory), ("referent", Reach::Institution)],
);

/// Notes what becomes of copies, and recalls editions.
pub const KEEP_COPIES: Permission =
    Permission::new("keep-copies", &[("administrator", Reach::Territory), ("coordinator", Reach::Territory)]);

pub const ROOM: Room = Room { path: "/pro/exemplaires", key: "pro-menu-kit", permission: SEE_COPIES };

pub const WORDS: &[(Lang, &str)] =
    &[(Lang::Fr, include_str!("../locales/fr.ftl")), (Lang::En, include_str!("../locales/en.ftl"))];

pub fn routes() -> Routes {
    let (see, keep) = (Access::Holders(SEE_COPIES), Access::Holders(KEEP_COPIES));
    Routes::new()
        .get("/pro/exemplaires", see, pages::list)
        .get("/pro/exemplaires/tableau", keep, table::editions)
        .get("/pro/exemplaires/editions/{id}", see, pages::show)
        .get("/pro/exemplaires/editions/{id}/mouvements", see, pages::movements)
        .get("/pro/exemplaires/editions/{id}/tableau", keep, table::edition)
        .post("/pro/exemplaires/editions/{id}/tirages", keep, pages::note_run)
        .post("/pro/exemplaires/editions/{id}/mouvements", keep, pages::note_movement)
        .post("/pro/exemplaires/editions/{id}/rappel", keep, pages::recall)
        .get("/pro/exemplaires/lieux", keep, depot::pages::list)
        .post("/pro/exemplaires/lieux", keep, depot::pages::add)
        .get("/pro/exemplaires/lieux/{id}", see, depot::pages::show)
        .post("/pro/exemplaires/lieux/{id}/correction", keep, depot::pages::correct)
}
