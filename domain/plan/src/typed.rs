//! What is typed in the forms of this crate, read; an empty field is an unknown fact.

use base::text::{many_lines, one_line};
use chrono::NaiveDate;
use web::Errors;

/// A day, as a date field sends it.
pub fn day(typed: &str) -> Result<Option<NaiveDate>, &'static str> {
    match typed.trim() {
        "" => Ok(None),
        text => NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Some).map_err(|_| "plan-day-unreadable"),
    }
}

/// A day that must be there and has come.
pub fn past_day(typed: &str, today: NaiveDate) -> Result<NaiveDate, &'static str> {
    let day = day(typed)?.ok_or("plan-day-needed")?;
    if day > today { Err("plan-day-to-come") } else { Ok(day) }
}

/// A title of three letters at least.
pub fn title(errors: &mut Errors, typed: &str) -> String {
    let text = one_line(typed);
    errors.require("title", crate::action::model::TITLE.contains(&text.chars().count()), "plan-title-length");
    text
}

/// One line of at most so many letters; what is longer is told of.
pub fn line(errors: &mut Errors, field: &'static str, typed: &str, most: usize) -> String {
    let text = one_line(typed);
    errors.require(field, text.chars().count() <= most, "plan-text-long");
    text
}

/// Some lines of at most so many letters.
pub fn lines(errors: &mut Errors, field: &'static str, typed: &str, most: usize) -> String {
    let text = many_lines(typed);
    errors.require(field, text.chars().count() <= most, "plan-text-long");
    text
}

/// How much something weighs beside others.
pub fn weight(typed: &str) -> Result<i64, &'static str> {
    typed.trim().parse().ok().filter(|weight| (0..=100).contains(weight)).ok_or("plan-weight-unreadable")
}

/// A code out of a list; an empty one is none.
pub fn code<T: base::Code>(typed: &str) -> Result<Option<T>, &'static str> {
    match typed {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| "plan-choice-unknown"),
    }
}

/// A code that must be there.
pub fn needed_code<T: base::Code>(typed: &str) -> Result<T, &'static str> {
    code(typed)?.ok_or("plan-choice-unknown")
}

/// A day as a date field shows it.
pub fn shown(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Which page of a list.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Which {
    pub page: Option<usize>,
}
