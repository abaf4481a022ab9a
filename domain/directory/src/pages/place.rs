//! The form of a place, which its keepers see with its hidden address.

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use difference::{Difference, Span, differences};
use partner::Commune;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::{Index, outrun, reach, show_at_once};
use crate::form_place::{Ground, PlaceForm};
use crate::{Act, CORRECT_ENTRY, Entry, Finder, KeptPlace, Service, Visibility, acts, hours_lines, store, twin};

#[derive(Template)]
#[template(path = "directory/place.html")]
struct PlacePage {
    cx: Cx,
    entry: Entry,
    /// `None`: it is to be added.
    id: Option<Id<KeptPlace>>,
    form: PlaceForm,
    errors: Errors,
    /// Those that what was typed may stand for.
    communes: Vec<Commune>,
    differences: Option<Vec<Difference>>,
    hours: Vec<String>,
}

impl PlacePage {
    fn new(cx: Cx, entry: Entry, id: Option<Id<KeptPlace>>, form: PlaceForm) -> Self {
        let hours = form.hours.parse().map(|hours| hours_lines(&cx, &hours)).unwrap_or_default();
        Self { cx, entry, id, form, errors: Errors::default(), communes: Vec::new(), differences: None, hours }
    }

    fn visibilities(&self) -> &'static [Visibility] {
        Visibility::ALL
    }
}

/// The form of a place as it stands.
async fn stored(db: &mut Db, place: &KeptPlace, version: i64) -> Result<PlaceForm> {
    let commune = partner::commune(db, &place.commune_code).await?;
    Ok(PlaceForm::of(place, commune.as_ref(), version))
}

/// The page of who sends what she began on an older version: the difference, and her text.
async fn late(cx: Cx, db: &mut Db, entry: Entry, before: Option<KeptPlace>, form: PlaceForm) -> Result<PlacePage> {
    let version = entry.service.version;
    let differing = match &before {
        Some(place) => differences(stored(db, place, version).await?.told(&cx), form.told(&cx)),
        None => Vec::new(),
    };
    let form = PlaceForm { version, ..form };
    let id = before.map(|place| place.id);
    Ok(PlacePage { differences: Some(differing), ..PlacePage::new(cx, entry, id, form) })
}

/// Shows the form of a place where the entry's service is met.
pub async fn form(cx: Cx, Path((id, place)): Path<(Id<Service>, Id<KeptPlace>)>) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.read().await?;
    let entry = reach(&cx, &mut db, id, Act::Correct).await?;
    let kept =
        store::offered_places(&mut db, id).await?.into_iter().find(|kept| kept.id == place).ok_or(Error::NotFound)?;
    let form = stored(&mut db, &kept, entry.service.version).await?;
    drop(db);
    let hidden: Vec<_> = kept.is_hidden().then_some(place).into_iter().collect();
    acts::note_openings(&cx, &hidden).await?;
    page(&PlacePage::new(cx, entry, Some(place), form))
}

/// Shows the form of a place that is to be added.
pub async fn new_form(cx: Cx, Path(id): Path<Id<Service>>) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.read().await?;
    let entry = reach(&cx, &mut db, id, Act::Correct).await?;
    let form = PlaceForm::blank(entry.service.version);
    page(&PlacePage::new(cx, entry, None, form))
}

/// Corrects a place, for every entry that is met there.
pub async fn correct(
    cx: Cx,
    Extension(finder): Index,
    Path((id, place)): Path<(Id<Service>, Id<KeptPlace>)>,
    Form(form): Form<PlaceForm>,
) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.write().await?;
    let entry = reach(&cx, &mut db, id, Act::Correct).await?;
    let before = store::offered_places(&mut db, id).await?.into_iter().find(|kept| kept.id == place);
    save(cx, db, &finder, entry, Some(before.ok_or(Error::NotFound)?), form).await
}

/// Adds a place to an entry.
pub async fn add(
    cx: Cx,
    Extension(finder): Index,
    Path(id): Path<Id<Service>>,
    Form(form): Form<PlaceForm>,
) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.write().await?;
    let entry = reach(&cx, &mut db, id, Act::Correct).await?;
    save(cx, db, &finder, entry, None, form).await
}

/// The form again, with what is wrong with it.
pub fn again(cx: Cx, entry: Entry, id: Option<Id<KeptPlace>>, form: PlaceForm, errors: Errors) -> Result<Response> {
    invalid(&PlacePage { errors, ..PlacePage::new(cx, entry, id, form) })
}

/// What the two acts have in common: check, save, tell.
async fn save(
    cx: Cx,
    mut db: Db,
    finder: &Finder,
    entry: Entry,
    before: Option<KeptPlace>,
    mut form: PlaceForm,
) -> Result<Response> {
    if acts::is_as_read(&entry.service, form.version).is_err() {
        return outrun(&late(cx, &mut db, entry, before, form).await?);
    }
    let whereabouts = form.whereabouts(&mut db).await?;
    let ground = ground(&mut db, &entry, before).await?;
    let place = match form.check(&ground, whereabouts.as_ref().map_err(|(key, _)| *key)) {
        Ok(place) => place,
        Err(errors) => {
            let communes = whereabouts.err().map(|(_, communes)| communes).unwrap_or_default();
            let id = ground.before.map(|before| before.id);
            return invalid(&PlacePage { errors, communes, ..PlacePage::new(cx, entry, id, form) });
        }
    };
    if ground.before.is_none() {
        acts::add_place(&cx, &mut db, &entry, &place).await?;
    } else {
        acts::save_place(&cx, &mut db, &entry, &place, "place.corrected").await?;
    }
    db.commit().await?;
    show_at_once(&cx, finder).await;
    twin::compare_after(&cx.app.db, entry.service.id).await;
    Ok(see_other(&format!("/pro/fiches/{}", entry.service.id)))
}

/// What the place is checked against.
pub async fn ground(db: &mut Db, entry: &Entry, before: Option<KeptPlace>) -> Result<Ground> {
    let mut others = store::kept_places(db, entry.structure.id).await?;
    others.retain(|other| before.as_ref().is_none_or(|before| before.id != other.id));
    let services = store::services(db, entry.structure.id).await?;
    Ok(Ground { structure: entry.structure.id, before, others, services })
}
