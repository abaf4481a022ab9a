//! How an installation is doing, and when somebody has to see to it.

use chrono::{DateTime, TimeDelta, Utc};

/// A backup is made each night; two hours of grace.
const BACKUP_AGE: TimeDelta = TimeDelta::hours(26);
/// A mail leaves within a minute where its server answers.
const MAIL_AGE: TimeDelta = TimeDelta::hours(1);
const GIB: u64 = 1024 * MIB;
const MIB: u64 = 1024 * 1024;

/// So many bytes, as people read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size(pub u64);

impl Size {
    /// Whole mebibytes, begun ones counted.
    pub const fn mib(self) -> u64 {
        self.0.div_ceil(MIB)
    }
}

/// What is kept where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Storage {
    pub database: Size,
    pub index: Size,
    /// `None`: the disk does not say.
    pub free: Option<Size>,
    pub backed_up_at: Option<DateTime<Utc>>,
}

impl Storage {
    /// The disk will soon be full: less than a gibibyte is free, or less than the database would take a second time.
    pub fn is_short(&self) -> bool {
        self.free.is_some_and(|free| free.0 < GIB || free.0 < self.database.0)
    }

    /// Nothing was backed up last night.
    pub fn is_unsaved(&self, now: DateTime<Utc>) -> bool {
        self.backed_up_at.is_none_or(|at| now - at > BACKUP_AGE)
    }
}

/// Mails wait longer than a mail server that answers would let them.
pub fn are_mails_stuck(waiting_since: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    waiting_since.is_some_and(|since| now - since > MAIL_AGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn storage(free: u64, database: u64) -> Storage {
        Storage { database: Size(database), index: Size(0), free: Some(Size(free)), backed_up_at: None }
    }

    #[test]
    fn a_disk_is_short_under_a_gibibyte_or_where_a_copy_of_the_database_has_no_room() {
        assert!(storage(GIB - 1, 0).is_short());
        assert!(storage(2 * GIB, 3 * GIB).is_short());
        assert!(!storage(2 * GIB, GIB).is_short());
        assert!(!Storage { free: None, ..storage(0, 0) }.is_short());
    }

    #[test]
    fn a_backup_is_of_last_night_for_26_hours() {
        let now: DateTime<Utc> = "2026-11-22T06:00:00Z".parse().unwrap();
        let backed_up = |hours| Storage { backed_up_at: Some(now - TimeDelta::hours(hours)), ..storage(GIB, 0) };
        assert!(!backed_up(26).is_unsaved(now));
        assert!(backed_up(27).is_unsaved(now));
        assert!(storage(GIB, 0).is_unsaved(now));
    }

    #[test]
    fn mails_are_stuck_after_an_hour() {
        let now: DateTime<Utc> = "2026-11-22T06:00:00Z".parse().unwrap();
        assert!(!are_mails_stuck(None, now));
        assert!(!are_mails_stuck(Some(now - TimeDelta::minutes(60)), now));
        assert!(are_mails_stuck(Some(now - TimeDelta::minutes(61)), now));
    }

    #[test]
    fn a_begun_mebibyte_counts() {
        assert_eq!([0, 1, MIB, MIB + 1].map(|bytes| Size(bytes).mib()), [0, 1, 1, 2]);
    }
}
