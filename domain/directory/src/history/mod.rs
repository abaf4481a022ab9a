//! The history of an entry: each version with who wrote it, what it changed, and a way back to it.

mod model;
pub mod pages;
pub mod place;
pub mod stop;
mod store;

pub use model::{Author, Version};
pub use store::{note, note_first, note_found, version};
