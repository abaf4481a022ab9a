//! Opening hours, in OpenStreetMap's syntax, with the public holidays of France.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime, Weekday};
use opening_hours::localization::Country;
use opening_hours::{Context, OpeningHours, RuleKind};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

static FRANCE: LazyLock<Context> = LazyLock::new(|| Context::default().with_holidays(Country::FR.holidays()));
/// The longest text of hours that is read: real ones have a tenth of it.
const MAX_LENGTH: usize = 500;
/// How many weeks must look alike for hours to be told as a week.
const WEEKS_COMPARED: u64 = 5;

/// When a place or a service is open, in local time. A clone shares what was read.
#[derive(Clone)]
pub struct Hours(Arc<Read>);

struct Read {
    text: String,
    parsed: OpeningHours,
    /// How it is since an instant, until its next change.
    state: Mutex<Option<(NaiveDateTime, State)>>,
    /// How they are told on a day.
    told: Mutex<Option<(NaiveDate, Told)>>,
}

/// Hours that were read already: thousands of entries share some hundreds of texts, and reading one takes longer than
/// reading all the rest of an entry.
static READ: LazyLock<Mutex<HashMap<String, Hours>>> = LazyLock::new(Mutex::default);
/// So many are kept; then they are forgotten together.
const KEPT: usize = 2000;

/// What was given is not in the syntax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these opening hours cannot be read")]
pub struct UnreadableHours;

impl FromStr for Hours {
    type Err = UnreadableHours;

    fn from_str(text: &str) -> Result<Self, UnreadableHours> {
        if let Some(hours) = locked().get(text) {
            return Ok(hours.clone());
        }
        let text = base::text::one_line(text);
        if text.is_empty() || text.len() > MAX_LENGTH {
            return Err(UnreadableHours);
        }
        let parsed = OpeningHours::from_str(&text).map_err(|_| UnreadableHours)?.with_context(FRANCE.clone());
        let hours =
            Self(Arc::new(Read { text: text.clone(), parsed, state: Mutex::default(), told: Mutex::default() }));
        let mut read = locked();
        if read.len() >= KEPT {
            read.clear();
        }
        read.insert(text, hours.clone());
        Ok(hours)
    }
}

fn locked() -> MutexGuard<'static, HashMap<String, Hours>> {
    READ.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether it is open, and until when that stays so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    pub is_open: bool,
    /// `None`: it never changes.
    pub until: Option<NaiveDateTime>,
}

impl State {
    fn of(hours: &OpeningHours, now: NaiveDateTime) -> Self {
        Self { is_open: hours.is_open(now), until: hours.next_change(now) }
    }
}

/// Minutes since midnight, from and to; past midnight runs over 1440.
pub type Range = (u32, u32);

/// Hours as they are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    Always,
    /// The same each week: for each day from Monday, its ranges.
    Weekly([Vec<Range>; 7]),
    /// Not the same each week: the next days on which it opens, four at most.
    Dated(Vec<(NaiveDate, Vec<Range>)>),
}

impl Hours {
    /// The text in OpenStreetMap's syntax.
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// Whether it is open at `now`. It is worked out once until its next change.
    pub fn state(&self, now: NaiveDateTime) -> State {
        let mut state = self.0.state.lock().unwrap_or_else(PoisonError::into_inner);
        match *state {
            Some((from, state)) if from <= now && state.until.is_none_or(|until| now < until) => state,
            _ => state.insert((now, State::of(&self.0.parsed, now))).1,
        }
    }

    /// The ranges in which it is open on `day`.
    pub fn ranges(&self, day: NaiveDate) -> Vec<Range> {
        ranges(&self.0.parsed, day)
    }

    /// How to tell these hours to someone who reads them on `today`. It is worked out once a day.
    pub fn told(&self, today: NaiveDate) -> Told {
        let mut told = self.0.told.lock().unwrap_or_else(PoisonError::into_inner);
        match &*told {
            Some((day, told)) if *day == today => told.clone(),
            _ => told.insert((today, self.work_out(today))).1.clone(),
        }
    }

    fn work_out(&self, today: NaiveDate) -> Told {
        let plain = self.0.parsed.clone().with_context(Context::default());
        let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
        let week = |number: u64| -> Vec<Vec<Range>> {
            (0..7).map(|day| ranges(&plain, monday + Days::new(number * 7 + day))).collect()
        };
        let first = week(0);
        if first.iter().all(|ranges| *ranges == [(0, 24 * 60)]) {
            return Told::Always;
        }
        if (1..WEEKS_COMPARED).all(|number| week(number) == first)
            && let Ok(days) = <[Vec<Range>; 7]>::try_from(first)
        {
            return Told::Weekly(days);
        }
        let days = (0..366).map(|day| today + Days::new(day)).map(|day| (day, self.ranges(day)));
        Told::Dated(days.filter(|(_, ranges)| !ranges.is_empty()).take(4).collect())
    }

    /// Says whether public holidays are treated apart.
    pub fn is_closed_on_holidays(&self) -> bool {
        let text = self.0.text.to_ascii_lowercase();
        text.contains("ph off") || text.contains("ph closed")
    }
}

fn ranges(hours: &OpeningHours, day: NaiveDate) -> Vec<Range> {
    let open = hours.schedule_at(day).into_iter().filter(|range| range.kind == RuleKind::Open);
    open.map(|range| (range.range.start.mins_from_midnight().into(), range.range.end.mins_from_midnight().into()))
        .collect()
}

impl fmt::Debug for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.text)
    }
}
impl PartialEq for Hours {
    fn eq(&self, other: &Self) -> bool {
        self.0.text == other.0.text
    }
}
impl Eq for Hours {}
impl Serialize for Hours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.text)
    }
}
impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// The days of a week that have the same ranges, put together: Monday to Friday, then Saturday.
pub fn grouped(week: &[Vec<Range>; 7]) -> Vec<(Weekday, Weekday, &[Range])> {
    let days = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    let mut groups: Vec<(Weekday, Weekday, &[Range])> = Vec::new();
    for (day, ranges) in days.into_iter().zip(week) {
        match groups.last_mut() {
            Some((_, last, same)) if *same == ranges.as_slice() => *last = day,
            _ => groups.push((day, day, ranges)),
        }
    }
    groups.retain(|(_, _, ranges)| !ranges.is_empty());
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: u32, hour: u32, minute: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_opt(hour, minute, 0).unwrap()
    }

    fn hours(text: &str) -> Hours {
        text.parse().unwrap()
    }

    #[test]
    fn it_says_until_when_it_is_open_and_when_it_opens_again() {
        let desk = hours("Mo-Fr 09:00-12:00,14:00-17:00");
        assert_eq!(desk.state(at(23, 16, 0)), State { is_open: true, until: Some(at(23, 17, 0)) });
        assert_eq!(desk.state(at(21, 10, 0)), State { is_open: false, until: Some(at(23, 9, 0)) });
        assert_eq!(hours("24/7").state(at(21, 10, 0)), State { is_open: true, until: None });
    }

    #[test]
    fn public_holidays_of_france_are_known() {
        let armistice = at(11, 10, 0);
        assert!(!hours("Mo-Fr 09:00-17:00; PH off").state(armistice).is_open);
        assert!(hours("Mo-Fr 09:00-17:00").state(armistice).is_open);
    }

    #[test]
    fn a_week_is_told_by_groups_of_days() {
        let Told::Weekly(week) = hours("Mo-Th 09:00-12:00; Fr 09:00-11:00; PH off").told(at(11, 0, 0).date()) else {
            panic!()
        };
        let groups = grouped(&week);
        assert_eq!(groups[0], (Weekday::Mon, Weekday::Thu, [(540, 720)].as_slice()));
        assert_eq!(groups[1], (Weekday::Fri, Weekday::Fri, [(540, 660)].as_slice()));
        assert_eq!(groups.len(), 2);
    }

    #[test]
    fn a_round_is_told_by_its_next_days() {
        let Told::Dated(days) = hours("Tu[1] 10:00-16:00").told(at(21, 0, 0).date()) else { panic!() };
        assert_eq!(days[0], (NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(), vec![(600, 960)]));
        assert_eq!(days.len(), 4);
    }

    #[test]
    fn what_was_worked_out_holds_until_the_next_change() {
        let desk = hours("Mo-Fr 09:00-12:00");
        let moments = [(23, 8), (23, 9), (23, 11), (23, 12), (23, 10), (22, 10), (24, 10)];
        let open = moments.map(|(day, hour)| desk.state(at(day, hour, 0)).is_open);
        assert_eq!(open, [false, true, true, false, true, false, true]);
    }

    #[test]
    fn what_is_told_follows_the_calendar() {
        let first_tuesdays = hours("Tu[1] 10:00-16:00");
        let first_day = |day| match first_tuesdays.told(at(day, 0, 0).date()) {
            Told::Dated(days) => days[0].0,
            other => panic!("{other:?}"),
        };
        assert_eq!([2, 4, 2].map(first_day).map(|day| day.day()), [3, 1, 3]);
    }

    #[test]
    fn unreadable_hours_are_refused() {
        for text in ["", "tous les jours", "25:99", &"Mo 09:00-10:00; ".repeat(100)] {
            assert!(text.parse::<Hours>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_night_that_ends_tomorrow_runs_over_midnight() {
        assert_eq!(hours("Mo-Su 20:00-02:00").ranges(at(23, 0, 0).date()).last(), Some(&(1200, 1440)));
    }
}
