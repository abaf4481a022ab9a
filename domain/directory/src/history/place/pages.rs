//! A place as a version of an entry says, for its keepers, and the way back to it.

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Db, Error, Id};
use web::{Cx, Errors, Form, Path, Result, page, see_other};

use super::{Openness, PlaceVersion, store};
use crate::form_place::PlaceForm;
use crate::pages::place::{again, ground};
use crate::pages::{Index, Read, outrun, reach, show_at_once};
use crate::{Act, CORRECT_ENTRY, Entry, KeptPlace, Service, acts, twin};

/// An entry, a place of it and a version.
type Which = Path<(Id<Service>, Id<KeptPlace>, i64)>;

#[derive(Template)]
#[template(path = "history/place.html")]
struct Shown {
    cx: Cx,
    entry: Entry,
    version: PlaceVersion,
    /// The fields, each with the key of its name.
    facts: Vec<(&'static str, String)>,
    /// The entry is met there today.
    is_offered: bool,
    notice: Option<&'static str>,
}

/// What was kept, and what it is beside today.
struct Found {
    entry: Entry,
    version: PlaceVersion,
    /// The place as it stands today.
    now: KeptPlace,
    is_offered: bool,
    /// Whoever reads it opens a hidden address.
    is_opening: bool,
}

async fn find(cx: &Cx, db: &mut Db, Path((id, place, version)): Which) -> Result<Found> {
    let entry = reach(cx, db, id, Act::Correct).await?;
    let version = store::version(db, id, place, version).await?.ok_or(Error::NotFound)?;
    let now = crate::store::kept_place(db, entry.structure.id, place).await?.ok_or(Error::NotFound)?;
    let is_offered = crate::store::offered_places(db, id).await?.iter().any(|offered| offered.id == place);
    let openness = Openness::of(&crate::store::kept_places(db, entry.structure.id).await?);
    let is_opening = version.tells_address() && !openness.is_open(&version);
    Ok(Found { entry, version, now, is_offered, is_opening })
}

impl Found {
    /// Notes that a hidden address is about to be shown, if it is one.
    async fn open(&self, cx: &Cx) -> Result<()> {
        let hidden: Vec<_> = self.is_opening.then_some(self.now.id).into_iter().collect();
        acts::note_openings(cx, &hidden).await
    }

    fn shown(self, cx: Cx, notice: Option<&'static str>) -> Shown {
        let facts = self.version.form(self.entry.service.version).told(&cx);
        Shown { cx, entry: self.entry, version: self.version, facts, is_offered: self.is_offered, notice }
    }
}

/// Shows a place as it stood; a hidden address is opened so.
pub async fn show(cx: Cx, which: Which) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.read().await?;
    let found = find(&cx, &mut db, which).await?;
    drop(db);
    found.open(&cx).await?;
    page(&found.shown(cx, None))
}

/// Puts a place back as it stood or, where the entry is not met there any more, puts it back in the entry as it stands today:
/// others may be met there. What would make its address public, or erase it, goes through the form.
pub async fn restore(cx: Cx, Extension(finder): Index, which: Which, Form(read): Form<Read>) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.write().await?;
    let found = find(&cx, &mut db, which).await?;
    if let Err(key) = acts::is_as_read(&found.entry.service, read.version) {
        drop(db);
        found.open(&cx).await?;
        return outrun(&found.shown(cx, Some(key)));
    }
    let id = found.entry.service.id;
    if found.is_offered {
        match checked(&mut db, &found).await? {
            Ok(place) => acts::save_place(&cx, &mut db, &found.entry, &place, "place.restored").await?,
            Err((form, errors)) => {
                drop(db);
                found.open(&cx).await?;
                return again(cx, found.entry, Some(found.now.id), form, errors);
            }
        }
    } else {
        acts::offer_again(&cx, &mut db, &found.entry, found.now.id).await?;
    }
    db.commit().await?;
    show_at_once(&cx, &finder).await;
    twin::compare_after(&cx.app.db, id).await;
    Ok(see_other(&format!("/pro/fiches/{id}")))
}

/// The place as it stood, if it follows the rules of today; else the form, with what is wrong and who may know of it today.
async fn checked(db: &mut Db, found: &Found) -> Result<std::result::Result<KeptPlace, (PlaceForm, Errors)>> {
    if found.version.is_wiped {
        return Err(Error::Refused("history-place-wiped").into());
    }
    let mut form = found.version.form(found.entry.service.version);
    if found.version.is_to_be_chosen(found.now.visibility) {
        form.visibility = found.now.visibility;
        return Ok(Err((form, Errors::one("visibility", "history-place-choose"))));
    }
    let whereabouts = form.whereabouts(db).await?;
    let ground = ground(db, &found.entry, Some(found.now.clone())).await?;
    let checked = form.check(&ground, whereabouts.as_ref().map_err(|(key, _)| *key));
    Ok(checked.map_err(|errors| (form, errors)))
}
