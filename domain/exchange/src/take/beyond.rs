//! What data·inclusion has no field for, as it comes beside a record, and how it is laid over what was made of the record.

use std::str::FromStr;

use base::text::{many_lines, one_line};
use chrono::{DateTime, NaiveDate, Utc};
use directory::{Service, Structure};
use serde_json::{Map, Value};

use crate::inclusion::fields::cut;

/// Under which name a record keeps what data·inclusion has no field for. Readers of ours have looked at it.
pub const BEYOND: &str = "maillage";

/// The longest of each, in letters: what the form of an entry takes.
const NAME: usize = 150;
const SUMMARY: usize = 160;
const DESCRIPTION: usize = 10_000;
const HOW_TO: usize = 2_000;
const NOTE: usize = 500;
const WORKED: usize = 200;
/// In bytes.
const LINK: usize = 500;

/// What stands beside a record.
pub struct Beyond<'a>(&'a Map<String, Value>);

impl<'a> Beyond<'a> {
    pub fn of(record: &'a Map<String, Value>) -> Option<Self> {
        record.get(BEYOND).and_then(Value::as_object).map(Self)
    }

    /// A text that was told, be it empty.
    fn told(&self, name: &str) -> Option<&'a str> {
        self.0.get(name).and_then(Value::as_str)
    }

    pub fn text(&self, name: &str) -> &'a str {
        self.told(name).unwrap_or_default()
    }

    pub fn read<T: FromStr>(&self, name: &str) -> Option<T> {
        self.text(name).parse().ok()
    }

    /// The address of a page, which becomes a link on the public face: nothing but the web.
    fn link(&self) -> Option<String> {
        let text = self.text("website");
        let is_web = ["http", "https"].contains(&url::Url::parse(text).ok()?.scheme());
        let is_plain = !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"'\\`".contains(c));
        (is_web && is_plain && text.len() <= LINK).then(|| text.to_owned())
    }

    fn is(&self, name: &str) -> Option<bool> {
        self.0.get(name).and_then(Value::as_bool)
    }

    /// A day that is not to come.
    fn past(&self, name: &str, now: DateTime<Utc>) -> Option<NaiveDate> {
        self.read(name).filter(|day| *day <= now.date_naive())
    }
}

/// Lays over a structure what stands beside its record.
pub fn lay_over_structure(record: &Map<String, Value>, structure: &mut Structure) {
    let Some(beyond) = Beyond::of(record) else { return };
    if let Some(name) = beyond.told("name") {
        structure.name = cut(&one_line(name), NAME);
    }
    if let Some(description) = beyond.told("description") {
        structure.description = cut(&many_lines(description), DESCRIPTION);
    }
    structure.website = beyond.link().or_else(|| structure.website.take());
    if ["dila", "data-inclusion"].contains(&beyond.text("source")) && structure.source == "hsds" {
        beyond.text("source").clone_into(&mut structure.source);
    }
}

/// Lays over a service what stands beside its record.
pub fn lay_over_service(record: &Map<String, Value>, service: &mut Service, now: DateTime<Utc>) {
    let Some(beyond) = Beyond::of(record) else { return };
    lay_texts(&beyond, service);
    service.kind = beyond.read("kind").unwrap_or(service.kind);
    service.cost = beyond.read("cost").or(service.cost);
    service.needs = beyond.read("need").unwrap_or_default();
    service.violences = beyond.read("violence").unwrap_or_default();
    service.audiences = beyond.read("audience").unwrap_or_default();
    service.moments = beyond.read("moment").unwrap_or_default();
    service.languages = beyond.text("language").replace([',', ';'], " ").parse().unwrap_or_default();
    service.sms = beyond.read("sms");
    if beyond.told("hours").is_some() {
        service.hours = beyond.read("hours");
    }
    if let Some(told) = beyond.told("area") {
        service.area = area(told);
    }
    service.without_complaint = beyond.is("without_complaint");
    service.is_emergency = beyond.is("is_emergency").unwrap_or(false);
    service.closed_from = beyond.read("closed_from");
    service.closed_until =
        beyond.read("closed_until").filter(|until| service.closed_from.is_some_and(|from| from <= *until));
    service.closure_note = cut(&many_lines(beyond.text("closure_note")), NOTE);
    service.checked_on = beyond.past("checked_on", now);
    service.checked_by = cut(&one_line(beyond.text("checked_by")), WORKED);
    service.updated_at = beyond.read("updated_at").filter(|at| *at <= now).unwrap_or(now);
}

fn lay_texts(beyond: &Beyond<'_>, service: &mut Service) {
    if let Some(name) = beyond.told("name") {
        service.name = cut(&one_line(name), NAME);
    }
    let texts: [(&str, &mut String, usize); 4] = [
        ("summary", &mut service.summary, SUMMARY),
        ("description", &mut service.description, DESCRIPTION),
        ("how_to", &mut service.how_to, HOW_TO),
        ("cost_note", &mut service.cost_note, NOTE),
    ];
    for (name, text, most) in texts {
        if let Some(told) = beyond.told(name) {
            *text = cut(&many_lines(told), most);
        }
    }
    service.website = beyond.link().or_else(|| service.website.take());
}

/// Codes of communes, EPCI or départements, or `france`, parted by spaces.
fn area(text: &str) -> String {
    let is_code = |code: &&str| *code == "france" || code.len() <= 9 && code.bytes().all(|b| b.is_ascii_alphanumeric());
    text.split_ascii_whitespace().filter(is_code).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_stands_beside_a_record_is_no_way_around_what_a_form_allows() {
        let now = DateTime::UNIX_EPOCH + chrono::TimeDelta::days(20_000);
        let record = json!({BEYOND: {"website": "javascript:alert(1)", "area": "92012 <b> france", "name": "a\u{1b}[31m\nb",
            "kind": "magic", "need": "shelter", "checked_on": "2999-01-01", "closed_from": "2026-01-02", "closed_until": "2026-01-01",
            "updated_at": "2999-01-01T00:00:00Z", "closure_note": "a\u{7}b"}});
        let mut service = directory::drafts::blank();
        lay_over_service(record.as_object().unwrap(), &mut service, now);
        assert_eq!((service.website, service.area.as_str(), service.name.as_str()), (None, "92012 france", "a [31m b"));
        assert!(service.kind == directory::Kind::Place && service.needs.has(directory::Need::Shelter));
        assert_eq!((service.checked_on, service.closed_until, service.updated_at), (None, None, now));
        assert_eq!(service.closure_note, "ab");
    }
}
