//! A folder for each process.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

/// How many processes can have an index of their own at once.
const MOST_PROCESSES: usize = 64;

/// Takes the first of `folder/0`, `folder/1`… that no other process holds. It is held as long as the file lives, and
/// given back even if the process is killed.
pub fn take(folder: &Path) -> anyhow::Result<(PathBuf, File)> {
    for number in 0..MOST_PROCESSES {
        let own = folder.join(number.to_string());
        fs::create_dir_all(&own).with_context(|| format!("creating {}", own.display()))?;
        let lock = own.join("lock");
        let file = File::options().create(true).truncate(false).write(true).open(&lock);
        let file = file.with_context(|| format!("opening {}", lock.display()))?;
        match file.try_lock() {
            Ok(()) => return Ok((own, file)),
            Err(TryLockError::WouldBlock) => {}
            Err(TryLockError::Error(error)) => {
                return Err(error).with_context(|| format!("locking {}", lock.display()));
            }
        }
    }
    bail!("{MOST_PROCESSES} processes already hold an index in {}", folder.display())
}
