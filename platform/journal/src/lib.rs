//! The journal: one row per act, written in the act's own transaction. It is the audit trail, and what capabilities
//! above listen to. It holds codes and ids only: no free text, no name, no address.

mod write;

pub use write::{Author, Entry, write};
