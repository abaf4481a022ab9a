//! What a meeting is to speak of: points that are proposed from what is open, and free ones.

pub mod model;
pub mod pages;
pub mod proposals;
pub mod store;

pub use model::{Origin, Point};
