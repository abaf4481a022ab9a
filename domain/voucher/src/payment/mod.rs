//! Payments: a list of what is due for the public accountant, then the day on which it was paid.

mod model;
pub mod pages;
pub mod store;

pub use model::{Due, Payment};
