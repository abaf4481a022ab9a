//! The questions asked of the versions of stops.

use base::{Db, Id, execute, fetch_all, fetch_optional};

use super::StopVersion;
use crate::{Service, Stop};

/// Notes a stop as it stands, as part of a version of its entry; `is_removed`: it is about to leave with it.
pub async fn note(
    db: &mut Db,
    (service, version): (Id<Service>, i64),
    stop: Id<Stop>,
    is_removed: bool,
) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO stop_version (service_id, version, stop_id, is_removed, place, line, commune_code, latitude, longitude,
                                  first_on, from_minute, to_minute, rule, until_on, without, added, note)
        SELECT $1, $2, id, $4, place, line, commune_code, latitude, longitude, first_on, from_minute, to_minute, rule,
               until_on, without, added, note
          FROM stop WHERE id = $3", service, version, stop, is_removed)?;
    Ok(())
}

/// The same, of a stop of whose past nothing is known yet.
pub async fn note_found(db: &mut Db, service: &Service, stop: Id<Stop>) -> sqlx::Result<()> {
    let known: Option<(i64,)> = fetch_optional!(&mut *db => "
        SELECT version FROM stop_version WHERE service_id = $1 AND stop_id = $2 LIMIT 1", service.id, stop)?;
    match known {
        Some(_) => Ok(()),
        None => note(db, (service.id, service.version), stop, false).await,
    }
}

/// What versions of an entry, from one to another, both included, say of its stops.
pub async fn between(db: &mut Db, service: Id<Service>, (from, to): (i64, i64)) -> sqlx::Result<Vec<StopVersion>> {
    fetch_all!(db => "
        SELECT h.*, h.stop_id AS id, c.name AS commune, c.name || ' (' || c.department_code || ')' AS commune_told
          FROM stop_version h JOIN commune c ON c.code = h.commune_code
         WHERE h.service_id = $1 AND h.version >= $2 AND h.version <= $3
         ORDER BY h.version, h.stop_id LIMIT 10000", service, from, to)
}

/// Each stop of an entry as it stood last before `version`.
pub async fn before(db: &mut Db, service: Id<Service>, version: i64) -> sqlx::Result<Vec<StopVersion>> {
    fetch_all!(db => "
        SELECT h.*, h.stop_id AS id, c.name AS commune, c.name || ' (' || c.department_code || ')' AS commune_told
          FROM stop_version h JOIN commune c ON c.code = h.commune_code
         WHERE h.service_id = $1 AND h.version < $2
           AND NOT EXISTS (SELECT 1 FROM stop_version n
                            WHERE n.service_id = $1 AND n.stop_id = h.stop_id AND n.version > h.version
                              AND n.version < $2)
         ORDER BY h.stop_id LIMIT 10000", service, version)
}

/// A stop as a version of an entry says, unless it left with it.
pub async fn version(
    db: &mut Db,
    service: Id<Service>,
    stop: Id<Stop>,
    version: i64,
) -> sqlx::Result<Option<StopVersion>> {
    fetch_optional!(db => "
        SELECT h.*, h.stop_id AS id, c.name AS commune, c.name || ' (' || c.department_code || ')' AS commune_told
          FROM stop_version h JOIN commune c ON c.code = h.commune_code
         WHERE h.service_id = $1 AND h.version = $3 AND h.stop_id = $2 AND h.is_removed = FALSE", service, stop, version)
}
