//! A new entry: a name and a form of help, then the form of correction.

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use chrono::{DateTime, Utc};
use partner::{Institution, Membership};
use serde::Deserialize;
use web::{Cx, Errors, Form, Result, invalid, page, see_other};

use super::{Index, show_at_once};
use crate::form_entry::name;
use crate::store::{self, Scope};
use crate::twin::{self, Met, Typed};
use crate::{Act, Kind, PUBLISH_ENTRY, Service, Structure, acts, decide, drafts, history};

/// How many institutions are offered.
const INSTITUTIONS: i64 = 500;

#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NewForm {
    /// A structure that is known, or…
    structure: Option<Id<Structure>>,
    /// … the name of one that is not, with whose people keep it.
    structure_name: String,
    institution: Option<Id<Institution>>,
    name: String,
    kind: Option<Kind>,
    /// She has looked at what it resembles.
    is_other: bool,
}

#[derive(Template)]
#[template(path = "directory/new.html")]
struct New {
    cx: Cx,
    form: NewForm,
    errors: Errors,
    structures: Vec<Structure>,
    /// Those that the reader may name as keepers; none where it is her own.
    institutions: Vec<Membership>,
    /// What is there already and resembles what was typed.
    met: Vec<Met>,
}

impl New {
    fn kinds(&self) -> &'static [Kind] {
        Kind::ALL
    }
}

async fn new_page(cx: Cx, db: &mut Db, form: NewForm, errors: Errors) -> Result<New> {
    let scope = Scope::of(cx.signed_in()?);
    let structures = store::structures(db, scope).await?;
    let institutions = match scope.institution {
        None => partner::members(db, scope.territory, 0, INSTITUTIONS).await?,
        Some(_) => Vec::new(),
    };
    Ok(New { cx, form, errors, structures, institutions, met: Vec::new() })
}

/// Shows the form of a new entry.
pub async fn form(cx: Cx) -> Result<Response> {
    cx.may(PUBLISH_ENTRY)?;
    let mut db = cx.read().await?;
    page(&new_page(cx, &mut db, NewForm::default(), Errors::default()).await?)
}

/// Makes a draft, and leads to its form.
pub async fn create(cx: Cx, Extension(finder): Index, Form(form): Form<NewForm>) -> Result<Response> {
    cx.may(PUBLISH_ENTRY)?;
    let mut db = cx.write().await?;
    let mut errors = Errors::default();
    let name = name(&mut errors, "name", &form.name);
    let kind = errors.keep("kind", form.kind.ok_or("entry-kind-missing"));
    let structure = structure(&cx, &mut db, &form, &mut errors).await?;
    let (Some(kind), Some((structure, is_new)), true) = (kind, structure, errors.is_empty()) else {
        return invalid(&new_page(cx, &mut db, form, errors).await?);
    };
    let met = resembling(&cx, &mut db, &structure, is_new, &name).await?;
    if !met.is_empty() && !form.is_other {
        let errors = Errors::one("is_other", "twin-met-tick");
        return invalid(&New { met, ..new_page(cx, &mut db, form, errors).await? });
    }
    if is_new {
        store::insert_structure(&mut db, &structure, None).await?;
    }
    let service = draft(structure.id, name, kind, cx.now());
    store::insert_service(&mut db, &service).await?;
    history::note_first(&mut db, &service, "service.created", &acts::author(&cx)?).await?;
    store::record_change(&mut db, &[service.id], cx.now()).await?;
    cx.journal(&mut db, "service.created", service.id.uuid()).await?;
    db.commit().await?;
    show_at_once(&cx, &finder).await;
    twin::compare_after(&cx.app.db, service.id).await;
    Ok(see_other(&format!("/pro/fiches/{}/correction", service.id)))
}

/// What is there already under the name of a new entry, or under that of a new structure.
async fn resembling(cx: &Cx, db: &mut Db, structure: &Structure, is_new: bool, name: &str) -> Result<Vec<Met>> {
    let body = if is_new { structure.name.as_str() } else { "" };
    twin::met(cx, db, Typed { name, body, phone: None }).await
}

/// The structure that was chosen, or the one that was named and is to be made.
async fn structure(cx: &Cx, db: &mut Db, form: &NewForm, errors: &mut Errors) -> Result<Option<(Structure, bool)>> {
    let reader = cx.signed_in()?;
    if let Some(id) = form.structure {
        let known = store::structure(db, id).await?.ok_or(Error::NotFound)?;
        decide(reader, Act::Publish, &known, cx.now()).ok()?;
        return Ok(Some((known, false)));
    }
    let Some(name) = Some(name(errors, "structure_name", &form.structure_name)).filter(|_| errors.is_empty()) else {
        return Ok(None);
    };
    let scope = Scope::of(reader);
    let institution = match (scope.institution, form.institution) {
        (Some(_), _) => Some(Id::from_uuid(reader.institution.ok_or(Error::Forbidden)?)),
        (None, None) => None,
        (None, Some(id)) => {
            Some(partner::member(db, scope.territory, id).await?.ok_or(Error::NotFound)?.institution.id)
        }
    };
    Ok(Some((new_structure(scope, institution, name), true)))
}

pub fn new_structure(scope: Scope, institution_id: Option<Id<Institution>>, name: String) -> Structure {
    Structure {
        id: Id::new(),
        territory_id: scope.territory,
        institution_id,
        name,
        description: String::new(),
        website: None,
        phone: None,
        email: None,
        source: "local".to_owned(),
    }
}

/// A service of which nothing is known but its name and form.
pub fn draft(structure_id: Id<Structure>, name: impl Into<String>, kind: Kind, now: DateTime<Utc>) -> Service {
    Service { id: Id::new(), structure_id, kind, name: name.into(), updated_at: now, ..drafts::blank() }
}
