//! The questions asked of monthly counts.

use base::{Db, Id, execute, fetch_all, fetch_one};
use partner::{Institution, Territory};

use super::{Count, Measure};

/// What was told of a territory from one month to another, by one institution or by all, in the order of versions.
pub async fn counts(
    db: &mut Db,
    (territory, institution): (Id<Territory>, Option<Id<Institution>>),
    (first, last): (&str, &str),
) -> sqlx::Result<Vec<Count>> {
    fetch_all!(db => "
        SELECT * FROM measure_count
         WHERE territory_id = $1 AND month >= $2 AND month <= $3 AND (CAST($4 AS TEXT) IS NULL OR institution_id = $4)
         ORDER BY month, institution_id, measure, version LIMIT 20000", territory, first, last, institution)
}

/// The last version of a value; 0 if nobody has told it.
pub async fn last_version(
    db: &mut Db,
    (territory, institution): (Id<Territory>, Id<Institution>),
    (month, measure): (&str, Measure),
) -> sqlx::Result<i64> {
    let (version,): (i64,) = fetch_one!(db => "
        SELECT COALESCE(MAX(version), 0) FROM measure_count
         WHERE territory_id = $1 AND month = $2 AND institution_id = $3 AND measure = $4",
        territory, month, institution, measure)?;
    Ok(version)
}

pub async fn insert(db: &mut Db, new: &Count) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO measure_count (territory_id, month, institution_id, measure, version, count, noted_at, noted_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.territory_id, new.month, new.institution_id, new.measure, new.version, new.count, new.noted_at,
        new.noted_by)?;
    Ok(())
}
