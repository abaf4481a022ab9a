//! Which of many entries are open at this minute, without working out each one's hours for each search.
//!
//! Thousands of entries share some hundreds of schedules. The index holds a mark, 64 bits of the schedule's hash; each
//! schedule is worked out once and stays right until its next change.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{Days, NaiveDateTime, NaiveTime};
use sha2::{Digest as _, Sha256};

use crate::{Closure, Hours};

/// The mark of an entry whose hours nobody knows.
pub const UNKNOWN: u64 = 0;

/// Hours, and a closure that overrides them.
#[derive(Debug, Clone)]
pub struct Schedule {
    pub hours: Option<Hours>,
    pub closure: Option<Closure>,
}

/// Whether it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    Open,
    Closed,
    Unknown,
}

impl Schedule {
    /// The same number for the same schedule; never [`UNKNOWN`] when something is known.
    pub fn mark(&self) -> u64 {
        if self.hours.is_none() && self.closure.is_none() {
            return UNKNOWN;
        }
        let hours = self.hours.as_ref().map(Hours::as_str);
        let closed = self.closure.as_ref().map(|closure| (closure.from, closure.until));
        let digest = Sha256::digest(format!("{hours:?} {closed:?}").as_bytes());
        digest.first_chunk().map_or(1, |bytes| u64::from_be_bytes(*bytes).max(1))
    }

    /// Whether it is open at `now`, and until when that answer holds.
    fn opening(&self, now: NaiveDateTime) -> (Opening, NaiveDateTime) {
        let midnight = (now.date() + Days::new(1)).and_time(NaiveTime::MIN);
        if self.closure.as_ref().is_some_and(|closure| closure.holds_on(now.date())) {
            return (Opening::Closed, midnight);
        }
        let Some(hours) = &self.hours else { return (Opening::Unknown, midnight) };
        let state = hours.state(now);
        let opening = if state.is_open { Opening::Open } else { Opening::Closed };
        (opening, state.until.unwrap_or(NaiveDateTime::MAX).min(midnight))
    }
}

struct Known {
    schedule: Schedule,
    opening: Opening,
    worked_out_at: NaiveDateTime,
    holds_until: NaiveDateTime,
}

/// Every schedule that was met, with its answer of the moment.
#[derive(Default)]
pub struct Agenda(Mutex<HashMap<u64, Known>>);

impl std::fmt::Debug for Agenda {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Agenda")
    }
}

impl Agenda {
    pub fn learn(&self, schedule: Schedule) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(schedule.mark()).or_insert_with(|| Known {
            schedule,
            opening: Opening::Unknown,
            worked_out_at: NaiveDateTime::MAX,
            holds_until: NaiveDateTime::MIN,
        });
    }

    pub fn knows(&self, mark: u64) -> bool {
        mark == UNKNOWN || self.0.lock().unwrap_or_else(PoisonError::into_inner).contains_key(&mark)
    }

    pub fn opening(&self, mark: u64, now: NaiveDateTime) -> Opening {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(known) = known.get_mut(&mark) else { return Opening::Unknown };
        if !(known.worked_out_at..known.holds_until).contains(&now) {
            (known.opening, known.holds_until) = known.schedule.opening(now);
            known.worked_out_at = now;
        }
        known.opening
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn at(day: u32, hour: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_opt(hour, 0, 0).unwrap()
    }

    fn desk(closure: Option<Closure>) -> Schedule {
        Schedule { hours: "Mo-Fr 09:00-17:00".parse().ok(), closure }
    }

    #[test]
    fn an_answer_holds_until_the_next_change_and_not_after() {
        let agenda = Agenda::default();
        agenda.learn(desk(None));
        let mark = desk(None).mark();
        let answers = [(23, 8), (23, 9), (23, 16), (23, 17), (22, 10), (24, 9)];
        let openings = answers.map(|(day, hour)| agenda.opening(mark, at(day, hour)));
        use Opening::{Closed, Open};
        assert_eq!(openings, [Closed, Open, Open, Closed, Closed, Open]);
    }

    #[test]
    fn a_closure_closes_whatever_the_hours_say() {
        let closure = Closure { from: at(23, 0).date(), until: Some(at(24, 0).date()), note: String::new() };
        let agenda = Agenda::default();
        agenda.learn(desk(Some(closure.clone())));
        let mark = desk(Some(closure)).mark();
        assert_eq!(agenda.opening(mark, at(24, 10)), Opening::Closed);
        assert_eq!(agenda.opening(mark, at(25, 10)), Opening::Open);
    }

    #[test]
    fn what_nobody_told_is_unknown() {
        let nothing = Schedule { hours: None, closure: None };
        assert_eq!(nothing.mark(), UNKNOWN);
        assert_eq!(Agenda::default().opening(UNKNOWN, at(23, 10)), Opening::Unknown);
    }
}
