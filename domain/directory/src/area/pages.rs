//! The page where an area is chosen.

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Db, Id};
use difference::{Difference, Span, differences};
use web::{Cx, Errors, Form, Path, Result, invalid, page};

use super::form::AreaForm;
use super::{known, names};
use crate::pages::{Index, conclude, outrun, reach};
use crate::{Act, CHOOSE_AREA, Entry, Service, acts};

#[derive(Template)]
#[template(path = "directory/area.html")]
struct AreaPage {
    cx: Cx,
    entry: Entry,
    form: AreaForm,
    errors: Errors,
    /// The codes in words.
    names: Vec<String>,
    /// Codes that nothing has.
    unknown: Vec<String>,
    differences: Option<Vec<Difference>>,
}

async fn shown(cx: Cx, db: &mut Db, entry: Entry, form: AreaForm) -> Result<AreaPage> {
    let names = names(&cx, db, &form.codes().join(" ")).await?;
    Ok(AreaPage { cx, entry, form, errors: Errors::default(), names, unknown: Vec::new(), differences: None })
}

/// Shows the form of the area.
pub async fn form(cx: Cx, Path(id): Path<Id<Service>>) -> Result<Response> {
    cx.may(CHOOSE_AREA)?;
    let mut db = cx.read().await?;
    let entry = reach(&cx, &mut db, id, Act::Correct).await?;
    let form = AreaForm::of(&entry.service);
    page(&shown(cx, &mut db, entry, form).await?)
}

/// Chooses who may use a service, and whether it stands for emergencies.
pub async fn choose(
    cx: Cx,
    Extension(finder): Index,
    Path(id): Path<Id<Service>>,
    Form(form): Form<AreaForm>,
) -> Result<Response> {
    cx.may(CHOOSE_AREA)?;
    let mut db = cx.write().await?;
    let entry = reach(&cx, &mut db, id, Act::Correct).await?;
    if acts::is_as_read(&entry.service, form.version).is_err() {
        let differing = differences(AreaForm::of(&entry.service).told(&cx), form.told(&cx));
        let form = AreaForm { version: entry.service.version, ..form };
        return outrun(&AreaPage { differences: Some(differing), ..shown(cx, &mut db, entry, form).await? });
    }
    let unknown = known::unknown(&mut db, &form.codes(), &entry).await?;
    match form.check(&entry.service, &entry.structure, &unknown) {
        Ok(service) => conclude(&cx, db, &finder, service, "service.corrected").await,
        Err(errors) => invalid(&AreaPage { errors, unknown, ..shown(cx, &mut db, entry, form).await? }),
    }
}
