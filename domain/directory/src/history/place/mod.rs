//! The places of an entry as they stood: what each version changed of them, and the way back. An address that is hidden today
//! is told by no list; whoever keeps it opens it, and that is an act.

mod model;
pub mod pages;
pub mod store;

pub use model::{Openness, PlaceStep, PlaceVersion, steps};
