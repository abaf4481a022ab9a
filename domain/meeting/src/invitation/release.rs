//! Somebody sits no more on the day of a meeting that she was asked to come to: it leaves her calendar, and nobody else is told.

use base::{Db, Result};
use chrono::{DateTime, NaiveDateTime, Utc};

use super::mails::{self, Occasion};
use super::model::{Invitation, UNTOLD};
use super::store;
use crate::{Instance, Meeting, MeetingState, Member, meeting};

/// When it is: the instant, and what clocks in France show.
pub type Now = (DateTime<Utc>, NaiveDateTime);

/// Tells `before`, a member as she was, of each meeting to come that she was asked to come to and will not sit at. `after` is she
/// as she is to be; none where she is taken away.
pub async fn release(
    db: &mut Db,
    instance: &Instance,
    (before, after): (&Member, Option<&Member>),
    (now, local_now): Now,
) -> Result<()> {
    for meeting in meeting::store::coming(db, instance.id, local_now.date()).await? {
        let is_to_come = meeting.state == MeetingState::Convened && meeting.ends_at() > local_now;
        if !is_to_come || after.is_some_and(|member| member.sits(meeting.day)) {
            continue;
        }
        let known = store::of_meeting(db, meeting.id).await?;
        let known = known.into_iter().find(|one| one.member_id == before.id && one.sequence > UNTOLD);
        if let Some(invitation) = known {
            take_back(db, (instance, &meeting, before), invitation, now).await?;
        }
    }
    Ok(())
}

/// Takes an invitation back. The meeting goes one sequence on, so that calendars take the cancellation for the newer, and whoever
/// is asked to come again after it; the others were told all there is to tell.
async fn take_back(
    db: &mut Db,
    (instance, meeting, member): (&Instance, &Meeting, &Member),
    invitation: Invitation,
    now: DateTime<Utc>,
) -> Result<()> {
    store::raise(db, meeting).await?;
    let sequence = meeting.sequence + 1;
    let without_her = Meeting { state: MeetingState::Cancelled, sequence, ..meeting.clone() };
    let mail_id = if member.email.reveal().is_empty() {
        None
    } else {
        let occasion = (Occasion::Released, "");
        Some(mails::write(db, (instance, &without_her, member), occasion, now).await?)
    };
    // Should she sit again, she is asked again: as if nobody had written to her.
    let untold = Invitation { id: invitation.id, mail_id, ..Invitation::new(meeting.id, member.id, now) };
    Ok(store::put(db, &untold).await?)
}
