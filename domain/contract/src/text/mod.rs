//! What a contract says, each time that it was saved.

pub mod pages;
