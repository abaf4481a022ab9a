//! A signed-in browser, and the rules about how long it stays so.

use base::{Id, Private};
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::FromRow;
use web::Lease;

use crate::model::Account;

/// A signed-in browser.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Session {
    pub id: Id<Session>,
    /// SHA-256 of its cookie.
    pub key: Private<String>,
    pub account_id: Id<Account>,
    pub opened_at: DateTime<Utc>,
    /// When it last asked for a page, to the minute.
    pub seen_at: DateTime<Utc>,
    /// When she last proved who she is.
    pub proved_at: DateTime<Utc>,
    /// Whether others use the same device, as at a night desk.
    pub is_shared: bool,
    /// Ends the session at the identity provider too; sealed.
    pub id_token: Option<Private<String>>,
}

pub const IDLE_LIFE: TimeDelta = TimeDelta::minutes(15);
/// The same on a shared device.
pub const SHARED_IDLE_LIFE: TimeDelta = TimeDelta::minutes(5);
pub const WHOLE_LIFE: TimeDelta = TimeDelta::hours(10);
/// How old `seen_at` gets before it is written again.
const TOUCHED_EVERY: TimeDelta = TimeDelta::minutes(1);

impl Session {
    /// Says whether it still opens anything: neither 15 minutes idle (5 on a shared device) nor 10 hours old. A clock that is
    /// set back gives it no longer life: one that was seen as far ahead is dead too.
    pub fn is_alive(&self, now: DateTime<Utc>) -> bool {
        (now - self.seen_at).abs() < self.idle_life() && now - self.opened_at < WHOLE_LIFE
    }

    /// What a page that is asked for now may count on; a little less than what is left, for `seen_at` may lag behind.
    pub fn lease(&self, now: DateTime<Utc>) -> Lease {
        let whole = (self.opened_at + WHOLE_LIFE - now).num_seconds();
        Lease { idle: (self.idle_life() - TOUCHED_EVERY).num_seconds(), whole, is_shared: self.is_shared }
    }

    const fn idle_life(&self) -> TimeDelta {
        if self.is_shared { SHARED_IDLE_LIFE } else { IDLE_LIFE }
    }

    pub fn is_to_be_touched(&self, now: DateTime<Utc>) -> bool {
        now - self.seen_at >= TOUCHED_EVERY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-21T09:00:00Z".parse().unwrap()
    }

    fn session(opened_at: DateTime<Utc>, seen_at: DateTime<Utc>) -> Session {
        let (id, account_id) = (Id::new(), Id::new());
        let key = Private::new("k".to_owned());
        Session { id, key, account_id, opened_at, seen_at, proved_at: opened_at, is_shared: false, id_token: None }
    }

    #[test]
    fn a_session_dies_after_a_quarter_of_an_hour_without_a_page() {
        let session = session(now(), now());
        assert!(session.is_alive(now() + TimeDelta::seconds(15 * 60 - 1)));
        assert!(!session.is_alive(now() + TimeDelta::minutes(15)));
    }

    #[test]
    fn a_session_dies_after_ten_hours_however_busy() {
        let just_before = now() + WHOLE_LIFE - TimeDelta::seconds(1);
        assert!(session(now(), just_before).is_alive(just_before));
        assert!(!session(now(), just_before).is_alive(now() + WHOLE_LIFE));
    }

    #[test]
    fn a_clock_that_is_set_back_gives_a_session_no_longer_life() {
        let session = session(now(), now());
        assert!(session.is_alive(now() - TimeDelta::seconds(15 * 60 - 1)), "clocks of machines differ");
        assert!(!session.is_alive(now() - TimeDelta::minutes(15)) && !session.is_alive(now() - TimeDelta::days(1)));
    }

    #[test]
    fn a_session_on_a_shared_device_dies_after_five_minutes_without_a_page() {
        let shared = Session { is_shared: true, ..session(now(), now()) };
        assert!(shared.is_alive(now() + TimeDelta::seconds(5 * 60 - 1)));
        assert!(!shared.is_alive(now() + TimeDelta::minutes(5)));
    }

    #[test]
    fn a_page_is_never_told_that_the_session_lives_longer_than_it_does() {
        for (is_shared, minutes) in [(false, 0), (false, 590), (true, 590)] {
            let (asked, seen) = (now() + TimeDelta::minutes(minutes), now() + TimeDelta::minutes(minutes));
            let session = Session { is_shared, ..session(now(), seen - TimeDelta::seconds(59)) };
            assert!(!session.is_to_be_touched(asked), "its row still says the minute before");
            let Lease { idle, whole, .. } = session.lease(asked);
            assert!(session.is_alive(asked + TimeDelta::seconds(idle.min(whole) - 1)));
            assert_eq!(whole, WHOLE_LIFE.num_seconds() - minutes * 60);
        }
    }

    #[test]
    fn a_session_is_written_again_once_a_minute_at_most() {
        assert!(!session(now(), now()).is_to_be_touched(now() + TimeDelta::seconds(59)));
        assert!(session(now(), now()).is_to_be_touched(now() + TimeDelta::seconds(60)));
    }
}
