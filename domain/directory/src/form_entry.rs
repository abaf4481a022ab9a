//! An entry as somebody types it, and what it becomes once it is checked.

use base::{Code, Codes, Id};
use chrono::{DateTime, NaiveDate};
use serde::{Deserialize, Serialize};
use web::{Cx, Errors};

use crate::form::{Limit, day, email, line, lines, optional, website};
use crate::form_address::{hidden_streets, tells, texts};
use crate::pages::creation::draft;
use crate::{
    Audience, Cost, Entry, Hours, KeptPlace, Kind, Language, Moment, Need, Phone, Service, Status, Violence, acts,
};

const NAME: Limit = (150, "entry-name-length");
const NAME_AT_LEAST: usize = 3;
const SUMMARY: Limit = (160, "entry-summary-length");
const DESCRIPTION: Limit = (10_000, "entry-description-length");
const DESCRIPTION_AT_LEAST: usize = 5;
const HOW_TO: Limit = (2_000, "entry-how-to-length");
const NOTE: Limit = (500, "entry-note-length");

/// What was typed, with the version it was typed on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryForm {
    pub version: i64,
    pub kind: Kind,
    pub name: String,
    pub summary: String,
    pub description: String,
    pub how_to: String,
    pub phone: String,
    pub sms: String,
    pub email: String,
    pub website: String,
    #[serde(default)]
    pub cost: Option<Cost>,
    pub cost_note: String,
    pub hours: String,
    #[serde(default)]
    pub needs: Vec<Need>,
    #[serde(default)]
    pub violences: Vec<Violence>,
    #[serde(default)]
    pub audiences: Vec<Audience>,
    #[serde(default)]
    pub moments: Vec<Moment>,
    #[serde(default)]
    pub languages: Vec<Language>,
    /// `None`: the question does not arise.
    #[serde(default)]
    pub without_complaint: Option<bool>,
    pub closed_from: String,
    pub closed_until: String,
    pub closure_note: String,
    /// She has checked it today.
    #[serde(default)]
    pub is_checked: bool,
    /// Why, in the words of whoever proposes it; kept with her proposal and nowhere else.
    #[serde(default, skip_serializing)]
    pub note: String,
}

fn or_empty(value: Option<&impl ToString>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

/// The name of a service: what was typed, with its faults noted.
pub fn name(errors: &mut Errors, field: &'static str, typed: &str) -> String {
    let name = line(errors, field, typed, NAME);
    errors.require(field, name.chars().count() >= NAME_AT_LEAST, NAME.1);
    errors.require(field, !name.ends_with('.') || name.ends_with("etc."), "entry-name-dot");
    name
}

impl EntryForm {
    /// The form of a service as it stands.
    pub fn of(service: &Service) -> Self {
        Self {
            version: service.version,
            kind: service.kind,
            name: service.name.clone(),
            summary: service.summary.clone(),
            description: service.description.clone(),
            how_to: service.how_to.clone(),
            phone: or_empty(service.phone.as_ref()),
            sms: or_empty(service.sms.as_ref()),
            email: or_empty(service.email.as_ref()),
            website: or_empty(service.website.as_ref()),
            cost: service.cost,
            cost_note: service.cost_note.clone(),
            hours: service.hours.as_ref().map(|hours| hours.as_str().to_owned()).unwrap_or_default(),
            needs: service.needs.iter().collect(),
            violences: service.violences.iter().collect(),
            audiences: service.audiences.iter().collect(),
            moments: service.moments.iter().collect(),
            languages: service.languages.iter().collect(),
            without_complaint: service.without_complaint,
            closed_from: or_empty(service.closed_from.as_ref()),
            closed_until: or_empty(service.closed_until.as_ref()),
            closure_note: service.closure_note.clone(),
            is_checked: false,
            note: String::new(),
        }
    }

    /// The form of a service of which nothing is known but its kind.
    pub fn empty(kind: Kind) -> Self {
        Self::of(&draft(Id::zero(), String::new(), kind, DateTime::UNIX_EPOCH))
    }

    /// The service as corrected on `today`, or what is wrong. `kept` are the places of the structure: no text may tell
    /// where a hidden one is. What the public reads stays complete; a draft may lack anything but its name.
    pub fn check(&self, entry: &Entry, kept: &[KeptPlace], today: NaiveDate) -> Result<Service, Errors> {
        let mut errors = Errors::default();
        let service = self.read(&mut errors, entry, today);
        let hidden = hidden_streets(kept);
        for (field, _) in texts(&service).iter().filter(|(_, text)| tells(text, &hidden)) {
            errors.add(field, "entry-address-in-text");
        }
        if service.status == Status::Published {
            let missing = acts::lacks(&service, &entry.structure, acts::has_address(entry));
            missing.into_iter().for_each(|(field, key)| errors.add(field, key));
        }
        if errors.is_empty() { Ok(service) } else { Err(errors) }
    }

    fn read(&self, errors: &mut Errors, entry: &Entry, today: NaiveDate) -> Service {
        let (closed_from, closed_until) = self.closure(errors, today);
        let description = lines(errors, "description", &self.description, DESCRIPTION);
        let is_told = description.is_empty() || description.chars().count() >= DESCRIPTION_AT_LEAST;
        errors.require("description", is_told, DESCRIPTION.1);
        Service {
            kind: self.kind,
            name: name(errors, "name", &self.name),
            summary: line(errors, "summary", &self.summary, SUMMARY),
            description,
            how_to: lines(errors, "how_to", &self.how_to, HOW_TO),
            phone: errors.keep("phone", optional(&self.phone, "entry-phone-unreadable")).flatten(),
            sms: errors.keep("sms", optional(&self.sms, "entry-phone-unreadable")).flatten(),
            email: errors.keep("email", email(&self.email)).flatten(),
            website: errors.keep("website", website(&self.website)).flatten(),
            cost: self.cost,
            cost_note: line(errors, "cost_note", &self.cost_note, NOTE),
            hours: errors.keep("hours", optional(&self.hours, "entry-hours-unreadable")).flatten(),
            needs: self.needs.iter().copied().collect(),
            violences: self.violences.iter().copied().collect(),
            audiences: self.audiences.iter().copied().collect(),
            moments: self.moments.iter().copied().collect(),
            languages: self.languages.iter().copied().collect(),
            without_complaint: self.without_complaint,
            closed_from,
            closed_until,
            closure_note: line(errors, "closure_note", &self.closure_note, NOTE),
            ..entry.service.clone()
        }
    }

    fn closure(&self, errors: &mut Errors, today: NaiveDate) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let from = errors.keep("closed_from", day(&self.closed_from, today)).flatten();
        let until = errors.keep("closed_until", day(&self.closed_until, today)).flatten();
        let is_told = !self.closed_from.trim().is_empty();
        let is_more_told = !self.closed_until.trim().is_empty() || !self.closure_note.trim().is_empty();
        errors.require("closed_from", is_told || !is_more_told, "entry-closure-start-missing");
        let is_in_order = from.zip(until).is_none_or(|(from, until)| from <= until);
        errors.require("closed_until", is_in_order, "entry-closure-order");
        (from, until)
    }

    /// The hours as they were typed, if they can be read.
    pub fn readable_hours(&self) -> Option<Hours> {
        self.hours.parse().ok()
    }

    /// Each field in words, with the key of its name: how two forms are compared.
    pub fn told(&self, cx: &Cx) -> Vec<(&'static str, String)> {
        let complaint = match self.without_complaint {
            Some(true) => "entry-yes",
            Some(false) => "entry-no",
            None => "entry-complaint-none",
        };
        vec![
            ("entry-kind", cx.label("kind", self.kind)),
            ("entry-name", self.name.clone()),
            ("entry-summary", self.summary.clone()),
            ("entry-description", unix(&self.description)),
            ("entry-how-to", unix(&self.how_to)),
            ("entry-phone", spaced(&self.phone)),
            ("entry-sms", spaced(&self.sms)),
            ("entry-email", self.email.clone()),
            ("entry-website", self.website.clone()),
            ("entry-cost", self.cost.map(|cost| cx.label("cost", cost)).unwrap_or_default()),
            ("entry-cost-note", self.cost_note.clone()),
            ("entry-hours", self.hours.clone()),
            ("entry-needs", listed(cx, "need", &self.needs)),
            ("entry-violences", listed(cx, "violence", &self.violences)),
            ("entry-audiences", listed(cx, "audience", &self.audiences)),
            ("entry-moments", listed(cx, "moment", &self.moments)),
            ("entry-languages", listed(cx, "language", &self.languages)),
            ("entry-without-complaint", cx.t(complaint)),
            ("entry-closed-from", self.closed_from.clone()),
            ("entry-closed-until", self.closed_until.clone()),
            ("entry-closure-note", self.closure_note.clone()),
        ]
    }
}

/// Browsers end lines in two letters, the database in one.
pub fn unix(text: &str) -> String {
    base::text::many_lines(text)
}

/// A number as all are written, however it was typed; what is none stays as it is.
fn spaced(typed: &str) -> String {
    typed.parse().map_or_else(|_| typed.to_owned(), |phone: Phone| phone.to_string())
}

/// The words of a set of codes, in the order of their list.
fn listed<C: Code>(cx: &Cx, list: &str, codes: &[C]) -> String {
    let codes: Codes<C> = codes.iter().copied().collect();
    codes.iter().map(|code| cx.label(list, code)).collect::<Vec<_>>().join(", ")
}
