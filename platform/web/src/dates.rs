//! Dates and hours as people say them.

use chrono::{DateTime, Datelike as _, Locale, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _, Utc};
use chrono_tz::Europe::Paris;

use crate::Lang;

/// « 8 mars 2024 », "8 March 2024".
pub fn day_long(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Fr if day.day() == 1 => day.format_localized("1er %B %Y", Locale::fr_FR).to_string(),
        Lang::Fr => day.format_localized("%-d %B %Y", Locale::fr_FR).to_string(),
        Lang::En => day.format_localized("%-d %B %Y", Locale::en_GB).to_string(),
        Lang::Ar => day.format_localized("%-d %B %Y", Locale::ar_MA).to_string(),
        Lang::Uk => day.format_localized("%-d %B %Y", Locale::uk_UA).to_string(),
        Lang::Es => day.format_localized("%-d de %B de %Y", Locale::es_ES).to_string(),
        Lang::Pt => day.format_localized("%-d de %B de %Y", Locale::pt_PT).to_string(),
        Lang::Ro => day.format_localized("%-d %B %Y", Locale::ro_RO).to_string(),
        Lang::Tr => day.format_localized("%-d %B %Y", Locale::tr_TR).to_string(),
    }
}

/// « 17 h », « 8 h 30 »; "17:00" in English. Midnight at the end of a day is 24 h.
pub fn hour(time: NaiveTime, lang: Lang) -> String {
    minutes_of(time.num_seconds_from_midnight() / 60, lang)
}

/// The same for minutes since midnight; opening hours may run past 24 h.
pub fn minutes_of(minutes: u32, lang: Lang) -> String {
    let (hour, minute) = ((minutes / 60) % 24, minutes % 60);
    let hour = if minutes == 24 * 60 { 24 } else { hour };
    match (lang, minute) {
        (Lang::Fr, 0) => format!("{hour}\u{a0}h"),
        (Lang::Fr, _) => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
        (_, _) => format!("{hour}:{minute:02}"),
    }
}

/// The time on the clocks of France.
pub fn local(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&Paris).naive_local()
}

/// The day that it is in France.
pub fn today_at(at: DateTime<Utc>) -> NaiveDate {
    local(at).date()
}

/// « 21 novembre 2026, 10 h 05 ».
pub fn moment_long(at: DateTime<Utc>, lang: Lang) -> String {
    let local = local(at);
    format!("{}, {}", day_long(local.date(), lang), hour(local.time(), lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn dates_are_long() {
        assert_eq!(day_long(day(2024, 3, 8), Lang::Fr), "8 mars 2024");
        assert_eq!(day_long(day(2023, 6, 1), Lang::Fr), "1er juin 2023");
        assert_eq!(day_long(day(2023, 6, 21), Lang::Fr), "21 juin 2023");
        assert_eq!(day_long(day(2024, 3, 8), Lang::En), "8 March 2024");
        let others =
            [Lang::Ar, Lang::Uk, Lang::Es, Lang::Pt, Lang::Ro, Lang::Tr].map(|lang| day_long(day(2024, 3, 8), lang));
        let said = [
            "8 مارس 2024",
            "8 березня 2024",
            "8 de marzo de 2024",
            "8 de março de 2024",
            "8 martie 2024",
            "8 Mart 2024",
        ];
        assert_eq!(others, said);
    }

    #[test]
    fn hours_are_said_as_in_the_language() {
        assert_eq!(minutes_of(17 * 60, Lang::Fr), "17\u{a0}h");
        assert_eq!(minutes_of(8 * 60 + 5, Lang::Fr), "8\u{a0}h\u{a0}05");
        assert_eq!(minutes_of(24 * 60, Lang::Fr), "24\u{a0}h");
        assert_eq!(minutes_of(26 * 60, Lang::Fr), "2\u{a0}h");
        assert_eq!(minutes_of(8 * 60 + 5, Lang::En), "8:05");
    }
}
