//! Doubts: anyone can say that an entry is wrong, out of a closed list, and leaves no trace of herself. Its keepers are
//! told, and partners see it until it is settled.

mod acts;
mod mails;
mod model;
pub mod pages;
pub mod store;

pub use acts::say;
pub use model::{Doubt, KEPT, Outcome, Reason, Sayer};
