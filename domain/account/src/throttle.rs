//! How long a sign-in name waits after failures, known or not.

use base::{Error, Result};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Europe::Paris;
use sqlx::FromRow;

/// The sign-ins that failed for one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Attempts {
    pub failures: i64,
    pub last_at: DateTime<Utc>,
    pub blocked_until: DateTime<Utc>,
}

/// So many failures close the name until midnight.
const TOO_MANY: i64 = 100;
pub const FAILURES_KEPT: TimeDelta = TimeDelta::days(1);
/// Up to here one waits in front of the page; beyond, one is told to come back tomorrow.
const SHORT_WAIT: TimeDelta = TimeDelta::seconds(10);

impl Attempts {
    /// Counts one more attempt as failed, or refuses it while the name is blocked.
    ///
    /// It is counted before the password is looked at, so that neither a hundred attempts at once nor a connection cut
    /// short gets round the count; a right password then wipes it out.
    pub fn one_more(known: Option<Self>, now: DateTime<Utc>) -> Result<Self> {
        if let Some(wait) = known.map(|known| known.blocked_until - now).filter(|wait| *wait > TimeDelta::zero()) {
            let key = if wait <= SHORT_WAIT { "account-sign-in-wait" } else { "account-sign-in-tomorrow" };
            return Err(Error::Refused(key));
        }
        let before = known.filter(|known| !known.is_over(now)).map_or(0, |known| known.failures);
        let failures = before + 1;
        Ok(Self { failures, last_at: now, blocked_until: blocked_until(failures, now) })
    }

    /// The count starts again after a day without failure, and after a night's block.
    fn is_over(&self, now: DateTime<Utc>) -> bool {
        now - self.last_at >= FAILURES_KEPT || self.failures >= TOO_MANY
    }
}

/// Until when a name waits after so many failures.
pub fn blocked_until(failures: i64, now: DateTime<Utc>) -> DateTime<Utc> {
    match failures {
        ..=0 => now,
        1..=2 => now + TimeDelta::seconds(1),
        3..=8 => now + TimeDelta::seconds(3),
        9..=24 => now + TimeDelta::seconds(5),
        25..TOO_MANY => now + TimeDelta::seconds(10),
        TOO_MANY.. => next_midnight(now),
    }
}

/// The end of the day in France.
fn next_midnight(now: DateTime<Utc>) -> DateTime<Utc> {
    let tomorrow = now.with_timezone(&Paris).date_naive().succ_opt();
    tomorrow
        .and_then(|day| day.and_time(NaiveTime::MIN).and_local_timezone(Paris).earliest())
        .map_or(now + TimeDelta::days(1), |midnight| midnight.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn now() -> DateTime<Utc> {
        at("2026-11-21T09:00:00Z")
    }

    fn refusal(result: Result<Attempts>) -> &'static str {
        match result {
            Err(Error::Refused(key)) => key,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_more_failures_the_longer_the_wait() {
        let waits = [(0, 0), (1, 1), (2, 1), (3, 3), (8, 3), (9, 5), (24, 5), (25, 10), (99, 10)];
        for (failures, seconds) in waits {
            assert_eq!(blocked_until(failures, now()) - now(), TimeDelta::seconds(seconds), "{failures}");
        }
    }

    #[test]
    fn a_hundred_failures_close_the_name_until_midnight_in_france() {
        assert_eq!(blocked_until(100, at("2026-11-21T09:00:00Z")), at("2026-11-21T23:00:00Z"));
        assert_eq!(blocked_until(250, at("2026-07-14T22:30:00Z")), at("2026-07-15T22:00:00Z"));
    }

    #[test]
    fn an_attempt_during_the_wait_is_refused_and_not_counted() {
        let first = Attempts::one_more(None, now()).unwrap();
        assert_eq!(refusal(Attempts::one_more(Some(first), now())), "account-sign-in-wait");
        assert_eq!(Attempts::one_more(Some(first), now() + TimeDelta::seconds(1)).unwrap().failures, 2);
    }

    #[test]
    fn whoever_is_closed_out_until_midnight_is_told_to_come_back_tomorrow() {
        let many = Attempts { failures: 99, last_at: now(), blocked_until: now() };
        let closed = Attempts::one_more(Some(many), now()).unwrap();
        assert_eq!(refusal(Attempts::one_more(Some(closed), now() + TimeDelta::hours(1))), "account-sign-in-tomorrow");
        assert_eq!(Attempts::one_more(Some(closed), closed.blocked_until).unwrap().failures, 1);
    }

    #[test]
    fn a_day_without_failure_forgets_the_earlier_ones() {
        let some = Attempts { failures: 20, last_at: now(), blocked_until: now() };
        assert_eq!(Attempts::one_more(Some(some), now() + TimeDelta::hours(23)).unwrap().failures, 21);
        assert_eq!(Attempts::one_more(Some(some), now() + TimeDelta::hours(24)).unwrap().failures, 1);
    }
}
