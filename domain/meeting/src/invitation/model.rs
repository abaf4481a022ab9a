//! An invitation, and when a reminder is due.

use base::Id;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use mail::{Fate, Mail};
use sqlx::FromRow;

use crate::{Meeting, MeetingState, Member};

/// That a member was written to about a meeting.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Invitation {
    pub id: Id<Invitation>,
    pub meeting_id: Id<Meeting>,
    pub member_id: Id<Member>,
    /// What she was told last; under nought where she was told of the minutes alone.
    pub sequence: i64,
    pub written_at: DateTime<Utc>,
    pub reminded_on: Option<NaiveDate>,
    pub minutes_told_on: Option<NaiveDate>,
    /// The last mail, until it is known what became of it.
    pub mail_id: Option<Id<Mail>>,
    /// Why a mail did not reach her.
    pub failure: Option<String>,
    pub digest: Option<String>,
    pub answered_at: Option<DateTime<Utc>>,
}

/// Before the first mail.
pub const UNTOLD: i64 = -1;
/// A week.
const AHEAD: TimeDelta = TimeDelta::days(7);

impl Invitation {
    pub fn new(meeting_id: Id<Meeting>, member_id: Id<Member>, now: DateTime<Utc>) -> Self {
        Self {
            id: Id::new(),
            meeting_id,
            member_id,
            sequence: UNTOLD,
            written_at: now,
            reminded_on: None,
            minutes_told_on: None,
            mail_id: None,
            failure: None,
            digest: None,
            answered_at: None,
        }
    }

    /// Whether she is to be told what became of a meeting: that it does not take place, only if she was asked to come.
    pub fn is_owed(&self, meeting: &Meeting) -> bool {
        match meeting.state {
            MeetingState::Convened => self.sequence < meeting.sequence,
            MeetingState::Cancelled => self.sequence > UNTOLD && self.sequence < meeting.sequence,
            _ => false,
        }
    }

    /// Whether she is to be reminded on `today`: once, in the week before, unless a mail of that week told her already.
    pub fn is_to_be_reminded(&self, meeting: &Meeting, today: NaiveDate) -> bool {
        let week = meeting.day - AHEAD;
        let is_told = self.sequence == meeting.sequence && web::today_at(self.written_at) < week;
        let is_week = week <= today && today < meeting.day;
        meeting.state == MeetingState::Convened && is_told && is_week && self.reminded_on.is_none()
    }
}

base::text_enum! {
    /// Whether what was written to a member reached her.
    pub enum Reached {
        /// She has no address.
        Mute = "mute",
        /// She was not written to yet.
        Unwritten = "unwritten",
        Waiting = "waiting",
        Sent = "sent",
        /// Nobody takes mails in this installation.
        NoServer = "no_server",
        /// Her mailbox takes none.
        Dead = "dead",
    }
}

/// Nobody takes mails in this installation, as a mail says it.
const NO_SERVER: &str = "no-server";

/// What a failure comes to.
fn failed(failure: &str) -> Reached {
    if failure == NO_SERVER { Reached::NoServer } else { Reached::Dead }
}

/// Whether the last mail reached her, as far as it is known; `fate` is that of a mail that was not yet settled.
pub fn reached(invitation: Option<&Invitation>, fate: Option<&Fate>) -> Reached {
    let Some(invitation) = invitation.filter(|one| one.sequence > UNTOLD) else { return Reached::Unwritten };
    match (fate, &invitation.failure) {
        (Some(Fate::GivenUp(failure)), _) | (None, Some(failure)) => failed(failure),
        (Some(Fate::Waiting), _) => Reached::Waiting,
        (Some(Fate::Sent(_)) | None, _) => Reached::Sent,
    }
}

/// A member, with how she was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    pub member: Member,
    pub reached: Reached,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::model::Slot;

    fn meeting(day: &str) -> Meeting {
        let slot = Slot { day: day.parse().unwrap(), from_minute: 570, to_minute: 690, place: "Mairie".into() };
        let planned = Meeting::new(Id::new(), slot);
        planned.convene("2026-11-23T10:00:00".parse().unwrap()).unwrap()
    }

    fn told(at: &str) -> Invitation {
        Invitation { sequence: 0, ..Invitation::new(Id::new(), Id::new(), at.parse().unwrap()) }
    }

    #[test]
    fn she_is_reminded_in_the_week_before_and_once() {
        let (meeting, told) = (meeting("2026-12-15"), told("2026-11-23T09:00:00Z"));
        let is_due = |day: &str| told.is_to_be_reminded(&meeting, day.parse().unwrap());
        assert_eq!(["2026-12-07", "2026-12-08", "2026-12-14", "2026-12-15"].map(is_due), [false, true, true, false]);
        let reminded = Invitation { reminded_on: "2026-12-08".parse().ok(), ..told.clone() };
        assert!(!reminded.is_to_be_reminded(&meeting, "2026-12-09".parse().unwrap()));
    }

    #[test]
    fn a_mail_of_that_week_is_a_reminder() {
        let meeting = meeting("2026-11-28");
        assert!(!told("2026-11-23T09:00:00Z").is_to_be_reminded(&meeting, "2026-11-24".parse().unwrap()));
    }

    #[test]
    fn whoever_was_not_asked_to_come_is_not_told_to_stay() {
        let meeting = meeting("2026-12-15");
        let untold = Invitation::new(Id::new(), Id::new(), "2026-11-23T09:00:00Z".parse().unwrap());
        assert!(untold.is_owed(&meeting) && !told("2026-11-23T09:00:00Z").is_owed(&meeting));
        let cancelled = meeting.cancel().unwrap();
        assert!(!untold.is_owed(&cancelled) && told("2026-11-23T09:00:00Z").is_owed(&cancelled));
    }

    #[test]
    fn a_mail_that_nobody_took_shows() {
        let told = told("2026-11-23T09:00:00Z");
        assert_eq!(reached(None, None), Reached::Unwritten);
        assert_eq!(reached(Some(&told), Some(&Fate::Waiting)), Reached::Waiting);
        assert_eq!(reached(Some(&told), Some(&Fate::GivenUp("550".into()))), Reached::Dead);
        assert_eq!(reached(Some(&told), Some(&Fate::GivenUp("no-server".into()))), Reached::NoServer);
        let kept = Invitation { failure: Some("550".into()), ..told.clone() };
        assert_eq!((reached(Some(&kept), None), reached(Some(&told), None)), (Reached::Dead, Reached::Sent));
    }
}
