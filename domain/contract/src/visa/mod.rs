//! What a contract hangs on: laws, plans, and the kindred commitments of those who sign.

pub mod model;
pub mod pages;
pub mod store;

pub use model::{Visa, VisaKind};
