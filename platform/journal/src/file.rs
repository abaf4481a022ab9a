//! The checkpoints beside the database: one line each, so that rewriting the database alone hides nothing.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use crate::Checkpoint;

/// The file `journal.checkpoints` of a data folder.
#[derive(Debug, Clone)]
pub struct CheckpointFile(PathBuf);

/// What the file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// In the order of rows.
    pub checkpoints: Vec<Checkpoint>,
    /// The lines that cannot be read, counted from 1.
    pub unreadable: Vec<usize>,
}

impl Kept {
    /// Adds those that were kept on another machine.
    pub fn add(&mut self, checkpoints: Vec<Checkpoint>) {
        self.checkpoints.extend(checkpoints);
        self.in_order();
    }

    fn in_order(&mut self) {
        self.checkpoints.sort_by_key(|checkpoint| checkpoint.seq);
        self.checkpoints.dedup();
    }
}

impl CheckpointFile {
    pub fn of(data: &Path) -> Self {
        Self(data.join("journal.checkpoints"))
    }

    /// Adds a line, and waits until it is on the disk; nothing if it is the last line already. A line that a crash cut short
    /// makes room for it.
    pub fn append(&self, checkpoint: &Checkpoint) -> io::Result<()> {
        let mut file = OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(&self.0)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let whole = end_of_lines(&bytes);
        let line = format!("{checkpoint}\n");
        if bytes.get(..whole).is_some_and(|lines| lines.ends_with(line.as_bytes())) {
            return Ok(());
        }
        file.set_len(whole as u64)?;
        file.write_all(line.as_bytes())?;
        file.sync_all()?;
        // The first line makes the file: its folder has to know of it too.
        match self.0.parent() {
            Some(folder) => File::open(folder)?.sync_all(),
            None => Ok(()),
        }
    }

    /// Reads the file; one that is not there is empty. A last line without its end is one that a crash cut short.
    pub fn read(&self) -> io::Result<Kept> {
        let bytes = match fs::read(&self.0) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Kept::default()),
            read => read?,
        };
        let whole = String::from_utf8_lossy(bytes.get(..end_of_lines(&bytes)).unwrap_or_default());
        let mut kept = Kept::default();
        for (at, line) in whole.lines().enumerate() {
            match line.parse() {
                Ok(checkpoint) => kept.checkpoints.push(checkpoint),
                Err(_) => kept.unreadable.push(at + 1),
            }
        }
        kept.in_order();
        Ok(kept)
    }
}

/// Where the last line that has its end ends.
fn end_of_lines(bytes: &[u8]) -> usize {
    bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use tempfile::TempDir;

    use super::*;
    use crate::Key;

    fn checkpoint(seq: i64) -> Checkpoint {
        Checkpoint::sign(seq, "ab", DateTime::UNIX_EPOCH, &Key::derive(&[1; 32]))
    }

    fn file() -> (TempDir, CheckpointFile) {
        let folder = TempDir::new().unwrap();
        let file = CheckpointFile::of(folder.path());
        (folder, file)
    }

    #[test]
    fn what_is_added_is_read_back_once() {
        let (_folder, file) = file();
        assert_eq!(file.read().unwrap(), Kept::default());
        for seq in [1, 2, 2] {
            file.append(&checkpoint(seq)).unwrap();
        }
        assert_eq!(fs::read_to_string(&file.0).unwrap().lines().count(), 2);
        assert_eq!(file.read().unwrap(), Kept { checkpoints: vec![checkpoint(1), checkpoint(2)], unreadable: vec![] });
    }

    #[test]
    fn whatever_order_lines_were_kept_in_they_are_read_in_the_order_of_rows_each_once() {
        let (_folder, file) = file();
        fs::write(&file.0, [2, 1, 2].map(|seq| format!("{}\n", checkpoint(seq))).concat()).unwrap();
        let mut kept = file.read().unwrap();
        assert_eq!(kept.checkpoints, [1, 2].map(checkpoint));
        kept.add([4, 1, 3].map(checkpoint).to_vec());
        assert_eq!(kept.checkpoints, [1, 2, 3, 4].map(checkpoint));
    }

    #[test]
    fn a_line_cut_short_by_a_crash_is_no_fault() {
        let (_folder, file) = file();
        file.append(&checkpoint(1)).unwrap();
        let whole = fs::read_to_string(&file.0).unwrap();
        fs::write(&file.0, format!("{whole}1 2 ab 19")).unwrap();
        assert_eq!(file.read().unwrap().checkpoints, [checkpoint(1)]);
        file.append(&checkpoint(2)).unwrap();
        assert_eq!(file.read().unwrap(), Kept { checkpoints: vec![checkpoint(1), checkpoint(2)], unreadable: vec![] });
    }

    #[test]
    fn a_line_that_was_damaged_is_told() {
        let (_folder, file) = file();
        fs::write(&file.0, format!("{}\nnonsense\n{}\n", checkpoint(1), checkpoint(2))).unwrap();
        assert_eq!(file.read().unwrap(), Kept { checkpoints: vec![checkpoint(1), checkpoint(2)], unreadable: vec![2] });
    }

    #[test]
    fn a_file_that_cannot_be_read_is_not_an_empty_one() {
        let (_folder, file) = file();
        fs::create_dir(&file.0).unwrap();
        assert!(file.read().is_err());
    }

    #[test]
    fn the_file_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let (_folder, file) = file();
        file.append(&checkpoint(1)).unwrap();
        assert_eq!(fs::metadata(&file.0).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
