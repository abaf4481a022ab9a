//! How institutions take part: what each announced, and who came.

pub mod model;
pub mod pages;
pub mod store;

pub use model::{Attendance, Counted, Presence};
