//! Who signs a contract: institutions, with who stands for them.

pub mod model;
pub mod store;

pub use model::{Representative, Signatory, Signature};
