//! Four questions at most, one a page, each of which can be passed over: for whom, what, where, when.
//!
//! Invariant: an answer travels by POST and sealed; no word of it stands in an address.

mod model;
mod pages;

pub use model::{When, Who, rank};
pub use pages::{again, before, begin, begin_anywhere, question, reply};
