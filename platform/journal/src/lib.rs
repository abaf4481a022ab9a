//! The journal: one row per act, written in the act's own transaction. It is the audit trail, and what capabilities
//! above listen to. It holds codes and ids only: no free text, no name, no address.
//!
//! Rows are written plain, so that unrelated acts never wait for each other; [`seal`] chains them within a second, month by
//! month. Each hour, and when the program stops, how far the chain went is signed and told to the table and to a file
//! beside the database. [`verify`] recomputes it all and names what does not fit.
//!
//! What this cannot show: a forgery by somebody who holds the database, the file and the key of the installation, and a tail
//! cut off since the last checkpoint. That is why heads are printed in the minutes of the contract.

mod chain;
mod checkpoint;
mod entry;
mod erase;
mod fault;
mod file;
mod keeper;
mod key;
mod list;
mod month;
mod seal;
mod suspect;
mod tally;
mod verify;
mod write;

pub use checkpoint::{Checkpoint, HEADS, NotACheckpoint, found_in, last_checkpoint};
pub use entry::{Entry, Outcome};
pub use erase::{KEPT_MONTHS, count_before, erase_before};
pub use fault::{Fault, Report};
pub use file::{CheckpointFile, Kept};
pub use keeper::Keeper;
pub use key::Key;
pub use list::{Cursor, Filter, entries};
pub use month::{Month, months, tip};
pub use seal::seal;
pub use tally::{Tally, tally};
pub use verify::verify;
pub use write::{Act, Author, session_name, write};

#[cfg(test)]
mod tests;
