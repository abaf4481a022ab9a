//! What was typed to search the journal.

use base::Id;
use chrono::{DateTime, NaiveDate};
use journal::{Cursor, Filter};
use serde::Deserialize;
use uuid::Uuid;
use web::Errors;

use super::model::Search;
use crate::home::start_of;

/// The question after `?`; empty fields do not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SearchForm {
    pub acte: String,
    pub du: String,
    pub au: String,
    pub institution: String,
    pub personne: String,
    pub apres: String,
}

/// What was typed, if anything was.
fn optional<T: std::str::FromStr>(typed: &str, key: &'static str) -> Result<Option<T>, &'static str> {
    if typed.is_empty() { Ok(None) } else { typed.parse().map(Some).map_err(|_| key) }
}

impl SearchForm {
    pub fn check(&self) -> Result<Search, Errors> {
        let mut errors = Errors::default();
        let day = |typed: &str| optional::<NaiveDate>(typed, "trail-day-wrong");
        let search = Search {
            family: errors.keep("acte", optional(&self.acte, "trail-act-wrong")).flatten(),
            from: errors.keep("du", day(&self.du)).flatten(),
            until: errors.keep("au", day(&self.au)).flatten(),
            institution: errors.keep("institution", optional(&self.institution, "trail-institution-wrong")).flatten(),
            pseudonym: Some(self.personne.clone()).filter(|typed| !typed.is_empty()),
            after: read_cursor(&self.apres),
        };
        let is_in_order = search.from.zip(search.until).is_none_or(|(from, until)| from <= until);
        errors.require("au", is_in_order, "trail-period-wrong");
        if errors.is_empty() { Ok(search) } else { Err(errors) }
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The address of the page that goes on below `last`.
    pub fn address_after(&self, last: Cursor) -> String {
        let Self { acte, du, au, institution, personne, .. } = self;
        let (at, id) = (last.at.timestamp_micros(), last.id);
        format!(
            "/pro/journal?acte={acte}&du={du}&au={au}&institution={institution}&personne={personne}&apres={at}.{id}"
        )
    }
}

fn read_cursor(text: &str) -> Option<Cursor> {
    let (at, id) = text.split_once('.')?;
    Some(Cursor { at: DateTime::from_timestamp_micros(at.parse().ok()?)?, id: id.parse().ok()? })
}

impl Search {
    /// The same for the journal, in one territory; `account` is whom the pseudonym stands for.
    pub fn filter(&self, territory: Uuid, account: Option<Uuid>) -> Filter {
        Filter {
            act: self.family.map(|family| format!("{family}.")),
            from: self.from.map(start_of),
            until: self.until.and_then(|day| day.succ_opt()).map(start_of),
            account,
            institution: self.institution.map(Id::uuid),
            territory: Some(territory),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_said_beside_its_field() {
        let form = SearchForm { acte: "x".into(), du: "hier".into(), institution: "x".into(), ..SearchForm::default() };
        let errors = form.check().unwrap_err();
        let faults: Vec<_> = errors.iter().map(|(field, _)| field).collect();
        assert_eq!(faults, ["acte", "du", "institution"]);
        let upside_down = SearchForm { du: "2026-11-02".into(), au: "2026-11-01".into(), ..SearchForm::default() };
        assert_eq!(upside_down.check().unwrap_err().get("au"), Some("trail-period-wrong"));
    }

    #[test]
    fn a_period_holds_its_last_day_as_clocks_in_france_show_it() {
        let form = SearchForm { du: "2026-11-01".into(), au: "2026-11-01".into(), ..SearchForm::default() };
        let filter = form.check().unwrap().filter(Uuid::nil(), None);
        assert_eq!(filter.from, "2026-10-31T23:00:00Z".parse().ok());
        assert_eq!(filter.until, "2026-11-01T23:00:00Z".parse().ok());
    }

    #[test]
    fn a_page_goes_on_where_the_last_one_ended() {
        let last = Cursor { at: DateTime::from_timestamp_micros(1_700_000_000_123_456).unwrap(), id: Id::new() };
        let address = SearchForm::default().address_after(last);
        let apres = address.split("apres=").nth(1).unwrap().to_owned();
        assert_eq!(SearchForm { apres, ..SearchForm::default() }.check().unwrap().after, Some(last));
    }
}
