//! Messages to professionals and institutions: plain text, one part, nothing that follows the reader. A message is pushed
//! in the transaction of the act that causes it, and leaves by the queue.
//!
//! Invariant: no address and no word of a message stands in a log, a job or an error. What a mail server answers is kept
//! as its number: its sentences repeat addresses.

mod jobs;
mod message;
mod neutral;
mod post;
mod smtp;
mod store;
mod tally;
#[cfg(test)]
mod tests;

use base::{Db, Id, Result};
use chrono::{DateTime, Utc};
pub use jobs::{Purge, jobs};
pub use message::{Message, Unfit, is_address};
pub use neutral::betraying;
pub use post::Post;
pub use smtp::{Smtp, Unusable};
pub use tally::{GivenUp, Tally, tally};

use jobs::Deliver;
use store::Mail;

/// Sends `message` as soon as this transaction is committed, and never if it is not.
pub async fn send(db: &mut Db, message: &Message, now: DateTime<Utc>) -> Result<()> {
    let id = Id::<Mail>::new();
    store::insert(db, id, message, now).await?;
    queue::push(db, &Deliver { mail: id }, now).await
}
