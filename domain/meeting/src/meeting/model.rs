//! A meeting, and what may become of it.

use base::{Error, Id};
use chrono::{Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use sqlx::FromRow;

use crate::{Instance, InstanceKind};

base::text_enum! {
    /// How far a meeting is.
    pub enum MeetingState {
        Planned = "planned", Convened = "convened", Held = "held", Approved = "approved", Cancelled = "cancelled",
    }
}

/// A meeting of an instance, on the clocks of France.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Meeting {
    pub id: Id<Meeting>,
    pub instance_id: Id<Instance>,
    pub state: MeetingState,
    pub day: NaiveDate,
    /// Since midnight.
    pub from_minute: i64,
    pub to_minute: i64,
    pub place: String,
    /// What its members were told of it last; grows with each change that they are told.
    pub sequence: i64,
    pub convened_on: Option<NaiveDate>,
    pub approved_on: Option<NaiveDate>,
    pub version: i64,
}

/// When and where, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    pub day: NaiveDate,
    pub from_minute: i64,
    pub to_minute: i64,
    pub place: String,
}

fn moment(day: NaiveDate, minute: i64) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute)
}

impl Meeting {
    pub fn new(instance_id: Id<Instance>, slot: Slot) -> Self {
        Self {
            id: Id::new(),
            instance_id,
            state: MeetingState::Planned,
            day: slot.day,
            from_minute: slot.from_minute,
            to_minute: slot.to_minute,
            place: slot.place,
            sequence: 0,
            convened_on: None,
            approved_on: None,
            version: 1,
        }
    }

    pub fn path(&self) -> String {
        format!("/pro/reunions/{}", self.id)
    }

    pub fn starts_at(&self) -> NaiveDateTime {
        moment(self.day, self.from_minute)
    }

    pub fn ends_at(&self) -> NaiveDateTime {
        moment(self.day, self.to_minute)
    }

    /// It took place.
    pub const fn is_past(&self) -> bool {
        matches!(self.state, MeetingState::Held | MeetingState::Approved)
    }

    /// It may still take place.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, MeetingState::Planned | MeetingState::Convened)
    }

    fn next(&self) -> Self {
        Self { version: self.version + 1, ..self.clone() }
    }

    /// Its members are asked to come. Nobody is asked to come to what is over.
    pub fn convene(&self, now: NaiveDateTime) -> Result<Self, Error> {
        match self.state {
            _ if self.starts_at() <= now && self.is_open() => Err(Error::Refused("meeting-in-the-past")),
            MeetingState::Planned => {
                Ok(Self { state: MeetingState::Convened, convened_on: Some(now.date()), ..self.next() })
            }
            _ => Err(Error::Refused("meeting-not-planned")),
        }
    }

    /// It takes place at another time or elsewhere; once its members were asked to come, they are told, and not of the past.
    pub fn moved(&self, slot: Slot, now: NaiveDateTime) -> Result<Self, Error> {
        let Slot { day, from_minute, to_minute, place } = slot;
        let moved = Self { day, from_minute, to_minute, place, ..self.next() };
        let is_as_it_was = Self { version: self.version, ..moved.clone() } == *self;
        match self.state {
            MeetingState::Planned => Ok(moved),
            MeetingState::Convened if is_as_it_was => Ok(moved),
            MeetingState::Convened if moved.starts_at() <= now => Err(Error::Refused("meeting-in-the-past")),
            MeetingState::Convened => Ok(Self { sequence: self.sequence + 1, ..moved }),
            _ => Err(Error::Refused("meeting-is-over")),
        }
    }

    /// Whether whoever announced her presence has to be asked again.
    pub fn is_at_another_time(&self, before: &Self) -> bool {
        (self.day, self.from_minute) != (before.day, before.from_minute)
    }

    /// It does not take place; its members are told if they were asked to come.
    pub fn cancel(&self) -> Result<Self, Error> {
        let sequence = self.sequence + i64::from(self.state == MeetingState::Convened);
        if self.is_open() {
            Ok(Self { state: MeetingState::Cancelled, sequence, ..self.next() })
        } else {
            Err(Error::Refused("meeting-is-over"))
        }
    }

    /// It took place, which nobody says before its day; who came may be put right until its minutes are approved.
    pub fn hold(&self, today: NaiveDate) -> Result<Self, Error> {
        match self.state {
            _ if self.day > today => Err(Error::Refused("meeting-not-yet")),
            MeetingState::Planned | MeetingState::Convened | MeetingState::Held => {
                Ok(Self { state: MeetingState::Held, ..self.next() })
            }
            MeetingState::Approved => Err(Error::Refused("meeting-is-approved")),
            MeetingState::Cancelled => Err(Error::Refused("meeting-is-cancelled")),
        }
    }

    /// Its minutes are approved: nothing of it changes any more.
    pub fn approve(&self, has_minutes: bool, today: NaiveDate) -> Result<Self, Error> {
        match self.state {
            MeetingState::Held if has_minutes => {
                Ok(Self { state: MeetingState::Approved, approved_on: Some(today), ..self.next() })
            }
            MeetingState::Held => Err(Error::Refused("minutes-none-to-approve")),
            MeetingState::Approved => Err(Error::Refused("meeting-is-approved")),
            _ => Err(Error::Refused("meeting-not-held")),
        }
    }

    /// When the next one could be, on the same day of the week: a plenary within its year, others after a season.
    pub fn next_slot(&self, kind: InstanceKind) -> Slot {
        let months = if kind == InstanceKind::Plenary { 11 } else { 3 };
        let about = self.day.checked_add_months(Months::new(months)).unwrap_or(self.day);
        let weeks = (about - self.day).num_days() / 7;
        let day = self.day + TimeDelta::days(weeks * 7);
        Slot { day, from_minute: self.from_minute, to_minute: self.to_minute, place: self.place.clone() }
    }
}

#[cfg(test)]
mod tests {
    use chrono::Datelike as _;

    use super::*;

    fn slot(day: &str) -> Slot {
        Slot { day: day.parse().unwrap(), from_minute: 570, to_minute: 690, place: "Salle du conseil".into() }
    }

    fn meeting(day: &str) -> Meeting {
        Meeting::new(Id::new(), slot(day))
    }

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn refusal(result: &Result<Meeting, Error>) -> &'static str {
        let Err(Error::Refused(key)) = result else { panic!("it is not refused") };
        key
    }

    #[test]
    fn a_meeting_in_the_past_is_not_convened() {
        let meeting = meeting("2026-12-01");
        assert_eq!(refusal(&meeting.convene(at("2026-12-01T09:30:00"))), "meeting-in-the-past");
        let convened = meeting.convene(at("2026-12-01T09:29:00")).unwrap();
        assert_eq!((convened.state, convened.sequence), (MeetingState::Convened, 0));
        assert_eq!(refusal(&convened.convene(at("2026-11-23T10:00:00"))), "meeting-not-planned");
    }

    #[test]
    fn each_change_that_members_are_told_has_a_higher_sequence() {
        let now = at("2026-11-23T10:00:00");
        let planned = meeting("2026-12-01").moved(slot("2026-12-02"), now).unwrap();
        assert_eq!(planned.sequence, 0, "nobody was told");
        let convened = planned.convene(now).unwrap().moved(slot("2026-12-03"), now).unwrap();
        assert_eq!(convened.sequence, 1);
        assert!(convened.is_at_another_time(&planned));
        assert_eq!(convened.moved(slot("2026-12-03"), now).unwrap().sequence, 1, "nothing has changed");
        assert_eq!(convened.cancel().unwrap().sequence, 2);
        assert_eq!(refusal(&convened.moved(slot("2026-11-20"), now)), "meeting-in-the-past");
        assert_eq!(meeting("2026-12-01").cancel().unwrap().sequence, 0);
    }

    #[test]
    fn nobody_says_who_came_before_the_day() {
        let meeting = meeting("2026-12-01");
        assert_eq!(refusal(&meeting.hold("2026-11-30".parse().unwrap())), "meeting-not-yet");
        assert!(meeting.hold("2026-12-01".parse().unwrap()).unwrap().is_past());
        let cancelled = meeting.cancel().unwrap();
        assert_eq!(refusal(&cancelled.hold("2026-12-02".parse().unwrap())), "meeting-is-cancelled");
    }

    #[test]
    fn minutes_that_nobody_wrote_are_not_approved_and_approved_ones_stand() {
        let day: NaiveDate = "2026-12-01".parse().unwrap();
        let held = meeting("2026-12-01").hold(day).unwrap();
        assert_eq!(refusal(&held.approve(false, day)), "minutes-none-to-approve");
        let approved = held.approve(true, day).unwrap();
        assert_eq!(refusal(&approved.hold(day)), "meeting-is-approved");
        assert_eq!(refusal(&approved.cancel()), "meeting-is-over");
        assert_eq!(refusal(&meeting("2026-12-01").approve(true, day)), "meeting-not-held");
    }

    #[test]
    fn the_next_plenary_is_proposed_within_the_year_on_the_same_day_of_the_week() {
        let meeting = meeting("2026-03-12");
        let next = meeting.next_slot(InstanceKind::Plenary).day;
        assert_eq!((next.to_string().as_str(), next.weekday()), ("2027-02-11", meeting.day.weekday()));
        assert_eq!(meeting.next_slot(InstanceKind::Technical).day.to_string(), "2026-06-11");
    }
}
