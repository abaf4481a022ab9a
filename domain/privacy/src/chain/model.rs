//! What a verification of the journal found.

use base::Id;
use chrono::{DateTime, Utc};
use journal::{Fault, Report};
use sqlx::FromRow;

base::text_enum! {
    /// What can be wrong with the journal.
    pub enum FaultKind {
        Changed = "changed", Missing = "missing", Moved = "moved", SealedTwice = "sealed_twice", Unsealed = "unsealed",
        WrongSignature = "wrong_signature", UnreadableLine = "unreadable_line", Truncated = "truncated",
        Forked = "forked", WentBack = "went_back", Erased = "erased",
    }
}

impl From<&Fault> for FaultKind {
    fn from(fault: &Fault) -> Self {
        match fault {
            Fault::Changed { .. } => Self::Changed,
            Fault::Missing { .. } => Self::Missing,
            Fault::Moved { .. } => Self::Moved,
            Fault::SealedTwice { .. } => Self::SealedTwice,
            Fault::Unsealed { .. } => Self::Unsealed,
            Fault::WrongSignature { .. } => Self::WrongSignature,
            Fault::UnreadableLine { .. } => Self::UnreadableLine,
            Fault::Truncated { .. } => Self::Truncated,
            Fault::Forked { .. } | Fault::ForkedMonth { .. } => Self::Forked,
            Fault::WentBack { .. } => Self::WentBack,
            Fault::ErasedMonth { .. } | Fault::ErasedEarly { .. } => Self::Erased,
        }
    }
}

/// One verification of the journal.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Check {
    pub id: Id<Check>,
    pub at: DateTime<Utc>,
    pub is_whole: bool,
    /// How many rows were recomputed.
    pub checked: i64,
    pub last_seq: i64,
    /// How many things did not fit.
    pub faults: i64,
    pub first_fault: Option<FaultKind>,
}

impl Check {
    pub fn of(report: &Report, at: DateTime<Utc>) -> Self {
        let faults = report.faults.len() as u64 + report.more;
        Self {
            id: Id::new(),
            at,
            is_whole: report.is_whole(),
            checked: i64::try_from(report.rows).unwrap_or(i64::MAX),
            last_seq: report.last_seq,
            faults: i64::try_from(faults).unwrap_or(i64::MAX),
            first_fault: report.faults.first().map(FaultKind::from),
        }
    }
}

/// The head of a month in groups of eight, as one reads it out and writes it down.
pub fn groups(head: &str) -> Vec<String> {
    let letters: Vec<char> = head.chars().collect();
    letters.chunks(8).map(|group| group.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_kept_as_counts_and_the_kind_of_its_first_fault() {
        let faults = vec![Fault::Forked { seq: 3 }, Fault::Changed { seq: 4 }];
        let check = Check::of(&Report { rows: 9, faults, more: 1, ..Report::default() }, DateTime::UNIX_EPOCH);
        assert_eq!((check.is_whole, check.checked, check.faults), (false, 9, 3));
        assert_eq!(check.first_fault, Some(FaultKind::Forked));
        assert!(Check::of(&Report::default(), DateTime::UNIX_EPOCH).is_whole);
    }

    #[test]
    fn a_head_is_written_down_in_groups_of_eight() {
        assert_eq!(groups("0123456789abcdef"), ["01234567", "89abcdef"]);
    }
}
