//! Planning what has had its time, and erasing it.

use base::{Database, Result};
use chrono::{DateTime, Utc};
use chrono_tz::Europe::Paris;
use journal::Author;

use super::holding::{Batch, Erase, Holding, Keeping};
use super::model::{Erasure, Object};
use super::{doubt_at, store};

/// How many rows are erased in one unit of work.
const BATCH: i64 = 500;

/// Plans the erasure of what has had its time, object by object; one that is planned already stays as it is. Gives how many
/// were planned; none where the clock is not believed.
pub async fn plan(database: &Database, holdings: &[Holding], now: DateTime<Utc>) -> Result<usize> {
    let mut db = database.write().await?;
    if let Some(doubt) = doubt_at(&mut db, now).await? {
        tracing::error!("nothing is planned: the clock is not believed ({doubt})");
        return Ok(0);
    }
    let (retentions, open) = (store::retentions(&mut db).await?, store::open(&mut db).await?);
    let mut planned = 0;
    for retention in &retentions {
        let holding = holdings.iter().find(|holding| holding.object == retention.object);
        let Some(Keeping::Planned { count_due, .. }) = holding.map(|holding| holding.keeping) else { continue };
        if open.iter().any(|erasure| erasure.object == retention.object) {
            continue;
        }
        let counted = count_due(&mut db, retention.before(now)).await?;
        if counted > 0 {
            let erasure = Erasure::plan(retention, counted, now);
            store::add(&mut db, &erasure).await?;
            journal::write(&mut db, Author::default(), "erasure.planned", erasure.id.uuid(), now).await?;
            planned += 1;
        }
    }
    db.commit().await?;
    Ok(planned)
}

fn erase_of(holdings: &[Holding], object: Object) -> Option<Erase> {
    let holding = holdings.iter().find(|holding| holding.object == object)?;
    match holding.keeping {
        Keeping::Planned { erase, .. } => Some(erase),
        Keeping::ByOwner => None,
    }
}

/// Does what was planned a week ago and is not held back; gives how many rows were erased. Nothing where the clock is not
/// believed.
pub async fn execute(database: &Database, holdings: &[Holding], now: DateTime<Utc>) -> Result<u64> {
    let mut db = database.read().await?;
    let doubt = doubt_at(&mut db, now).await?;
    let open = store::open(&mut db).await?;
    db.commit().await?;
    if let Some(doubt) = doubt {
        tracing::error!("nothing is erased: the clock is not believed ({doubt})");
        return Ok(0);
    }
    let today = now.with_timezone(&Paris).date_naive();
    let mut erased = 0;
    for erasure in open.iter().filter(|erasure| erasure.is_due(now, today)) {
        if let Some(erase) = erase_of(holdings, erasure.object) {
            erased += execute_one(database, erasure, erase, now).await?;
        }
    }
    if erased > 0 {
        database.wipe().await?;
    }
    Ok(erased)
}

/// Erases batch by batch, each with its proof; stops where the officer holds it back meanwhile.
async fn execute_one(database: &Database, erasure: &Erasure, erase: Erase, now: DateTime<Utc>) -> Result<u64> {
    let batch = Batch { before: erasure.before, limit: BATCH, now };
    let mut total = 0;
    loop {
        let mut db = database.write_comparing().await?;
        if !store::hold(&mut db, erasure).await? {
            return Ok(total);
        }
        let erased = erase(&mut db, batch).await?;
        if erased == 0 {
            store::finish(&mut db, erasure.id, now).await?;
            journal::write(&mut db, Author::default(), "erasure.done", erasure.id.uuid(), now).await?;
            db.commit().await?;
            return Ok(total);
        }
        store::prove(&mut db, erasure.id, i64::try_from(erased).unwrap_or(i64::MAX), now).await?;
        db.commit().await?;
        total += erased;
    }
}
