//! The questions asked of doubts.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::NaiveDate;
use partner::{Institution, Territory};
use sqlx::FromRow;

use super::{Doubt, Outcome, Reason, Sayer};
use crate::Service;
use crate::store::Scope;

/// Notes a doubt; says whether it is the first of its kind that is open.
pub async fn note(
    db: &mut Db,
    service: Id<Service>,
    reason: Reason,
    sayer: Sayer,
    on: NaiveDate,
) -> sqlx::Result<bool> {
    let partner = i64::from(sayer == Sayer::Partner);
    let known = execute!(db => "
        UPDATE doubt SET times = times + 1, partner_times = partner_times + $3, last_on = $4
         WHERE service_id = $1 AND reason = $2 AND settled_on IS NULL", service, reason, partner, on)?;
    if known > 0 {
        return Ok(false);
    }
    let id = Id::<Doubt>::new();
    execute!(db => "
        INSERT INTO doubt (id, service_id, reason, times, partner_times, first_on, last_on)
        VALUES ($1, $2, $3, 1, $4, $5, $5)", id, service, reason, partner, on)?;
    Ok(true)
}

/// The open doubts about an entry and what was merged into it, the oldest first.
pub async fn open(db: &mut Db, service: Id<Service>) -> sqlx::Result<Vec<Doubt>> {
    fetch_all!(db => "
        SELECT * FROM doubt
         WHERE service_id IN (SELECT $1 UNION ALL SELECT lost_id FROM service_alias WHERE kept_id = $1)
           AND settled_on IS NULL
         ORDER BY first_on, id LIMIT 20", service)
}

/// An open doubt of an entry, or of what was merged into it.
pub async fn doubt(db: &mut Db, service: Id<Service>, id: Id<Doubt>) -> sqlx::Result<Option<Doubt>> {
    fetch_optional!(db => "
        SELECT * FROM doubt
         WHERE service_id IN (SELECT $1 UNION ALL SELECT lost_id FROM service_alias WHERE kept_id = $1)
           AND id = $2 AND settled_on IS NULL", service, id)
}

pub async fn settle(db: &mut Db, id: Id<Doubt>, outcome: Outcome, (on, by): (NaiveDate, &str)) -> sqlx::Result<()> {
    execute!(db => "
        UPDATE doubt SET settled_on = $2, settled_by = $3, outcome = $4 WHERE id = $1 AND settled_on IS NULL",
        id, on, by, outcome)?;
    Ok(())
}

/// An open doubt and the entry that it is about.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Doubtful {
    #[sqlx(flatten)]
    pub doubt: Doubt,
    pub service_id: Id<Service>,
    pub name: String,
    pub structure_name: String,
}

/// The open doubts about what `scope` reaches, the oldest first.
pub async fn of_scope(db: &mut Db, scope: Scope, offset: i64, limit: i64) -> sqlx::Result<Vec<Doubtful>> {
    fetch_all!(db => "
        SELECT d.*, v.name, s.name AS structure_name
          FROM structure s JOIN service v ON v.structure_id = s.id JOIN doubt d ON d.service_id = v.id
         WHERE s.territory_id = $1 AND (CAST($2 AS TEXT) IS NULL OR s.institution_id = $2) AND d.settled_on IS NULL
         ORDER BY d.first_on, d.id LIMIT $4 OFFSET $3", scope.territory, scope.institution, offset, limit)
}

pub async fn count_of_scope(db: &mut Db, scope: Scope) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM structure s JOIN service v ON v.structure_id = s.id JOIN doubt d ON d.service_id = v.id
         WHERE s.territory_id = $1 AND (CAST($2 AS TEXT) IS NULL OR s.institution_id = $2) AND d.settled_on IS NULL",
        scope.territory, scope.institution)?;
    Ok(count)
}

/// Whose entry it is: its institution, its territory and its name.
pub async fn keepers(
    db: &mut Db,
    service: Id<Service>,
) -> sqlx::Result<Option<(Option<Id<Institution>>, Id<Territory>, String)>> {
    fetch_optional!(db => "
        SELECT s.institution_id, s.territory_id, v.name FROM service v JOIN structure s ON s.id = v.structure_id
         WHERE v.id = $1 AND v.status = 'published'", service)
}

/// Erases the doubts that were settled before a day; gives how many.
pub async fn erase_settled(db: &mut Db, before: NaiveDate) -> sqlx::Result<u64> {
    execute!(db => "DELETE FROM doubt WHERE settled_on < $1", before)
}
