//! What is typed in the forms of this crate, read.

use base::text::one_line;
use chrono::{NaiveDate, NaiveTime, Timelike as _};
use web::Errors;

/// A day, as a date field sends it.
pub fn day(typed: &str) -> Result<Option<NaiveDate>, &'static str> {
    match typed.trim() {
        "" => Ok(None),
        text => NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Some).map_err(|_| "meeting-day-unreadable"),
    }
}

/// A day that must be there.
pub fn needed_day(typed: &str) -> Result<NaiveDate, &'static str> {
    day(typed)?.ok_or("meeting-day-needed")
}

/// Minutes since midnight, out of what an hour field sends.
pub fn minute(typed: &str) -> Result<i64, &'static str> {
    let text = typed.trim();
    let text = text.get(..5).unwrap_or(text);
    let time = NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| "meeting-hour-unreadable")?;
    Ok(i64::from(time.num_seconds_from_midnight() / 60))
}

/// Minutes since midnight as an hour field shows them.
pub fn hour(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// One line of at most so many letters; what is longer is told of.
pub fn line(errors: &mut Errors, field: &'static str, typed: &str, most: usize) -> String {
    let text = one_line(typed);
    errors.require(field, text.chars().count() <= most, "meeting-text-long");
    text
}

/// An address that a mail can be sent to.
pub fn email(typed: &str) -> Result<String, &'static str> {
    let text = one_line(typed).to_lowercase();
    if mail::is_address(&text) { Ok(text) } else { Err("meeting-email-unreadable") }
}

/// A day as a date field shows it.
pub fn shown(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_is_read_with_or_without_seconds() {
        assert_eq!([minute("09:30"), minute("09:30:00"), minute(" 9:05 ")], [Ok(570), Ok(570), Ok(545)]);
        assert!(minute("25:00").is_err() && minute("").is_err() && minute("é9:30").is_err());
        assert_eq!(hour(545), "09:05");
    }
}
