//! Finds entries: the index of this process, kept in step with the database by the feed of changes.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use base::{Code as _, Database, Db, Id, Result};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use partner::Commune;
use search::{Document, Index, Near, Query, Synonyms};
use tokio::sync::Mutex;
use tokio::sync::mpsc::{self, Sender};
use tokio::task::spawn_blocking;
use web::{Lang, Words};

use crate::agenda::{Agenda, Opening, Schedule};
use crate::at_hand::AtHand;
use crate::facet::{Facet, flags};
use crate::note::store::OnEntry;
use crate::note::{self, Note};
use crate::order::order;
use crate::store::{self, Change, Scope};
use crate::{Audience, Card, Entry, Point, Service, Status};

/// How far back the feed is read again: longer than any transaction may last, so that a change committed late is seen.
const MARGIN: TimeDelta = TimeDelta::minutes(15);
/// How long changes are kept; an index that slept longer is made anew.
pub const CHANGES_KEPT: TimeDelta = TimeDelta::days(7);
/// How many entries are read at a time when the index is made anew.
const BATCH: i64 = 500;
/// How many entries wait for the index at most.
const AHEAD: usize = 200;
/// How many changed entries the index takes at a time.
const AT_ONCE: usize = 2_000;
/// How many answers a search orders; who has more is asked to say more.
pub const CANDIDATES: usize = 200;
/// How far a place may be, in kilometres.
const WITHIN_KM: f64 = 50.0;

/// The index of this process.
pub struct Finder {
    index: Arc<Index>,
    agenda: Agenda,
    at_hand: AtHand,
    feed: Mutex<Feed>,
}

impl std::fmt::Debug for Finder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Finder")
    }
}

#[derive(Debug, Default)]
struct Feed {
    seen: HashSet<Id<Change>>,
    read_until: Option<DateTime<Utc>>,
}

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    pub text: String,
    pub facets: Vec<Facet>,
    /// The areas she is in: codes of her commune, EPCI and département. Empty: anywhere.
    pub areas: Vec<String>,
    pub from: Option<Point>,
}

impl Wanted {
    /// What serves a commune: it alone, its EPCI, its département. Distances are from its own point.
    pub fn around(commune: &Commune) -> Self {
        let areas = [Some(commune.code.clone()), commune.epci_code.clone(), Some(commune.department_code.clone())];
        let point = commune.latitude.zip(commune.longitude);
        Self {
            areas: areas.into_iter().flatten().collect(),
            from: point.map(|(latitude, longitude)| Point { latitude, longitude }),
            ..Self::default()
        }
    }
}

/// An answer, before its card is fetched.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub id: Id<Service>,
    /// From 0 to 1, against the best answer; 1 when nothing was typed.
    pub relevance: f32,
    pub kilometres: Option<f64>,
    pub opening: Opening,
    pub is_emergency: bool,
    /// It is made for people who are violent, and not for those who suffer it.
    pub is_for_perpetrators: bool,
    found: search::Candidate,
}

impl Candidate {
    /// Whether the entry has this bit.
    pub fn has(&self, facet: Facet) -> bool {
        self.found.flags & facet.flag() != 0
    }
}

/// What was found: how many in all, the answers to be ordered, and how many there are of each facet.
#[derive(Debug)]
pub struct Answers {
    pub total: usize,
    pub candidates: Vec<Candidate>,
    counts: [u32; 64],
}

impl Answers {
    pub fn count(&self, facet: Facet) -> usize {
        usize::try_from(facet.bit()).ok().and_then(|bit| self.counts.get(bit)).map_or(0, |count| *count as usize)
    }
}

impl Finder {
    /// Opens the index in a folder of its own under `folder`.
    pub fn open(folder: &Path, synonyms: Synonyms) -> anyhow::Result<Self> {
        Ok(Self::on(Index::open(folder, synonyms)?))
    }

    /// An index in memory, for tests.
    pub fn in_memory(synonyms: Synonyms) -> anyhow::Result<Self> {
        Ok(Self::on(Index::in_memory(synonyms)?))
    }

    fn on(index: Index) -> Self {
        let read_until = index.watermark().and_then(DateTime::from_timestamp_millis);
        let feed = Feed { seen: HashSet::new(), read_until };
        Self { index: Arc::new(index), agenda: Agenda::default(), at_hand: AtHand::default(), feed: Mutex::new(feed) }
    }

    /// Brings the index in step with what is committed; makes it anew if it is empty or slept too long.
    pub async fn catch_up(&self, db: &Database, words: &Words, now: DateTime<Utc>) -> Result<()> {
        let mut feed = self.feed.lock().await;
        match feed.read_until.filter(|read_until| now - *read_until < CHANGES_KEPT - MARGIN) {
            Some(read_until) => self.read_feed(&mut feed, db, words, (read_until, now)).await,
            None => self.rebuild(&mut feed, db, words, now).await,
        }
    }

    async fn read_feed(
        &self,
        feed: &mut Feed,
        db: &Database,
        words: &Words,
        (from, now): (DateTime<Utc>, DateTime<Utc>),
    ) -> Result<()> {
        let mut db = db.read().await?;
        let changes = store::changes_since(&mut db, from - MARGIN).await?;
        let fresh: Vec<Change> = changes.iter().filter(|change| !feed.seen.contains(&change.id)).copied().collect();
        if fresh.is_empty() {
            feed.read_until = Some(now);
            return Ok(());
        }
        let (mut documents, mut gone) = (Vec::new(), Vec::new());
        // One question a change: each is an act of its own, and there is seldom more than one.
        for change in &fresh {
            for entry in store::changed_entries(&mut db, change.id).await? {
                if entry.service.status == Status::Merged {
                    gone.push(entry.service.id.uuid().into_bytes());
                } else {
                    let notes = note::store::of(&mut db, entry.service.id).await?;
                    documents.push(self.document(entry, notes, words)?);
                }
            }
            if documents.len() >= AT_ONCE {
                // Should the rest fail, all are read again from here.
                let (some, none) = (std::mem::take(&mut documents), std::mem::take(&mut gone));
                self.index
                    .apply(some, &none, from.timestamp_millis())
                    .context("the index could not be brought in step")?;
            }
        }
        self.index.apply(documents, &gone, now.timestamp_millis()).context("the index could not be brought in step")?;
        *feed = Feed { seen: changes.iter().map(|change| change.id).collect(), read_until: Some(now) };
        Ok(())
    }

    /// The index takes the entries as they are read: memory does not grow with the directory.
    async fn rebuild(&self, feed: &mut Feed, db: &Database, words: &Words, now: DateTime<Utc>) -> Result<()> {
        let mut db = db.read().await?;
        let (sender, mut receiver) = mpsc::channel(AHEAD);
        let index = Arc::clone(&self.index);
        let documents = std::iter::from_fn(move || receiver.blocking_recv());
        let writing = spawn_blocking(move || index.replace_all(documents, now.timestamp_millis()));
        if let Err(error) = self.send_all(&mut db, words, &sender).await {
            // Nothing is replaced by a part of them.
            drop(sender.send(Err(anyhow::anyhow!("the entries could not be read"))).await);
            drop(sender);
            drop(writing.await);
            return Err(error);
        }
        drop(sender);
        writing.await.context("the index")?.context("the index could not be made")?;
        *feed = Feed { seen: HashSet::new(), read_until: Some(now) };
        Ok(())
    }

    /// Sends all entries to whoever writes the index, until it takes no more.
    async fn send_all(&self, db: &mut Db, words: &Words, sender: &Sender<anyhow::Result<Document>>) -> Result<()> {
        let mut after = Id::zero();
        loop {
            let entries = store::entries_after(db, after, BATCH).await?;
            let Some(last) = entries.last() else { return Ok(()) };
            let mut notes = notes_between(db, after, last.service.id).await?;
            after = last.service.id;
            for entry in entries.into_iter().filter(|entry| entry.service.status != Status::Merged) {
                let notes = notes.remove(&entry.service.id).unwrap_or_default();
                if sender.send(Ok(self.document(entry, notes, words)?)).await.is_err() {
                    return Ok(());
                }
            }
        }
    }

    fn document(&self, entry: Entry, notes: Vec<Note>, words: &Words) -> anyhow::Result<Document> {
        let (territory, institution) = (entry.structure.territory_id, entry.structure.institution_id);
        let card = Card { notes, ..Card::from(entry) };
        let mut tags = vec![format!("status:{}", card.status), format!("territory:{territory}")];
        tags.extend(institution.map(|institution| format!("institution:{institution}")));
        tags.extend(card.area.iter().map(|code| format!("area:{code}")));
        if card.area.is_empty() {
            tags.push("area:none".to_owned());
        }
        let places = card.places.iter().filter_map(|place| {
            let point = place.location.point()?;
            let mark = self.mark(&card, place.hours.as_ref().or(card.hours.as_ref()));
            Some(search::Place { latitude: point.latitude, longitude: point.longitude, mark })
        });
        Ok(Document {
            key: card.id.uuid().into_bytes(),
            title: card.name.clone(),
            names: names(&card, words),
            body: body(&card),
            tags,
            flags: flags(&card),
            places: places.collect(),
            rank: self.mark(&card, card.hours.as_ref()),
            payload: serde_json::to_string(&card)?,
        })
    }

    fn mark(&self, card: &Card, hours: Option<&crate::Hours>) -> u64 {
        let schedule = Schedule { hours: hours.cloned(), closure: card.closure.clone() };
        let mark = schedule.mark();
        self.agenda.learn(schedule);
        mark
    }

    /// What the public may find, in the order in which it is shown.
    pub fn find(&self, wanted: &Wanted, now: NaiveDateTime) -> Result<Answers> {
        let mut answers = self.search(wanted, public(wanted), (CANDIDATES, now))?;
        order(wanted, &mut answers.candidates);
        Ok(answers)
    }

    /// All that the public may find, however much it is: for documents.
    pub fn find_all(&self, wanted: &Wanted, now: NaiveDateTime) -> Result<Answers> {
        self.search(wanted, public(wanted), (usize::MAX, now))
    }

    /// What the keepers of `scope` find of theirs, drafts included.
    pub fn find_kept(&self, text: &str, scope: Scope, now: NaiveDateTime) -> Result<Answers> {
        let mut all_of = vec![vec![format!("territory:{}", scope.territory)]];
        all_of.extend(scope.institution.map(|institution| vec![format!("institution:{institution}")]));
        self.search(&Wanted { text: text.to_owned(), ..Wanted::default() }, all_of, (CANDIDATES, now))
    }

    fn search(
        &self,
        wanted: &Wanted,
        all_of: Vec<Vec<String>>,
        (limit, now): (usize, NaiveDateTime),
    ) -> Result<Answers> {
        let near = wanted.from.map(|point| Near {
            latitude: point.latitude,
            longitude: point.longitude,
            within_km: WITHIN_KM,
        });
        let asked = wanted.facets.iter().fold(0, |all, facet| all | facet.flag());
        let query = Query { text: wanted.text.clone(), all_of, flags: asked, near, limit };
        let found = self.index.search(&query).context("the index could not be searched")?;
        self.learn_unknown(&found.candidates)?;
        let candidates = found.candidates.into_iter().map(|found| self.candidate(found, now)).collect();
        Ok(Answers { total: found.total, candidates, counts: found.flag_counts })
    }

    fn candidate(&self, found: search::Candidate, now: NaiveDateTime) -> Candidate {
        let mark =
            found.nearest.as_ref().map(|place| place.mark).or(found.marks.first().copied()).unwrap_or(found.rank);
        let [perpetrator, victim] = [Audience::Perpetrator, Audience::Victim].map(|code| Facet::Audience(code).flag());
        Candidate {
            id: Id::from_uuid(uuid_of(found.key)),
            relevance: found.relevance,
            kilometres: found.nearest.as_ref().map(|place| place.km),
            opening: self.agenda.opening(mark, now),
            is_emergency: found.flags & Facet::Emergency.flag() != 0,
            is_for_perpetrators: found.flags & (perpetrator | victim) == perpetrator,
            found,
        }
    }

    /// After a restart the index knows marks whose schedules this process has not met: their cards tell them.
    fn learn_unknown(&self, candidates: &[search::Candidate]) -> Result<()> {
        let is_unknown = |candidate: &&search::Candidate| {
            !self.agenda.knows(candidate.rank) || candidate.marks.iter().any(|mark| !self.agenda.knows(*mark))
        };
        for candidate in candidates.iter().filter(is_unknown) {
            let card = self.card(candidate)?;
            self.mark(&card, card.hours.as_ref());
            for place in &card.places {
                self.mark(&card, place.hours.as_ref().or(card.hours.as_ref()));
            }
        }
        Ok(())
    }

    /// What the public may read of an entry; none if it is not published. The index is asked, not the database: the public
    /// pages go on while the database rests.
    pub fn published(&self, id: Id<Service>) -> Result<Option<Card>> {
        let payload = self.index.payload_of(id.uuid().into_bytes()).context("the index could not be read")?;
        let card = payload.map(|payload| serde_json::from_str::<Card>(&payload)).transpose();
        let card = card.context("a card of the index cannot be read")?;
        Ok(card.filter(|card| card.status == Status::Published))
    }

    /// The cards of some answers, in their order.
    pub fn cards(&self, candidates: &[Candidate]) -> Result<Vec<Arc<Card>>> {
        candidates.iter().map(|candidate| self.card(&candidate.found)).collect()
    }

    fn card(&self, found: &search::Candidate) -> Result<Arc<Card>> {
        let stamp = found.stamp();
        if let Some(card) = self.at_hand.get(stamp) {
            return Ok(card);
        }
        let payload = self.index.payload(found).context("the index could not be read")?;
        let card = Arc::new(serde_json::from_str::<Card>(&payload).context("a card of the index cannot be read")?);
        self.at_hand.keep(stamp, Arc::clone(&card));
        Ok(card)
    }
}

/// What an entry must have so that the public finds it where it looks.
fn public(wanted: &Wanted) -> Vec<Vec<String>> {
    let mut all_of = vec![vec![format!("status:{}", Status::Published)]];
    if !wanted.areas.is_empty() {
        let here = wanted.areas.iter().map(|code| format!("area:{code}"));
        all_of.push(here.chain(["area:france".to_owned(), "area:none".to_owned()]).collect());
    }
    all_of
}

/// What territories add to the entries of a part of the directory.
async fn notes_between(
    db: &mut Db,
    after: Id<Service>,
    last: Id<Service>,
) -> sqlx::Result<HashMap<Id<Service>, Vec<Note>>> {
    let mut notes: HashMap<_, Vec<Note>> = HashMap::new();
    for OnEntry { service_id, note } in note::store::between(db, after, last).await? {
        notes.entry(service_id).or_default().push(note);
    }
    Ok(notes)
}

fn uuid_of(key: [u8; 16]) -> uuid::Uuid {
    uuid::Uuid::from_bytes(key)
}

/// Words that weigh much: the body's name, its communes, and what it is for, as the pages say it in each language.
fn names(card: &Card, words: &Words) -> String {
    let needs = card.needs.iter().map(|code| format!("need-{code}"));
    let violences = card.violences.iter().map(|code| format!("violence-{code}"));
    let keys: Vec<String> = needs.chain(violences).chain([format!("kind-{}", card.kind)]).collect();
    let labels = Lang::ALL.iter().flat_map(|lang| keys.iter().map(|key| words.text(*lang, key, &[])));
    let numbers = [&card.phone, &card.sms].into_iter().flatten().map(|phone| phone.dialled().to_owned());
    let communes = card.places.iter().map(|place| place.commune.clone());
    [card.structure.clone()].into_iter().chain(numbers).chain(communes).chain(labels).collect::<Vec<_>>().join("\n")
}

fn body(card: &Card) -> String {
    [card.summary.as_str(), &card.description, &card.how_to, &card.cost_note].join("\n")
}
