//! When something takes place, in words.

use web::{Cx, day_long, hour};

use crate::model::Announcement;

/// « 8 mars 2024, 15 h – 17 h », « Du 25 novembre 2026 au 10 décembre 2026 », in the words of the page.
pub fn days(cx: &Cx, told: &Announcement) -> String {
    let (from, until) = (day_long(told.from_on, cx.lang), day_long(told.until_on, cx.lang));
    let with = |day: String, time: Option<chrono::NaiveTime>| match time {
        Some(time) => format!("{day}, {}", hour(time, cx.lang)),
        None => day,
    };
    if told.from_on != told.until_on {
        let (from, until) = (with(from, told.from_time()), with(until, told.until_time()));
        return cx.t2("news-from-until", "from", from, "until", until);
    }
    match (told.from_time(), told.until_time()) {
        (Some(start), Some(end)) => format!("{}\u{a0}–\u{a0}{}", with(from, Some(start)), hour(end, cx.lang)),
        (start, _) => with(from, start),
    }
}
