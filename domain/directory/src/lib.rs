//! The directory: every structure that helps, its services, where and when they are met, and for whom; who answers for
//! each entry and when it was last checked. It is what all the rest stands on, so an entry that cannot be trusted says so.

mod access;
mod acts;
mod agenda;
mod answer;
mod api;
mod area;
mod at_hand;
mod card;
mod change_store;
pub mod dila;
mod doubt;
pub mod drafts;
mod facet;
mod finder;
mod form;
mod form_address;
mod form_entry;
mod form_place;
mod freshness;
mod history;
mod hours;
mod jobs;
mod model;
mod note;
mod order;
mod pages;
mod phone;
mod proposal;
mod quality;
mod round;
pub mod store;
mod structure_store;
mod telling;
#[cfg(test)]
mod tests;
mod twin;
mod waits;

pub use access::{
    Act, CHOOSE_AREA, CORRECT_ENTRY, KEEP_FRESHNESS, KEEP_NOTES, MERGE_ENTRIES, PROPOSE_ENTRY, PUBLISH_ENTRY,
    SEE_CATALOGUE, SEE_ENTRIES, decide,
};
pub use agenda::Opening;
pub use answer::{Answerer, answer};
pub use api::is_among as is_mark_among;
use axum::middleware::from_fn;
pub use card::Card;
pub use doubt::{Reason as DoubtReason, Sayer, say as say_doubt};
pub use facet::Facet;
pub use finder::{Answers, CANDIDATES, CHANGES_KEPT, Candidate, Finder, Wanted};
pub use form_entry::EntryForm;
pub use freshness::{Aspect, Ripen, note_checks_on, renew as renew_freshness};
pub use history::Author;
pub use hours::{Hours, Range, State, Told, UnreadableHours, grouped};
pub use jobs::{EraseChanges, jobs};
pub use model::{
    Audience, Closure, Cost, Entry, KeptPlace, Kind, Language, Location, Moment, Need, Place, Point, Service, Status,
    Structure, Violence, Visibility,
};
pub use pages::creation::draft;
pub use pages::show_at_once;
use pages::{catalogue, correction, creation, entry, list, place, publication, removal};
pub use phone::{NotAPhone, Phone};
pub use quality::{Criterion, Part, Score, score};
pub use round::{
    Coming as ComingPassage, Days, Rule, Stop, calendar, coming as coming_passages, coming_words, insert_stop, stops,
};
pub use telling::{OpeningWords, hours_lines, opening_words};
pub use twin::{FindTwins, compare_all, compare_some, lead_on, note_siret};
pub use waits::waits;
use web::{Access, Lang, Room, Routes};

pub const ROOM: Room = Room { path: "/pro/fiches", key: "pro-menu-entries", permission: SEE_ENTRIES };

pub const CATALOGUE: Room = Room { path: "/pro/annuaire", key: "pro-menu-catalogue", permission: SEE_CATALOGUE };

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
    let (see, correct) = (Access::Holders(SEE_ENTRIES), Access::Holders(CORRECT_ENTRY));
    let publish = Access::Holders(PUBLISH_ENTRY);
    let routes = Routes::new()
        .get("/pro/fiches", see, list::list)
        .get("/pro/fiches/recherche", see, list::lead_to_list)
        .post("/pro/fiches/recherche", see, list::search)
        .get("/pro/fiches/publication", see, list::lead_to_list)
        .post("/pro/fiches/publication", publish, publication::publish)
        .get("/pro/fiches/nouvelle", publish, creation::form)
        .post("/pro/fiches/nouvelle", publish, creation::create)
        .get("/pro/fiches/fraicheur", Access::Holders(KEEP_FRESHNESS), freshness::pages::show)
        .post("/pro/fiches/fraicheur", Access::Holders(KEEP_FRESHNESS), freshness::pages::choose)
        .get("/pro/fiches/{id}", see, entry::show)
        .post("/pro/fiches/{id}/publication", publish, entry::publish)
        .post("/pro/fiches/{id}/archivage", publish, entry::archive)
        .post("/pro/fiches/{id}/verification", correct, entry::check)
        .get("/pro/fiches/{id}/historique", see, history::pages::list)
        .post("/pro/fiches/{id}/historique/{version}", correct, history::pages::restore)
        .get("/pro/fiches/{id}/correction", correct, correction::form)
        .post("/pro/fiches/{id}/correction", correct, correction::correct)
        .get("/pro/fiches/doutes", see, doubt::pages::list)
        .post("/pro/fiches/{id}/doutes/{doubt}", correct, doubt::pages::settle)
        .get("/pro/fiches/{id}/arrets", see, round::pages::list)
        .get("/pro/fiches/{id}/arrets/nouveau", correct, round::pages::new_form)
        .post("/pro/fiches/{id}/arrets/nouveau", correct, round::pages::add)
        .get("/pro/fiches/{id}/arrets/{stop}", correct, round::pages::form)
        .post("/pro/fiches/{id}/arrets/{stop}", correct, round::pages::correct)
        .post("/pro/fiches/{id}/arrets/{stop}/retrait", correct, round::pages::remove)
        .post("/pro/fiches/{id}/arrets/{stop}/historique/{version}", correct, history::stop::pages::restore)
        .get("/pro/fiches/{id}/zone", Access::Holders(CHOOSE_AREA), area::pages::form)
        .post("/pro/fiches/{id}/zone", Access::Holders(CHOOSE_AREA), area::pages::choose)
        .merge(places_routes())
        .merge(partners_routes())
        .merge(twins_routes())
        .merge(api::routes());
    Routes { router: routes.router.layer(from_fn(lead_on)), ..routes }
}

/// Where an entry is met.
fn places_routes() -> Routes {
    let correct = Access::Holders(CORRECT_ENTRY);
    Routes::new()
        .get("/pro/fiches/{id}/lieux/nouveau", correct, place::new_form)
        .post("/pro/fiches/{id}/lieux/nouveau", correct, place::add)
        .get("/pro/fiches/{id}/lieux/{place}", correct, place::form)
        .post("/pro/fiches/{id}/lieux/{place}", correct, place::correct)
        .get("/pro/fiches/{id}/lieux/{place}/retrait", correct, removal::form)
        .post("/pro/fiches/{id}/lieux/{place}/retrait", correct, removal::remove)
        .get("/pro/fiches/{id}/lieux/{place}/historique/{version}", correct, history::place::pages::show)
        .post("/pro/fiches/{id}/lieux/{place}/historique/{version}", correct, history::place::pages::restore)
}

/// Entries that are there twice.
fn twins_routes() -> Routes {
    let merge = Access::Holders(MERGE_ENTRIES);
    Routes::new()
        .get("/pro/doublons", merge, twin::pages::list)
        .get("/pro/doublons/{id}", merge, twin::pages::show)
        .post("/pro/doublons/{id}/fusion", merge, twin::pages::merge)
        .post("/pro/doublons/{id}/ecart", merge, twin::pages::dismiss)
        .post("/pro/doublons/{id}/reprise", merge, twin::pages::reopen)
        .post("/pro/doublons/{id}/separation", merge, twin::pages::separate)
}

/// What every partner may do with every entry.
fn partners_routes() -> Routes {
    let (see, propose) = (Access::Holders(SEE_CATALOGUE), Access::Holders(PROPOSE_ENTRY));
    Routes::new()
        .get("/pro/annuaire", see, catalogue::home)
        .post("/pro/annuaire", see, catalogue::search)
        .get("/pro/annuaire/{id}", see, catalogue::show)
        .get("/pro/annuaire/{id}/note", Access::Holders(KEEP_NOTES), note::form)
        .post("/pro/annuaire/{id}/note", Access::Holders(KEEP_NOTES), note::save)
        .post("/pro/annuaire/{id}/doute", see, catalogue::doubt)
        .get("/pro/annuaire/{id}/proposition", propose, proposal::pages::form)
        .post("/pro/annuaire/{id}/proposition", propose, proposal::pages::propose)
        .get("/pro/propositions", Access::Holders(SEE_ENTRIES), proposal::pages::list)
        .get("/pro/propositions/nouvelle", propose, proposal::pages::new_form)
        .post("/pro/propositions/nouvelle", propose, proposal::pages::propose_new)
        .get("/pro/propositions/{id}", propose, proposal::pages::show)
        .post("/pro/propositions/{id}/correction", propose, proposal::pages::accept)
        .post("/pro/propositions/{id}/creation", propose, proposal::pages::take)
        .post("/pro/propositions/{id}/refus", propose, proposal::pages::refuse)
        .post("/pro/propositions/{id}/retrait", propose, proposal::pages::withdraw)
}
