//! The questions asked of retention, of erasures and of the clock.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::model::{Erasure, Object, Retention};

/// The last instant at which the clock was believed.
pub const CLOCK: &str = "clock";
/// How far the journal was watched.
pub const WATCH: &str = "watch";

/// How long everything is kept; an object has one line.
pub async fn retentions(db: &mut Db) -> sqlx::Result<Vec<Retention>> {
    fetch_all!(db => "SELECT * FROM retention ORDER BY object LIMIT 100")
}

/// How long an object is kept.
pub async fn retention(db: &mut Db, object: Object) -> sqlx::Result<Option<Retention>> {
    fetch_optional!(db => "SELECT * FROM retention WHERE object = $1", object)
}

/// Saves for how long something is kept, and since when it is so.
pub async fn change(db: &mut Db, retention: &Retention) -> sqlx::Result<()> {
    execute!(db => "UPDATE retention SET hours = $1, since = $2 WHERE object = $3", retention.hours, retention.since,
        retention.object)?;
    Ok(())
}

/// The erasure of an object that is not done, if there is one.
pub async fn open_of(db: &mut Db, object: Object) -> sqlx::Result<Option<Erasure>> {
    fetch_optional!(db => "SELECT * FROM erasure WHERE object = $1 AND done_at IS NULL", object)
}

/// Saves how far back an erasure goes, and how much that is.
pub async fn narrow(db: &mut Db, erasure: &Erasure) -> sqlx::Result<()> {
    execute!(db => "UPDATE erasure SET before = $1, counted = $2 WHERE id = $3 AND done_at IS NULL", erasure.before,
        erasure.counted, erasure.id)?;
    Ok(())
}

/// The erasures that are not done; an object has one at most.
pub async fn open(db: &mut Db) -> sqlx::Result<Vec<Erasure>> {
    fetch_all!(db => "SELECT * FROM erasure WHERE done_at IS NULL ORDER BY object LIMIT 100")
}

pub async fn erasure(db: &mut Db, id: Id<Erasure>) -> sqlx::Result<Option<Erasure>> {
    fetch_optional!(db => "SELECT * FROM erasure WHERE id = $1", id)
}

pub async fn add(db: &mut Db, erasure: &Erasure) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO erasure (id, object, before, counted, planned_at, executes_at, postponed_until, reason, done_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)", erasure.id, erasure.object, erasure.before, erasure.counted,
        erasure.planned_at, erasure.executes_at, erasure.postponed_until, erasure.reason, erasure.done_at)?;
    Ok(())
}

/// Saves whether it is held back.
pub async fn save(db: &mut Db, erasure: &Erasure) -> sqlx::Result<()> {
    execute!(db => "UPDATE erasure SET postponed_until = $1, reason = $2 WHERE id = $3 AND done_at IS NULL",
        erasure.postponed_until, erasure.reason, erasure.id)?;
    Ok(())
}

/// Takes hold of an erasure that is still as it was loaded; says no if the officer held it back meanwhile, or it is done.
pub async fn hold(db: &mut Db, erasure: &Erasure) -> sqlx::Result<bool> {
    let held = execute!(db => "
        UPDATE erasure SET counted = counted
         WHERE id = $1 AND done_at IS NULL AND CAST(postponed_until AS TEXT) IS NOT DISTINCT FROM CAST($2 AS TEXT)",
        erasure.id, erasure.postponed_until)?;
    Ok(held == 1)
}

pub async fn finish(db: &mut Db, id: Id<Erasure>, now: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "UPDATE erasure SET done_at = $1 WHERE id = $2 AND done_at IS NULL", now, id)?;
    Ok(())
}

/// What proves that something was erased.
#[derive(Debug)]
pub struct Proof;

pub async fn prove(db: &mut Db, erasure: Id<Erasure>, erased: i64, at: DateTime<Utc>) -> sqlx::Result<()> {
    let id = Id::<Proof>::new();
    execute!(db => "INSERT INTO erasure_proof (id, erasure_id, erased, at) VALUES ($1, $2, $3, $4)", id, erasure, erased,
        at)?;
    Ok(())
}

/// An erasure that was done, and how many it erased.
#[derive(Debug, Clone, FromRow)]
pub struct Done {
    #[sqlx(flatten)]
    pub erasure: Erasure,
    pub erased: i64,
}

/// The erasures that were done, the latest first; 50 at most.
pub async fn done(db: &mut Db) -> sqlx::Result<Vec<Done>> {
    fetch_all!(db => "
        SELECT e.*, (SELECT CAST(COALESCE(SUM(p.erased), 0) AS BIGINT) FROM erasure_proof p WHERE p.erasure_id = e.id)
                    AS erased
          FROM erasure e WHERE e.done_at IS NOT NULL ORDER BY e.done_at DESC, e.id DESC LIMIT 50")
}

/// How many plans were done before `before`.
pub async fn count_done(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM erasure WHERE done_at < $1", before)?;
    Ok(count)
}

/// Erases the plans that were done before `before`, with their proofs.
pub async fn erase_done(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<u64> {
    execute!(db => "
        DELETE FROM erasure_proof WHERE erasure_id IN (SELECT id FROM erasure WHERE done_at < $1)", before)?;
    execute!(db => "DELETE FROM erasure WHERE done_at < $1", before)
}

/// When a watchful job last looked.
pub async fn sight(db: &mut Db, name: &str) -> sqlx::Result<Option<DateTime<Utc>>> {
    let at: Option<(DateTime<Utc>,)> = fetch_optional!(db => "SELECT at FROM sight WHERE name = $1", name)?;
    Ok(at.map(|(at,)| at))
}

/// Notes that a watchful job has looked, and doubts nothing.
pub async fn see(db: &mut Db, name: &str, at: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO sight (name, at) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET at = excluded.at, doubted_at = NULL", name, at)?;
    Ok(())
}

/// Notes that the clock is doubted; says whether it was not before.
pub async fn note_doubt(db: &mut Db, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let noted = execute!(db => "
        UPDATE sight SET doubted_at = $2 WHERE name = $1 AND doubted_at IS NULL", CLOCK, now)?;
    Ok(noted == 1)
}
