//! Twins: two entries that seem to tell of the same help. They are found by what they have in common; somebody reads both
//! and makes one of them, or says that they are not the same. The address of the one that went leads to the other.

mod acts;
mod find;
mod lead;
mod meet;
mod merge;
mod model;
pub mod pages;
pub mod store;

pub use acts::note_siret;
pub use find::{FindTwins, compare_after, compare_all, compare_some, find_twins};
pub use lead::lead_on;
pub use meet::{Met, Typed, met};
pub use model::{Alias, Features, Key, KeyKind, Likeness, Resemblance, Side, Twin, TwinState, likeness, words};
