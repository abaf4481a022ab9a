//! The folders of this process on its machine.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

/// Where the process keeps its files; given by whoever put it together.
#[derive(Debug, Clone, Default)]
pub struct Folders {
    pub data: PathBuf,
    pub index: PathBuf,
    /// The file that holds when the last backup was made.
    pub stamp: PathBuf,
}

/// As deep as files are looked for: the index has one level.
const DEPTH: usize = 4;

impl Folders {
    /// What the index takes on the disk.
    pub fn index_bytes(&self) -> u64 {
        bytes_below(&self.index, DEPTH)
    }

    /// How much is free on the disk of the data.
    pub fn free_bytes(&self) -> Option<u64> {
        let told = rustix::fs::statvfs(&self.data).ok()?;
        Some(told.f_bavail.saturating_mul(told.f_frsize))
    }

    /// When the last backup was made on this machine.
    pub fn backed_up_at(&self) -> Option<DateTime<Utc>> {
        let stamp = fs::read_to_string(&self.stamp).ok()?;
        Some(DateTime::parse_from_rfc3339(stamp.trim()).ok()?.to_utc())
    }
}

fn bytes_below(folder: &Path, depth: usize) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let bytes = entries.filter_map(|entry| {
        let metadata = entry.metadata().ok()?;
        Some(match metadata.is_dir() {
            true if depth > 0 => bytes_below(&entry.path(), depth - 1),
            true => 0,
            false => metadata.len(),
        })
    });
    bytes.sum()
}
