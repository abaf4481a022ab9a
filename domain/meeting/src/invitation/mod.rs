//! Writing to the members of an instance, each once: that a meeting takes place, takes place otherwise, or does not; a week
//! before; and that its minutes can be read. Each answers by a link of her own.

pub mod jobs;
mod mails;
pub mod model;
mod release;
pub mod store;
pub mod visit;

pub use model::{Invitation, Invited, Reached};
pub use release::release;
