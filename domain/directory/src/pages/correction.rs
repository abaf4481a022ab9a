//! The form that corrects an entry, and what happens when two people use it at once.

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Code as _, Id};
use difference::{Difference, Span, differences};
use web::{Cx, Errors, Form, Path, Result, invalid, page};

use super::{Index, conclude, outrun, reach};
use crate::form_entry::EntryForm;
use crate::{
    Act, Audience, CORRECT_ENTRY, Cost, Entry, Kind, Language, Moment, Need, Service, Status, Violence, acts,
    freshness, hours_lines, store, twin,
};

#[derive(Template)]
#[template(path = "directory/correction.html")]
struct Correction {
    cx: Cx,
    entry: Entry,
    form: EntryForm,
    errors: Errors,
    /// What was typed against what somebody else saved meanwhile; `None` when nobody did.
    differences: Option<Vec<Difference>>,
    /// The hours that were typed, in words.
    hours: Vec<String>,
}

impl Correction {
    fn new(cx: Cx, entry: Entry, form: EntryForm, errors: Errors) -> Self {
        let hours = form.readable_hours().map(|hours| hours_lines(&cx, &hours)).unwrap_or_default();
        Self { cx, entry, form, errors, differences: None, hours }
    }

    /// Her text on top of what somebody else saved: sent again, it is hers that stands.
    fn outrun(cx: Cx, entry: Entry, form: EntryForm) -> Self {
        let differences = differences(EntryForm::of(&entry.service).told(&cx), form.told(&cx));
        let form = EntryForm { version: entry.service.version, ..form };
        Self { differences: Some(differences), ..Self::new(cx, entry, form, Errors::default()) }
    }
}

/// Shows the form of an entry.
pub async fn form(cx: Cx, Path(id): Path<Id<Service>>) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.read().await?;
    let entry = reach(&cx, &mut db, id, Act::Correct).await?;
    let form = EntryForm::of(&entry.service);
    page(&Correction::new(cx, entry, form, Errors::default()))
}

/// Corrects an entry. Who sends what she began on an older version sees the difference, and keeps her text.
pub async fn correct(
    cx: Cx,
    Extension(finder): Index,
    Path(id): Path<Id<Service>>,
    Form(form): Form<EntryForm>,
) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.write().await?;
    // What she began on an entry that was merged meanwhile is shown on top of the other.
    let alias = twin::store::alias(&mut db, id).await?;
    let entry = reach(&cx, &mut db, alias.as_ref().map_or(id, |alias| alias.kept_id), Act::Correct).await?;
    if alias.is_some() || acts::is_as_read(&entry.service, form.version).is_err() {
        return outrun(&Correction::outrun(cx, entry, form));
    }
    let kept = store::kept_places(&mut db, entry.structure.id).await?;
    let service = match form.check(&entry, &kept, cx.today()) {
        Ok(service) if form.is_checked => {
            freshness::note_all_checks(&cx, &mut db, &Entry { service: service.clone(), ..entry }).await?;
            acts::checked(&cx, service)?
        }
        Ok(service) => {
            let touched = freshness::touched(&entry.service, &service);
            freshness::note_checks(&cx, &mut db, id, &touched).await?;
            service
        }
        Err(errors) => return invalid(&Correction::new(cx, entry, form, errors)),
    };
    conclude(&cx, db, &finder, service, "service.corrected").await
}
