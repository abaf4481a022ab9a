//! The directory: every structure that helps, its services, where and when they are met, and for whom; who answers for
//! each entry and when it was last checked. It is what all the rest stands on, so an entry that cannot be trusted says so.

mod access;
mod agenda;
mod card;
pub mod dila;
mod facet;
mod finder;
mod hours;
mod jobs;
mod model;
mod phone;
pub mod store;
mod telling;

pub use access::{Act, CORRECT_ENTRY, Decision, PUBLISH_ENTRY, SEE_ENTRIES, decide};
pub use agenda::Opening;
pub use card::Card;
pub use facet::Facet;
pub use finder::{Answers, CHANGES_KEPT, Candidate, Finder, Wanted};
pub use hours::{Hours, Range, State, Told, UnreadableHours, grouped};
pub use jobs::{EraseChanges, jobs};
pub use model::{
    Audience, Closure, Cost, Entry, KeptPlace, Kind, Language, Location, Moment, Need, Place, Point, Service, Status,
    Structure, Violence, Visibility,
};
pub use phone::{NotAPhone, Phone};
pub use telling::{OpeningWords, hours_lines, opening_words};
use web::{Lang, Routes};

pub const WORDS: &[(Lang, &str)] =
    &[(Lang::Fr, include_str!("../locales/fr.ftl")), (Lang::En, include_str!("../locales/en.ftl"))];

pub fn routes() -> Routes {
    Routes::new()
}
