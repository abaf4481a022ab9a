//! What the signatories do: who leads it, with whom, for whom, from when to when, with which money, and how it stands.

pub mod model;
pub mod store;

pub use model::{Action, ActionState, Decided, Funding, NewAction, Setting};
