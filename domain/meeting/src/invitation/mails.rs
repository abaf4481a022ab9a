//! What members are sent. In French, and in words that tell nothing: the agenda and the place stand behind the link.

use base::{Db, Id, Result};
use calendar::{Calendar, Invitation as Between};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use mail::{Mail, Message};
use web::{Arg, Lang, Words, day_long};

use crate::meeting::calendar::{MAKER, event};
use crate::{Instance, Meeting, MeetingState, Member};

/// What is written, and in which words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    Convened,
    Changed,
    Cancelled,
    /// It takes place, and she sits there no more.
    Released,
    Reminder,
    Minutes,
}

impl Occasion {
    const fn key(self) -> &'static str {
        match self {
            Self::Convened => "meeting-mail-convened",
            Self::Changed => "meeting-mail-changed",
            Self::Cancelled => "meeting-mail-cancelled",
            Self::Released => "meeting-mail-released",
            Self::Reminder => "meeting-mail-reminder",
            Self::Minutes => "meeting-mail-minutes",
        }
    }

    /// Whether calendars are told.
    const fn has_event(self) -> bool {
        matches!(self, Self::Convened | Self::Changed | Self::Cancelled | Self::Released)
    }

    /// What the members of a meeting are told of it at its sequence.
    pub fn of(meeting: &Meeting, is_first: bool) -> Self {
        match meeting.state {
            MeetingState::Cancelled => Self::Cancelled,
            _ if is_first => Self::Convened,
            _ => Self::Changed,
        }
    }
}

fn hour(minute: i64) -> String {
    web::hour(NaiveTime::MIN + TimeDelta::minutes(minute), Lang::Fr)
}

/// The subject: the day and, where it says nothing, the name of who meets.
fn subject(words: &Words, instance: &Instance, meeting: &Meeting) -> String {
    let day = day_long(meeting.day, Lang::Fr);
    if instance.is_discreet() {
        return words.text(Lang::Fr, "meeting-mail-subject", &[("day", &day)]);
    }
    let name: String = instance.name.chars().take(100).collect();
    words.text(Lang::Fr, "meeting-mail-subject-named", &[("day", &day), ("name", &name)])
}

fn text(words: &Words, meeting: &Meeting, (occasion, link): (Occasion, &str)) -> String {
    let (day, from, to) = (day_long(meeting.day, Lang::Fr), hour(meeting.from_minute), hour(meeting.to_minute));
    let facts: [(&'static str, &dyn Arg); 4] = [("day", &day), ("from", &from), ("to", &to), ("link", &link)];
    words.text(Lang::Fr, occasion.key(), &facts)
}

/// Writes to a member; gives by what it is told what becomes of the mail.
pub async fn write(
    db: &mut Db,
    (instance, meeting, member): (&Instance, &Meeting, &Member),
    (occasion, link): (Occasion, &str),
    now: DateTime<Utc>,
) -> Result<Id<Mail>> {
    let words = Words::new(&[crate::WORDS])?;
    let (subject, text) = (subject(&words, instance, meeting), text(&words, meeting, (occasion, link)));
    let to = member.email.reveal();
    let mut message = Message::new(to, &subject, &text).map_err(anyhow::Error::from)?;
    if occasion.has_event() {
        let between = Between { organizer: instance.secretariat.reveal(), attendee: to };
        let event = event(&words, (instance, meeting), now);
        message = message.with_calendar(Calendar::invitation(MAKER, &event, between));
    }
    mail::send_and_follow(db, &message, now).await
}
