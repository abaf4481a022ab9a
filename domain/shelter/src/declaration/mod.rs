//! What a shelter says of its free places: in ten seconds, and until an hour.

mod model;
pub mod pages;
pub mod store;

pub use model::{Declaration, DeclarationForm, Free};
