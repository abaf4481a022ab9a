//! The questions asked of conventions.

use base::{Db, Id, Result, execute, fetch_all, fetch_one, fetch_optional};
use chrono::NaiveDate;
use partner::{Institution, Territory};

use super::model::{BudgetLine, Convention, Tariff, Terms};
use crate::Kind;
use crate::gauge::Gauge;

pub async fn convention(db: &mut Db, id: Id<Convention>) -> sqlx::Result<Option<Convention>> {
    fetch_optional!(db => "SELECT * FROM convention WHERE id = $1", id)
}

/// Whose conventions: a territory's, or those of it that one institution pays.
pub type Whose = (Id<Territory>, Option<Id<Institution>>);

pub async fn count(db: &mut Db, (territory, funder): Whose) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM convention WHERE territory_id = $1 AND (CAST($2 AS TEXT) IS NULL OR funder_id = $2)",
        territory, funder)?;
    Ok(count)
}

/// The conventions of a territory, or those that an institution pays, the newest first.
pub async fn conventions(
    db: &mut Db,
    (territory, funder): Whose,
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<Convention>> {
    fetch_all!(db => "
        SELECT * FROM convention WHERE territory_id = $1 AND (CAST($2 AS TEXT) IS NULL OR funder_id = $2)
         ORDER BY starts_on DESC, id LIMIT $4 OFFSET $3", territory, funder, offset, limit)
}

/// The convention that renews this one.
pub async fn successor(db: &mut Db, id: Id<Convention>) -> sqlx::Result<Option<Convention>> {
    fetch_optional!(db => "SELECT * FROM convention WHERE predecessor_id = $1", id)
}

/// The conventions under which an institution hands out on `day`.
pub async fn conventions_of_issuer(
    db: &mut Db,
    issuer: Id<Institution>,
    day: NaiveDate,
) -> sqlx::Result<Vec<Convention>> {
    fetch_all!(db => "
        SELECT c.* FROM convention_issuer i JOIN convention c ON c.id = i.convention_id
         WHERE i.institution_id = $1 AND c.starts_on <= $2 AND (c.ends_on IS NULL OR c.ends_on >= $2)
         ORDER BY c.starts_on DESC, c.id LIMIT 20", issuer, day)
}

pub async fn insert(db: &mut Db, new: &Convention) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO convention (id, territory_id, funder_id, name, heading, phone, signed_on, starts_on, ends_on,
                                predecessor_id, complaint, valid_hours, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        new.id, new.territory_id, new.funder_id, new.name, new.heading, new.phone, new.signed_on, new.starts_on,
        new.ends_on, new.predecessor_id, new.complaint, new.valid_hours, new.version)?;
    Ok(())
}

/// Saves a convention over the version before it; says whether that one still stood.
pub async fn update(db: &mut Db, changed: &Convention) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE convention SET name = $2, heading = $3, phone = $4, signed_on = $5, starts_on = $6, ends_on = $7,
                              complaint = $8, valid_hours = $9, version = $10
         WHERE id = $1 AND version = $10 - 1",
        changed.id, changed.name, changed.heading, changed.phone, changed.signed_on, changed.starts_on,
        changed.ends_on, changed.complaint, changed.valid_hours, changed.version)?;
    Ok(touched == 1)
}

pub async fn tariffs(db: &mut Db, convention: Id<Convention>) -> sqlx::Result<Vec<Tariff>> {
    fetch_all!(db => "
        SELECT kind, cap_cents, units, people, takes_pets FROM tariff WHERE convention_id = $1
         ORDER BY kind DESC LIMIT 10", convention)
}

pub async fn issuers(db: &mut Db, convention: Id<Convention>) -> sqlx::Result<Vec<Id<Institution>>> {
    let rows: Vec<(Id<Institution>,)> = fetch_all!(db => "
        SELECT institution_id FROM convention_issuer WHERE convention_id = $1
         ORDER BY institution_id LIMIT 200", convention)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// A convention with what belongs to it.
pub async fn terms(db: &mut Db, convention: Convention) -> sqlx::Result<Terms> {
    let tariffs = tariffs(db, convention.id).await?;
    let issuers = issuers(db, convention.id).await?;
    Ok(Terms { convention, tariffs, issuers })
}

/// Puts tariffs and issuers in place of those that were. Vouchers say themselves what they are worth.
pub async fn put_terms(db: &mut Db, terms: &Terms) -> Result<()> {
    let id = terms.convention.id;
    execute!(&mut *db => "DELETE FROM tariff WHERE convention_id = $1", id)?;
    execute!(&mut *db => "DELETE FROM convention_issuer WHERE convention_id = $1", id)?;
    for tariff in &terms.tariffs {
        execute!(&mut *db => "
            INSERT INTO tariff (convention_id, kind, cap_cents, units, people, takes_pets) VALUES ($1, $2, $3, $4, $5, $6)",
            id, tariff.kind, tariff.cap_cents, tariff.units, tariff.people, tariff.takes_pets)?;
    }
    for issuer in &terms.issuers {
        execute!(&mut *db => "INSERT INTO convention_issuer (convention_id, institution_id) VALUES ($1, $2)", id, issuer)?;
    }
    Ok(())
}

/// The budget lines of a convention, the latest year first.
pub async fn budget(db: &mut Db, convention: Id<Convention>) -> sqlx::Result<Vec<BudgetLine>> {
    fetch_all!(db => "
        SELECT year, kind, amount_cents, told FROM budget_line WHERE convention_id = $1
         ORDER BY year DESC, kind DESC LIMIT 200", convention)
}

/// Sets what a year may cost; what was told of another amount is told again.
pub async fn put_budget(db: &mut Db, convention: Id<Convention>, line: &BudgetLine) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO budget_line (convention_id, year, kind, amount_cents, told) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (convention_id, year, kind) DO UPDATE SET amount_cents = excluded.amount_cents, told = excluded.told",
        convention, line.year, line.kind, line.amount_cents, line.told)?;
    Ok(())
}

pub async fn note_told(db: &mut Db, convention: Id<Convention>, line: &BudgetLine) -> sqlx::Result<()> {
    execute!(db => "
        UPDATE budget_line SET told = $4 WHERE convention_id = $1 AND year = $2 AND kind = $3",
        convention, line.year, line.kind, line.told)?;
    Ok(())
}

/// What weighs on a year of a kind.
async fn committed_cents(db: &mut Db, convention: Id<Convention>, (year, kind): (i64, Kind)) -> sqlx::Result<i64> {
    let (sum,): (Option<i64>,) = fetch_one!(db => "
        SELECT CAST(SUM(amount_cents) AS BIGINT) FROM voucher
         WHERE convention_id = $1 AND budget_year = $2 AND kind = $3", convention, year, kind)?;
    Ok(sum.unwrap_or_default())
}

/// How full the budget of a year is for a kind; none where nobody has set one.
pub async fn gauge(db: &mut Db, convention: Id<Convention>, (year, kind): (i64, Kind)) -> sqlx::Result<Option<Gauge>> {
    let line: Option<BudgetLine> = fetch_optional!(&mut *db => "
        SELECT year, kind, amount_cents, told FROM budget_line WHERE convention_id = $1 AND year = $2 AND kind = $3",
        convention, year, kind)?;
    let Some(line) = line else { return Ok(None) };
    Ok(Some(Gauge { line, committed_cents: committed_cents(db, convention, (year, kind)).await? }))
}

/// All gauges of a convention, the latest year first.
pub async fn gauges(db: &mut Db, convention: Id<Convention>) -> sqlx::Result<Vec<Gauge>> {
    let mut gauges = Vec::new();
    for line in budget(db, convention).await? {
        let committed_cents = committed_cents(db, convention, (line.year, line.kind)).await?;
        gauges.push(Gauge { line, committed_cents });
    }
    Ok(gauges)
}
