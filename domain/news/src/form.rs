//! An announcement as it is typed.

use base::Id;
use base::text::{many_lines, one_line};
use chrono::{NaiveDate, NaiveTime, TimeDelta, Timelike as _};
use partner::Institution;
use serde::{Deserialize, Serialize};
use web::Errors;

use crate::model::{Announcement, Audience};

/// What is typed; `version` is the one that it was begun on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AnnouncementForm {
    /// Of a new one alone.
    pub kind: String,
    pub institution: String,
    pub audience: String,
    pub title: String,
    pub summary: String,
    pub body: String,
    pub from_on: String,
    pub from_time: String,
    pub until_on: String,
    pub until_time: String,
    pub place: String,
    pub commune: String,
    pub link: String,
    pub registration: String,
    pub version: i64,
}

/// What the form names, once it was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub institution: Result<Option<Id<Institution>>, &'static str>,
    pub commune: Result<String, &'static str>,
}

const TITLE: std::ops::RangeInclusive<usize> = 3..=120;
const SUMMARY: usize = 300;
/// Some eight printed pages.
const BODY: usize = 20_000;
const LINE: usize = 200;
const LINK: usize = 500;
/// How many days an event may last.
const LONGEST: i64 = 366;

impl AnnouncementForm {
    pub fn of(told: &Announcement) -> Self {
        Self {
            kind: String::new(),
            institution: told.institution_id.map(|id| id.to_string()).unwrap_or_default(),
            audience: told.audience.to_string(),
            title: told.title.clone(),
            summary: told.summary.clone(),
            body: told.body.clone(),
            from_on: told.from_on.to_string(),
            from_time: clock(told.from_time()),
            until_on: if told.until_on == told.from_on { String::new() } else { told.until_on.to_string() },
            until_time: clock(told.until_time()),
            place: told.place.clone(),
            commune: told.commune.clone(),
            link: told.link.clone(),
            registration: told.registration.clone(),
            version: told.version,
        }
    }

    /// Each part with the key of its name: how two texts are compared.
    pub fn told(&self) -> Vec<(&'static str, String)> {
        vec![
            ("news-form-title", one_line(&self.title)),
            ("news-form-summary", one_line(&self.summary)),
            ("news-form-body", many_lines(&self.body)),
            ("news-form-from-on", self.from_on.trim().to_owned()),
            ("news-form-from-time", self.from_time.trim().to_owned()),
            ("news-form-until-on", self.until_on.trim().to_owned()),
            ("news-form-until-time", self.until_time.trim().to_owned()),
            ("news-form-place", one_line(&self.place)),
            ("news-form-commune", one_line(&self.commune)),
            ("news-form-link", one_line(&self.link)),
            ("news-form-registration", one_line(&self.registration)),
        ]
    }

    /// `known` with what was typed, or what is wrong with it. A title is enough to begin with.
    pub fn check(&self, known: &Announcement, named: Named, today: NaiveDate) -> Result<Announcement, Errors> {
        let mut errors = Errors::default();
        let mut told = Announcement {
            title: one_line(&self.title),
            summary: one_line(&self.summary),
            body: many_lines(&self.body),
            ..known.clone()
        };
        errors.require("title", TITLE.contains(&told.title.chars().count()), "news-title-length");
        errors.require("summary", told.summary.chars().count() <= SUMMARY, "news-summary-long");
        errors.require("body", told.body.len() <= BODY, "news-body-long");
        errors.require("body", markdown::has_good_links(&told.body), "news-body-links");
        told.audience = errors.keep("audience", audience(&self.audience)).unwrap_or(known.audience);
        told.institution_id = errors.keep("institution", named.institution).flatten();
        self.days(&mut errors, &mut told, today);
        if known.is_event() {
            told.place = line(&mut errors, "place", &self.place);
            told.registration = line(&mut errors, "registration", &self.registration);
            told.commune = errors.keep("commune", named.commune).unwrap_or_default();
        }
        told.link = errors.keep("link", link(&self.link)).unwrap_or_default();
        if errors.is_empty() { Ok(told) } else { Err(errors) }
    }

    fn days(&self, errors: &mut Errors, told: &mut Announcement, today: NaiveDate) {
        let Some(from) = errors.keep("from_on", day(&self.from_on)) else { return };
        (told.from_on, told.until_on, told.from_minute, told.until_minute) = (from, from, None, None);
        if !told.is_event() {
            errors.require("from_on", from <= today, "news-dated-ahead");
            return;
        }
        let until = if self.until_on.trim().is_empty() { Ok(from) } else { day(&self.until_on) };
        told.until_on = errors.keep("until_on", until).unwrap_or(from);
        told.from_minute = errors.keep("from_time", minute(&self.from_time)).flatten();
        told.until_minute = errors.keep("until_time", minute(&self.until_time)).flatten();
        errors.require("until_on", told.until_on >= from, "news-ends-before");
        let is_short = told.until_on - from <= TimeDelta::days(LONGEST);
        errors.require("until_on", is_short, "news-too-long");
        let is_open = told.until_minute.is_some() && told.from_minute.is_none();
        errors.require("from_time", !is_open, "news-start-needed");
        let is_same_day = told.until_on == from;
        let ends = told.until_minute.zip(told.from_minute);
        errors.require("until_time", !is_same_day || ends.is_none_or(|(end, start)| end > start), "news-ends-before");
    }
}

fn audience(typed: &str) -> Result<Audience, &'static str> {
    typed.parse().map_err(|_| "news-audience-unknown")
}

fn day(typed: &str) -> Result<NaiveDate, &'static str> {
    NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d").map_err(|_| "news-day-unreadable")
}

/// Minutes after midnight of what a time field sends, with or without seconds.
fn minute(typed: &str) -> Result<Option<i64>, &'static str> {
    let text = typed.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let read = NaiveTime::parse_from_str(text, "%H:%M").or_else(|_| NaiveTime::parse_from_str(text, "%H:%M:%S"));
    let time = read.map_err(|_| "news-time-unreadable")?;
    Ok(Some(i64::from(time.num_seconds_from_midnight()) / 60))
}

fn clock(time: Option<NaiveTime>) -> String {
    time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default()
}

fn line(errors: &mut Errors, field: &'static str, typed: &str) -> String {
    let text = one_line(typed);
    errors.require(field, text.chars().count() <= LINE, "news-line-long");
    text
}

/// An address of the web that nobody listens in on.
fn link(typed: &str) -> Result<String, &'static str> {
    let text = one_line(typed);
    let is_plain = !text.contains([' ', '"', '<', '>', '\\', '\'']) && text.len() <= LINK;
    let has_host = text.strip_prefix("https://").is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    if text.is_empty() || (has_host && is_plain) { Ok(text) } else { Err("news-link-unreadable") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AnnouncementKind;

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    fn known(kind: AnnouncementKind) -> Announcement {
        Announcement::blank(Id::new(), kind, ("agent", "2026-11-23T09:00:00Z".parse().unwrap()))
    }

    fn named() -> Named {
        Named { institution: Ok(None), commune: Ok("Valbourg".to_owned()) }
    }

    fn typed() -> AnnouncementForm {
        AnnouncementForm {
            title: "Marche du 25 novembre".into(),
            audience: "public".into(),
            from_on: "2026-11-25".into(),
            ..AnnouncementForm::default()
        }
    }

    fn fault(form: &AnnouncementForm) -> Option<(&'static str, &'static str)> {
        let checked = form.check(&known(AnnouncementKind::Event), named(), today());
        checked.err().and_then(|errors| errors.iter().next())
    }

    #[test]
    fn an_event_ends_after_it_begins() {
        let with = |from: &str, until_on: &str, until: &str| AnnouncementForm {
            from_time: from.into(),
            until_on: until_on.into(),
            until_time: until.into(),
            ..typed()
        };
        assert_eq!(fault(&with("15:00", "", "17:00")), None);
        assert_eq!(fault(&with("22:00", "2026-11-26", "01:00")), None);
        assert_eq!(fault(&with("", "2026-11-26", "")), None);
        assert_eq!(fault(&with("15:00", "", "15:00")), Some(("until_time", "news-ends-before")));
        assert_eq!(fault(&with("15:00", "", "14:00")), Some(("until_time", "news-ends-before")));
        assert_eq!(fault(&with("", "2026-11-24", "")), Some(("until_on", "news-ends-before")));
        assert_eq!(fault(&with("", "", "14:00")), Some(("from_time", "news-start-needed")));
        assert_eq!(fault(&with("quinze heures", "", "")), Some(("from_time", "news-time-unreadable")));
        assert_eq!(fault(&with("", "2028-01-01", "")), Some(("until_on", "news-too-long")));
    }

    #[test]
    fn a_link_leads_to_a_site_of_the_web_that_is_sealed() {
        let with = |link: &str| AnnouncementForm { link: link.into(), ..typed() };
        assert_eq!(fault(&with("https://a.example/b?c=d")), None);
        for wrong in
            ["http://a.example", "javascript:alert(1)", "data:text/html,x", "//a.example", "https://", "https:///a"]
        {
            assert_eq!(fault(&with(wrong)), Some(("link", "news-link-unreadable")), "{wrong}");
        }
        assert_eq!(fault(&with("https://a.example/\" onclick=")), Some(("link", "news-link-unreadable")));
    }

    #[test]
    fn a_title_is_told_in_three_to_a_hundred_and_twenty_letters() {
        let with = |title: &str| AnnouncementForm { title: title.into(), ..typed() };
        assert_eq!(fault(&with(&"é".repeat(120))), None);
        assert_eq!(fault(&with(&"é".repeat(400))), Some(("title", "news-title-length")));
        assert_eq!(fault(&with("  ab ")), Some(("title", "news-title-length")));
    }

    #[test]
    fn a_piece_of_news_is_dated_today_or_before_and_has_no_place() {
        let form = AnnouncementForm { place: "Mairie".into(), from_time: "15:00".into(), ..typed() };
        let ahead = form.check(&known(AnnouncementKind::News), named(), today());
        assert_eq!(ahead.err().and_then(|errors| errors.get("from_on")), Some("news-dated-ahead"));
        let form = AnnouncementForm { from_on: "2024-03-08".into(), ..form };
        let told = form.check(&known(AnnouncementKind::News), named(), today()).unwrap();
        assert_eq!((told.place.as_str(), told.commune.as_str(), told.from_minute), ("", "", None));
    }

    #[test]
    fn what_is_read_back_is_what_was_typed() {
        let form = AnnouncementForm { from_time: "15:00".into(), until_time: "17:30".into(), ..typed() };
        let told = form.check(&known(AnnouncementKind::Event), named(), today()).unwrap();
        let back = AnnouncementForm::of(&told);
        assert_eq!((back.from_time.as_str(), back.until_time.as_str(), back.until_on.as_str()), ("15:00", "17:30", ""));
    }

    #[test]
    fn links_of_the_text_lead_nowhere_bad() {
        let form = AnnouncementForm { body: "[ici](javascript:alert(1))".into(), ..typed() };
        assert_eq!(fault(&form), Some(("body", "news-body-links")));
    }
}
