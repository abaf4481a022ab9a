//! Noting that an institution has agreed: in a meeting, by letter, where nobody of it can sign in.

use askama::Template;
use axum::response::Response;
use base::text::one_line;
use base::{Error, Id};
use chrono::{Days, NaiveDate};
use serde::Deserialize;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::access::{Awaited, Held, reach};
use super::pages::stale;
use super::{Approval, Document, acts};
use crate::NOTE_VALIDATION;

const FUNCTION_LENGTH: usize = 100;
/// How long ago an agreement may have been given: a year, after which it would be due at once.
const OLDEST: Days = Days::new(360);

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteForm {
    pub institution: String,
    pub function: String,
    pub given_on: String,
    pub version: i64,
}

impl NoteForm {
    /// The agreement that was noted by somebody of the function `by`, or what is wrong with it.
    fn check(&self, awaited: &[&Awaited], (by, today): (&str, NaiveDate)) -> Result<Approval, Errors> {
        let mut errors = Errors::default();
        let function = one_line(&self.function);
        let chosen = awaited.iter().find(|one| one.id.to_string() == self.institution);
        let institution = errors.keep("institution", chosen.map(|one| one.id).ok_or("role-note-institution"));
        let is_named = (3..=FUNCTION_LENGTH).contains(&function.chars().count());
        errors.require("function", is_named, "role-note-function-length");
        let day = errors.keep("given_on", self.given_on.parse::<NaiveDate>().map_err(|_| "role-note-day-unreadable"));
        let oldest = today - OLDEST;
        errors.require("given_on", day.is_none_or(|day| (oldest..=today).contains(&day)), "role-note-day-range");
        match (institution, day) {
            (Some(institution_id), Some(given_on)) if errors.is_empty() => {
                Ok(Approval { institution_id, function, given_on, noted_by: by.to_owned() })
            }
            _ => Err(errors),
        }
    }
}

#[derive(Template)]
#[template(path = "life/noting.html")]
struct Noting {
    cx: Cx,
    held: Held,
    form: NoteForm,
    errors: Errors,
}

/// Shows the form, if there is somebody to note for.
pub async fn form(cx: Cx, Path(id): Path<Id<Document>>) -> Result<Response> {
    cx.may(NOTE_VALIDATION)?;
    let held = reach(&cx, &mut cx.read().await?, id).await?;
    if held.notable().is_empty() {
        return Err(Error::Refused("role-note-nobody").into());
    }
    let institution = held.notable().first().map(|one| one.id.to_string()).unwrap_or_default();
    let version = held.document.version;
    let form = NoteForm { institution, given_on: cx.today().to_string(), version, ..NoteForm::default() };
    page(&Noting { cx, held, form, errors: Errors::default() })
}

/// Notes the agreement of one institution.
pub async fn note(cx: Cx, Path(id): Path<Id<Document>>, Form(form): Form<NoteForm>) -> Result<Response> {
    let by = cx.may(NOTE_VALIDATION)?.function.clone();
    let mut db = cx.write().await?;
    let held = reach(&cx, &mut db, id).await?;
    if !held.rights.may_note {
        return Err(Error::Forbidden.into());
    }
    if held.document.version != form.version {
        return stale(cx, &held.document);
    }
    let notable = held.notable();
    if notable.is_empty() {
        return Err(Error::Refused("role-note-nobody").into());
    }
    let approval = match form.check(&notable, (&by, cx.today())) {
        Ok(approval) => approval,
        Err(errors) => return invalid(&Noting { cx, held, form, errors }),
    };
    let path = held.document.path();
    acts::approve(&cx, &mut db, held.document, &held.concerned, &approval).await?;
    db.commit().await?;
    Ok(see_other(&path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agreement_is_noted_with_a_function_and_a_day_of_the_past_year() {
        let awaited = Awaited { id: Id::new(), name: "Parquet".into(), is_represented: false };
        let today: NaiveDate = "2026-11-23".parse().unwrap();
        let form = NoteForm {
            institution: awaited.id.to_string(),
            function: "Procureure adjointe".into(),
            given_on: "2026-11-02".into(),
            version: 1,
        };
        let check = |form: &NoteForm| form.check(&[&awaited], ("coordinatrice", today));
        assert_eq!(check(&form).unwrap().noted_by, "coordinatrice");
        let faults = |form: NoteForm| check(&form).unwrap_err().iter().collect::<Vec<_>>();
        let day = |day: &str| faults(NoteForm { given_on: day.into(), ..form.clone() });
        assert_eq!(day("2026-11-24"), [("given_on", "role-note-day-range")]);
        assert_eq!(day("2025-11-23"), [("given_on", "role-note-day-range")]);
        assert_eq!(day("hier"), [("given_on", "role-note-day-unreadable")]);
        let nobody = NoteForm { function: " ".into(), institution: "x".into(), ..form.clone() };
        assert_eq!(faults(nobody).len(), 2);
    }
}
