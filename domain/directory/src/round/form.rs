//! A stop as somebody types it, and what it becomes once it is checked.

use std::collections::BTreeSet;

use base::text::one_line;
use base::{Db, Id};
use chrono::{Months, NaiveDate, NaiveTime, Timelike as _};
use partner::Commune;
use serde::Deserialize;
use web::{Cx, Errors};

use super::rule::Return;
use super::{Days, Rule, Stop};
use crate::form::{Limit, day, line, lines};
use crate::form_address::{hidden_streets, tells};
use crate::form_entry::unix;
use crate::form_place::{Whereabouts, commune_name, point, whereabouts};
use crate::{KeptPlace, Service};

const PLACE: Limit = (150, "round-place-length");
const LINE: Limit = (200, "place-line-length");
const NOTE: Limit = (300, "round-note-length");
/// How many days may be written apart from the rule.
const MOST_DAYS: usize = 60;
/// How far ahead a stop must come once.
const WITHIN: Months = Months::new(24);

/// What was typed, with the version of the entry it was typed on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopForm {
    pub version: i64,
    pub place: String,
    pub line: String,
    /// A name or a code.
    pub commune: String,
    /// The one that was chosen among those of one name.
    #[serde(default)]
    pub commune_code: Option<String>,
    pub latitude: String,
    pub longitude: String,
    pub first_on: String,
    pub from: String,
    pub to: String,
    pub returns: Return,
    /// An RRULE, if none of the choices fits.
    pub rule: String,
    pub until_on: String,
    /// Days, one a line.
    pub without: String,
    pub added: String,
    pub note: String,
}

/// What a stop is checked against.
#[derive(Debug)]
pub struct Ground {
    pub service: Id<Service>,
    /// The stop that is corrected; `None` for one that is added.
    pub before: Option<Id<Stop>>,
    /// The places of the structure: the street of a hidden one must not be told.
    pub places: Vec<KeptPlace>,
    pub today: NaiveDate,
}

impl StopForm {
    /// The form of a stop that is to be added to an entry of this version.
    pub fn blank(version: i64) -> Self {
        let blank = String::new;
        Self {
            version,
            place: blank(),
            line: blank(),
            commune: blank(),
            commune_code: None,
            latitude: blank(),
            longitude: blank(),
            first_on: blank(),
            from: blank(),
            to: blank(),
            returns: Return::Weekly,
            rule: blank(),
            until_on: blank(),
            without: blank(),
            added: blank(),
            note: blank(),
        }
    }

    pub fn of(stop: &Stop, commune: Option<&Commune>, version: i64) -> Self {
        let degrees = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        let returns = stop.rule.choice(stop.first_on);
        Self {
            version,
            place: stop.place.clone(),
            line: stop.line.clone().unwrap_or_default(),
            commune: commune.map_or_else(|| stop.commune_code.clone(), commune_name),
            commune_code: None,
            latitude: degrees(stop.latitude),
            longitude: degrees(stop.longitude),
            first_on: stop.first_on.to_string(),
            from: clock(stop.from_minute),
            to: clock(stop.to_minute),
            rule: if returns == Return::Other { stop.rule.to_string() } else { String::new() },
            returns,
            until_on: stop.until_on.map(|day| day.to_string()).unwrap_or_default(),
            without: written(&stop.without),
            added: written(&stop.added),
            note: stop.note.clone(),
        }
    }

    /// Finds the commune that was typed, or chosen among those of one name; the form then names the one that was chosen.
    pub async fn whereabouts(&mut self, db: &mut Db) -> sqlx::Result<Whereabouts> {
        whereabouts(db, &mut self.commune, &mut self.commune_code).await
    }

    /// The stop, or what is wrong. It must come at its first date, and again within two years or on an added day.
    pub fn check(&self, ground: &Ground, commune: Result<&Commune, &'static str>) -> Result<Stop, Errors> {
        let mut errors = Errors::default();
        let commune = errors.keep("commune", commune);
        let point = errors.keep("latitude", point(&self.latitude, &self.longitude, commune)).flatten();
        let first_on = errors.keep("first_on", day(&self.first_on, ground.today)).flatten();
        if errors.get("first_on").is_none() {
            errors.require("first_on", first_on.is_some(), "round-first-missing");
        }
        let (from, to) = (errors.keep("from", minutes(&self.from)), errors.keep("to", minutes(&self.to)));
        if let (Some(from), Some(to)) = (from, to) {
            errors.require("to", from < to, "round-hours-order");
        }
        let first_on = first_on.unwrap_or(ground.today);
        let stop = Stop {
            id: ground.before.unwrap_or_else(Id::new),
            service_id: ground.service,
            place: line(&mut errors, "place", &self.place, PLACE),
            line: Some(line(&mut errors, "line", &self.line, LINE)).filter(|line| !line.is_empty()),
            commune_code: commune.map(|commune| commune.code.clone()).unwrap_or_default(),
            commune: commune.map(|commune| commune.name.clone()).unwrap_or_default(),
            latitude: point.map(|point| point.latitude),
            longitude: point.map(|point| point.longitude),
            first_on,
            from_minute: from.unwrap_or_default(),
            to_minute: to.unwrap_or_default(),
            rule: errors.keep("rule", self.rule(first_on)).unwrap_or_default(),
            until_on: errors.keep("until_on", day(&self.until_on, ground.today)).flatten(),
            without: errors.keep("without", days(&self.without, ground.today)).unwrap_or_default(),
            added: errors.keep("added", days(&self.added, ground.today)).unwrap_or_default(),
            note: lines(&mut errors, "note", &self.note, NOTE),
        };
        errors.require("place", !stop.place.is_empty(), "round-place-missing");
        if errors.is_empty() {
            check_days(&mut errors, &stop);
            keep_secrets(&mut errors, &stop, &ground.places);
        }
        if errors.is_empty() { Ok(stop) } else { Err(errors) }
    }

    fn rule(&self, first_on: NaiveDate) -> Result<Rule, &'static str> {
        Rule::chosen(self.returns, first_on).map_or_else(|| Rule::written(&self.rule), Ok)
    }

    /// Each field in words, with the key of its name: how two forms are compared.
    pub fn told(&self, cx: &Cx) -> Vec<(&'static str, String)> {
        vec![
            ("round-place", self.place.clone()),
            ("place-line", self.line.clone()),
            ("place-commune", self.commune.clone()),
            ("place-latitude", self.latitude.clone()),
            ("place-longitude", self.longitude.clone()),
            ("round-first", self.first_on.clone()),
            ("round-from", self.from.clone()),
            ("round-to", self.to.clone()),
            ("round-returns", cx.label("round-return", self.returns)),
            ("round-rule", self.rule.clone()),
            ("round-until", self.until_on.clone()),
            ("round-without", unix(&self.without)),
            ("round-added", unix(&self.added)),
            ("round-note", unix(&self.note)),
        ]
    }
}

/// Notes days that contradict each other.
fn check_days(errors: &mut Errors, stop: &Stop) {
    let first = stop.first_on;
    let comes_first = stop.rule.days(first, (first, first)) == [first];
    errors.require("first_on", comes_first, "round-first-not-in-rule");
    errors.require("until_on", stop.until_on.is_none_or(|until| until >= first), "round-until-before-first");
    if !errors.is_empty() {
        return;
    }
    let last = first.checked_add_months(WITHIN).unwrap_or(NaiveDate::MAX);
    let comes = !stop.days(first, last).is_empty() || !stop.added.0.is_empty();
    errors.require("without", comes, "round-never-comes");
}

/// Notes where a stop tells the street of a place that is hidden.
fn keep_secrets(errors: &mut Errors, stop: &Stop, places: &[KeptPlace]) {
    let hidden = hidden_streets(places);
    for (field, text) in
        [("place", stop.place.as_str()), ("line", stop.line.as_deref().unwrap_or_default()), ("note", &stop.note)]
    {
        errors.require(field, !tells(text, &hidden), "entry-address-in-text");
    }
}

/// Minutes since midnight as a field of hours shows them.
fn clock(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// Minutes since midnight: « 14:00 », « 14h », « 14 h 30 ».
fn minutes(typed: &str) -> Result<i64, &'static str> {
    let text: String = typed.split_whitespace().collect::<String>().to_ascii_lowercase().replace('h', ":");
    let text = if text.ends_with(':') { format!("{text}00") } else { text };
    let time = NaiveTime::parse_from_str(&text, "%H:%M").or_else(|_| NaiveTime::parse_from_str(&text, "%H:%M:%S"));
    let time = time.map_err(|_| "round-hour-unreadable")?;
    Ok(i64::from(time.num_seconds_from_midnight() / 60))
}

/// Days as they are written in France, one a line.
fn written(days: &Days) -> String {
    days.0.iter().map(|day| day.format("%d/%m/%Y").to_string()).collect::<Vec<_>>().join("\n")
}

/// Days, one a line or parted by commas, as « 25/12/2026 » or « 2026-12-25 ».
fn days(typed: &str, today: NaiveDate) -> Result<Days, &'static str> {
    let mut days = BTreeSet::new();
    for text in typed.split(['\n', ',', ';', ' ']).map(one_line).filter(|text| !text.is_empty()) {
        let text = NaiveDate::parse_from_str(&text, "%d/%m/%Y").map_or(text, |day| day.to_string());
        days.extend(day(&text, today).map_err(|_| "round-days-unreadable")?);
    }
    if days.len() > MOST_DAYS { Err("round-days-many") } else { Ok(Days(days)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_is_read_as_people_write_it() {
        for (typed, read) in [("14:00", 840), ("14h", 840), ("14 h 30", 870), ("09:05", 545), ("14:00:00", 840)] {
            assert_eq!(minutes(typed), Ok(read), "{typed}");
        }
        for typed in ["", "midi", "25:00", "14:75"] {
            assert_eq!(minutes(typed), Err("round-hour-unreadable"), "{typed}");
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let read = days("25/12/2026\r\n2027-01-01, 02/01/2027", today).unwrap();
        assert_eq!(read.to_string(), "2026-12-25 2027-01-01 2027-01-02");
        assert_eq!(days(&written(&read), today), Ok(read));
        assert_eq!(days("Noël", today), Err("round-days-unreadable"));
        assert_eq!(days("25/12/2126", today), Err("round-days-unreadable"));
    }
}
