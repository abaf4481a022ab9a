//! Whether the clock of the system is kept in step with a source outside.

use std::process::Command;

/// What the system says of it: whichever program keeps it in step tells the kernel. `None` where it cannot say.
pub fn is_kept() -> Option<bool> {
    let told = Command::new("timedatectl").args(["show", "--property=NTPSynchronized", "--value"]).output().ok()?;
    match str::from_utf8(&told.stdout).ok()?.trim() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}
