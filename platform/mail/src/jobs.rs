//! Hands mails to the post, and erases them.

use base::{Database, Id, Result};
use chrono::{DateTime, TimeDelta, Utc};
use futures::FutureExt as _;
use queue::{Handlers, Job};
use serde::{Deserialize, Serialize};

use crate::post::{Outcome, Post};
use crate::store::{self, Mail};

/// How long a mail is kept once it is sent.
const SENT_KEPT: TimeDelta = TimeDelta::hours(24);
/// How long a mail is kept at most.
const KEPT: TimeDelta = TimeDelta::days(7);

/// Hands one mail to the post.
#[derive(Debug, Serialize, Deserialize)]
pub struct Deliver {
    pub mail: Id<Mail>,
}

impl Job for Deliver {
    const KIND: &'static str = "mail.deliver";
    /// 68 hours: a mail server that stops on a Friday evening is waited for until Monday.
    const ATTEMPTS: i64 = 24;
}

/// Erases the mails that have had their time, then comes back an hour later.
#[derive(Debug, Serialize, Deserialize)]
pub struct Purge {}

impl Job for Purge {
    const KIND: &'static str = "mail.purge";
}

/// What is done with mails: `post` takes them.
pub fn jobs(post: Post) -> Handlers {
    Handlers::default()
        .on(move |db, Deliver { mail }, now| deliver(post.clone(), db, mail, now).boxed())
        .on(|db, Purge {}, now| purge(db, now).boxed())
}

/// A mail that was sent just before this program stopped is sent again, under the same `Message-ID`.
async fn deliver(post: Post, db: Database, id: Id<Mail>, now: DateTime<Utc>) -> Result<()> {
    let Some(mail) = store::waiting(&mut db.read().await?, id).await? else { return Ok(()) };
    let outcome = post.take(&mail, now).await?;
    // One row that this worker holds. It is sent: nobody else's work may make us forget that.
    let mut db = db.write_comparing().await?;
    match outcome {
        Outcome::Sent => store::mark_sent(&mut db, id, now).await?,
        Outcome::GivenUp(why) => store::give_up(&mut db, id, &why).await?,
    }
    db.commit().await
}

async fn purge(db: Database, now: DateTime<Utc>) -> Result<()> {
    let mut db = db.write().await?;
    store::erase_sent(&mut db, now - SENT_KEPT).await?;
    store::erase_old(&mut db, now - KEPT).await?;
    queue::schedule(&mut db, &Purge {}, now + TimeDelta::hours(1)).await?;
    db.commit().await
}
