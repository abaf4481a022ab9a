//! What was asked for and what came of it: counts, noted in two taps, told by year.

mod chart;
mod model;
pub mod pages;
pub mod store;
mod year;

pub use model::{Counted, Note, NoteForm, Said};
pub use year::Year;
