//! The questions asked of attendance.

use base::{Db, Id, execute, fetch_all, fetch_optional};
use partner::Institution;

use super::model::{Attendance, Presence};
use crate::Meeting;

/// What is known of each institution of a meeting, by name.
pub async fn attendance(db: &mut Db, meeting: Id<Meeting>) -> sqlx::Result<Vec<Attendance>> {
    fetch_all!(db => "
        SELECT a.*, i.name AS institution FROM attendance a JOIN institution i ON i.id = a.institution_id
         WHERE a.meeting_id = $1 ORDER BY i.name, i.id LIMIT 1000", meeting)
}

/// What an institution announced of a meeting.
pub async fn announced(
    db: &mut Db,
    meeting: Id<Meeting>,
    institution: Id<Institution>,
) -> sqlx::Result<Option<(Option<Presence>, String)>> {
    fetch_optional!(db => "
        SELECT announced, by_function FROM attendance WHERE meeting_id = $1 AND institution_id = $2", meeting, institution)
}

/// Notes what an institution announces.
pub async fn announce(
    db: &mut Db,
    (meeting, institution): (Id<Meeting>, Id<Institution>),
    (presence, by_function): (Presence, &str),
) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO attendance (meeting_id, institution_id, announced, by_function) VALUES ($1, $2, $3, $4)
        ON CONFLICT (meeting_id, institution_id) DO UPDATE SET announced = $3, by_function = $4",
        meeting, institution, presence, by_function)?;
    Ok(())
}

/// Notes how an institution took part.
pub async fn note(
    db: &mut Db,
    (meeting, institution): (Id<Meeting>, Id<Institution>),
    (presence, by_function): (Presence, &str),
) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO attendance (meeting_id, institution_id, presence, by_function) VALUES ($1, $2, $3, $4)
        ON CONFLICT (meeting_id, institution_id) DO UPDATE SET presence = $3, by_function = $4",
        meeting, institution, presence, by_function)?;
    Ok(())
}

/// Forgets what was announced of a meeting that takes place at another time.
pub async fn forget(db: &mut Db, meeting: Id<Meeting>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM attendance WHERE meeting_id = $1", meeting)?;
    Ok(())
}
