//! The yearly statement of a convention: what was handed out, used, invoiced and paid, for whoever signed it.

mod model;
pub mod pages;
mod store;

pub use model::Statement;
