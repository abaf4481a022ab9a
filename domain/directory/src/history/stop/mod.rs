//! The stops of a round as they stood: what each version of the entry changed of them, and the way back, also of one that was
//! removed.

mod model;
pub mod pages;
pub mod store;

pub use model::{StopStep, StopVersion, steps};
