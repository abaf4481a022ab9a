//! What can be wrong with a journal, and what was found.

use chrono::{DateTime, Utc};
use serde::Serialize;

/// One thing that does not fit, named by the row or the month where it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// The row does not give its hash: it was changed, or the hash of the one before was.
    Changed { seq: i64 },
    /// No row has these places.
    Missing { first: i64, last: i64 },
    /// The row stands where another stood: it was sealed at `from`.
    Moved { seq: i64, from: i64 },
    /// Two rows have the same place.
    SealedTwice { seq: i64 },
    /// Rows older than a minute have no place in the chain: the oldest is of `since`.
    Unsealed { rows: i64, since: DateTime<Utc> },
    /// The checkpoint at this row was not signed by the key of this installation.
    WrongSignature { seq: i64 },
    /// A line of the file of checkpoints cannot be read.
    UnreadableLine { line: usize },
    /// A checkpoint knows the row `known`, and the chain ends at `last`.
    Truncated { last: i64, known: i64 },
    /// A checkpoint knows another hash of this row: what came before was written anew.
    Forked { seq: i64 },
    /// The month does not begin or end as its rows do.
    ForkedMonth { month: String },
    /// The row is older than the one before by `seconds`, which no unit of work that is still open explains.
    WentBack { seq: i64, seconds: i64 },
    /// The month is erased, and what is kept of it does not lead from the month before to the month after.
    ErasedMonth { month: String },
    /// The month was erased before its time.
    ErasedEarly { month: String },
}

/// What a verification found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Sealed rows that were recomputed.
    pub rows: u64,
    pub months: usize,
    /// Checkpoints of the table.
    pub checkpoints: u64,
    /// Checkpoints of the file.
    pub file_checkpoints: usize,
    /// Where the chain ends.
    pub last_seq: i64,
    pub head: Option<String>,
    pub faults: Vec<Fault>,
    /// How many faults came after those.
    pub more: u64,
}

impl Report {
    /// How many faults are told: a journal that was wiped has as many as it had rows.
    const TOLD: usize = 1000;

    pub fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }

    pub(crate) fn add(&mut self, fault: Fault) {
        if self.faults.len() < Self::TOLD { self.faults.push(fault) } else { self.more += 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_with_a_fault_is_not_whole_and_faults_beyond_a_thousand_are_counted() {
        let mut report = Report::default();
        assert!(report.is_whole());
        for seq in 0..1002 {
            report.add(Fault::Changed { seq });
        }
        assert!(!report.is_whole());
        assert_eq!((report.faults.len(), report.more), (1000, 2));
    }
}
