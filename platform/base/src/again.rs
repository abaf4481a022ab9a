//! Short units of work that are tried again while others stand in their way.

use std::time::Duration;

use crate::Error;

/// How often a unit of work is tried.
const TRIES: u32 = 8;
/// The longest pause after the first try; it doubles with each.
const FIRST: Duration = Duration::from_millis(10);
const LONGEST: Duration = Duration::from_millis(320);

/// What a unit of work can fail with, and whether it is because somebody changed the same at the same time.
pub trait Contended {
    fn is_conflict(&self) -> bool;
}

impl Contended for Error {
    fn is_conflict(&self) -> bool {
        matches!(self, Self::Conflict)
    }
}

/// Tries a short unit of work again while it ends in a conflict, eight times in all, for 0.95 s of pauses at most.
///
/// On PostgreSQL, works on different rows can be in each other's way too (`SERIALIZABLE`): to somebody who changed nothing
/// of anybody's, « somebody changed this at the same time » would make no sense. Those who tried together would fail together
/// again: each pauses for a time of her own.
pub async fn again<T, E: Contended, F: Future<Output = Result<T, E>>>(work: impl Fn() -> F) -> Result<T, E> {
    for round in 1..TRIES {
        match work().await {
            Err(error) if error.is_conflict() => tokio::time::sleep(pause(round)).await,
            done => return done,
        }
    }
    work().await
}

/// Anything up to a bound that doubles with each round.
fn pause(round: u32) -> Duration {
    LONGEST.min(FIRST * (1 << (round - 1))).mul_f64(rand::random())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// Works that fail so often before they succeed; how it ended, and how often it was tried.
    async fn tried(fails: u32, with: fn() -> Error) -> (crate::Result<()>, u32) {
        let tries = Cell::new(0);
        let done = again(async || {
            tries.set(tries.get() + 1);
            if tries.get() <= fails { Err(with()) } else { Ok(()) }
        });
        (done.await, tries.get())
    }

    #[tokio::test]
    async fn a_conflict_is_tried_again_eight_times_in_all_and_nothing_else_is() {
        assert!(matches!(tried(0, || Error::Conflict).await, (Ok(()), 1)));
        assert!(matches!(tried(7, || Error::Conflict).await, (Ok(()), 8)));
        assert!(matches!(tried(8, || Error::Conflict).await, (Err(Error::Conflict), 8)));
        assert!(matches!(tried(1, || Error::Refused("no")).await, (Err(Error::Refused("no")), 1)));
    }

    #[test]
    fn pauses_grow_to_a_bound_and_differ() {
        assert!((0..100).all(|_| pause(1) < FIRST && pause(6) < LONGEST && pause(7) < LONGEST));
        let pauses: std::collections::HashSet<Duration> = (0..100).map(|_| pause(7)).collect();
        assert!(pauses.len() > 90);
    }
}
