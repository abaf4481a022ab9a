//! The questions asked of stops.

use base::{Db, Id, execute, fetch_all, fetch_optional};
use chrono::NaiveDate;
use sqlx::FromRow;

use super::Stop;
use crate::{Closure, Service};

/// The stops of a service, the first to have come first; 100 at most.
pub async fn of_service(db: &mut Db, service: Id<Service>) -> sqlx::Result<Vec<Stop>> {
    fetch_all!(db => "
        SELECT s.*, c.name AS commune FROM stop s JOIN commune c ON c.code = s.commune_code
         WHERE s.service_id = $1 ORDER BY s.first_on, s.from_minute, s.id LIMIT 100", service)
}

/// A stop of a service.
pub async fn stop(db: &mut Db, service: Id<Service>, id: Id<Stop>) -> sqlx::Result<Option<Stop>> {
    fetch_optional!(db => "
        SELECT s.*, c.name AS commune FROM stop s JOIN commune c ON c.code = s.commune_code
         WHERE s.service_id = $1 AND s.id = $2", service, id)
}

/// A stop of a published service, and what else its readers are told with it.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct Published {
    #[sqlx(flatten)]
    pub stop: Stop,
    pub service_name: String,
    closed_from: Option<NaiveDate>,
    closed_until: Option<NaiveDate>,
}

impl Published {
    pub fn closure(&self) -> Option<Closure> {
        Some(Closure { from: self.closed_from?, until: self.closed_until, note: String::new() })
    }
}

/// The stops of published services whose id comes after `after`, in the order of ids, `limit` at most.
pub async fn published_after(db: &mut Db, after: Id<Stop>, limit: i64) -> sqlx::Result<Vec<Published>> {
    fetch_all!(db => "
        SELECT s.*, c.name AS commune, v.name AS service_name, v.closed_from, v.closed_until
          FROM stop s JOIN service v ON v.id = s.service_id JOIN commune c ON c.code = s.commune_code
         WHERE s.id > $1 AND v.status = 'published' ORDER BY s.id LIMIT $2", after, limit)
}

pub async fn insert(db: &mut Db, new: &Stop) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO stop (id, service_id, place, line, commune_code, latitude, longitude, first_on, from_minute, to_minute,
                          rule, until_on, without, added, note)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)", new.id, new.service_id, new.place,
        new.line, new.commune_code, new.latitude, new.longitude, new.first_on, new.from_minute, new.to_minute,
        new.rule.as_str(), new.until_on, new.without.to_string(), new.added.to_string(), new.note)?;
    Ok(())
}

pub async fn update(db: &mut Db, stop: &Stop) -> sqlx::Result<()> {
    execute!(db => "
        UPDATE stop SET place = $2, line = $3, commune_code = $4, latitude = $5, longitude = $6, first_on = $7,
               from_minute = $8, to_minute = $9, rule = $10, until_on = $11, without = $12, added = $13, note = $14
         WHERE id = $1", stop.id, stop.place, stop.line, stop.commune_code, stop.latitude, stop.longitude, stop.first_on,
        stop.from_minute, stop.to_minute, stop.rule.as_str(), stop.until_on, stop.without.to_string(),
        stop.added.to_string(), stop.note)?;
    Ok(())
}

pub async fn remove(db: &mut Db, id: Id<Stop>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM stop WHERE id = $1", id)?;
    Ok(())
}
