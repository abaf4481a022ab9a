//! The one place that asks the operating system what time it is.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

/// Tells the time to everything else, so that a test can choose it.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    #[default]
    System,
    Chosen(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// A clock that stands still at `now` until a test moves it.
    pub fn chosen(now: DateTime<Utc>) -> Self {
        Self::Chosen(Arc::new(Mutex::new(now)))
    }

    /// The instant in UTC, cut to milliseconds: PostgreSQL keeps no more than microseconds, and a value must come back
    /// from the database equal to what went in.
    #[expect(clippy::disallowed_methods, reason = "this is the clock that the others ask")]
    pub fn now(&self) -> DateTime<Utc> {
        let now = match self {
            Self::System => Utc::now(),
            Self::Chosen(now) => *now.lock().unwrap_or_else(PoisonError::into_inner),
        };
        now.trunc_subsecs(3)
    }

    /// Moves a chosen clock forward; the system's clock cannot be moved and stays as it is.
    pub fn advance(&self, by: TimeDelta) {
        if let Self::Chosen(now) = self {
            *now.lock().unwrap_or_else(PoisonError::into_inner) += by;
        }
    }
}
