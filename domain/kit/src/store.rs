//! The questions asked of copies.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::NaiveDate;
use partner::{Institution, Territory};
use print::Edition;
use sqlx::FromRow;

use crate::{Depot, Held, Move, Movement, Run, Stock};

/// A page of the editions of a territory, the newest first; those that `institution` was given copies of, where it is told.
pub async fn editions(
    db: &mut Db,
    territory: Id<Territory>,
    institution: Option<Id<Institution>>,
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<Edition>> {
    fetch_all!(db => "
        SELECT e.id, e.territory_id, e.kind, e.subject, e.lang, e.choice, e.number, e.made_on, e.made_at, e.made_by, e.state,
               e.digest, e.pages, e.missing, e.recalled_on
          FROM edition e
         WHERE e.territory_id = $1 AND e.number IS NOT NULL
           AND (CAST($2 AS UUID) IS NULL
                OR EXISTS (SELECT 1 FROM movement m JOIN depot d ON d.id = m.depot_id
                            WHERE m.edition_id = e.id AND d.institution_id = $2))
         ORDER BY e.made_at DESC, e.id LIMIT $4 OFFSET $3", territory, institution, offset, limit)
}

pub async fn count_editions(
    db: &mut Db,
    territory: Id<Territory>,
    institution: Option<Id<Institution>>,
) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM edition e
         WHERE e.territory_id = $1 AND e.number IS NOT NULL
           AND (CAST($2 AS UUID) IS NULL
                OR EXISTS (SELECT 1 FROM movement m JOIN depot d ON d.id = m.depot_id
                            WHERE m.edition_id = e.id AND d.institution_id = $2))", territory, institution)?;
    Ok(count)
}

/// All copies of an edition; those printed after `today` are expected.
pub async fn stock(db: &mut Db, edition: Id<Edition>, today: NaiveDate) -> sqlx::Result<Stock> {
    let (printed, expected): (i64, i64) = fetch_one!(db => "
        SELECT CAST(COALESCE(SUM(copies) FILTER (WHERE printed_on <= $2), 0) AS BIGINT),
               CAST(COALESCE(SUM(copies) FILTER (WHERE printed_on > $2), 0) AS BIGINT)
          FROM print_run WHERE edition_id = $1", edition, today)?;
    let (spoilt, dropped, returned, destroyed): (i64, i64, i64, i64) = fetch_one!(db => "
        SELECT CAST(COALESCE(SUM(copies) FILTER (WHERE depot_id IS NULL), 0) AS BIGINT),
               CAST(COALESCE(SUM(copies) FILTER (WHERE kind = 'dropped'), 0) AS BIGINT),
               CAST(COALESCE(SUM(copies) FILTER (WHERE kind = 'returned'), 0) AS BIGINT),
               CAST(COALESCE(SUM(copies) FILTER (WHERE kind = 'destroyed' AND depot_id IS NOT NULL), 0) AS BIGINT)
          FROM movement WHERE edition_id = $1", edition)?;
    Ok(Stock { printed, expected, spoilt, held: Held { dropped, returned, destroyed } })
}

/// What a depot got of an edition.
pub async fn held(db: &mut Db, edition: Id<Edition>, depot: Id<Depot>) -> sqlx::Result<Held> {
    fetch_one!(db => "
        SELECT CAST(COALESCE(SUM(copies) FILTER (WHERE kind = 'dropped'), 0) AS BIGINT) AS dropped,
               CAST(COALESCE(SUM(copies) FILTER (WHERE kind = 'returned'), 0) AS BIGINT) AS returned,
               CAST(COALESCE(SUM(copies) FILTER (WHERE kind = 'destroyed'), 0) AS BIGINT) AS destroyed
          FROM movement WHERE edition_id = $1 AND depot_id = $2", edition, depot)
}

/// A depot with what it got of an edition.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Holder {
    #[sqlx(flatten)]
    pub depot: Depot,
    #[sqlx(flatten)]
    pub held: Held,
}

/// A page of the depots that got copies of an edition, those that hold most first; that of `institution` alone, where it is
/// told.
pub async fn holders(
    db: &mut Db,
    edition: Id<Edition>,
    institution: Option<Id<Institution>>,
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<Holder>> {
    fetch_all!(db => "
        SELECT d.id, d.territory_id, d.institution_id, COALESCE(i.name, d.name) AS name, d.commune, d.contact, d.version,
               CAST(COALESCE(SUM(m.copies) FILTER (WHERE m.kind = 'dropped'), 0) AS BIGINT) AS dropped,
               CAST(COALESCE(SUM(m.copies) FILTER (WHERE m.kind = 'returned'), 0) AS BIGINT) AS returned,
               CAST(COALESCE(SUM(m.copies) FILTER (WHERE m.kind = 'destroyed'), 0) AS BIGINT) AS destroyed
          FROM movement m JOIN depot d ON d.id = m.depot_id LEFT JOIN institution i ON i.id = d.institution_id
         WHERE m.edition_id = $1 AND (CAST($2 AS UUID) IS NULL OR d.institution_id = $2)
         GROUP BY d.id, i.name
         ORDER BY SUM(CASE WHEN m.kind = 'dropped' THEN m.copies ELSE -m.copies END) DESC, COALESCE(i.name, d.name), d.id
         LIMIT $4 OFFSET $3",
        edition, institution, offset, limit)
}

pub async fn count_holders(
    db: &mut Db,
    edition: Id<Edition>,
    institution: Option<Id<Institution>>,
) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(DISTINCT d.id) FROM movement m JOIN depot d ON d.id = m.depot_id
         WHERE m.edition_id = $1 AND (CAST($2 AS UUID) IS NULL OR d.institution_id = $2)", edition, institution)?;
    Ok(count)
}

/// The runs of an edition, the newest first; 100 at most.
pub async fn runs(db: &mut Db, edition: Id<Edition>) -> sqlx::Result<Vec<Run>> {
    fetch_all!(db => "
        SELECT * FROM print_run WHERE edition_id = $1 ORDER BY printed_on DESC, id LIMIT 100", edition)
}

pub async fn insert_run(db: &mut Db, new: &Run) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO print_run (id, edition_id, copies, printed_on, source, cost_cents, noted_at, noted_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id, new.edition_id, new.copies, new.printed_on, &new.source, new.cost_cents, new.noted_at, &new.noted_by)?;
    Ok(())
}

/// Says whether a run was noted already.
pub async fn has_run(db: &mut Db, id: Id<Run>) -> sqlx::Result<bool> {
    let row: Option<(i64,)> = fetch_optional!(db => "SELECT copies FROM print_run WHERE id = $1", id)?;
    Ok(row.is_some())
}

pub async fn insert_movement(db: &mut Db, new: &Movement) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO movement (id, edition_id, depot_id, kind, copies, done_on, noted_at, noted_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id, new.edition_id, new.depot_id, new.kind, new.copies, new.done_on, new.noted_at, &new.noted_by)?;
    Ok(())
}

/// Says whether a movement was noted already.
pub async fn has_movement(db: &mut Db, id: Id<Movement>) -> sqlx::Result<bool> {
    let row: Option<(i64,)> = fetch_optional!(db => "SELECT copies FROM movement WHERE id = $1", id)?;
    Ok(row.is_some())
}

/// A movement with the name of its depot, which is empty without one.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Line {
    pub kind: Move,
    pub copies: i64,
    pub done_on: NaiveDate,
    pub noted_by: String,
    pub depot_id: Option<Id<Depot>>,
    pub name: String,
}

/// A page of what became of copies of an edition, the last first; that of `institution` alone, where it is told.
pub async fn movements(
    db: &mut Db,
    edition: Id<Edition>,
    institution: Option<Id<Institution>>,
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<Line>> {
    fetch_all!(db => "
        SELECT m.kind, m.copies, m.done_on, m.noted_by, m.depot_id, COALESCE(i.name, d.name, '') AS name
          FROM movement m LEFT JOIN depot d ON d.id = m.depot_id LEFT JOIN institution i ON i.id = d.institution_id
         WHERE m.edition_id = $1 AND (CAST($2 AS UUID) IS NULL OR d.institution_id = $2)
         ORDER BY m.done_on DESC, m.noted_at DESC, m.id LIMIT $4 OFFSET $3", edition, institution, offset, limit)
}

pub async fn count_movements(
    db: &mut Db,
    edition: Id<Edition>,
    institution: Option<Id<Institution>>,
) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM movement m LEFT JOIN depot d ON d.id = m.depot_id
         WHERE m.edition_id = $1 AND (CAST($2 AS UUID) IS NULL OR d.institution_id = $2)", edition, institution)?;
    Ok(count)
}
