//! The questions asked of decisions.

use base::{Db, Id, execute, fetch_all};
use plan::Action;

use super::model::MeetingDecision;
use crate::Meeting;

/// The decisions of a meeting, in order.
pub async fn decisions(db: &mut Db, meeting: Id<Meeting>) -> sqlx::Result<Vec<MeetingDecision>> {
    fetch_all!(db => "SELECT * FROM meeting_decision WHERE meeting_id = $1 ORDER BY position, id LIMIT 200", meeting)
}

/// Adds a decision after those of its meeting.
pub async fn insert(db: &mut Db, new: &MeetingDecision) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO meeting_decision (id, meeting_id, position, text, institution_id, due_on, action_id)
        VALUES ($1, $2, (SELECT COUNT(*) + 1 FROM meeting_decision WHERE meeting_id = $2), $3, $4, $5, $6)",
        new.id, new.meeting_id, new.text, new.institution_id, new.due_on, new.action_id)?;
    Ok(())
}

/// Notes the action that a decision became.
pub async fn become_action(db: &mut Db, id: Id<MeetingDecision>, action: Id<Action>) -> sqlx::Result<()> {
    execute!(db => "UPDATE meeting_decision SET action_id = $2 WHERE id = $1", id, action)?;
    Ok(())
}

pub async fn remove(db: &mut Db, id: Id<MeetingDecision>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM meeting_decision WHERE id = $1", id)?;
    Ok(())
}
