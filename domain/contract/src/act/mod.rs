//! What happened to a contract: opinions, votes, filings, ceremonies, amendments.

pub mod deliberation;
pub mod form;
pub mod model;
pub mod pages;
pub mod store;

pub use model::{Act, ActKind, Vote};
