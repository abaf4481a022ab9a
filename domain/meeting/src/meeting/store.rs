//! The questions asked of meetings.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::NaiveDate;

use super::model::Meeting;
use crate::Instance;

pub async fn meeting(db: &mut Db, id: Id<Meeting>) -> sqlx::Result<Option<Meeting>> {
    fetch_optional!(db => "SELECT * FROM meeting WHERE id = $1", id)
}

/// The meetings of an instance that are still to come from `day` on, the next first.
pub async fn coming(db: &mut Db, instance: Id<Instance>, day: NaiveDate) -> sqlx::Result<Vec<Meeting>> {
    fetch_all!(db => "
        SELECT * FROM meeting WHERE instance_id = $1 AND day >= $2 AND state IN ('planned', 'convened')
         ORDER BY day, from_minute, id LIMIT 50", instance, day)
}

/// The meetings of an instance, the newest first, `limit` of them after the first `offset`.
pub async fn of_instance(
    db: &mut Db,
    instance: Id<Instance>,
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<Meeting>> {
    fetch_all!(db => "
        SELECT * FROM meeting WHERE instance_id = $1 ORDER BY day DESC, id DESC LIMIT $2 OFFSET $3", instance, limit, offset)
}

pub async fn count(db: &mut Db, instance: Id<Instance>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM meeting WHERE instance_id = $1", instance)?;
    Ok(count)
}

/// The last meeting that an instance held on or before `day`.
pub async fn last_held(db: &mut Db, instance: Id<Instance>, day: NaiveDate) -> sqlx::Result<Option<Meeting>> {
    fetch_optional!(db => "
        SELECT * FROM meeting WHERE instance_id = $1 AND day <= $2 AND state IN ('held', 'approved')
         ORDER BY day DESC, from_minute DESC, id DESC LIMIT 1", instance, day)
}

/// The meetings that an instance held, the newest first; 500 are given.
pub async fn held(db: &mut Db, instance: Id<Instance>) -> sqlx::Result<Vec<Meeting>> {
    fetch_all!(db => "
        SELECT * FROM meeting WHERE instance_id = $1 AND state IN ('held', 'approved') ORDER BY day DESC, id LIMIT 500",
        instance)
}

/// The meetings that members were asked to come to and that take place between two days.
pub async fn convened_between(db: &mut Db, from: NaiveDate, until: NaiveDate) -> sqlx::Result<Vec<Meeting>> {
    fetch_all!(db => "
        SELECT * FROM meeting WHERE day >= $1 AND day <= $2 AND state = 'convened' ORDER BY day, id LIMIT 2000", from, until)
}

pub async fn insert(db: &mut Db, new: &Meeting) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO meeting (id, instance_id, state, day, from_minute, to_minute, place, sequence, convened_on, approved_on,
                             version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        new.id, new.instance_id, new.state, new.day, new.from_minute, new.to_minute, new.place, new.sequence,
        new.convened_on, new.approved_on, new.version)?;
    Ok(())
}

/// Saves a meeting over the version before it; says whether that one still stood.
pub async fn update(db: &mut Db, changed: &Meeting) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE meeting SET state = $2, day = $3, from_minute = $4, to_minute = $5, place = $6, sequence = $7,
                           convened_on = $8, approved_on = $9, version = $10
         WHERE id = $1 AND version = $10 - 1",
        changed.id, changed.state, changed.day, changed.from_minute, changed.to_minute, changed.place, changed.sequence,
        changed.convened_on, changed.approved_on, changed.version)?;
    Ok(touched == 1)
}
