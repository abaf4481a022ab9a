//! The text of minutes: what was said of each point.

use base::text::many_lines;
use chrono::NaiveDate;
use serde::Deserialize;
use sqlx::FromRow;
use web::Errors;

use crate::Point;

/// Minutes as they were saved once.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct MinutesVersion {
    pub number: i64,
    pub text: String,
    /// A function.
    pub written_by: String,
    pub written_on: NaiveDate,
}

/// Minutes as they are typed; `number` is the version that they were begun on, 0 where there was none.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MinutesForm {
    pub text: String,
    pub number: i64,
}

/// Some forty printed pages: a form is refused above 64 KiB.
const LONGEST: usize = 40_000;

impl MinutesForm {
    /// What is shown to whoever begins: a heading for each point.
    pub fn begun(points: &[Point]) -> Self {
        let headings: Vec<String> = points.iter().map(|point| format!("## {}\n\n", point.title)).collect();
        Self { text: headings.join("\n"), number: 0 }
    }

    pub fn check(&self) -> Result<String, Errors> {
        let mut errors = Errors::default();
        let text = many_lines(&self.text);
        errors.require("text", !text.is_empty(), "minutes-blank");
        errors.require("text", text.len() <= LONGEST, "minutes-long");
        errors.require("text", markdown::has_good_links(&text), "minutes-links");
        if errors.is_empty() { Ok(text) } else { Err(errors) }
    }
}

/// A text with the key of its name, for showing what differs.
pub fn told(text: &str) -> Vec<(&'static str, String)> {
    vec![("minutes-title", many_lines(text))]
}
