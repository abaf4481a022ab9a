//! The page where a territory adds a note to an entry that it inherits.

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Db, Error, Id};
use partner::Territory;
use serde::Deserialize;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::{Kept, LONGEST, may_add, store};
use crate::pages::{Index, outrun};
use crate::store::entry;
use crate::{Entry, KEEP_NOTES, Service, Status, show_at_once};

#[derive(Template)]
#[template(path = "note/form.html")]
struct Page {
    cx: Cx,
    entry: Entry,
    form: NoteForm,
    /// What somebody else wrote since this page was read.
    other: Option<String>,
    errors: Errors,
}

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteForm {
    version: i64,
    text: String,
}

/// The published entry and what the territory of whoever asks adds to it; none that it keeps itself.
async fn inherited(cx: &Cx, db: &mut Db, id: Id<Service>) -> Result<(Entry, Option<Kept>, Id<Territory>)> {
    let territory = Id::from_uuid(cx.may(KEEP_NOTES)?.territory);
    let entry = entry(db, id).await?.filter(|entry| entry.service.status == Status::Published);
    let entry = entry.filter(|entry| may_add(territory, &entry.structure)).ok_or(Error::NotFound)?;
    let kept = store::kept(db, id, territory).await?;
    Ok((entry, kept, territory))
}

/// Shows the note.
pub async fn form(cx: Cx, Path(id): Path<Id<Service>>) -> Result<Response> {
    cx.may(KEEP_NOTES)?;
    let (entry, kept, _) = inherited(&cx, &mut cx.read().await?, id).await?;
    let form = kept.map(|kept| NoteForm { version: kept.version, text: kept.text }).unwrap_or_default();
    page(&Page { cx, entry, form, other: None, errors: Errors::default() })
}

/// Keeps the note; an empty one is taken away.
pub async fn save(
    cx: Cx,
    Extension(finder): Index,
    Path(id): Path<Id<Service>>,
    Form(form): Form<NoteForm>,
) -> Result<Response> {
    cx.may(KEEP_NOTES)?;
    let mut db = cx.write().await?;
    let (entry, kept, territory) = inherited(&cx, &mut db, id).await?;
    let text = base::text::many_lines(&form.text);
    if text.chars().count() > LONGEST {
        let errors = Errors::one("text", "note-too-long");
        return invalid(&Page { cx, entry, form, other: None, errors });
    }
    let version = kept.as_ref().map_or(0, |kept| kept.version);
    if version != form.version {
        let other = Some(kept.map(|kept| kept.text).unwrap_or_default());
        let form = NoteForm { version, ..form };
        return outrun(&Page { cx, entry, form, other, errors: Errors::default() });
    }
    let act = if text.is_empty() {
        store::remove(&mut db, id, territory).await?;
        "note.removed"
    } else {
        let note = Kept { service_id: id, text, version: version + 1 };
        store::put(&mut db, &note, territory, cx.today()).await?;
        "note.written"
    };
    crate::store::record_change(&mut db, &[id], cx.now()).await?;
    cx.journal(&mut db, act, id.uuid()).await?;
    db.commit().await?;
    show_at_once(&cx, &finder).await;
    Ok(see_other(&format!("/pro/annuaire/{id}")))
}
