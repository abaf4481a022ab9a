//! How long a sign-in name waits after failures, known or not.

use base::{Error, Result};
use chrono::{DateTime, NaiveTime, SubsecRound as _, TimeDelta, Utc};
use chrono_tz::Europe::Paris;
use sqlx::FromRow;

use crate::totp::STEP_SECONDS;

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
/// So many codes may be tried while telephones show the same one.
const TRIES_A_STEP: i64 = 3;
/// Up to here one waits in front of the page; beyond, one is told to come back tomorrow.
const SHORT_WAIT: TimeDelta = TimeDelta::seconds(10);

impl Attempts {
    /// Counts one more attempt as failed, or refuses it while the name is blocked.
    ///
    /// It is counted before the password is looked at, so that neither a hundred attempts at once nor a connection cut
    /// short gets round the count; a right password then wipes it out.
    pub fn one_more(known: Option<Self>, now: DateTime<Utc>) -> Result<Self> {
        if let Some(wait) = known.and_then(|known| known.wait(now)) {
            let key = if wait <= SHORT_WAIT { "account-sign-in-wait" } else { "account-sign-in-tomorrow" };
            return Err(Error::Refused(key));
        }
        let failures = known.map_or(0, |known| known.failures_at(now)) + 1;
        Ok(Self { failures, last_at: now, blocked_until: blocked_until(failures, now) })
    }

    /// The same for a one-time code: beyond the waits of a name, the third try waits for the next code.
    pub fn one_more_code(known: Option<Self>, now: DateTime<Utc>) -> Result<Self> {
        if let Some(wait) = known.and_then(|known| known.wait(now)) {
            let is_short = wait <= TimeDelta::seconds(STEP_SECONDS);
            return Err(Error::Refused(if is_short { "account-code-wait" } else { "account-sign-in-tomorrow" }));
        }
        let counted = Self::one_more(known, now)?;
        let is_third = counted.failures % TRIES_A_STEP == 0;
        let blocked_until = if is_third { counted.blocked_until.max(next_step(now)) } else { counted.blocked_until };
        Ok(Self { blocked_until, ..counted })
    }

    fn wait(&self, now: DateTime<Utc>) -> Option<TimeDelta> {
        Some(self.blocked_until - now).filter(|wait| *wait > TimeDelta::zero())
    }

    fn failures_at(&self, now: DateTime<Utc>) -> i64 {
        if self.is_over(now) { 0 } else { self.failures }
    }

    /// The count starts again after a day without failure, and after a night's block.
    fn is_over(&self, now: DateTime<Utc>) -> bool {
        now - self.last_at >= FAILURES_KEPT || self.failures >= TOO_MANY
    }
}

/// When telephones show the next code.
fn next_step(now: DateTime<Utc>) -> DateTime<Utc> {
    let left = STEP_SECONDS - now.timestamp().rem_euclid(STEP_SECONDS);
    now.trunc_subsecs(0) + TimeDelta::seconds(left)
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
    fn three_codes_may_be_tried_while_telephones_show_the_same_one() {
        let mut known = None;
        let mut tried = Vec::new();
        for second in 0..90 {
            let now = now() + TimeDelta::seconds(second);
            if let Ok(counted) = Attempts::one_more_code(known, now) {
                known = Some(counted);
                tried.push(second);
            }
        }
        assert_eq!(tried.iter().filter(|second| **second < 30).count(), 3, "{tried:?}");
        assert!((0..3).all(|step| tried.iter().filter(|second| **second / 30 == step).count() <= 3), "{tried:?}");
        assert_eq!(refusal(Attempts::one_more_code(known, now() + TimeDelta::seconds(89))), "account-code-wait");
    }

    #[test]
    fn a_day_without_failure_forgets_the_earlier_ones() {
        let some = Attempts { failures: 20, last_at: now(), blocked_until: now() };
        assert_eq!(Attempts::one_more(Some(some), now() + TimeDelta::hours(23)).unwrap().failures, 21);
        assert_eq!(Attempts::one_more(Some(some), now() + TimeDelta::hours(24)).unwrap().failures, 1);
    }
}
