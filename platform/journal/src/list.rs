//! What was done, as somebody who answers for the data reads it.

use base::{Db, Id, fetch_all};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::Entry;

/// Which entries are wanted; what is left out does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// How the act begins: `service.` for all that was done to services, `service.corrected` for one act.
    pub act: Option<String>,
    /// From this instant on.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub until: Option<DateTime<Utc>>,
    pub account: Option<Uuid>,
    pub institution: Option<Uuid>,
    pub territory: Option<Uuid>,
}

/// Where a page ended: its last entry. The next page begins below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    pub at: DateTime<Utc>,
    pub id: Id<Entry>,
}

impl From<&Entry> for Cursor {
    fn from(entry: &Entry) -> Self {
        Self { at: entry.at, id: entry.id }
    }
}

/// The entries that `filter` wants, the newest first, sealed or not; below `after`, `limit` at most.
pub async fn entries(db: &mut Db, filter: &Filter, after: Option<Cursor>, limit: i64) -> sqlx::Result<Vec<Entry>> {
    let act = filter.act.as_deref().unwrap_or_default();
    let from = filter.from.unwrap_or(DateTime::UNIX_EPOCH);
    let until = filter.until.unwrap_or_else(end_of_times);
    let after = after.unwrap_or_else(|| Cursor { at: end_of_times(), id: Id::zero() });
    let (territory, institution) = (filter.territory, filter.institution);
    // One text for each index, the one that leaves the fewest rows first.
    if let Some(account) = filter.account {
        fetch_all!(db => "
            SELECT * FROM journal
             WHERE account_id = $1 AND at >= $2 AND at < $3 AND at <= $4 AND (at < $4 OR id < $5)
               AND SUBSTR(act, 1, LENGTH($6)) = $6
               AND (CAST($7 AS TEXT) IS NULL OR territory_id = $7)
               AND (CAST($8 AS TEXT) IS NULL OR institution_id = $8)
             ORDER BY at DESC, id DESC LIMIT $9",
            account, from, until, after.at, after.id, act, territory, institution, limit)
    } else if let Some(institution) = institution {
        fetch_all!(db => "
            SELECT * FROM journal
             WHERE institution_id = $1 AND at >= $2 AND at < $3 AND at <= $4 AND (at < $4 OR id < $5)
               AND SUBSTR(act, 1, LENGTH($6)) = $6
               AND (CAST($7 AS TEXT) IS NULL OR territory_id = $7)
             ORDER BY at DESC, id DESC LIMIT $8", institution, from, until, after.at, after.id, act, territory, limit)
    } else if let Some(territory) = territory {
        fetch_all!(db => "
            SELECT * FROM journal
             WHERE territory_id = $1 AND at >= $2 AND at < $3 AND at <= $4 AND (at < $4 OR id < $5)
               AND SUBSTR(act, 1, LENGTH($6)) = $6
             ORDER BY at DESC, id DESC LIMIT $7", territory, from, until, after.at, after.id, act, limit)
    } else {
        fetch_all!(db => "
            SELECT * FROM journal
             WHERE at >= $1 AND at < $2 AND at <= $3 AND (at < $3 OR id < $4) AND SUBSTR(act, 1, LENGTH($5)) = $5
             ORDER BY at DESC, id DESC LIMIT $6", from, until, after.at, after.id, act, limit)
    }
}

/// Later than anything that is done, and still a date for both engines.
fn end_of_times() -> DateTime<Utc> {
    const SECONDS: i64 = 253_402_300_799;
    DateTime::from_timestamp(SECONDS, 0).unwrap_or(DateTime::<Utc>::MAX_UTC)
}
