//! Invoices: received, compared line by line with what was used, disputed and decided.

mod acts;
mod model;
pub mod pages;
mod read;
pub mod store;

pub use model::{Invoice, Line, Row};
