//! What is common to the forms of the directory: texts, days, addresses of the network.

use std::str::FromStr;

use base::text::{many_lines, one_line};
use chrono::{Months, NaiveDate};
use web::Errors;

/// How far ahead a day may be.
const AHEAD: Months = Months::new(36);
const FIRST_YEAR: i32 = 2000;
const WEBSITE_LENGTH: usize = 500;

/// How long a text may be, in letters, with the sentence for one that is longer.
pub type Limit = (usize, &'static str);

/// One line; a longer one is noted.
pub fn line(errors: &mut Errors, field: &'static str, typed: &str, (most, key): Limit) -> String {
    let text = one_line(typed);
    if text.chars().count() > most {
        errors.add(field, key);
    }
    text
}

/// Several lines; too many letters are noted.
pub fn lines(errors: &mut Errors, field: &'static str, typed: &str, (most, key): Limit) -> String {
    let text = many_lines(typed);
    if text.chars().count() > most {
        errors.add(field, key);
    }
    text
}

/// The value, `None` if nothing was typed, or the sentence for what cannot be read.
pub fn optional<T: FromStr>(typed: &str, key: &'static str) -> Result<Option<T>, &'static str> {
    let text = one_line(typed);
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| key) }
}

/// A day as browsers send it (`2026-12-24`), from 2000 to three years from `today`.
pub fn day(typed: &str, today: NaiveDate) -> Result<Option<NaiveDate>, &'static str> {
    let text = one_line(typed);
    if text.is_empty() {
        return Ok(None);
    }
    let day = NaiveDate::parse_from_str(&text, "%Y-%m-%d").map_err(|_| "entry-day-unreadable")?;
    let first = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or(NaiveDate::MIN);
    let last = today.checked_add_months(AHEAD).unwrap_or(NaiveDate::MAX);
    if (first..=last).contains(&day) { Ok(Some(day)) } else { Err("entry-day-far") }
}

/// An address of mail that can be one: `name@domain.fr`.
pub fn email(typed: &str) -> Result<Option<String>, &'static str> {
    let text = one_line(typed);
    if text.is_empty() {
        return Ok(None);
    }
    if mail::is_address(&text) { Ok(Some(text)) } else { Err("entry-email-unreadable") }
}

/// The address of a page, `http` or `https` alone: it becomes a link on the public face.
pub fn website(typed: &str) -> Result<Option<String>, &'static str> {
    let text = one_line(typed);
    if text.is_empty() {
        return Ok(None);
    }
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let rest = rest.ok_or("entry-website-scheme")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_plain = text.chars().all(|c| !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | '\'' | '\\' | '`'));
    if is_plain && is_host(host) && text.len() <= WEBSITE_LENGTH {
        Ok(Some(text))
    } else {
        Err("entry-website-unreadable")
    }
}

/// A name of the network with a dot in it; no port, no sign-in name.
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    host.contains('.') && host.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_mail_has_a_name_and_a_host() {
        assert_eq!(email(" contact@ccas.example "), Ok(Some("contact@ccas.example".into())));
        assert_eq!(email(""), Ok(None));
        for typed in
            ["contact", "@ccas.example", "a@b", "a b@ccas.example", "a@b@ccas.example", "a@.fr", "<a>@ccas.example"]
        {
            assert_eq!(email(typed), Err("entry-email-unreadable"), "{typed}");
        }
    }

    #[test]
    fn a_link_leads_to_a_page_and_to_nothing_else() {
        for typed in ["https://ville.example", "http://ville.example/aide?a=1#b", "https://hôtel-de-ville.example/é"]
        {
            assert_eq!(website(typed), Ok(Some(typed.into())));
        }
        for typed in
            ["javascript:alert(1)", "ville.example", "ftp://ville.example", "data:text/html,x", "//ville.example"]
        {
            assert_eq!(website(typed), Err("entry-website-scheme"), "{typed}");
        }
        for typed in
            ["https://", "https://ville", "https://a@ville.example", "https://ville.example/\"x", "https://a b.example"]
        {
            assert_eq!(website(typed), Err("entry-website-unreadable"), "{typed}");
        }
    }

    #[test]
    fn a_day_is_of_this_time() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        assert_eq!(day("2029-11-23", today), Ok(NaiveDate::from_ymd_opt(2029, 11, 23)));
        for typed in ["2029-11-24", "2924-01-01", "1999-12-31", "0026-01-01"] {
            assert_eq!(day(typed, today), Err("entry-day-far"), "{typed}");
        }
        for typed in ["24/12/2026", "2026-02-30", "demain"] {
            assert_eq!(day(typed, today), Err("entry-day-unreadable"), "{typed}");
        }
    }
}
