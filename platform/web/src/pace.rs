//! How much may be asked in a minute. Nothing here is written down or logged: whoever asks is known, in memory alone, by a
//! number that only today's key gives.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// How many askers are remembered at each pace; beyond, those that were quiet for longest are forgotten. Well under a
/// megabyte.
const REMEMBERED: usize = 4096;
/// How many are forgotten at once, so that a crowd of new ones does not look through all the others for each.
const FORGOTTEN: usize = 512;

/// Whoever asks, unrecognisable.
type Asker = [u8; 16];

/// So many times at once, and in each minute.
pub struct Pace {
    a_minute: i32,
    day: Mutex<Day>,
}

struct Day {
    date: NaiveDate,
    key: [u8; 32],
    /// When each will have its whole minute again.
    full_at: HashMap<Asker, DateTime<Utc>>,
}

impl std::fmt::Debug for Pace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pace({} •••)", self.a_minute)
    }
}

impl Day {
    fn new(date: NaiveDate) -> Self {
        Self { date, key: rand::random(), full_at: HashMap::new() }
    }

    fn asker(&self, whom: &[u8]) -> Option<Asker> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).ok()?;
        mac.update(whom);
        mac.finalize().into_bytes().first_chunk().copied()
    }

    /// Forgets those who have their whole minute again, which changes nothing for them; if there are none, some that were
    /// quiet for longest.
    fn make_room(&mut self, now: DateTime<Utc>) {
        self.full_at.retain(|_, full_at| *full_at > now);
        if self.full_at.len() < REMEMBERED {
            return;
        }
        let mut ends: Vec<_> = self.full_at.values().copied().collect();
        let quiet_until = *ends.select_nth_unstable(FORGOTTEN).1;
        let mut forgotten = 0;
        self.full_at.retain(|_, full_at| {
            let is_forgotten = forgotten < FORGOTTEN && *full_at <= quiet_until;
            forgotten += usize::from(is_forgotten);
            !is_forgotten
        });
    }
}

impl Pace {
    pub fn new(a_minute: i32) -> Self {
        Self { a_minute, day: Mutex::new(Day::new(NaiveDate::MIN)) }
    }

    /// Counts once more for `whom`, or says no.
    pub fn one_more(&self, whom: &[u8], now: DateTime<Utc>) -> bool {
        let one = TimeDelta::minutes(1) / self.a_minute;
        let mut day = self.day.lock().unwrap_or_else(PoisonError::into_inner);
        if day.date != now.date_naive() {
            *day = Day::new(now.date_naive());
        }
        let Some(asker) = day.asker(whom) else { return false };
        let full_at = day.full_at.get(&asker).copied().unwrap_or(now).max(now) + one;
        if full_at - now > one * self.a_minute {
            return false;
        }
        if day.full_at.len() >= REMEMBERED && !day.full_at.contains_key(&asker) {
            day.make_room(now);
        }
        day.full_at.insert(asker, full_at);
        true
    }

    /// How many askers are remembered.
    pub fn remembered(&self) -> usize {
        self.day.lock().unwrap_or_else(PoisonError::into_inner).full_at.len()
    }
}

/// The paces of a process.
#[derive(Debug)]
pub struct Paces {
    /// What somebody could guess at: per neighbourhood.
    pub attempts: Pace,
    /// Codes off paper that are worth money: per neighbourhood.
    pub codes: Pace,
    /// Pages for whoever is not signed in: per neighbourhood.
    pub pages: Pace,
    /// Answers for other programs: per neighbourhood.
    pub answers: Pace,
    /// Pages of the workspace: per person.
    pub work: Pace,
}

impl Default for Paces {
    fn default() -> Self {
        Self {
            attempts: Pace::new(30),
            codes: Pace::new(10),
            pages: Pace::new(120),
            answers: Pace::new(600),
            work: Pace::new(300),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-23T09:00:00Z".parse().unwrap()
    }

    fn tries(pace: &Pace, whom: &[u8], at: DateTime<Utc>) -> usize {
        (0..1000).take_while(|_| pace.one_more(whom, at)).count()
    }

    #[test]
    fn somebody_has_a_minute_at_once_then_one_at_a_time() {
        for (a_minute, one) in [(30, 2000), (120, 500), (300, 200), (600, 100)] {
            let pace = Pace::new(a_minute);
            let whole = usize::try_from(a_minute).unwrap();
            assert_eq!(tries(&pace, b"a", now()), whole);
            assert_eq!(tries(&pace, b"a", now() + TimeDelta::milliseconds(one - 1)), 0);
            assert_eq!(tries(&pace, b"a", now() + TimeDelta::milliseconds(one)), 1);
            assert_eq!(tries(&pace, b"b", now()), whole, "others do not share it");
            assert_eq!(tries(&pace, b"a", now() + TimeDelta::milliseconds(60_000 + one)), whole);
        }
    }

    #[test]
    fn ten_thousand_askers_take_no_more_room_than_a_few_thousand() {
        let pace = Pace::new(30);
        for n in 0..10_000_u32 {
            assert!(pace.one_more(&n.to_be_bytes(), now() + TimeDelta::microseconds(i64::from(n))));
            assert!(pace.remembered() <= REMEMBERED);
        }
        let (first, last) = (0_u32.to_be_bytes(), 9_999_u32.to_be_bytes());
        let then = now() + TimeDelta::milliseconds(10);
        assert_eq!((tries(&pace, &last, then), tries(&pace, &first, then)), (29, 30), "the quietest were forgotten");
        for n in 10_000..14_096_u32 {
            assert!(pace.one_more(&n.to_be_bytes(), now() + TimeDelta::minutes(2)));
        }
        assert_eq!(pace.remembered(), REMEMBERED, "whoever has a whole minute again makes room first");
    }

    #[test]
    fn making_room_forgets_nobody_who_has_to_wait_while_others_are_quiet() {
        let pace = Pace::new(30);
        tries(&pace, b"hasty", now());
        for n in 0..10_000_u32 {
            pace.one_more(&n.to_be_bytes(), now());
        }
        assert!(!pace.one_more(b"hasty", now()));
    }

    #[test]
    fn the_key_changes_with_the_day_and_nothing_is_remembered_across() {
        let pace = Pace::new(30);
        tries(&pace, b"a", now());
        let before = pace.day.lock().unwrap().key;
        assert!(pace.one_more(b"b", now() + TimeDelta::days(1)));
        let day = pace.day.lock().unwrap();
        assert!(day.key != before && day.full_at.len() == 1);
    }
}
