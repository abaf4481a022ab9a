//! The questions asked of minutes.

use base::{Db, Id, execute, fetch_all, fetch_optional};

use super::text::MinutesVersion;
use crate::Meeting;

/// What the minutes of a meeting say now.
pub async fn text(db: &mut Db, meeting: Id<Meeting>) -> sqlx::Result<Option<MinutesVersion>> {
    fetch_optional!(db => "
        SELECT number, text, written_by, written_on FROM minutes WHERE meeting_id = $1 ORDER BY number DESC LIMIT 1", meeting)
}

/// What they said, the newest first; 100 are given.
pub async fn versions(db: &mut Db, meeting: Id<Meeting>) -> sqlx::Result<Vec<MinutesVersion>> {
    fetch_all!(db => "
        SELECT number, text, written_by, written_on FROM minutes WHERE meeting_id = $1 ORDER BY number DESC LIMIT 100", meeting)
}

pub async fn version(db: &mut Db, meeting: Id<Meeting>, number: i64) -> sqlx::Result<Option<MinutesVersion>> {
    fetch_optional!(db => "
        SELECT number, text, written_by, written_on FROM minutes WHERE meeting_id = $1 AND number = $2", meeting, number)
}

/// Adds a version.
pub async fn add(db: &mut Db, meeting: Id<Meeting>, new: &MinutesVersion) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO minutes (meeting_id, number, text, written_by, written_on) VALUES ($1, $2, $3, $4, $5)",
        meeting, new.number, new.text, new.written_by, new.written_on)?;
    Ok(())
}
