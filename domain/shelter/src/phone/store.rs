//! The questions asked of devices.

use base::{Db, Error, Id, Result, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, NaiveDate, Utc};
use partner::{Institution, Territory};
use sqlx::FromRow;

use super::{Given, Phone, State, Step, Taken};

pub async fn phone(db: &mut Db, id: Id<Phone>) -> sqlx::Result<Option<Phone>> {
    fetch_optional!(db => "SELECT * FROM phone WHERE id = $1", id)
}

/// The device of a holder that bears this number; what others hold is not known to it.
pub async fn by_number(db: &mut Db, holder: Id<Institution>, number: &str) -> sqlx::Result<Option<Phone>> {
    fetch_optional!(db => "SELECT * FROM phone WHERE holder_id = $1 AND number = $2", holder, number)
}

/// How many devices of a holder are in a state.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Stock {
    pub holder_id: Id<Institution>,
    pub state: State,
    pub devices: i64,
}

/// The stock of a territory, holder by holder; what was withdrawn is none.
pub async fn stock(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<Stock>> {
    fetch_all!(db => "
        SELECT holder_id, state, COUNT(*) AS devices FROM phone
         WHERE territory_id = $1 AND state <> 'withdrawn' GROUP BY holder_id, state ORDER BY holder_id, state LIMIT 1000",
        territory)
}

pub async fn count(db: &mut Db, territory: Id<Territory>, holder: Option<Id<Institution>>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM phone WHERE territory_id = $1 AND (CAST($2 AS TEXT) IS NULL OR holder_id = $2)",
        territory, holder)?;
    Ok(count)
}

/// The devices of a territory or of a holder: those whose term comes first, then the others by number.
pub async fn phones(
    db: &mut Db,
    (territory, holder): (Id<Territory>, Option<Id<Institution>>),
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<Phone>> {
    fetch_all!(db => "
        SELECT * FROM phone WHERE territory_id = $1 AND (CAST($2 AS TEXT) IS NULL OR holder_id = $2)
         ORDER BY CASE WHEN until_on IS NULL THEN 1 ELSE 0 END, until_on, number, id LIMIT $4 OFFSET $3",
        territory, holder, offset, limit)
}

/// The devices whose term comes by a day; 1 000 at most.
pub async fn ending(db: &mut Db, by: NaiveDate) -> sqlx::Result<Vec<Phone>> {
    fetch_all!(db => "
        SELECT * FROM phone WHERE until_on IS NOT NULL AND until_on <= $1 ORDER BY until_on, id LIMIT 1000", by)
}

/// How many devices of a territory or of a holder have their term by a day.
pub async fn count_ending(
    db: &mut Db,
    (territory, holder): (Id<Territory>, Option<Id<Institution>>),
    by: NaiveDate,
) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM phone
         WHERE until_on IS NOT NULL AND until_on <= $3 AND territory_id = $1
           AND (CAST($2 AS TEXT) IS NULL OR holder_id = $2)", territory, holder, by)?;
    Ok(count)
}

pub async fn insert(db: &mut Db, new: &Phone) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO phone (id, territory_id, holder_id, number, state, since_on, given_on, until_on, told, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        new.id, new.territory_id, new.holder_id, new.number, new.state, new.since_on, new.given_on, new.until_on,
        new.told, new.version)?;
    Ok(())
}

/// Saves a device over the version before it; one that somebody else has moved meanwhile is a conflict.
pub async fn save(db: &mut Db, changed: &Phone) -> Result<()> {
    let touched = execute!(db => "
        UPDATE phone SET state = $2, since_on = $3, given_on = $4, until_on = $5, told = $6, version = $7
         WHERE id = $1 AND version = $7 - 1",
        changed.id, changed.state, changed.since_on, changed.given_on, changed.until_on, changed.told,
        changed.version)?;
    if touched == 1 { Ok(()) } else { Err(Error::Conflict) }
}

pub async fn note_told(db: &mut Db, id: Id<Phone>, threshold: i64) -> sqlx::Result<()> {
    execute!(db => "UPDATE phone SET told = $2 WHERE id = $1", id, threshold)?;
    Ok(())
}

pub async fn insert_step(db: &mut Db, new: &Taken) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO phone_step (id, phone_id, step, state, happened_on, noted_at, taken_by, closed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id, new.phone_id, new.step, new.state, new.happened_on, new.noted_at, new.taken_by, new.closed_at)?;
    Ok(())
}

/// Closes what was done with a device until it came back: a year later it is erased.
pub async fn close_steps(db: &mut Db, phone: Id<Phone>, at: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "UPDATE phone_step SET closed_at = $2 WHERE phone_id = $1 AND closed_at IS NULL", phone, at)?;
    Ok(())
}

/// The life of a device, the last first; 100 at most.
pub async fn steps(db: &mut Db, phone: Id<Phone>) -> sqlx::Result<Vec<Taken>> {
    fetch_all!(db => "SELECT * FROM phone_step WHERE phone_id = $1 ORDER BY noted_at DESC, id LIMIT 100", phone)
}

/// Counts a step of a month.
pub async fn tally(db: &mut Db, phone: &Phone, (month, step): (&str, Step)) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO phone_tally (territory_id, month, holder_id, step, times) VALUES ($1, $2, $3, $4, 1)
        ON CONFLICT (territory_id, month, holder_id, step) DO UPDATE SET times = phone_tally.times + 1",
        phone.territory_id, month, phone.holder_id, step)?;
    Ok(())
}

/// How many devices were given, renewed and returned from one month to another, by one holder or by all.
pub async fn given(
    db: &mut Db,
    (territory, holder): (Id<Territory>, Option<Id<Institution>>),
    (first, last): (&str, &str),
) -> sqlx::Result<Vec<Given>> {
    fetch_all!(db => "
        SELECT month, holder_id, step, times FROM phone_tally
         WHERE territory_id = $1 AND month >= $2 AND month <= $3 AND (CAST($4 AS TEXT) IS NULL OR holder_id = $4)
         ORDER BY month, holder_id, step LIMIT 20000", territory, first, last, holder)
}

/// How many steps of devices that came back before an instant are kept.
pub async fn count_closed(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM phone_step WHERE closed_at < $1", before)?;
    Ok(count)
}

/// Erases the steps of devices that came back before an instant; gives how many.
pub async fn erase_closed(db: &mut Db, before: DateTime<Utc>, limit: i64) -> sqlx::Result<u64> {
    execute!(db => "
        DELETE FROM phone_step WHERE id IN
               (SELECT id FROM phone_step WHERE closed_at < $1 ORDER BY closed_at, id LIMIT $2)", before, limit)
}
