//! How much was done, for whoever watches over misuse.

use base::{Db, fetch_all};
use chrono::{DateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

/// How often an account did an act.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Tally {
    pub account_id: Option<Uuid>,
    pub territory_id: Option<Uuid>,
    pub act: String,
    pub count: i64,
}

/// How often each account did each act from `from` on and before `until`, the most frequent first; 10 000 at most.
pub async fn tally(db: &mut Db, from: DateTime<Utc>, until: DateTime<Utc>) -> sqlx::Result<Vec<Tally>> {
    fetch_all!(db => "
        SELECT account_id, territory_id, act, COUNT(*) AS count FROM journal WHERE at >= $1 AND at < $2
         GROUP BY account_id, territory_id, act ORDER BY COUNT(*) DESC, act, account_id LIMIT 10000", from, until)
}
