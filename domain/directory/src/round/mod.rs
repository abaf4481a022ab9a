//! Rounds: a service that comes and goes has stops, each with days of its own. Whoever reads the entry is told when it comes
//! next, and where.

mod calendar;
mod form;
mod model;
pub mod pages;
mod rule;
pub mod store;
mod telling;

pub use calendar::calendar;
pub use form::StopForm;
pub use model::{Coming, Days, Passage, Stop, coming};
pub use rule::Rule;
pub use store::{insert as insert_stop, of_service as stops};
pub use telling::coming_words;
