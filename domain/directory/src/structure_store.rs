//! The questions that the API asks of structures.

use base::{Db, Id, fetch_all};

use crate::{Service, Status, Structure};

/// The structures with a published service whose id comes after `after`, in the order of ids, `limit` at most.
pub async fn structures_after(db: &mut Db, after: Id<Structure>, limit: i64) -> sqlx::Result<Vec<Structure>> {
    fetch_all!(db => "
        SELECT * FROM structure s
         WHERE s.id > $1 AND EXISTS (SELECT 1 FROM service v WHERE v.structure_id = s.id AND v.status = $2)
         ORDER BY s.id LIMIT $3", after, Status::Published, limit)
}

/// The published services of the structures from one id to another, both included: id, structure and name.
pub async fn offers_between(
    db: &mut Db,
    (first, last): (Id<Structure>, Id<Structure>),
) -> sqlx::Result<Vec<(Id<Service>, Id<Structure>, String)>> {
    fetch_all!(db => "
        SELECT id, structure_id, name FROM service
         WHERE structure_id >= $1 AND structure_id <= $2 AND status = $3
         ORDER BY structure_id, id LIMIT 20000", first, last, Status::Published)
}
