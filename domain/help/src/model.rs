//! What is searched.

use base::text::{fold, one_line};
use base::{Code, UnknownCode};
use chrono::TimeDelta;
use directory::{Audience, Facet, Kind, Language, Need, Point, Wanted};
use partner::{Commune, Territory};
use serde::{Deserialize, Serialize};
use web::Errors;

use crate::questions::{When, Who};

/// What somebody wants to find. It travels sealed, and only for an hour; all that answers need to know of where she is
/// travels with it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Search {
    /// The territory whose pages she came from.
    pub slug: Option<String>,
    pub text: String,
    pub need: Option<Need>,
    /// The INSEE code of her commune, and its name as pages show it.
    pub commune: Option<String>,
    pub commune_name: String,
    /// The areas she is in: codes of her commune, EPCI and département. Empty: anywhere.
    pub areas: Vec<String>,
    pub from: Option<Point>,
    pub kind: Option<Kind>,
    pub language: Option<Language>,
    pub audience: Option<Audience>,
    pub is_open_now: bool,
    pub without_complaint: bool,
    /// For whom, if the questions were answered.
    pub who: Option<Who>,
    pub when: Option<When>,
    /// It was put together by the questions: what was passed over narrows nothing.
    pub is_guided: bool,
}

impl Search {
    /// The same, without a place.
    pub fn nowhere(self) -> Self {
        Self { commune: None, commune_name: String::new(), areas: Vec::new(), from: None, ..self }
    }

    /// The same, from a commune.
    pub fn near(self, commune: Commune) -> Self {
        let Wanted { areas, from, .. } = Wanted::around(&commune);
        Self { commune: Some(commune.code), commune_name: commune.name, areas, from, ..self }
    }

    /// The same, in a territory that is no single commune.
    pub fn within(self, territory: &Territory) -> Self {
        let areas = [territory.epci_code.clone(), territory.department_code.clone()];
        Self { areas: areas.into_iter().flatten().collect(), ..self }
    }

    pub fn wanted(&self) -> Wanted {
        Wanted { text: self.text.clone(), facets: self.facets(), areas: self.areas.clone(), from: self.from }
    }

    fn facets(&self) -> Vec<Facet> {
        // Few services are made for people who are violent: he is shown them all, what he needs first.
        let is_his = self.who == Some(Who::Violent);
        let facets = [
            self.need.filter(|_| !is_his).map(Facet::Need),
            is_his.then_some(Facet::Audience(Audience::Perpetrator)),
            self.kind.map(Facet::Kind),
            self.language.map(Facet::Language),
            self.audience.map(Facet::Audience),
            self.without_complaint.then_some(Facet::WithoutComplaint),
        ];
        facets.into_iter().flatten().collect()
    }
}

/// What was typed and ticked.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SearchForm {
    pub t: String,
    pub text: String,
    pub need: String,
    /// A name or a postal code.
    pub commune: String,
    /// The INSEE code, once it was chosen among several.
    pub commune_code: String,
    pub kind: String,
    pub language: String,
    pub audience: String,
    pub open: String,
    pub without_complaint: String,
}

/// The longest text that is searched, in characters. Who has more to say is asked for the main words.
pub const MAX_TEXT: usize = 500;
pub const MAX_COMMUNE: usize = 100;
/// How long questions and answers can be paged, printed and come back to.
pub const LIFETIME: TimeDelta = TimeDelta::hours(1);

/// A code that was chosen in a list; an empty choice is none.
fn chosen<C: Code>(code: &str) -> Result<Option<C>, UnknownCode> {
    if code.is_empty() { Ok(None) } else { code.parse().map(Some) }
}

impl SearchForm {
    /// What is wanted, but for the commune, which has to be looked up.
    pub fn check(&self) -> Result<Search, Errors> {
        let mut errors = Errors::default();
        let text = one_line(&self.text);
        let need = errors.keep("need", chosen(&self.need).map_err(|_| "help-need-unknown")).flatten();
        errors.require("text", text.chars().count() <= MAX_TEXT, "help-text-too-long");
        errors.require("commune", self.commune.chars().count() <= MAX_COMMUNE, "help-commune-unknown");
        errors.require("text", need.is_some() || !fold(&text).is_empty(), "help-text-empty");
        let search = Search {
            slug: Some(self.t.clone()).filter(|slug| !slug.is_empty()),
            text,
            need,
            kind: errors.keep("kind", chosen(&self.kind).map_err(|_| "help-choice-unknown")).flatten(),
            language: errors.keep("language", chosen(&self.language).map_err(|_| "help-choice-unknown")).flatten(),
            audience: errors.keep("audience", chosen(&self.audience).map_err(|_| "help-choice-unknown")).flatten(),
            is_open_now: !self.open.is_empty(),
            without_complaint: !self.without_complaint.is_empty(),
            ..Search::default()
        };
        if errors.is_empty() { Ok(search) } else { Err(errors) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str, need: &str) -> SearchForm {
        SearchForm { text: text.into(), need: need.into(), ..SearchForm::default() }
    }

    #[test]
    fn words_or_a_need_are_enough() {
        assert_eq!(form("où dormir", "").check().unwrap().text, "où dormir");
        assert_eq!(form("", "shelter").check().unwrap().need, Some(Need::Shelter));
    }

    #[test]
    fn neither_words_nor_need_is_told() {
        for text in ["", "   ", "\u{0}\u{7}", "?!"] {
            assert_eq!(form(text, "").check().unwrap_err().get("text"), Some("help-text-empty"), "{text:?}");
        }
    }

    #[test]
    fn a_text_of_ten_thousand_characters_is_asked_to_be_shorter() {
        assert_eq!(form(&"a".repeat(10_000), "").check().unwrap_err().get("text"), Some("help-text-too-long"));
    }

    #[test]
    fn a_need_that_does_not_exist_is_told() {
        assert_eq!(form("x", "teleportation").check().unwrap_err().get("need"), Some("help-need-unknown"));
    }

    #[test]
    fn control_characters_are_dropped_from_what_is_searched() {
        assert_eq!(form("mon\u{0} mari\r\n", "").check().unwrap().text, "mon mari");
    }
}
