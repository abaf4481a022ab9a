//! The bodies that meet: what each is for, when it can decide, and the day it was made.

pub mod form;
pub mod model;
pub mod pages;
pub mod store;

pub use model::{Instance, InstanceKind, QuorumRule};
