//! Who signs a contract: institutions, with who stands for them.

pub mod form;
pub mod model;
pub mod one;
pub mod pages;
pub mod store;

pub use model::{Representative, Signatory, Signature};
