//! Finds twins: each entry that was written is compared with those that its keys find, and with no other, so that the work
//! grows with the entries and not with their square.

use std::collections::{BTreeMap, BTreeSet};

use base::{Database, Db, Error, Id, Result};
use chrono::{DateTime, TimeDelta, Utc};
use partner::{Territory, TerritoryKind};
use queue::Job;
use serde::{Deserialize, Serialize};

use super::{Features, Likeness, likeness, store};
use crate::{Entry, Service, Status};

/// Compares what was written since, then comes back an hour later.
#[derive(Debug, Serialize, Deserialize)]
pub struct FindTwins {}

impl Job for FindTwins {
    const KIND: &'static str = "directory.find_twins";
}

/// How many entries stand in one unit of work: others wait for it.
const UNIT: i64 = 50;
/// How many entries are compared before an import ends: it must not take long where thousands come in.
const AT_ONCE: usize = 500;
/// A key that finds more entries says nothing of any: « Accueil », the telephone of a town hall.
pub const MOST: usize = 50;
const COMES_BACK: TimeDelta = TimeDelta::hours(1);

/// What comparing came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Compared {
    pub entries: usize,
    /// Likely twins that nobody knew of.
    pub found: usize,
    /// Keys that were passed over, as they find too many.
    pub passed_over: usize,
}

impl Compared {
    const fn add(&mut self, other: Self) {
        self.entries += other.entries;
        self.found += other.found;
        self.passed_over += other.passed_over;
    }
}

pub async fn find_twins(database: Database, now: DateTime<Utc>) -> Result<()> {
    let compared = compare_all(&database).await?;
    if compared.entries > 0 {
        tracing::info!(
            "{} entries compared, {} twins, {} keys passed over",
            compared.entries,
            compared.found,
            compared.passed_over
        );
    }
    let mut db = database.write().await?;
    queue::schedule(&mut db, &FindTwins {}, now + COMES_BACK).await?;
    db.commit().await
}

/// Compares all that was written since it was compared, in units of work of 50 entries.
pub async fn compare_all(database: &Database) -> Result<Compared> {
    let mut all = Compared::default();
    loop {
        let unit = compare_unit(database).await?;
        if unit.entries == 0 {
            return Ok(all);
        }
        all.add(unit);
    }
}

/// The same at the end of an import, for as many as one waits for; the job compares the others.
pub async fn compare_some(database: &Database) -> Result<Compared> {
    let mut all = Compared::default();
    while all.entries < AT_ONCE {
        let unit = compare_unit(database).await?;
        if unit.entries == 0 {
            break;
        }
        all.add(unit);
    }
    Ok(all)
}

async fn compare_unit(database: &Database) -> Result<Compared> {
    base::again(|| try_unit(database)).await
}

async fn try_unit(database: &Database) -> Result<Compared> {
    let mut db = database.write().await?;
    let mut unit = Compared::default();
    let ids = store::uncompared(&mut db, UNIT).await?;
    if ids.is_empty() {
        return Ok(unit);
    }
    let national = national(&mut db).await?;
    for id in ids {
        unit.add(compare(&mut db, &national, id).await?);
    }
    db.commit().await?;
    Ok(unit)
}

/// Compares one entry after the act that wrote it. A fault is told to the log alone: the act stands, and the job compares
/// it soon.
pub async fn compare_after(database: &Database, id: Id<Service>) {
    match compare_one(database, id).await {
        Ok(()) | Err(Error::Conflict) => {}
        Err(error) => tracing::error!("an entry was not compared: {error}"),
    }
}

async fn compare_one(database: &Database, id: Id<Service>) -> Result<()> {
    let mut db = database.write().await?;
    let national = national(&mut db).await?;
    compare(&mut db, &national, id).await?;
    db.commit().await
}

/// The territories whose entries everybody inherits.
pub async fn national(db: &mut Db) -> sqlx::Result<BTreeSet<Id<Territory>>> {
    let territories = partner::territories(db).await?.into_iter();
    Ok(territories
        .filter(|territory| territory.kind == TerritoryKind::National)
        .map(|territory| territory.id)
        .collect())
}

/// What is compared of an entry; nothing of one that is in use no more.
pub async fn features(db: &mut Db, id: Id<Service>) -> sqlx::Result<Option<(Entry, Features)>> {
    let Some(entry) = crate::store::entry(db, id).await? else { return Ok(None) };
    if matches!(entry.service.status, Status::Archived | Status::Merged) {
        return Ok(None);
    }
    let kept = crate::store::offered_places(db, id).await?;
    let siret = store::siret(db, entry.structure.id).await?;
    let features = Features::of(&entry, &kept, siret);
    Ok(Some((entry, features)))
}

/// The territory whose keepers decide of two entries: theirs, or the one that inherits the other's published entry. Two
/// neighbours do not decide of each other's.
fn territory_of(a: &Entry, b: &Entry, national: &BTreeSet<Id<Territory>>) -> Option<Id<Territory>> {
    let [of_a, of_b] = [a, b].map(|entry| entry.structure.territory_id);
    let is_inherited =
        |entry: &Entry| national.contains(&entry.structure.territory_id) && entry.service.status == Status::Published;
    if of_a == of_b || is_inherited(b) && !national.contains(&of_a) {
        Some(of_a)
    } else {
        (is_inherited(a) && !national.contains(&of_b)).then_some(of_b)
    }
}

async fn compare(db: &mut Db, national: &BTreeSet<Id<Territory>>, id: Id<Service>) -> Result<Compared> {
    let mut compared = Compared { entries: 1, ..Compared::default() };
    let mut likely: BTreeMap<Id<Service>, (Id<Territory>, Likeness)> = BTreeMap::new();
    if let Some((entry, features)) = features(db, id).await? {
        let keys = features.keys();
        if store::keys(db, id).await? != keys {
            store::replace_keys(db, id, entry.structure.territory_id, &keys).await?;
        }
        let (candidates, passed_over) = candidates(db, &features, &entry, national).await?;
        compared.passed_over = passed_over;
        for candidate in candidates {
            let Some((other, of_other)) = self::features(db, candidate).await? else { continue };
            let likeness = likeness(&features, &of_other);
            if let Some(territory) = territory_of(&entry, &other, national).filter(|_| likeness.is_likely) {
                likely.insert(candidate, (territory, likeness));
            }
        }
    } else {
        store::replace_keys(db, id, Id::zero(), &BTreeSet::new()).await?;
    }
    compared.found = settle(db, id, &likely).await?;
    store::note_compared(db, id).await?;
    Ok(compared)
}

/// Notes the likely twins of an entry, and forgets those that are none any more; gives how many are new.
async fn settle(
    db: &mut Db,
    id: Id<Service>,
    likely: &BTreeMap<Id<Service>, (Id<Territory>, Likeness)>,
) -> sqlx::Result<usize> {
    for (twin, other) in store::open_of(db, id).await? {
        if !likely.contains_key(&other) {
            store::forget(db, twin).await?;
        }
    }
    let mut found = 0;
    for (other, (territory, likeness)) in likely {
        found += usize::from(store::note(db, store::in_order(id, *other), *territory, likeness).await?);
    }
    Ok(found)
}

/// The entries that the keys of one find, and how many keys find too many.
async fn candidates(
    db: &mut Db,
    features: &Features,
    entry: &Entry,
    national: &BTreeSet<Id<Territory>>,
) -> sqlx::Result<(BTreeSet<Id<Service>>, usize)> {
    let own = entry.structure.territory_id;
    // What everybody inherits is compared with everybody's.
    let territories: Vec<Option<Id<Territory>>> = if national.contains(&own) {
        vec![None]
    } else {
        [own].into_iter().chain(national.iter().copied()).map(Some).collect()
    };
    let (mut found, mut passed_over) = (BTreeSet::new(), 0);
    let limit = i64::try_from(MOST).unwrap_or(i64::MAX) + 1;
    for key in features.sought() {
        for territory in &territories {
            let ids = store::found_by(db, (key.kind, &key.text), *territory, limit).await?;
            if ids.len() > MOST {
                passed_over += 1;
            } else {
                found.extend(ids);
            }
        }
    }
    found.remove(&entry.service.id);
    Ok((found, passed_over))
}
