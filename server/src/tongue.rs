//! The sentences of the command line, in the language of the terminal's locale.

use std::io::Write as _;

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
        self.words.text(self.lang, key, args)
    }

    /// Prints a line. A reader that went away (`maillage … | head`) is no fault.
    pub fn say(&self, key: &str, args: &[(&'static str, &dyn Arg)]) {
        print(&self.t(key, args));
    }
}

/// Prints a line on the standard output.
pub fn print(line: &str) {
    drop(writeln!(std::io::stdout(), "{line}"));
}

/// Prints a line on the standard error.
pub fn complain(line: &str) {
    drop(writeln!(std::io::stderr(), "{line}"));
}
