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

/// Why a database does not do what it is asked, without any defect of ours: later, it will.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outage {
    /// It does not answer.
    Away,
    /// There is no room left where it writes.
    Full,
}

/// `SQLITE_FULL`, `SQLITE_IOERR_SHMSIZE`; `disk_full` of PostgreSQL.
const FULL: [&str; 3] = ["13", "4874", "53100"];
/// What PostgreSQL says when it stops, when it starts, and when it has no connection left.
const AWAY: [&str; 4] = ["57P01", "57P02", "57P03", "53300"];
/// How PostgreSQL's codes of broken connections begin.
const BROKEN_OFF: &str = "08";

fn outage_of(error: &sqlx::Error) -> Option<Outage> {
    use sqlx::Error::{Database, Io, PoolClosed, PoolTimedOut, WorkerCrashed};
    match error {
        Io(_) | PoolClosed | PoolTimedOut | WorkerCrashed => Some(Outage::Away),
        Database(error) => {
            let code = error.code()?;
            let is_away = AWAY.contains(&&*code) || code.len() == 5 && code.starts_with(BROKEN_OFF);
            if FULL.contains(&&*code) { Some(Outage::Full) } else { is_away.then_some(Outage::Away) }
        }
        _ => None,
    }
}

impl Error {
    /// Says whether the database is the cause, and how.
    pub fn outage(&self) -> Option<Outage> {
        let Self::Unexpected(error) = self else { return None };
        error.chain().filter_map(|cause| cause.downcast_ref()).find_map(outage_of)
    }
}

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

#[cfg(test)]
mod tests {
    use std::io;

    use anyhow::Context as _;

    use super::*;

    #[test]
    fn a_database_that_does_not_answer_is_no_defect() {
        for error in [sqlx::Error::PoolTimedOut, sqlx::Error::Io(io::ErrorKind::ConnectionReset.into())] {
            let error = Err::<(), _>(error).context("a list is read");
            assert_eq!(Error::from(error.unwrap_err()).outage(), Some(Outage::Away));
        }
        assert_eq!(Error::from(sqlx::Error::RowNotFound).outage(), None);
        assert_eq!(Error::from(anyhow::anyhow!("a defect")).outage(), None);
        assert_eq!(Error::Conflict.outage(), None);
    }
}
