//! Taking a place away from an entry, once it was confirmed; the history leads back.

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Db, Error, Id};
use web::{Cx, Form, Path, Result, invalid, page, see_other};

use super::{Index, Read, outrun, reach, show_at_once};
use crate::{Act, CORRECT_ENTRY, Entry, KeptPlace, Place, Service, Visibility, acts, store, twin};

#[derive(Template)]
#[template(path = "directory/removal.html")]
struct Removal {
    cx: Cx,
    entry: Entry,
    id: Id<KeptPlace>,
    /// As anybody may know it: nothing hidden is opened to take it away.
    place: Place,
    visibility: Visibility,
    notice: Option<&'static str>,
}

async fn find(cx: Cx, db: &mut Db, id: Id<Service>, place: Id<KeptPlace>) -> Result<Removal> {
    let entry = reach(&cx, db, id, Act::Correct).await?;
    // Both come in the order of the entry's offers.
    let offered = store::offered_places(db, id).await?.into_iter().zip(&entry.places);
    let mut found = offered.filter(|(kept, _)| kept.id == place).map(|(kept, told)| (kept.visibility, told.clone()));
    let (visibility, told) = found.next().ok_or(Error::NotFound)?;
    drop(found);
    Ok(Removal { cx, entry, id: place, place: told, visibility, notice: None })
}

/// Asks whether the place is to be taken away.
pub async fn form(cx: Cx, Path((id, place)): Path<(Id<Service>, Id<KeptPlace>)>) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.read().await?;
    page(&find(cx, &mut db, id, place).await?)
}

/// Takes the place away from the entry; other entries of the structure keep it.
pub async fn remove(
    cx: Cx,
    Extension(finder): Index,
    Path((id, place)): Path<(Id<Service>, Id<KeptPlace>)>,
    Form(read): Form<Read>,
) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.write().await?;
    let removal = find(cx, &mut db, id, place).await?;
    if let Err(key) = acts::is_as_read(&removal.entry.service, read.version) {
        return outrun(&Removal { notice: Some(key), ..removal });
    }
    let mut places = removal.entry.places.clone();
    places.retain(|told| *told != removal.place);
    let after = Entry { places, ..removal.entry.clone() };
    if let Err(key) = acts::may_stay_public(&after) {
        return invalid(&Removal { notice: Some(key), ..removal });
    }
    acts::remove_place(&removal.cx, &mut db, &removal.entry, place).await?;
    db.commit().await?;
    show_at_once(&removal.cx, &finder).await;
    twin::compare_after(&removal.cx.app.db, id).await;
    Ok(see_other(&format!("/pro/fiches/{id}")))
}
