//! Passkeys: a key in her telephone, her computer or on a stick, that opens with a finger, a face or a PIN. We keep its
//! public half.

mod ceremony;
mod challenge;
mod model;
pub mod pages;
pub mod store;

pub use ceremony::{Answer, Question, ask_for_new, ask_for_one, is_possible, prove, register};
pub use model::{ENOUGH, Passkey};
