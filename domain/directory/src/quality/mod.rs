//! How well an entry is told: its keepers see what would make it better, and data·inclusion gets the number.

mod model;

pub use model::{Criterion, Part, Score, score};
