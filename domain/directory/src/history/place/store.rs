//! The questions asked of the versions of places.

use base::{Db, Id, execute, fetch_all, fetch_optional};

use super::PlaceVersion;
use crate::{KeptPlace, Service};

/// Notes a place as it stands, as part of a version of an entry. Of a safe place, nothing but its name and commune.
pub async fn note(db: &mut Db, (service, version): (Id<Service>, i64), place: Id<KeptPlace>) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO place_version (service_id, version, place_id, name, line, postal_code, commune_code, latitude,
                                   longitude, visibility, hours, access_note, is_wiped)
        SELECT $1, $2, id, name, line, CASE WHEN visibility = 'never' THEN NULL ELSE postal_code END, commune_code,
               latitude, longitude, visibility, hours, CASE WHEN visibility = 'never' THEN '' ELSE access_note END, FALSE
          FROM place WHERE id = $3", service, version, place)?;
    Ok(())
}

/// The same, of a place of whose past nothing is known yet.
pub async fn note_found(db: &mut Db, service: &Service, place: Id<KeptPlace>) -> sqlx::Result<()> {
    let known: Option<(i64,)> = fetch_optional!(&mut *db => "
        SELECT version FROM place_version WHERE service_id = $1 AND place_id = $2 LIMIT 1", service.id, place)?;
    match known {
        Some(_) => Ok(()),
        None => note(db, (service.id, service.version), place).await,
    }
}

/// Erases all that versions tell of where a place is: it is a safe place from now on.
pub async fn wipe(db: &mut Db, place: Id<KeptPlace>) -> sqlx::Result<()> {
    execute!(db => "
        UPDATE place_version SET name = '', line = NULL, postal_code = NULL, latitude = NULL, longitude = NULL,
               access_note = '', is_wiped = TRUE
         WHERE place_id = $1 AND visibility <> 'never'", place)?;
    Ok(())
}

/// Forgets the versions of a place where nothing is met any more.
pub async fn forget(db: &mut Db, place: Id<KeptPlace>) -> sqlx::Result<()> {
    execute!(db => "
        DELETE FROM place_version
         WHERE place_id = $1 AND NOT EXISTS (SELECT 1 FROM service_place WHERE place_id = $1)", place)?;
    Ok(())
}

/// What versions of an entry, from one to another, both included, say of its places.
pub async fn between(db: &mut Db, service: Id<Service>, (from, to): (i64, i64)) -> sqlx::Result<Vec<PlaceVersion>> {
    fetch_all!(db => "
        SELECT h.version, h.is_wiped, c.name || ' (' || c.department_code || ')' AS commune, h.place_id AS id,
               p.structure_id, h.name, h.line, h.postal_code, h.commune_code, h.latitude, h.longitude, h.visibility,
               h.hours, h.access_note
          FROM place_version h JOIN place p ON p.id = h.place_id JOIN commune c ON c.code = h.commune_code
         WHERE h.service_id = $1 AND h.version >= $2 AND h.version <= $3
         ORDER BY h.version, h.place_id LIMIT 10000", service, from, to)
}

/// Each place of an entry as it stood last before `version`.
pub async fn before(db: &mut Db, service: Id<Service>, version: i64) -> sqlx::Result<Vec<PlaceVersion>> {
    fetch_all!(db => "
        SELECT h.version, h.is_wiped, c.name || ' (' || c.department_code || ')' AS commune, h.place_id AS id,
               p.structure_id, h.name, h.line, h.postal_code, h.commune_code, h.latitude, h.longitude, h.visibility,
               h.hours, h.access_note
          FROM place_version h JOIN place p ON p.id = h.place_id JOIN commune c ON c.code = h.commune_code
         WHERE h.service_id = $1 AND h.version < $2
           AND NOT EXISTS (SELECT 1 FROM place_version n
                            WHERE n.service_id = $1 AND n.place_id = h.place_id AND n.version > h.version
                              AND n.version < $2)
         ORDER BY h.place_id LIMIT 10000", service, version)
}

/// A place as a version of an entry says.
pub async fn version(
    db: &mut Db,
    service: Id<Service>,
    place: Id<KeptPlace>,
    version: i64,
) -> sqlx::Result<Option<PlaceVersion>> {
    fetch_optional!(db => "
        SELECT h.version, h.is_wiped, c.name || ' (' || c.department_code || ')' AS commune, h.place_id AS id,
               p.structure_id, h.name, h.line, h.postal_code, h.commune_code, h.latitude, h.longitude, h.visibility,
               h.hours, h.access_note
          FROM place_version h JOIN place p ON p.id = h.place_id JOIN commune c ON c.code = h.commune_code
         WHERE h.service_id = $1 AND h.version = $3 AND h.place_id = $2", service, place, version)
}
