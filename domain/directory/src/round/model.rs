//! Stops, and the passages that they make. Hours are those of the clocks of France: no summer time moves them.

use std::collections::BTreeSet;
use std::fmt;

use base::Id;
use chrono::{Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use sqlx::FromRow;

use super::Rule;
use crate::{Closure, Point, Service};

/// How far ahead passages are worked out.
const AHEAD: Months = Months::new(24);

/// A set of days; in a column, parted by spaces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Days(pub BTreeSet<NaiveDate>);

impl From<String> for Days {
    fn from(column: String) -> Self {
        Self(column.split_ascii_whitespace().filter_map(|day| day.parse().ok()).collect())
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days: Vec<String> = self.0.iter().map(NaiveDate::to_string).collect();
        f.write_str(&days.join(" "))
    }
}

/// Where and when a service that comes and goes is met. All of it is public.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct Stop {
    pub id: Id<Stop>,
    pub service_id: Id<Service>,
    /// In words: « place du marché ».
    pub place: String,
    /// Number and street.
    pub line: Option<String>,
    pub commune_code: String,
    /// Its name, which stands in no column of its own.
    pub commune: String,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub first_on: NaiveDate,
    /// Minutes since midnight.
    pub from_minute: i64,
    pub to_minute: i64,
    #[sqlx(try_from = "String")]
    pub rule: Rule,
    /// The last day of the rule.
    pub until_on: Option<NaiveDate>,
    /// Days of the rule on which it does not come.
    #[sqlx(try_from = "String")]
    pub without: Days,
    /// Days on which it comes beside the rule, even past its end.
    #[sqlx(try_from = "String")]
    pub added: Days,
    pub note: String,
}

/// It comes, from one moment to another, as the clocks of France say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    pub from: NaiveDateTime,
    pub to: NaiveDateTime,
}

/// A passage to come, and the stop that it is at.
#[derive(Debug, Clone, PartialEq)]
pub struct Coming {
    pub passage: Passage,
    pub stop: Stop,
}

impl Stop {
    pub fn point(&self) -> Option<Point> {
        Some(Point { latitude: self.latitude?, longitude: self.longitude? })
    }

    /// The days on which it comes, from a day to another, both included.
    pub fn days(&self, from: NaiveDate, to: NaiveDate) -> BTreeSet<NaiveDate> {
        let last = self.until_on.map_or(to, |until| until.min(to));
        let of_rule = self.rule.days(self.first_on, (from, last)).into_iter();
        let added = self.added.0.iter().copied().filter(|day| (from..=to).contains(day));
        of_rule.chain(added).filter(|day| !self.without.0.contains(day)).collect()
    }

    /// The passage of a day.
    pub fn passage(&self, day: NaiveDate) -> Passage {
        let at = |minute: i64| day.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute);
        Passage { from: at(self.from_minute), to: at(self.to_minute) }
    }

    /// The passages that are not over at `now`, the next first; none while the service is closed.
    pub fn passages(&self, now: NaiveDateTime, closure: Option<&Closure>) -> impl Iterator<Item = Passage> {
        let last = now.date().checked_add_months(AHEAD).unwrap_or(NaiveDate::MAX);
        let days = self.days(now.date(), last).into_iter();
        let open = days.filter(move |day| closure.is_none_or(|closure| !closure.holds_on(*day)));
        open.map(|day| self.passage(day)).filter(move |passage| passage.to > now)
    }
}

/// The `most` next passages of a round at `now`.
pub fn coming(stops: &[Stop], now: NaiveDateTime, closure: Option<&Closure>, most: usize) -> Vec<Coming> {
    let of = |stop: &Stop| {
        let passages = stop.passages(now, closure).take(most);
        passages.map(|passage| Coming { passage, stop: stop.clone() }).collect::<Vec<_>>()
    };
    let mut all: Vec<Coming> = stops.iter().flat_map(of).collect();
    all.sort_by_key(|coming| (coming.passage, coming.stop.id));
    all.truncate(most);
    all
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::round::rule::Return;

    pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    /// Each Tuesday from 24 November 2026, from 14 h to 17 h.
    pub fn stop() -> Stop {
        let first_on = day(2026, 11, 24);
        Stop {
            id: Id::new(),
            service_id: Id::new(),
            place: "place du marché".into(),
            line: None,
            commune_code: "99101".into(),
            commune: "Valbourg".into(),
            latitude: None,
            longitude: None,
            first_on,
            from_minute: 14 * 60,
            to_minute: 17 * 60,
            rule: Rule::chosen(Return::Weekly, first_on).unwrap(),
            until_on: None,
            without: Days::default(),
            added: Days::default(),
            note: String::new(),
        }
    }

    fn at(date: NaiveDate, hour: u32) -> NaiveDateTime {
        date.and_hms_opt(hour, 0, 0).unwrap()
    }

    fn next(stop: &Stop, now: NaiveDateTime, most: usize) -> Vec<String> {
        stop.passages(now, None).take(most).map(|passage| passage.from.to_string()).collect()
    }

    #[test]
    fn a_passage_is_to_come_until_it_is_over() {
        let today = day(2026, 11, 24);
        assert_eq!(next(&stop(), at(today, 16), 1), ["2026-11-24 14:00:00"]);
        assert_eq!(next(&stop(), at(today, 17), 1), ["2026-12-01 14:00:00"]);
    }

    #[test]
    fn summer_time_moves_no_hour() {
        let spring = next(&stop(), at(day(2027, 3, 22), 9), 2);
        assert_eq!(spring, ["2027-03-23 14:00:00", "2027-03-30 14:00:00"]);
        let autumn = next(&stop(), at(day(2027, 10, 25), 9), 2);
        assert_eq!(autumn, ["2027-10-26 14:00:00", "2027-11-02 14:00:00"]);
    }

    #[test]
    fn a_day_without_is_left_out_and_an_added_day_comes_in() {
        let stop = Stop {
            without: Days([day(2026, 12, 1)].into()),
            added: Days([day(2026, 12, 3), day(2030, 1, 1)].into()),
            ..stop()
        };
        let days = stop.days(day(2026, 11, 24), day(2026, 12, 8));
        assert_eq!(days, [day(2026, 11, 24), day(2026, 12, 3), day(2026, 12, 8)].into());
    }

    #[test]
    fn nothing_comes_after_the_last_day_but_what_was_added() {
        let stop = Stop { until_on: Some(day(2026, 12, 1)), added: Days([day(2026, 12, 10)].into()), ..stop() };
        let days = stop.days(day(2026, 11, 24), day(2027, 1, 31));
        assert_eq!(days, [day(2026, 11, 24), day(2026, 12, 1), day(2026, 12, 10)].into());
    }

    #[test]
    fn nothing_comes_while_the_service_is_closed() {
        let closure = Closure { from: day(2026, 11, 20), until: Some(day(2026, 12, 7)), note: String::new() };
        let first = stop().passages(at(day(2026, 11, 22), 9), Some(&closure)).next().unwrap();
        assert_eq!(first.from.date(), day(2026, 12, 8));
    }

    #[test]
    fn nothing_is_told_more_than_two_years_ahead() {
        let daily = Stop { rule: Rule::written("FREQ=DAILY").unwrap(), ..stop() };
        let last = daily.passages(at(day(2026, 11, 24), 9), None).last().unwrap();
        assert_eq!(last.from.date(), day(2028, 11, 24));
    }

    #[test]
    fn the_passages_of_a_round_come_in_the_order_of_time() {
        let thursdays = Stop { first_on: day(2026, 11, 26), place: "parvis".into(), ..stop() };
        let all = coming(&[stop(), thursdays], at(day(2026, 11, 25), 9), None, 3);
        let places: Vec<&str> = all.iter().map(|coming| coming.stop.place.as_str()).collect();
        assert_eq!(places, ["parvis", "place du marché", "parvis"]);
    }

    #[test]
    fn days_are_kept_parted_by_spaces() {
        let days = Days([day(2026, 12, 25), day(2027, 1, 1)].into());
        assert_eq!(days.to_string(), "2026-12-25 2027-01-01");
        assert_eq!(Days::from(days.to_string()), days);
    }
}
