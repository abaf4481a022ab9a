//! Months as they are counted: `2026-11`.

use chrono::{Datelike as _, Locale, Months, NaiveDate};
use web::Lang;

/// The month of a day.
pub fn of(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

/// The months of a year, in order.
pub fn of_year(year: i32) -> Vec<String> {
    (1..=12).map(|month| format!("{year:04}-{month:02}")).collect()
}

fn first(month: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").ok().filter(|day| of(*day) == month)
}

/// The month and the `before` ones, the latest first.
pub fn latest(today: NaiveDate, before: u32) -> Vec<String> {
    (0..=before).filter_map(|back| today.checked_sub_months(Months::new(back))).map(of).collect()
}

/// « novembre 2026 »; what is no month as it stands.
pub fn name(month: &str, lang: Lang) -> String {
    let locale = if lang == Lang::Fr { Locale::fr_FR } else { Locale::en_GB };
    first(month).map_or_else(|| month.to_owned(), |day| day.format_localized("%B %Y", locale).to_string())
}

/// « nov. »
pub fn short(month: &str, lang: Lang) -> String {
    let locale = if lang == Lang::Fr { Locale::fr_FR } else { Locale::en_GB };
    first(month).map_or_else(|| month.to_owned(), |day| day.format_localized("%b", locale).to_string())
}

/// The year that an address names, if one can be looked at.
pub fn year(named: i64, today: NaiveDate) -> Option<i32> {
    let year = i32::try_from(named).ok()?;
    (2000..=today.year()).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_named_and_counted_back() {
        let today = "2026-03-31".parse().unwrap();
        assert_eq!(latest(today, 13).first().map(String::as_str), Some("2026-03"));
        assert_eq!(latest(today, 13).last().map(String::as_str), Some("2025-02"));
        assert_eq!(name("2026-11", Lang::Fr), "novembre 2026");
        assert_eq!((name("2026-13", Lang::Fr), short("2026-11", Lang::En)), ("2026-13".into(), "Nov".into()));
        assert_eq!((year(2026, today), year(2027, today), year(26, today)), (Some(2026), None, None));
    }
}
