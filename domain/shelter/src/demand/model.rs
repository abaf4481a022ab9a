//! Requests for a place, and rehousing, as counts.

use base::{Code as _, Error, Id, Result};
use chrono::{DateTime, Utc};
use partner::{Institution, Territory};
use serde::Deserialize;
use sqlx::FromRow;

base::text_enum! {
    /// What came of a request for tonight, then what was offered and came of a rehousing.
    pub enum Said {
        Met = "met", NoPlace = "no_place", NoChildren = "no_children", NoPets = "no_pets",
        NoWheelchair = "no_wheelchair", TooFar = "too_far", OutsideCriteria = "outside_criteria", Declined = "declined",
        NoAnswer = "no_answer", Other = "other",
        Offered = "offered", Housing = "housing", OtherShelter = "other_shelter", Relatives = "relatives",
        WentBack = "went_back", OtherWay = "other_way", Unknown = "unknown",
    }
}

impl Said {
    /// It is about a rehousing; else about a night.
    pub const fn is_rehousing(self) -> bool {
        matches!(
            self,
            Self::Offered
                | Self::Housing
                | Self::OtherShelter
                | Self::Relatives
                | Self::WentBack
                | Self::OtherWay
                | Self::Unknown
        )
    }

    /// A request that was not met, and why.
    pub fn is_unmet(self) -> bool {
        self != Self::Met && !self.is_rehousing()
    }

    pub fn unmet() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|said| said.is_unmet())
    }

    pub fn rehousing() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|said| said.is_rehousing())
    }
}

/// A household, in counts.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Note {
    /// Made with the page: the same form sent twice counts once.
    pub id: Id<Note>,
    pub territory_id: Id<Territory>,
    pub month: String,
    pub institution_id: Id<Institution>,
    pub said: Said,
    pub adults: i64,
    pub children: i64,
    pub nights: i64,
    pub noted_at: DateTime<Utc>,
}

/// A month of an institution: how often something was said, and for how many people.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Counted {
    pub month: String,
    pub institution_id: Id<Institution>,
    pub said: Said,
    pub times: i64,
    pub adults: i64,
    pub children: i64,
    pub nights: i64,
}

/// What is pressed and typed of a request.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NoteForm {
    pub said: String,
    pub adults: String,
    pub children: String,
    pub nights: String,
    pub key: String,
}

/// The most people of a household, and the most nights that are counted at once.
const MOST_PEOPLE: i64 = 30;
const MOST_NIGHTS: i64 = 31;

impl NoteForm {
    /// One adult, for one night.
    pub fn blank() -> Self {
        let text = str::to_owned;
        Self {
            adults: text("1"),
            children: text("0"),
            nights: text("1"),
            key: Id::<Note>::new().to_string(),
            said: String::new(),
        }
    }

    /// What is counted, or the key of what is wrong. A request that was not met has no night.
    pub fn check(
        &self,
        (territory_id, institution_id): (Id<Territory>, Id<Institution>),
        now: DateTime<Utc>,
    ) -> Result<Note> {
        let said = self.said.parse::<Said>().map_err(|_| Error::Refused("demand-no-answer"))?;
        let count = |typed: &str| if typed.trim().is_empty() { Some(0) } else { typed.trim().parse::<i64>().ok() };
        let (adults, children, nights) = (count(&self.adults), count(&self.children), count(&self.nights));
        let (Some(adults), Some(children), Some(nights)) = (adults, children, nights) else {
            return Err(Error::Refused("demand-counts-unreadable"));
        };
        let is_household =
            adults >= 0 && children >= 0 && (1..=MOST_PEOPLE).contains(&(adults.saturating_add(children)));
        if !is_household {
            return Err(Error::Refused("demand-nobody"));
        }
        let nights = if said == Said::Met { nights } else { 0 };
        if said == Said::Met && !(1..=MOST_NIGHTS).contains(&nights) {
            return Err(Error::Refused("demand-nights"));
        }
        let id = self.key.parse().unwrap_or_else(|_| Id::new());
        let month = crate::month::of(web::today_at(now));
        Ok(Note { id, territory_id, month, institution_id, said, adults, children, nights, noted_at: now })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(said: &str, counts: [&str; 3]) -> Result<Note> {
        let [adults, children, nights] = counts.map(str::to_owned);
        let form = NoteForm { said: said.into(), adults, children, nights, ..NoteForm::blank() };
        form.check((Id::new(), Id::new()), "2026-11-30T23:30:00Z".parse().unwrap())
    }

    #[test]
    fn a_request_is_a_month_an_answer_and_counts() {
        let note = check("met", ["1", "2", "3"]).unwrap();
        assert_eq!((note.month.as_str(), note.said, note.nights), ("2026-12", Said::Met, 3), "it is December in Paris");
        assert_eq!(check("no_children", ["1", "2", "3"]).unwrap().nights, 0, "nobody slept");
    }

    #[test]
    fn what_cannot_be_counted_is_told() {
        for (said, counts, key) in [
            ("maybe", ["1", "0", "1"], "demand-no-answer"),
            ("met", ["une", "0", "1"], "demand-counts-unreadable"),
            ("met", ["0", "0", "1"], "demand-nobody"),
            ("met", ["31", "0", "1"], "demand-nobody"),
            ("met", ["-1", "3", "1"], "demand-nobody"),
            ("met", ["1", "0", "0"], "demand-nights"),
            ("met", ["9223372036854775807", "1", "1"], "demand-nobody"),
        ] {
            assert!(matches!(check(said, counts), Err(Error::Refused(told)) if told == key), "{said} {counts:?}");
        }
    }

    #[test]
    fn every_answer_is_of_a_night_or_of_a_rehousing() {
        assert_eq!(1 + Said::unmet().count() + Said::rehousing().count(), Said::ALL.len());
    }
}
