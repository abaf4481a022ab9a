//! The questions asked of warnings.

use base::{Db, Id, execute, fetch_one};
use chrono::NaiveDate;

use crate::Instance;

/// The highest warning that was given since a day; 0 for none.
pub async fn last_warning(db: &mut Db, instance: Id<Instance>, since: NaiveDate) -> sqlx::Result<i64> {
    let (months,): (i64,) = fetch_one!(db => "
        SELECT COALESCE(MAX(months), 0) FROM yearly_warning WHERE instance_id = $1 AND since = $2", instance, since)?;
    Ok(months)
}

/// Notes that coordinators are warned.
pub async fn note(
    db: &mut Db,
    (instance, since): (Id<Instance>, NaiveDate),
    months: i64,
    today: NaiveDate,
) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO yearly_warning (instance_id, since, months, warned_on) VALUES ($1, $2, $3, $4)
        ON CONFLICT (instance_id, since, months) DO NOTHING", instance, since, months, today)?;
    Ok(())
}
