//! The minutes of a meeting: what was said of each point, in versions, beside what the program knows of it.

pub mod pages;
pub mod paper;
pub mod past;
pub mod store;
pub mod text;
