//! The questions asked of proposals.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, Utc};
use partner::Institution;
use sqlx::FromRow;

use super::{Proposal, State};
use crate::store::Scope;
use crate::{Service, Status};

pub async fn insert(db: &mut Db, new: &Proposal) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO proposal (id, territory_id, service_id, structure_name, institution_id, function, form, note, made_at,
                              state, decided_at, decided_by, answer)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)", new.id, new.territory_id, new.service_id,
        new.structure_name, new.institution_id, new.function, new.form, new.note, new.made_at, new.state,
        new.decided_at, new.decided_by, new.answer)?;
    Ok(())
}

pub async fn proposal(db: &mut Db, id: Id<Proposal>) -> sqlx::Result<Option<Proposal>> {
    fetch_optional!(db => "SELECT * FROM proposal WHERE id = $1", id)
}

/// Saves what was decided of an open proposal; says whether it was still open.
pub async fn decide(db: &mut Db, decided: &Proposal) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE proposal SET state = $2, decided_at = $3, decided_by = $4, answer = $5, service_id = $6
         WHERE id = $1 AND state = $7",
        decided.id, decided.state, decided.decided_at, decided.decided_by, decided.answer, decided.service_id,
        State::Open)?;
    Ok(touched == 1)
}

/// A line of a list of proposals.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Listed {
    pub id: Id<Proposal>,
    /// The entry's name; `None`: a new one, or one that the public does not read any more.
    pub name: Option<String>,
    pub structure_name: String,
    pub function: String,
    /// The institution of whoever proposes.
    pub institution: Option<String>,
    pub made_at: DateTime<Utc>,
    pub state: State,
    pub answer: String,
}

/// The open proposals that `scope` decides of, the oldest first. New services are for the territory's keepers.
pub async fn to_decide(db: &mut Db, scope: Scope, offset: i64, limit: i64) -> sqlx::Result<Vec<Listed>> {
    fetch_all!(db => "
        SELECT p.id, v.name, COALESCE(s.name, p.structure_name) AS structure_name, p.function, i.name AS institution,
               p.made_at, p.state, p.answer
          FROM proposal p LEFT JOIN service v ON v.id = p.service_id LEFT JOIN structure s ON s.id = v.structure_id
               LEFT JOIN institution i ON i.id = p.institution_id
         WHERE p.territory_id = $1 AND p.state = $2 AND (CAST($3 AS TEXT) IS NULL OR s.institution_id = $3)
         ORDER BY p.made_at, p.id LIMIT $5 OFFSET $4", scope.territory, State::Open, scope.institution, offset, limit)
}

pub async fn count_to_decide(db: &mut Db, scope: Scope) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*)
          FROM proposal p LEFT JOIN service v ON v.id = p.service_id LEFT JOIN structure s ON s.id = v.structure_id
         WHERE p.territory_id = $1 AND p.state = $2 AND (CAST($3 AS TEXT) IS NULL OR s.institution_id = $3)",
        scope.territory, State::Open, scope.institution)?;
    Ok(count)
}

/// What the people of an institution have proposed, the newest first; 50 at most. An entry has its name
/// for as long as everybody may read it.
pub async fn made_by(db: &mut Db, institution: Id<Institution>) -> sqlx::Result<Vec<Listed>> {
    fetch_all!(db => "
        SELECT p.id, v.name, p.structure_name, p.function, i.name AS institution, p.made_at, p.state, p.answer
          FROM proposal p LEFT JOIN service v ON v.id = p.service_id AND v.status = $2
               LEFT JOIN institution i ON i.id = p.institution_id
         WHERE p.institution_id = $1 ORDER BY p.made_at DESC, p.id LIMIT 50", institution, Status::Published)
}

/// How many open proposals an institution has about an entry.
pub async fn count_open(db: &mut Db, institution: Id<Institution>, service: Id<Service>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM proposal WHERE service_id = $1 AND state = $2 AND institution_id = $3",
        service, State::Open, institution)?;
    Ok(count)
}

/// How many open proposals of new services an institution has.
pub async fn count_open_new(db: &mut Db, institution: Id<Institution>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM proposal WHERE institution_id = $1 AND service_id IS NULL AND state = $2",
        institution, State::Open)?;
    Ok(count)
}

/// Erases the proposals that were decided before an instant; gives how many.
pub async fn erase_decided(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<u64> {
    execute!(db => "DELETE FROM proposal WHERE decided_at < $1", before)
}
