//! Hours as the clocks of France show them.

use chrono::{DateTime, Days, LocalResult, NaiveDateTime, NaiveTime, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Europe::Paris;

/// The hour at which a declaration ends unless another is chosen.
pub const MORNING: &str = "09:00";

/// Reads `09:00`.
pub fn read(typed: &str) -> Result<NaiveTime, &'static str> {
    let typed = typed.trim();
    let formats = ["%H:%M", "%H:%M:%S", "%Hh%M", "%H h %M"];
    let time = formats.iter().find_map(|format| NaiveTime::parse_from_str(typed, format).ok());
    time.ok_or("places-hour-unreadable")
}

/// The next instant after `now` at which the clocks of France show `time`: within a day, or within 25 hours when they are put
/// back.
pub fn next_at(now: DateTime<Utc>, time: NaiveTime) -> DateTime<Utc> {
    let today = web::today_at(now);
    let days = (0..3).filter_map(|days| today.checked_add_days(Days::new(days)));
    let instants = days.flat_map(|day| instants(day.and_time(time)));
    instants.into_iter().find(|at| *at > now).unwrap_or(now + TimeDelta::hours(24))
}

/// When the clocks show this: in October an hour comes twice; the one that March leaves out is the one after it.
fn instants(local: NaiveDateTime) -> Vec<DateTime<Utc>> {
    let at = match Paris.from_local_datetime(&local) {
        LocalResult::Single(at) => vec![at],
        LocalResult::Ambiguous(first, second) => vec![first, second],
        LocalResult::None => Paris.from_local_datetime(&(local + TimeDelta::hours(1))).earliest().into_iter().collect(),
    };
    at.into_iter().map(|at| at.with_timezone(&Utc)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(now: &str, time: &str) -> String {
        next_at(now.parse().unwrap(), read(time).unwrap()).format("%Y-%m-%dT%H:%MZ").to_string()
    }

    #[test]
    fn nine_in_the_morning_is_tomorrow_in_the_evening_and_today_in_the_night() {
        assert_eq!(next("2026-11-23T20:00:00Z", MORNING), "2026-11-24T08:00Z");
        assert_eq!(next("2026-11-24T02:00:00Z", MORNING), "2026-11-24T08:00Z");
        assert_eq!(next("2026-07-01T22:30:00Z", MORNING), "2026-07-02T07:00Z", "it is after midnight in Paris");
    }

    #[test]
    fn what_ends_at_this_very_hour_ends_a_day_later() {
        assert_eq!(next("2026-11-24T08:00:00Z", MORNING), "2026-11-25T08:00Z");
        assert_eq!(next("2026-11-24T07:59:59Z", MORNING), "2026-11-24T08:00Z");
    }

    #[test]
    fn the_night_in_which_clocks_change_ends_at_nine_on_the_clock() {
        assert_eq!(next("2026-10-24T20:00:00Z", MORNING), "2026-10-25T08:00Z", "an hour more");
        assert_eq!(next("2026-03-28T20:00:00Z", MORNING), "2026-03-29T07:00Z", "an hour less");
    }

    #[test]
    fn an_hour_that_comes_twice_is_the_next_one_and_one_that_does_not_is_the_one_after() {
        assert_eq!(next("2026-10-24T22:00:00Z", "02:30"), "2026-10-25T00:30Z");
        assert_eq!(next("2026-10-25T00:45:00Z", "02:30"), "2026-10-25T01:30Z");
        assert_eq!(next("2026-03-28T22:00:00Z", "02:30"), "2026-03-29T01:30Z");
    }

    #[test]
    fn an_hour_is_typed_as_people_do() {
        assert_eq!(read("9h30"), read("09:30"));
        for wrong in ["", "demain", "25:00", "09:60"] {
            assert_eq!(read(wrong), Err("places-hour-unreadable"), "{wrong}");
        }
    }
}
