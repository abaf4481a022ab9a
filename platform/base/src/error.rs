//! The five ways in which something does not go as asked.

/// What a handler, a job or a command can end in, other than well.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the reader may not know of it: the two look alike from outside.
    #[error("not found")]
    NotFound,
    /// The reader may know of it, but not do this.
    #[error("forbidden")]
    Forbidden,
    /// A rule says no; the key is a sentence for the user.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// Somebody changed this at the same time: read again, then try again.
    #[error("changed at the same time")]
    Conflict,
    /// A defect or a fault. The cause goes to the log, never to the user.
    #[error("unexpected: {0:#}")]
    Unexpected(anyhow::Error),
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What PostgreSQL answers when two serializable transactions cannot both stand (`serialization_failure`, `deadlock_detected`).
const POSTGRES_CONFLICTS: [&str; 2] = ["40001", "40P01"];
/// `SQLITE_BUSY` and `SQLITE_BUSY_SNAPSHOT`.
const SQLITE_CONFLICTS: [&str; 2] = ["5", "517"];

fn is_conflict(error: &sqlx::Error) -> bool {
    let sqlx::Error::Database(error) = error else { return false };
    error.code().is_some_and(|code| POSTGRES_CONFLICTS.contains(&&*code) || SQLITE_CONFLICTS.contains(&&*code))
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        if is_conflict(&error) { Self::Conflict } else { Self::Unexpected(error.into()) }
    }
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Self {
        if error.chain().filter_map(|cause| cause.downcast_ref()).any(is_conflict) {
            Self::Conflict
        } else {
            Self::Unexpected(error)
        }
    }
}
