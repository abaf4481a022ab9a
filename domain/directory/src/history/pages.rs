//! The history of an entry, and the way back to one of its versions.

use std::collections::BTreeMap;

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Db, Error, Id};
use difference::{Difference, Span, differences};
use serde::Deserialize;
use web::{Cx, Failure, Form, PAGE_SIZE, Paging, Path, Query, Result, page, see_other};

use super::place::{Openness, PlaceStep, steps as place_steps, store as places};
use super::stop::{StopStep, steps as stop_steps, store as stops};
use super::{Version, store};
use crate::form_address::hidden_streets;
use crate::pages::{Index, Read, conclude, reach, reach_any};
use crate::{
    Act, CHOOSE_AREA, CORRECT_ENTRY, Entry, MERGE_ENTRIES, SEE_ENTRIES, Service, Status, acts, decide, freshness, twin,
};

#[derive(Debug, Deserialize)]
pub struct Which {
    page: Option<usize>,
}

/// A version and what it changed of the one before; `None`: it is the first one known.
struct Step {
    version: Version,
    changes: Option<Vec<Difference>>,
    moment: String,
    /// What it changed of places.
    places: Vec<PlaceStep>,
    /// What it changed of the stops of a round.
    stops: Vec<StopStep>,
}

impl Step {
    /// Says whether nothing of the entry itself changed, but something of where it is met.
    fn is_elsewhere(&self) -> bool {
        !self.places.is_empty() || !self.stops.is_empty()
    }
}

#[derive(Template)]
#[template(path = "history/list.html")]
struct History {
    cx: Cx,
    entry: Entry,
    steps: Vec<Step>,
    /// What was merged into it, each with a history of its own.
    lost: Vec<twin::store::Lost>,
    paging: Paging,
    may_correct: bool,
}

impl History {
    /// Where an entry came from that was merged into this one, and when.
    fn lost_told(&self, lost: &twin::store::Lost) -> String {
        let day = self.cx.day(&web::today_at(lost.merged_at));
        self.cx.t2("twin-lost-told", "source", lost.source.as_str(), "day", day)
    }

    fn may_merge(&self) -> bool {
        self.cx.has(MERGE_ENTRIES)
    }

    fn address(&self) -> String {
        format!("/pro/fiches/{}/historique?", self.entry.service.id)
    }
}

fn changes(cx: &Cx, version: &Version, before: Option<&Version>) -> Option<Vec<Difference>> {
    let before = before?;
    let (mut stored, mut changed) = (before.form()?.told(cx), version.form()?.told(cx));
    if let (Some(area), Some(new)) = (before.area_told(cx), version.area_told(cx)) {
        stored.extend(area);
        changed.extend(new);
    }
    Some(differences(stored, changed))
}

/// What `versions`, the newest first, changed of places.
async fn place_changes(
    cx: &Cx,
    db: &mut Db,
    entry: &Entry,
    versions: &[Version],
) -> Result<BTreeMap<i64, Vec<PlaceStep>>> {
    let (Some(newest), Some(oldest)) = (versions.first(), versions.last()) else { return Ok(BTreeMap::new()) };
    let before = places::before(db, entry.service.id, oldest.version).await?;
    let between = places::between(db, entry.service.id, (oldest.version, newest.version)).await?;
    let openness = Openness::of(&crate::store::kept_places(db, entry.structure.id).await?);
    Ok(place_steps(cx, &openness, before, between))
}

/// What `versions`, the newest first, changed of stops.
async fn stop_changes(
    cx: &Cx,
    db: &mut Db,
    entry: &Entry,
    versions: &[Version],
) -> Result<BTreeMap<i64, Vec<StopStep>>> {
    let (Some(newest), Some(oldest)) = (versions.first(), versions.last()) else { return Ok(BTreeMap::new()) };
    let before = stops::before(db, entry.service.id, oldest.version).await?;
    let between = stops::between(db, entry.service.id, (oldest.version, newest.version)).await?;
    let hidden = hidden_streets(&crate::store::kept_places(db, entry.structure.id).await?);
    let today = crate::stops(db, entry.service.id).await?;
    Ok(stop_steps(cx, (&today, &hidden), before, between))
}

/// Shows what was changed, when and by whom, the newest first.
pub async fn list(cx: Cx, Path(id): Path<Id<Service>>, Query(which): Query<Which>) -> Result<Response> {
    cx.may(SEE_ENTRIES)?;
    let mut db = cx.read().await?;
    let entry = reach_any(&cx, &mut db, id, Act::See).await?;
    let lost = twin::store::lost_of(&mut db, id).await?;
    let total = store::count(&mut db, id).await?;
    let paging = Paging::new(which.page, usize::try_from(total).unwrap_or(0)).ok_or(Error::NotFound)?;
    // One more than is shown: the last one's change is told against it.
    let versions = store::versions(&mut db, id, paging.offset() as i64, PAGE_SIZE as i64 + 1).await?;
    let shown = versions.get(..PAGE_SIZE).unwrap_or(&versions);
    let mut of_places = place_changes(&cx, &mut db, &entry, shown).await?;
    let mut of_stops = stop_changes(&cx, &mut db, &entry, shown).await?;
    let steps = versions.iter().enumerate().take(PAGE_SIZE).map(|(at, version)| Step {
        changes: changes(&cx, version, versions.get(at + 1)),
        moment: web::moment_long(version.at, cx.lang),
        places: of_places.remove(&version.version).unwrap_or_default(),
        stops: of_stops.remove(&version.version).unwrap_or_default(),
        version: version.clone(),
    });
    let steps = steps.collect();
    let is_there = entry.service.status != Status::Merged;
    let may_correct = is_there && decide(cx.signed_in()?, Act::Correct, &entry.structure, cx.now()).ok().is_ok();
    page(&History { cx, entry, steps, lost, paging, may_correct })
}

/// Writes an older version over the newest one; nothing of what came between is lost.
pub async fn restore(
    cx: Cx,
    Extension(finder): Index,
    Path((id, version)): Path<(Id<Service>, i64)>,
    Form(read): Form<Read>,
) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.write().await?;
    let entry = reach(&cx, &mut db, id, Act::Correct).await?;
    let kept = store::version(&mut db, id, version).await?.ok_or(Error::NotFound)?;
    if acts::is_as_read(&entry.service, read.version).is_err() {
        return Ok(see_other(&format!("/pro/fiches/{id}/historique")));
    }
    let form = kept.form().ok_or_else(|| Failure::from(Error::Refused("history-unreadable")))?;
    let places = crate::store::kept_places(&mut db, entry.structure.id).await?;
    let Ok(service) = form.check(&entry, &places, cx.today()) else {
        return Err(Error::Refused("history-unfit").into());
    };
    // Who may not choose these leaves them as they are.
    let service = if cx.has(CHOOSE_AREA) { kept.with_area(service) } else { service };
    let touched = freshness::touched(&entry.service, &service);
    freshness::note_checks(&cx, &mut db, id, &touched).await?;
    conclude(&cx, db, &finder, service, "service.restored").await
}
