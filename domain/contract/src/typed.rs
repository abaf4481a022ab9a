//! What is typed in the forms of this crate, read; an empty field is an unknown fact.

use base::Id;
use base::text::one_line;
use chrono::NaiveDate;
use web::Errors;

/// A day, as a date field sends it.
pub fn day(typed: &str) -> Result<Option<NaiveDate>, &'static str> {
    match typed.trim() {
        "" => Ok(None),
        text => NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Some).map_err(|_| "contract-day-unreadable"),
    }
}

/// A day that must be there.
pub fn needed_day(typed: &str) -> Result<NaiveDate, &'static str> {
    day(typed)?.ok_or("contract-day-needed")
}

const MOST: i64 = 10_000;

/// How many people.
pub fn count(typed: &str) -> Result<Option<i64>, &'static str> {
    match typed.trim() {
        "" => Ok(None),
        text => {
            text.parse().ok().filter(|count| (0..=MOST).contains(count)).map(Some).ok_or("contract-count-unreadable")
        }
    }
}

/// One line of at most so many letters; what is longer is told of.
pub fn line(errors: &mut Errors, field: &'static str, typed: &str, most: usize) -> String {
    let text = one_line(typed);
    errors.require(field, text.chars().count() <= most, "contract-text-long");
    text
}

/// An address of the web.
pub fn url(typed: &str) -> Result<Option<String>, &'static str> {
    let text = one_line(typed);
    let is_address = text.starts_with("https://") || text.starts_with("http://");
    let is_plain = !text.contains([' ', '"', '<', '>', '\\']) && text.len() <= 500;
    match text.as_str() {
        "" => Ok(None),
        _ if is_address && is_plain => Ok(Some(text)),
        _ => Err("contract-url-unreadable"),
    }
}

/// An id that was chosen; an empty or a forged one is none.
pub fn id<T>(typed: &str) -> Option<Id<T>> {
    typed.trim().parse().ok()
}

/// A day as a date field shows it.
pub fn shown(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// A count as a field shows it.
pub fn number(count: Option<i64>) -> String {
    count.map(|count| count.to_string()).unwrap_or_default()
}
