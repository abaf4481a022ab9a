//! What an administrator sees of the mails: how many, since when, and why not. Never to whom.

use base::{Db, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, Utc};
use sqlx::FromRow;

/// The mails of the last days, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    pub waiting: i64,
    /// When the oldest that waits was written.
    pub waiting_since: Option<DateTime<Utc>>,
    /// The last that left; none where none did for 24 hours, as those that left are erased then.
    pub last_sent_at: Option<DateTime<Utc>>,
    pub given_up: Vec<GivenUp>,
}

/// How many mails are never sent for one reason: a number of the mail server, or a code of ours.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct GivenUp {
    pub code: String,
    pub count: i64,
}

/// Counts the mails that are still kept.
pub async fn tally(db: &mut Db) -> sqlx::Result<Tally> {
    let (waiting, waiting_since): (i64, Option<DateTime<Utc>>) = fetch_one!(&mut *db => "
        SELECT COUNT(*), MIN(created_at) FROM mail WHERE sent_at IS NULL AND failure IS NULL")?;
    let last: Option<(DateTime<Utc>,)> = fetch_optional!(&mut *db => "
        SELECT sent_at FROM mail WHERE sent_at IS NOT NULL ORDER BY sent_at DESC LIMIT 1")?;
    let given_up = fetch_all!(db => "
        SELECT failure AS code, COUNT(*) AS count FROM mail WHERE sent_at IS NULL AND failure IS NOT NULL
         GROUP BY failure ORDER BY failure LIMIT 100")?;
    Ok(Tally { waiting, waiting_since, last_sent_at: last.map(|(at,)| at), given_up })
}
