//! The questions asked of invitations.

use base::{Db, Id, execute, fetch_all, fetch_optional};

use super::model::Invitation;
use crate::Meeting;

/// The invitations to a meeting.
pub async fn of_meeting(db: &mut Db, meeting: Id<Meeting>) -> sqlx::Result<Vec<Invitation>> {
    fetch_all!(db => "SELECT * FROM meeting_invitation WHERE meeting_id = $1 ORDER BY member_id LIMIT 2000", meeting)
}

/// The invitation whose link has this digest.
pub async fn by_link(db: &mut Db, digest: &str) -> sqlx::Result<Option<Invitation>> {
    fetch_optional!(db => "SELECT * FROM meeting_invitation WHERE digest = $1", digest)
}

/// The invitations of which it is not yet known what became of the mail.
pub async fn unsettled(db: &mut Db) -> sqlx::Result<Vec<Invitation>> {
    fetch_all!(db => "SELECT * FROM meeting_invitation WHERE mail_id IS NOT NULL ORDER BY id LIMIT 5000")
}

/// Takes a meeting one sequence on, for calendars alone: whoever was told of it as it stands needs no mail.
pub async fn raise(db: &mut Db, meeting: &Meeting) -> sqlx::Result<()> {
    execute!(&mut *db => "UPDATE meeting SET sequence = $2 + 1 WHERE id = $1", meeting.id, meeting.sequence)?;
    execute!(db => "
        UPDATE meeting_invitation SET sequence = $2 + 1 WHERE meeting_id = $1 AND sequence = $2", meeting.id, meeting.sequence)?;
    Ok(())
}

/// Keeps an invitation as it is now.
pub async fn put(db: &mut Db, kept: &Invitation) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO meeting_invitation (id, meeting_id, member_id, sequence, written_at, reminded_on, minutes_told_on, mail_id,
                                        failure, digest, answered_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (meeting_id, member_id) DO UPDATE
           SET sequence = $4, written_at = $5, reminded_on = $6, minutes_told_on = $7, mail_id = $8, failure = $9,
               digest = $10, answered_at = $11",
        kept.id, kept.meeting_id, kept.member_id, kept.sequence, kept.written_at, kept.reminded_on, kept.minutes_told_on,
        kept.mail_id, kept.failure, kept.digest, kept.answered_at)?;
    Ok(())
}
