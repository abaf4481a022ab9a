//! What is decided of two entries: one is made of both, or they are not the same; and the way back.

use base::{Db, Error, Id};
use web::{Cx, Decision, Errors, Result};

use super::find::national;
use super::merge::{Field, MergeForm, merged, read};
use super::{Alias, Side, Twin, TwinState, store};
use crate::form_entry::EntryForm;
use crate::{Act, Entry, KeptPlace, Service, Status, Stop, Structure, acts, decide, history};

/// A pair with both entries, as they stand.
pub struct Pair {
    pub twin: Twin,
    pub first: Entry,
    pub second: Entry,
}

impl Pair {
    pub const fn entry(&self, side: Side) -> &Entry {
        match side {
            Side::First => &self.first,
            Side::Second => &self.second,
        }
    }

    /// Says whether an entry is the reader's to change; what her territory inherits is not.
    pub fn is_hers(&self, cx: &Cx, side: Side) -> Result<bool> {
        Ok(decide(cx.signed_in()?, Act::Correct, &self.entry(side).structure, cx.now()) == Decision::Permit)
    }

    /// Says whether both stand as they were read.
    pub const fn is_as_read(&self, form: &MergeForm) -> bool {
        self.first.service.version == form.first_version && self.second.service.version == form.second_version
    }
}

/// The pair, if it is one of the reader's territory and both entries are hers, or published for all.
pub async fn reach(cx: &Cx, db: &mut Db, id: Id<Twin>) -> Result<Pair> {
    let territory = Id::from_uuid(cx.signed_in()?.territory);
    let twin = store::twin(db, territory, id).await?.ok_or(Error::NotFound)?;
    let first = crate::store::entry(db, twin.first_id).await?.ok_or(Error::NotFound)?;
    let second = crate::store::entry(db, twin.second_id).await?.ok_or(Error::NotFound)?;
    let pair = Pair { twin, first, second };
    let national = national(db).await?;
    for side in [Side::First, Side::Second] {
        let entry = pair.entry(side);
        let is_read = entry.service.status == Status::Published && national.contains(&entry.structure.territory_id);
        if !is_read && !pair.is_hers(cx, side)? {
            return Err(Error::NotFound.into());
        }
    }
    Ok(pair)
}

/// The kept entry with what was chosen of the other, or what is wrong with it: it follows the same rules as if somebody had
/// typed it, beside the places that come with it.
pub async fn checked(
    cx: &Cx,
    db: &mut Db,
    (kept, lost): (&Entry, &Entry),
    (form, keep): (&MergeForm, Side),
) -> Result<std::result::Result<Service, Errors>> {
    let service = merged(&kept.service, &read(lost), |field: Field| form.side(field) == Some(keep.other()));
    let mut places = crate::store::kept_places(db, kept.structure.id).await?;
    places.extend(crate::store::offered_places(db, lost.service.id).await?);
    let checked = EntryForm::of(&service).check(kept, &places, cx.today());
    Ok(checked.map(|checked| Service { area: service.area, ..checked }))
}

/// Merges one entry into another: `service` is the kept one as it will be, nothing where it is not the reader's to change.
pub async fn merge(
    cx: &Cx,
    db: &mut Db,
    twin: &Twin,
    (kept, lost): (&Entry, &Entry),
    (service, places): (Option<Service>, &[Id<KeptPlace>]),
) -> Result<()> {
    let (mut added, mut stops) = (Vec::new(), Vec::new());
    if let Some(service) = service {
        added = add_places(db, kept, lost, places).await?;
        stops = add_stops(db, kept.service.id, lost.service.id).await?;
        let made = (kept.service.id, service.version + 1);
        acts::save(cx, db, service, "service.merged").await?;
        for place in &added {
            history::place::store::note(db, made, *place).await?;
        }
        for stop in &stops {
            history::stop::store::note(db, made, *stop, false).await?;
        }
    }
    let gone = Service { status: Status::Merged, ..lost.service.clone() };
    acts::save(cx, db, gone, "service.merged").await?;
    let alias = Alias {
        lost_id: lost.service.id,
        kept_id: kept.service.id,
        into_id: kept.service.id,
        twin_id: twin.id,
        merged_at: cx.now(),
        lost_status: lost.service.status,
        kept_version: kept.service.version,
        places: listed(&added),
        stops: listed(&stops),
    };
    store::insert_alias(db, &alias).await?;
    conclude(cx, db, twin, TwinState::Merged).await?;
    Ok(crate::store::record_change(db, &[kept.service.id, lost.service.id], cx.now()).await?)
}

/// Notes the SIRET that a source tells of a structure, whose services are then compared again.
pub async fn note_siret(db: &mut Db, structure: Id<Structure>, siret: &str) -> sqlx::Result<()> {
    if store::note_siret(db, structure, siret).await? {
        store::forget_compared(db, structure).await?;
    }
    Ok(())
}

fn listed<T>(ids: &[Id<T>]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn unlisted<T>(text: &str) -> impl Iterator<Item = Id<T>> {
    text.split_ascii_whitespace().filter_map(|id| id.parse().ok())
}

/// Adds those of the lost entry's places that were chosen, as places of the kept one's body: the others' stay as they are.
async fn add_places(db: &mut Db, kept: &Entry, lost: &Entry, chosen: &[Id<KeptPlace>]) -> Result<Vec<Id<KeptPlace>>> {
    let offered = crate::store::offered_places(db, lost.service.id).await?;
    // Both come in the order of the entry's offers.
    let offered = offered.into_iter().zip(&lost.places).filter(|(place, _)| chosen.contains(&place.id));
    let mut added = Vec::new();
    for (position, (place, told)) in (kept.places.len()..).zip(offered) {
        let id = Id::new();
        let copy = KeptPlace { id, structure_id: kept.structure.id, hours: told.hours.clone(), ..place };
        crate::store::insert_place(db, &copy).await?;
        let position = i64::try_from(position).map_err(anyhow::Error::from)?;
        crate::store::insert_offer(db, kept.service.id, id, position).await?;
        added.push(id);
    }
    Ok(added)
}

/// Adds the stops of the lost entry where the kept one has none.
async fn add_stops(db: &mut Db, kept: Id<Service>, lost: Id<Service>) -> Result<Vec<Id<Stop>>> {
    if !crate::stops(db, kept).await?.is_empty() {
        return Ok(Vec::new());
    }
    let mut added = Vec::new();
    for stop in crate::stops(db, lost).await? {
        let copy = Stop { id: Id::new(), service_id: kept, ..stop };
        crate::insert_stop(db, &copy).await?;
        added.push(copy.id);
    }
    Ok(added)
}

/// Notes what was decided of a pair; one that somebody else has decided meanwhile is a conflict.
pub async fn conclude(cx: &Cx, db: &mut Db, twin: &Twin, state: TwinState) -> Result<()> {
    let is_open = state == TwinState::Open;
    let decided = Twin {
        state,
        decided_at: (!is_open).then(|| cx.now()),
        decided_by: if is_open { String::new() } else { cx.signed_in()?.function.clone() },
        ..twin.clone()
    };
    if store::decide(db, &decided, twin.state).await? { Ok(()) } else { Err(Error::Conflict.into()) }
}

/// The merge of a pair that can still be undone, or the sentence that says why it cannot.
pub async fn reach_to_separate(cx: &Cx, db: &mut Db, pair: &Pair) -> Result<Alias> {
    let alias = store::alias_of(db, pair.twin.id).await?.ok_or(Error::Refused("twin-decided"))?;
    if !alias.can_be_undone(cx.now()) {
        return Err(Error::Refused("twin-too-late").into());
    }
    if alias.kept_id != alias.into_id {
        return Err(Error::Refused("twin-merged-again").into());
    }
    Ok(alias)
}

/// Parts two entries again. The lost one comes back as it stood; the kept one too, unless somebody has changed it since:
/// then it keeps what it says, and the places that came to it.
pub async fn separate(cx: &Cx, db: &mut Db, pair: &Pair, alias: &Alias) -> Result<()> {
    let side = if pair.twin.first_id == alias.lost_id { Side::First } else { Side::Second };
    if !pair.is_hers(cx, side)? {
        return Err(Error::Forbidden.into());
    }
    let (lost, kept) = (pair.entry(side), pair.entry(side.other()));
    let below = Alias::below(&store::aliases_to(db, alias.kept_id).await?, alias.lost_id);
    store::remove_alias(db, alias.lost_id, &below).await?;
    let back = Service { status: alias.lost_status, ..lost.service.clone() };
    acts::save(cx, db, back, "service.separated").await?;
    if let Some(service) = before(cx, db, kept, alias).await? {
        for place in unlisted(&alias.places) {
            store::take_away_place(db, kept.service.id, place).await?;
        }
        let made = (service.id, service.version + 1);
        acts::save(cx, db, service, "service.separated").await?;
        for stop in unlisted(&alias.stops) {
            history::stop::store::note(db, made, stop, true).await?;
            crate::round::store::remove(db, stop).await?;
        }
    }
    conclude(cx, db, &pair.twin, TwinState::Distinct).await?;
    Ok(crate::store::record_change(db, &[kept.service.id, lost.service.id], cx.now()).await?)
}

/// The kept entry as it stood before, if nobody has changed it since.
async fn before(cx: &Cx, db: &mut Db, kept: &Entry, alias: &Alias) -> Result<Option<Service>> {
    if kept.service.version != alias.kept_version + 1 {
        return Ok(None);
    }
    let version = history::version(db, kept.service.id, alias.kept_version).await?;
    let Some(version) = version else { return Ok(None) };
    let Some(form) = version.form() else { return Ok(None) };
    let places = crate::store::kept_places(db, kept.structure.id).await?;
    Ok(form.check(kept, &places, cx.today()).ok().map(|service| version.with_area(service)))
}
