//! The questions asked of members.

use base::{Db, Id, execute, fetch_all, fetch_one};
use chrono::{DateTime, NaiveDate, Utc};
use partner::Institution;

use super::model::Member;
use crate::Instance;

/// Everybody who sits or sat in an instance, by institution, the first first.
pub async fn members(db: &mut Db, instance: Id<Instance>) -> sqlx::Result<Vec<Member>> {
    fetch_all!(db => "
        SELECT k.*, i.name AS institution FROM instance_member k JOIN institution i ON i.id = k.institution_id
         WHERE k.instance_id = $1 ORDER BY i.name, k.starts_on, k.id LIMIT 2000", instance)
}

/// Those who sit in an instance on `day`, by institution.
pub async fn sitting(db: &mut Db, instance: Id<Instance>, day: NaiveDate) -> sqlx::Result<Vec<Member>> {
    fetch_all!(db => "
        SELECT k.*, i.name AS institution FROM instance_member k JOIN institution i ON i.id = k.institution_id
         WHERE k.instance_id = $1 AND k.starts_on <= $2 AND (k.ends_on IS NULL OR k.ends_on >= $2)
         ORDER BY i.name, k.id LIMIT 1000", instance, day)
}

/// Whether an institution sits in an instance, or sat there not long ago.
pub async fn sits(db: &mut Db, instance: Id<Instance>, institution: Id<Institution>) -> sqlx::Result<bool> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM instance_member WHERE institution_id = $2 AND instance_id = $1", instance, institution)?;
    Ok(count > 0)
}

pub async fn insert(db: &mut Db, new: &Member) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO instance_member (id, instance_id, institution_id, function, name, email, starts_on, ends_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id, new.instance_id, new.institution_id, new.function, new.name.reveal(), new.email.reveal(), new.starts_on,
        new.ends_on)?;
    Ok(())
}

pub async fn update(db: &mut Db, changed: &Member) -> sqlx::Result<()> {
    execute!(db => "
        UPDATE instance_member SET function = $2, name = $3, email = $4, starts_on = $5, ends_on = $6 WHERE id = $1",
        changed.id, changed.function, changed.name.reveal(), changed.email.reveal(), changed.starts_on, changed.ends_on)?;
    Ok(())
}

/// Takes away somebody who was noted by mistake, with what she was written.
pub async fn remove(db: &mut Db, id: Id<Member>) -> sqlx::Result<()> {
    execute!(&mut *db => "DELETE FROM meeting_invitation WHERE member_id = $1", id)?;
    execute!(db => "DELETE FROM instance_member WHERE id = $1", id)?;
    Ok(())
}

/// How many have been kept long enough since their mandate ended.
pub async fn count_ended(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM instance_member WHERE ends_on < $1", before.date_naive())?;
    Ok(count)
}

/// Erases them with what they were written, `limit` at a time; says how many.
pub async fn erase_ended(db: &mut Db, before: DateTime<Utc>, limit: i64) -> sqlx::Result<u64> {
    let day = before.date_naive();
    execute!(&mut *db => "
        DELETE FROM meeting_invitation WHERE member_id IN
            (SELECT id FROM instance_member WHERE ends_on < $1 ORDER BY ends_on, id LIMIT $2)", day, limit)?;
    execute!(db => "
        DELETE FROM instance_member WHERE id IN
            (SELECT id FROM instance_member WHERE ends_on < $1 ORDER BY ends_on, id LIMIT $2)", day, limit)
}
