//! What owners of data declare: how much has had its time, and how it is erased.

use base::{Db, Result};
use chrono::{DateTime, Utc};
use futures::future::BoxFuture;

use super::model::Object;

/// Counts what of an object began before an instant.
pub type Count = fn(&mut Db, DateTime<Utc>) -> BoxFuture<'_, Result<i64>>;
/// Erases some of it; gives how many. Nothing left to erase gives 0.
pub type Erase = fn(&mut Db, Batch) -> BoxFuture<'_, Result<u64>>;

/// How much is erased at once: what began before `before`, `limit` at most, at `now`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Batch {
    pub before: DateTime<Utc>,
    pub limit: i64,
    pub now: DateTime<Utc>,
}

/// Who erases an object.
#[derive(Debug, Clone, Copy)]
pub enum Keeping {
    /// Planned here a week ahead, erased by its owner's functions.
    Planned { count_due: Count, erase: Erase },
    /// By its owner's own daily work.
    ByOwner,
}

/// An object, and who erases it. The server puts them together, as it does jobs.
#[derive(Debug, Clone, Copy)]
pub struct Holding {
    pub object: Object,
    pub keeping: Keeping,
}
