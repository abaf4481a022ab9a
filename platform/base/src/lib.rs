//! What every crate of the house stands on: ids that do not mix, one database of two engines, five errors, codes that
//! are the same in the database and in JSON, values that never reach a log, and the clock.
//!
//! Invariant: this crate knows no word of the domain and nothing of HTTP.

mod again;
mod clock;
mod codes;
mod db;
mod error;
mod id;
mod line;
mod private;
pub mod text;

pub use again::{Contended, again};
pub use clock::Clock;
pub use codes::{Code, Codes, UnknownCode};
pub use db::{Database, Db, OpenError};
pub use error::{Error, Outage, Result};
pub use id::{Id, NotAnId};
pub use line::{AUTHORITIES, Line};
pub use private::Private;

/// What the macros of this crate need from the crates that use them.
#[doc(hidden)]
pub mod __private {
    pub use crate::codes::read_code;
    pub use serde;
    pub use sqlx;
}
