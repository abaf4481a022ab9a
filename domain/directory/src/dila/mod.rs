//! Reads the State's local directory (DILA, one body a file) and makes drafts of the bodies that matter to the network.
//!
//! What becomes of each type of body stands in `words/dila_types.csv`. What is wrong in a file is told in the report, and
//! never stops the good ones.
//!
//! A file goes through `read` (bytes), `xml` (a tree), `model` (a body as told), `choose` (which bodies, each once),
//! `entry` (what we take of one) and `store`.

mod choose;
mod contact;
mod entry;
mod model;
mod opening;
mod place;
mod read;
mod reason;
mod report;
mod store;
#[cfg(test)]
mod tests;
mod types;
mod xml;

pub use entry::{Imported, to_entry};
pub use model::{Address, Body, Fault, Opening, parse};
pub use read::{Found, ReadError, Reading, read};
pub use reason::{Reason, Why};
pub use report::{PassedOver, Refused, Remarked, Report};
pub use store::{Options, save};
pub use types::{Area, TypeRow, WhyNot, table};
