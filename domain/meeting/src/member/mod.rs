//! Who sits in an instance for an institution, between two days.

pub mod form;
pub mod model;
pub mod pages;
pub mod store;

pub use model::Member;
