//! When and where a meeting takes place, as it is typed.

use base::text::one_line;
use serde::Deserialize;
use web::Errors;

use super::model::{Meeting, Slot};
use crate::typed;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MeetingForm {
    pub day: String,
    pub from: String,
    pub to: String,
    pub place: String,
    pub version: i64,
}

const PLACE: std::ops::RangeInclusive<usize> = 3..=200;

impl MeetingForm {
    pub fn of(known: &Meeting) -> Self {
        let (from_minute, to_minute, place) = (known.from_minute, known.to_minute, known.place.clone());
        Self { version: known.version, ..Self::at(&Slot { day: known.day, from_minute, to_minute, place }) }
    }

    pub fn at(slot: &Slot) -> Self {
        Self {
            day: slot.day.to_string(),
            from: typed::hour(slot.from_minute),
            to: typed::hour(slot.to_minute),
            place: slot.place.clone(),
            version: 0,
        }
    }

    pub fn check(&self) -> Result<Slot, Errors> {
        let mut errors = Errors::default();
        let day = errors.keep("day", typed::needed_day(&self.day));
        let from = errors.keep("from", typed::minute(&self.from));
        let to = errors.keep("to", typed::minute(&self.to));
        let is_forwards = from.zip(to).is_none_or(|(from, to)| from < to);
        errors.require("to", is_forwards, "meeting-ends-before");
        let place = one_line(&self.place);
        errors.require("place", PLACE.contains(&place.chars().count()), "meeting-place-length");
        match (day, from, to) {
            (Some(day), Some(from_minute), Some(to_minute)) if errors.is_empty() => {
                Ok(Slot { day, from_minute, to_minute, place })
            }
            _ => Err(errors),
        }
    }

    /// Each fact with the key of its name, for showing what differs.
    pub fn told(&self) -> Vec<(&'static str, String)> {
        vec![
            ("meeting-day", self.day.clone()),
            ("meeting-from", self.from.clone()),
            ("meeting-to", self.to.clone()),
            ("meeting-place", self.place.clone()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_ends_after_it_begins() {
        let text = str::to_owned;
        let form = MeetingForm {
            day: text("2026-12-01"),
            from: text("10:00"),
            to: text("10:00"),
            place: text("Mairie"),
            version: 0,
        };
        assert_eq!(form.check().unwrap_err().get("to"), Some("meeting-ends-before"));
        let slot = MeetingForm { to: text("10:01"), ..form }.check().unwrap();
        assert_eq!((slot.from_minute, slot.to_minute), (600, 601));
    }
}
