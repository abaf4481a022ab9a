//! A folder to work in, and a terminal.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

pub const FRENCH: &str = "fr_FR.UTF-8";
pub const ENGLISH: &str = "C";

/// Longer than anything takes here, so that a command that should refuse and does not is an error too.
const PATIENCE: &str = "300";
const TIMED_OUT: i32 = 124;

#[derive(Debug)]
pub struct Desk {
    folder: TempDir,
}

/// What a command said, and how it ended.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// A command in a clean environment: nothing of the machine that runs the tests chooses for it.
pub fn clean(program: impl AsRef<std::ffi::OsStr>, lang: &str) -> Command {
    let mut command = Command::new(program);
    let names = std::env::vars_os().map(|(name, _)| name);
    for name in names.filter(|name| name.to_str().is_some_and(|name| name.starts_with("MAILLAGE_"))) {
        command.env_remove(name);
    }
    command.env("LANG", lang).env_remove("LC_ALL").env_remove("LC_MESSAGES").stdin(Stdio::null());
    command
}

impl Said {
    pub fn of(output: Output) -> Self {
        let said = Self {
            code: output.status.code().expect("ended by a signal"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        assert_ne!(said.code, TIMED_OUT, "the command goes on and on: {said:?}");
        assert!(!said.err.contains("panicked"), "{}", said.err);
        said
    }

    /// The command is done, and has nothing to complain about.
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// The command is done; lines of progress may stand on the standard error.
    #[track_caller]
    pub fn done_with_progress(self) -> String {
        assert_eq!(self.code, 0, "{}", self.err);
        assert!(self.err.lines().all(|line| line.ends_with(" %")), "{}", self.err);
        self.out
    }

    /// The command failed with one sentence.
    #[track_caller]
    pub fn failed(self, sentence: &str) {
        assert_eq!((self.code, self.out.as_str()), (1, ""), "{}", self.err);
        assert_eq!(self.err.trim_end(), sentence);
    }

    /// The command was not typed as it must be.
    #[track_caller]
    pub fn misused(self, words: &str) {
        assert_eq!((self.code, self.out.as_str()), (2, ""), "{}", self.err);
        assert!(self.err.contains(words), "{}", self.err);
    }
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    pub fn command(&self, lang: &str) -> Command {
        let mut command = clean("timeout", lang);
        command.args([PATIENCE, env!("CARGO_BIN_EXE_maillage")]).current_dir(self.folder.path());
        command
    }

    pub fn maillage(&self, lang: &str, args: &[&str]) -> Said {
        Said::of(self.command(lang).args(args).output().unwrap())
    }

    /// Types it in both languages: each fails with its sentence, and no file is changed or made.
    #[track_caller]
    pub fn refuses(&self, args: &[&str], french: &str, english: &str) {
        let before = self.files();
        self.maillage(FRENCH, args).failed(french);
        self.maillage(ENGLISH, args).failed(english);
        let after = self.files();
        let changed: Vec<_> =
            before.keys().chain(after.keys()).filter(|path| before.get(*path) != after.get(*path)).collect();
        assert!(changed.is_empty(), "changed: {changed:?}");
    }

    /// Every file of the folder, with its content; a folder has none. The files that SQLite lays beside a database to read
    /// it are left out.
    pub fn files(&self) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        let mut files = BTreeMap::new();
        collect(self.folder.path(), &mut files);
        files
    }
}

fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, Option<Vec<u8>>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.to_str().unwrap().ends_with(".db-wal") || path.to_str().unwrap().ends_with(".db-shm") {
            continue;
        }
        if path.is_dir() {
            collect(&path, files);
            files.insert(path, None);
        } else {
            let content = fs::read(&path).unwrap();
            files.insert(path, Some(content));
        }
    }
}
