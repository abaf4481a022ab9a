//! What happened to a contract: opinions, votes, filings, ceremonies, amendments.

pub mod model;
pub mod store;

pub use model::{Act, ActKind, Vote};
