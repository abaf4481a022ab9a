//! The way back to a stop as a version of an entry says.

use axum::Extension;
use axum::response::Response;
use base::{Error, Id};
use web::{Cx, Form, Path, Result, see_other};

use super::store;
use crate::pages::{Index, Read, reach};
use crate::round::pages::put_back;
use crate::{Act, CORRECT_ENTRY, Service, Stop, acts};

/// An entry, a stop of it and a version.
type Which = Path<(Id<Service>, Id<Stop>, i64)>;

/// Puts a stop back as it stood, also one that was removed. What no longer follows the rules goes through the form.
pub async fn restore(
    cx: Cx,
    Extension(finder): Index,
    Path((id, stop, version)): Which,
    Form(read): Form<Read>,
) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.write().await?;
    let entry = reach(&cx, &mut db, id, Act::Correct).await?;
    let kept = store::version(&mut db, id, stop, version).await?.ok_or(Error::NotFound)?;
    if acts::is_as_read(&entry.service, read.version).is_err() {
        return Ok(see_other(&format!("/pro/fiches/{id}/historique")));
    }
    let form = kept.form(entry.service.version);
    put_back(cx, db, &finder, entry, (stop, form)).await
}
