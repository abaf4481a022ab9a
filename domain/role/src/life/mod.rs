//! The life of a document of roles: who has agreed to it, since when it is in force, what it said before.

pub mod access;
pub mod acts;
pub mod model;
pub mod noting;
pub mod pages;
pub mod store;
pub mod text;
pub mod versions;

pub use model::{Approval, Document, Status, Version, missing};
pub use text::Text;
