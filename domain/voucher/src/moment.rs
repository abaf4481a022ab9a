//! When something really happened, as the clocks of France said: what is noted afterwards carries that time.

use chrono::{DateTime, NaiveDateTime, TimeZone as _, Utc};
use chrono_tz::Europe::Paris;

/// Reads `2026-11-23T02:15`, as browsers send it. Of the hour that comes twice in October, the first; the one that does not
/// exist in March is refused.
pub fn read(typed: &str) -> Result<DateTime<Utc>, &'static str> {
    let typed = typed.trim();
    let formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"];
    let local = formats.iter().find_map(|format| NaiveDateTime::parse_from_str(typed, format).ok());
    let local = local.ok_or("voucher-moment-unreadable")?;
    let at = Paris.from_local_datetime(&local).earliest().ok_or("voucher-moment-none")?;
    Ok(at.with_timezone(&Utc))
}

/// As such a field of a form wants it.
pub fn typed(at: DateTime<Utc>) -> String {
    web::local(at).format("%Y-%m-%dT%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_clocks_of_france_tell() {
        assert_eq!(read("2026-11-23T02:15"), Ok(utc("2026-11-23T01:15:00Z")));
        assert_eq!(read("2026-07-01 02:15"), Ok(utc("2026-07-01T00:15:00Z")));
        assert_eq!(typed(utc("2026-11-23T01:15:00Z")), "2026-11-23T02:15");
    }

    #[test]
    fn the_hour_that_comes_twice_is_the_first_and_the_one_that_does_not_exist_is_refused() {
        assert_eq!(read("2026-10-25T02:30"), Ok(utc("2026-10-25T00:30:00Z")));
        assert_eq!(read("2026-03-29T02:30"), Err("voucher-moment-none"));
        assert_eq!(read("hier soir"), Err("voucher-moment-unreadable"));
    }
}
