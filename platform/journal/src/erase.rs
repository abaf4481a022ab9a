//! Erases the rows of months that have had their time. Their heads stay, so that the chain can still be followed.

use base::{Db, execute};
use chrono::{DateTime, Datelike as _, Months, NaiveDate, Utc};
use uuid::Uuid;

use crate::{Author, months, write};

/// How long rows are kept after the end of their month: three years, as the journal serves to find misuse.
pub const KEPT_MONTHS: u32 = 36;

/// Erases the rows of a month and writes that it did, unless it was done before; gives how many.
async fn erase_rows(db: &mut Db, month: &crate::Month, now: DateTime<Utc>) -> sqlx::Result<u64> {
    let marked = execute!(&mut *db => "
        UPDATE journal_month SET erased_at = $2 WHERE month = $1 AND erased_at IS NULL", month.month, now)?;
    if marked == 0 {
        return Ok(0);
    }
    let rows =
        execute!(&mut *db => "DELETE FROM journal WHERE seq >= $1 AND seq <= $2", month.first_seq, month.last_seq)?;
    write(db, Author::default(), "journal.erased", object(&month.month), now).await?;
    Ok(rows)
}

/// The months that ended before `before` and whose rows are kept.
async fn ended_before(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<Vec<crate::Month>> {
    let is_due = |month: &crate::Month| month.is_closed && month.erased_at.is_none() && is_old(month, 0, before);
    Ok(months(db).await?.into_iter().filter(is_due).collect())
}

/// How many rows stand in months that ended before `before`.
pub async fn count_before(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<i64> {
    let due = ended_before(db, before).await?;
    Ok(due.iter().map(|month| month.last_seq - month.first_seq + 1).sum())
}

/// Erases the rows of the first month that ended before `before`, and writes that it did; gives how many.
///
/// 0 when none is left. In a unit of work of `write_comparing`, and by whoever has made sure of the clock.
pub async fn erase_before(db: &mut Db, before: DateTime<Utc>, now: DateTime<Utc>) -> sqlx::Result<u64> {
    match ended_before(db, before).await?.first() {
        Some(month) => erase_rows(db, month, now).await,
        None => Ok(0),
    }
}

/// Says whether a month ended at least `kept_months` ago. One that is written wrong is never old.
pub fn is_old(month: &crate::Month, kept_months: u32, now: DateTime<Utc>) -> bool {
    let first = NaiveDate::parse_from_str(&format!("{}-01", month.month), "%Y-%m-%d").ok();
    let due = first.and_then(|first| first.checked_add_months(Months::new(kept_months + 1)));
    due.is_some_and(|due| due <= now.date_naive())
}

/// A month as the object of an act: November 2026 is the number 202611.
fn object(month: &str) -> Uuid {
    let first = NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").unwrap_or_default();
    Uuid::from_u128(u128::from(first.year().unsigned_abs()) * 100 + u128::from(first.month()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Month;

    #[test]
    fn a_month_is_old_three_years_after_its_last_day() {
        let month = |month: &str| Month {
            month: month.to_owned(),
            first_seq: 1,
            last_seq: 1,
            head: String::new(),
            previous: String::new(),
            is_closed: true,
            erased_at: None,
        };
        let at = |text: &str| format!("{text}T00:00:00Z").parse().unwrap();
        assert!(!is_old(&month("2026-11"), KEPT_MONTHS, at("2029-11-30")));
        assert!(is_old(&month("2026-11"), KEPT_MONTHS, at("2029-12-01")));
        assert!(!is_old(&month("someday"), KEPT_MONTHS, at("2099-12-01")));
    }

    #[test]
    fn a_month_is_told_as_a_number() {
        assert_eq!(object("2026-11"), Uuid::from_u128(202_611));
    }
}
