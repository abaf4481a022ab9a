//! The questions asked for a statement.

use base::{Db, Id, fetch_all};

use super::model::{ByInstitution, ByProvider, Count, Statement};
use crate::convention::{Convention, store as conventions};

/// A year of a convention. What is left of vouchers whose people are forgotten counts with the others.
pub async fn statement(db: &mut Db, convention: Id<Convention>, year: i64) -> sqlx::Result<Statement> {
    let counts: Vec<Count> = fetch_all!(&mut *db => "
        SELECT kind, state, COUNT(*) AS vouchers, CAST(SUM(amount_cents) AS BIGINT) AS amount_cents FROM voucher
         WHERE convention_id = $1 AND budget_year = $2 GROUP BY kind, state ORDER BY kind, state LIMIT 50",
        convention, year)?;
    let gauges = conventions::gauges(db, convention).await?.into_iter().filter(|gauge| gauge.line.year == year);
    let gauges = gauges.collect();
    let mut institutions = given(db, convention, year).await?;
    for forgotten in forgotten(db, convention, year).await? {
        match institutions.iter_mut().find(|one| one.institution_id == forgotten.institution_id) {
            Some(one) => *one = one.and(&forgotten),
            None => institutions.push(forgotten),
        }
    }
    let providers: Vec<ByProvider> = fetch_all!(&mut *db => "
        SELECT p.id AS provider_id, p.name, COUNT(*) AS vouchers, CAST(SUM(v.amount_cents) AS BIGINT) AS amount_cents
          FROM voucher v JOIN provider p ON p.id = v.provider_id
         WHERE v.convention_id = $1 AND v.budget_year = $2 GROUP BY p.id, p.name ORDER BY p.name, p.id LIMIT 200",
        convention, year)?;
    Ok(Statement { year, counts, gauges, institutions, providers })
}

/// What institutions handed out that is not forgotten.
async fn given(db: &mut Db, convention: Id<Convention>, year: i64) -> sqlx::Result<Vec<ByInstitution>> {
    fetch_all!(db => "
        SELECT b.institution_id, COUNT(*) AS handed_out, CAST(SUM(v.adults) AS BIGINT) AS adults,
               CAST(SUM(v.children) AS BIGINT) AS children
          FROM voucher v JOIN booklet b ON b.id = v.booklet_id
         WHERE v.convention_id = $1 AND v.budget_year = $2 AND v.handed_out_at IS NOT NULL
         GROUP BY b.institution_id ORDER BY b.institution_id LIMIT 200", convention, year)
}

/// What is left to count of the rest.
async fn forgotten(db: &mut Db, convention: Id<Convention>, year: i64) -> sqlx::Result<Vec<ByInstitution>> {
    fetch_all!(db => "
        SELECT institution_id, CAST(SUM(handed_out) AS BIGINT) AS handed_out, CAST(SUM(adults) AS BIGINT) AS adults,
               CAST(SUM(children) AS BIGINT) AS children
          FROM voucher_tally WHERE convention_id = $1 AND year = $2
         GROUP BY institution_id ORDER BY institution_id LIMIT 200", convention, year)
}
