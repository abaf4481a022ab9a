//! Chains the rows that are committed, in the order in which they are found.

use base::{Database, Db, Error, Result, execute, fetch_all, fetch_optional};
use chrono::{DateTime, Utc};

use crate::chain::{GENESIS, link, month_of, opening};
use crate::month::{self, Month};
use crate::{Entry, tip};

/// How many rows are chained at once: for as long, SQLite lets no act in.
const BATCH: i64 = 500;

/// Gives each row that has none its place and its hash; says how many. Another sealer that is faster is no fault: what is
/// left waits for the next time.
pub async fn seal(database: &Database, now: DateTime<Utc>) -> Result<u64> {
    let mut sealed = 0;
    // Looking takes no lock, and most often there is nothing.
    while is_any_unsealed(database).await? {
        match batch(database, now).await {
            Ok(rows) => sealed += rows,
            Err(Error::Conflict) => break,
            Err(error) => return Err(error),
        }
    }
    Ok(sealed)
}

async fn is_any_unsealed(database: &Database) -> Result<bool> {
    let mut db = database.read().await?;
    let first: Option<(base::Id<Entry>,)> =
        fetch_optional!(&mut db => "SELECT id FROM journal WHERE seq IS NULL ORDER BY at, id LIMIT 1")?;
    Ok(first.is_some())
}

/// The rows that are not in the chain yet, the oldest first.
async fn unsealed(db: &mut Db) -> sqlx::Result<Vec<Entry>> {
    fetch_all!(db => "SELECT * FROM journal WHERE seq IS NULL ORDER BY at, id LIMIT $1", BATCH)
}

/// Chains one batch, all of one month. It compares what it writes over instead of being serializable: it reads the rows that
/// acts write, and no act may ever fail because of that.
async fn batch(database: &Database, now: DateTime<Utc>) -> Result<u64> {
    let mut db = database.write_comparing().await?;
    let (tip, rows) = (tip(&mut db).await?, unsealed(&mut db).await?);
    let Some(first) = rows.first() else { return Ok(0) };
    // A clock that ran ahead opens no month of the future, and none that went back opens one of the past.
    let month = |row: &Entry| month_of(row.at.min(now));
    let is_new = tip.as_ref().is_none_or(|tip| tip.month < month(first));
    let start = if is_new { begin(tip.as_ref(), month(first)) } else { tip.clone().ok_or(Error::Conflict)? };
    let mut end = start.clone();
    let mut places = Vec::new();
    for row in rows.iter().take_while(|row| month(row) <= start.month) {
        end.last_seq += 1;
        end.head = link(row, end.last_seq, &end.head);
        places.push((row, end.last_seq, end.head.clone()));
    }
    // The end of the chain first: whoever moves it holds it, and another sealer waits, compares and gives up.
    let is_ours = match &tip {
        Some(tip) if is_new => month::close(&mut db, tip).await? && month::open(&mut db, &end).await?,
        Some(tip) => month::extend(&mut db, &end, tip.last_seq).await?,
        None => month::open(&mut db, &end).await?,
    };
    if !is_ours {
        return Err(Error::Conflict);
    }
    for (row, seq, hash) in &places {
        execute!(&mut db => "UPDATE journal SET seq = $2, hash = $3 WHERE id = $1 AND seq IS NULL", row.id, seq, hash)?;
    }
    db.commit().await?;
    Ok(places.len() as u64)
}

/// A month before its first row: its head is what that row follows.
fn begin(before: Option<&Month>, month: String) -> Month {
    let previous = before.map_or(GENESIS, |before| &before.head).to_owned();
    let last_seq = before.map_or(0, |before| before.last_seq);
    let head = opening(&month, &previous);
    Month { month, first_seq: last_seq + 1, last_seq, head, previous, is_closed: false, erased_at: None }
}
