//! Booklets: made by whoever pays, printed, received by whoever hands out, sometimes lost.

mod acts;
mod model;
pub mod pages;
pub mod store;

pub use acts::make;
pub use model::{Booklet, BookletForm, Stock};
