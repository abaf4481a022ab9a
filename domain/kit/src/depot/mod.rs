//! Where copies lie.

mod model;
pub mod pages;
pub mod store;

pub use model::{Depot, DepotForm};
pub use store::insert;
