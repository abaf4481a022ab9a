//! Reads others' formats and makes drafts of what is in them. What is wrong in a row is told in the report, and never stops
//! the good ones; a file that cannot be read changes nothing.
//!
//! A file goes through `text` (letters), `json` or `sheet` (rows), `clean` (what the schema allows) and `save`.

mod attribute;
mod beyond;
mod book;
mod clean;
mod extension;
mod hsds;
mod json;
mod package;
mod places;
mod read;
mod reason;
mod save;
mod service;
mod sheet;
mod structure;
mod template;
mod text;
mod together;
mod whereabouts;

use std::io;

pub use attribute::ATTRIBUTES;
pub use read::{Input, Source};
pub use reason::{Place, Reason, Remarked, Report, Why};
pub use save::{Options, save};

/// Why a file is not read.
#[derive(Debug)]
pub enum Fault {
    Unopened(io::Error),
    Refused { line: Option<usize>, reason: Reason },
}

impl Fault {
    fn at(line: usize, why: Why) -> Self {
        Self::Refused { line: Some(line), reason: why.into() }
    }

    fn told(why: Why, value: &str) -> Self {
        Self::Refused { line: None, reason: Reason::new(why, "", value) }
    }

    pub fn line(&self) -> Option<usize> {
        match self {
            Self::Refused { line, .. } => *line,
            Self::Unopened(_) => None,
        }
    }

    pub fn reason(&self) -> Option<&Reason> {
        match self {
            Self::Refused { reason, .. } => Some(reason),
            Self::Unopened(_) => None,
        }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Unopened(error)
    }
}

impl From<Why> for Fault {
    fn from(why: Why) -> Self {
        Self::Refused { line: None, reason: why.into() }
    }
}
