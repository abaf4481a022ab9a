//! The workspace's pages about role sheets.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use chrono::NaiveDate;
use difference::{Difference, Span, differences};
use partner::{Institution, Membership, Territory};
use serde::Deserialize;
use web::{Cx, Decision, Errors, Form, PAGE_SIZE, Paging, Path, Query, Result, invalid, page, see_other};

use super::model::{SheetForm, SheetText};
use crate::block::{Block, blocks};
use crate::life::access::{Held, decide, held, names};
use crate::life::model::read;
use crate::life::pages::outrun;
use crate::life::{Document, Status, Text, acts, store};
use crate::{SEE_ROLES, WRITE_ROLES};

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

/// An institution in the list.
struct Row {
    member: Membership,
    document: Option<Document>,
    may_write: bool,
}

impl Row {
    /// Its sheet, if the reader may know of it.
    fn known(&self) -> Option<&Document> {
        self.document.as_ref().filter(|document| document.is_shown() || self.may_write)
    }
}

#[derive(Template)]
#[template(path = "sheet/list.html")]
struct List {
    cx: Cx,
    territory: Territory,
    rows: Vec<Row>,
    paging: Paging,
    today: NaiveDate,
}

/// Lists the institutions of the reader's territory, with how far their sheets are.
pub async fn list(cx: Cx, Query(which): Query<Which>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(SEE_ROLES)?.territory);
    let mut db = cx.read().await?;
    let territory = partner::territory(&mut db, territory).await?.ok_or(Error::NotFound)?;
    let total = names(&mut db, territory.id).await?.len();
    let paging = Paging::new(which.page, total).ok_or(Error::NotFound)?;
    let members = partner::members(&mut db, territory.id, paging.offset() as i64, PAGE_SIZE as i64).await?;
    let sheets = store::sheets(&mut db, territory.id).await?;
    let mut sheets: BTreeMap<_, _> = sheets.into_iter().map(|sheet| (sheet.institution_id, sheet)).collect();
    let mut rows = Vec::new();
    for member in members {
        let id = member.institution.id;
        let may_write = decide(&cx, WRITE_ROLES, territory.id, Some(id))? == Decision::Permit;
        rows.push(Row { document: sheets.remove(&Some(id)), member, may_write });
    }
    let today = cx.today();
    page(&List { cx, territory, rows, paging, today })
}

/// A section as pages show it.
struct Section {
    title: &'static str,
    blocks: Vec<Block>,
}

fn sections(text: &SheetText) -> Vec<Section> {
    text.sections().into_iter().map(|(title, text)| Section { title, blocks: blocks(text) }).collect()
}

/// A sheet in force, to be printed.
struct Printed {
    name: String,
    valid_on: NaiveDate,
    sections: Vec<Section>,
}

#[derive(Template)]
#[template(path = "sheet/print.html")]
struct Print {
    cx: Cx,
    territory: Territory,
    sheets: Vec<Printed>,
}

/// Shows all sheets in force, one to a printed page.
pub async fn print(cx: Cx) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(SEE_ROLES)?.territory);
    let mut db = cx.read().await?;
    let territory = partner::territory(&mut db, territory).await?.ok_or(Error::NotFound)?;
    let mut shown: BTreeMap<_, _> = BTreeMap::new();
    for (institution, content, valid_on) in store::shown_sheets(&mut db, territory.id).await? {
        shown.insert(institution, (content, valid_on));
    }
    let mut sheets = Vec::new();
    for member in partner::members(&mut db, territory.id, 0, 2000).await? {
        if let Some((content, valid_on)) = shown.remove(&member.institution.id) {
            sheets.push(Printed { name: member.institution.name, valid_on, sections: sections(&read(&content)?) });
        }
    }
    page(&Print { cx, territory, sheets })
}

/// Asks for what is in force, where she would be shown a draft.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    pub valid: bool,
}

#[derive(Template)]
#[template(path = "sheet/show.html")]
struct Show {
    cx: Cx,
    member: Membership,
    may_write: bool,
    /// `None`: there is none, or none that she may know of.
    held: Option<Held>,
    is_draft: bool,
    sections: Vec<Section>,
}

impl Show {
    fn writing(&self) -> String {
        format!("/pro/roles/{}/redaction", self.member.institution.id)
    }
}

/// The member of the reader's territory that an address names.
async fn member(cx: &Cx, db: &mut Db, id: Id<Institution>) -> Result<Membership> {
    let territory = Id::from_uuid(cx.signed_in()?.territory);
    Ok(partner::member(db, territory, id).await?.ok_or(Error::NotFound)?)
}

async fn sheet(cx: &Cx, db: &mut Db, id: Id<Institution>) -> Result<Option<Document>> {
    Ok(store::sheet(db, Id::from_uuid(cx.signed_in()?.territory), id).await?)
}

/// What a document says: the draft, or what is in force.
pub async fn text_of(db: &mut Db, held: &Held, is_draft: bool) -> Result<Text> {
    let Some(number) = held.document.valid_number.filter(|_| !is_draft) else { return Ok(held.text.clone()) };
    let version = store::version(db, held.document.id, number).await?.ok_or(Error::NotFound)?;
    Ok(Text::read(&held.document, &version.content)?)
}

/// Shows the sheet of an institution.
pub async fn show(cx: Cx, Path(id): Path<Id<Institution>>, Query(wanted): Query<Wanted>) -> Result<Response> {
    cx.may(SEE_ROLES)?;
    let mut db = cx.read().await?;
    let member = member(&cx, &mut db, id).await?;
    let may_write = may_write(&cx, id)? == Decision::Permit;
    let held = match sheet(&cx, &mut db, id).await? {
        Some(document) => held(&cx, &mut db, document).await?,
        None => None,
    };
    let is_draft = held.as_ref().is_some_and(Held::shows_draft) && !wanted.valid;
    let sections = match &held {
        Some(held) => match text_of(&mut db, held, is_draft).await? {
            Text::Sheet(text) => sections(&text),
            Text::Circuit(_) => Vec::new(),
        },
        None => Vec::new(),
    };
    page(&Show { cx, member, may_write, held, is_draft, sections })
}

fn may_write(cx: &Cx, id: Id<Institution>) -> Result<Decision> {
    decide(cx, WRITE_ROLES, Id::from_uuid(cx.signed_in()?.territory), Some(id))
}

#[derive(Template)]
#[template(path = "sheet/form.html")]
struct Writing {
    cx: Cx,
    member: Membership,
    form: SheetForm,
    errors: Errors,
    /// What was typed against what somebody else saved meanwhile; `None` when nobody did.
    differences: Option<Vec<Difference>>,
}

/// The sheet that is being written, with its document if there is one.
async fn reach(cx: &Cx, db: &mut Db, id: Id<Institution>) -> Result<(Membership, Option<Document>, SheetText)> {
    let member = member(cx, db, id).await?;
    may_write(cx, id)?.ok()?;
    let document = sheet(cx, db, id).await?;
    if document.as_ref().is_some_and(|document| document.withdrawn_on.is_some()) {
        return Err(Error::Refused("role-is-withdrawn").into());
    }
    let text = match &document {
        Some(document) => read(&document.content)?,
        None => SheetText::default(),
    };
    Ok((member, document, text))
}

/// Shows the form of a sheet; an empty one where there is none.
pub async fn form(cx: Cx, Path(id): Path<Id<Institution>>) -> Result<Response> {
    cx.may(WRITE_ROLES)?;
    let (member, document, text) = reach(&cx, &mut cx.read().await?, id).await?;
    let form = SheetForm::of(text, document.map_or(0, |document| document.version));
    page(&Writing { cx, member, form, errors: Errors::default(), differences: None })
}

/// Keeps what was typed as a draft. Who sends what she began on an older version sees the difference, and keeps her text.
pub async fn save(cx: Cx, Path(id): Path<Id<Institution>>, Form(form): Form<SheetForm>) -> Result<Response> {
    cx.may(WRITE_ROLES)?;
    let mut db = cx.write().await?;
    let (member, document, stored) = reach(&cx, &mut db, id).await?;
    let version = document.as_ref().map_or(0, |document| document.version);
    if form.version != version {
        let differences = Some(differences(stored.told(), form.text().told()));
        let form = SheetForm { version, ..form };
        return outrun(&Writing { cx, member, form, errors: Errors::default(), differences });
    }
    let text = match form.check() {
        Ok(text) => Text::Sheet(text),
        Err(errors) => return invalid(&Writing { cx, member, form, errors, differences: None }),
    };
    match document {
        Some(document) => {
            let touched = text.concerned(&document);
            acts::rewrite(&cx, &mut db, text.put(document)?, &touched).await?;
        }
        None => {
            let territory = Id::from_uuid(cx.signed_in()?.territory);
            acts::begin(&cx, &mut db, &text.put(Document::new(territory, Some(id), cx.now()))?).await?;
        }
    }
    db.commit().await?;
    Ok(see_other(&format!("/pro/roles/{id}")))
}
