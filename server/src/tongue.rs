//! The sentences of the command line, in the language of the terminal's locale.

use std::io::{self, ErrorKind, Write as _};

use web::{Arg, Lang, Words};

use crate::config::speaks_french;

/// Speaks to whoever typed the command.
#[derive(Debug)]
pub struct Tongue {
    words: Words,
    pub lang: Lang,
}

impl Tongue {
    pub fn new() -> anyhow::Result<Self> {
        let lang = if speaks_french() { Lang::Fr } else { Lang::En };
        Ok(Self { words: crate::words()?, lang })
    }

    pub fn t(&self, key: &str, args: &[(&'static str, &dyn Arg)]) -> String {
        // In a terminal a line is searched and copied: its spaces are those of the keyboard.
        self.words.text(self.lang, key, args).replace('\u{a0}', " ")
    }

    /// Why the system refuses, in words where there are some.
    pub fn cause(&self, error: &io::Error) -> String {
        match error.kind() {
            ErrorKind::NotFound => self.t("cli-io-absent", &[]),
            ErrorKind::PermissionDenied => self.t("cli-io-denied", &[]),
            ErrorKind::IsADirectory => self.t("cli-io-folder", &[]),
            ErrorKind::AlreadyExists | ErrorKind::NotADirectory => self.t("cli-io-not-folder", &[]),
            ErrorKind::StorageFull => self.t("cli-io-full", &[]),
            _ => error.to_string(),
        }
    }

    /// Prints a line. A reader that went away (`maillage … | head`) is no fault.
    pub fn say(&self, key: &str, args: &[(&'static str, &dyn Arg)]) {
        print(&self.t(key, args));
    }
}

/// Prints a line on the standard output.
pub fn print(line: &str) {
    drop(writeln!(io::stdout(), "{line}"));
}

/// Prints a line on the standard error.
pub fn complain(line: &str) {
    drop(writeln!(io::stderr(), "{line}"));
}
