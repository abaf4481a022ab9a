//! What an import refused, line by line: the first ones on the terminal, all of them in a file.

use std::fs;
use std::path::Path;

use anyhow::anyhow;

use super::Files;
use crate::tongue::{Tongue, print};

/// More than one reads on a terminal.
const SHOWN: usize = 50;

/// The lines of an import, under the counts that they belong to.
#[derive(Debug, Default)]
pub struct Refusals {
    lists: Vec<Vec<String>>,
}

impl Refusals {
    /// Prints the first lines, each behind `indent`, and how many more there are.
    pub fn print(&mut self, tongue: &Tongue, files: &Files, indent: &str, lines: Vec<String>) {
        lines.iter().take(SHOWN).for_each(|line| print(&format!("{indent}{line}")));
        let more = lines.len().saturating_sub(SHOWN);
        match (&files.report, more) {
            (_, 0) => {}
            (Some(file), more) => {
                let told = tongue.t("import-more-in", &[("count", &more), ("file", &file.display().to_string())]);
                print(&format!("{indent}{told}"));
            }
            (None, more) => print(&format!("{indent}{}", tongue.t("import-more", &[("count", &more)]))),
        }
        self.lists.push(lines);
    }

    /// Writes all lines into the file that was asked for, if one was.
    pub fn write(&self, tongue: &Tongue, files: &Files) -> anyhow::Result<()> {
        let Some(file) = &files.report else { return Ok(()) };
        let lines: String = self.lists.iter().flatten().map(|line| format!("{line}\n")).collect();
        let name = file.display().to_string();
        fs::write(file, lines).map_err(|cause| {
            anyhow!(tongue.t("import-report-unwritten", &[("file", &name), ("cause", &tongue.cause(&cause))]))
        })
    }
}

/// Makes sure that the file can be written before anything is read or changed.
pub fn try_report(tongue: &Tongue, report: Option<&Path>) -> anyhow::Result<()> {
    let Some(file) = report else { return Ok(()) };
    let name = file.display().to_string();
    let opened = fs::OpenOptions::new().create(true).append(true).open(file);
    opened.map(drop).map_err(|cause| {
        anyhow!(tongue.t("import-report-unwritten", &[("file", &name), ("cause", &tongue.cause(&cause))]))
    })
}
