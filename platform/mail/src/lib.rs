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
pub use store::{Fate, Mail, fate};

/// Sends `message` as soon as this transaction is committed, and never if it is not.
pub async fn send(db: &mut Db, message: &Message, now: DateTime<Utc>) -> Result<()> {
    send_and_follow(db, message, now).await.map(|_| ())
}

/// Sends as `send` does, and returns by what `fate` tells what became of it, until it is erased: a day after it was sent, a
/// week if it never was.
pub async fn send_and_follow(db: &mut Db, message: &Message, now: DateTime<Utc>) -> Result<Id<Mail>> {
    let id = Id::<Mail>::new();
    store::insert(db, id, message, now).await?;
    queue::push(db, &Deliver { mail: id }, now).await?;
    Ok(id)
}
