//! Role sheets: what an institution does in a territory's network, and how to reach it.

mod model;
pub mod pages;

pub use model::SheetText;
