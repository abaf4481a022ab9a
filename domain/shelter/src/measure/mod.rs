//! What the institution that knows tells of a month: protection orders, bracelets, complaints at the hospital. Counts alone.

mod model;
pub mod pages;
pub mod store;

pub use model::{Count, Measure, MeasureForm, Told};
