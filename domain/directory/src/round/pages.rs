//! The workspace's pages about the stops of an entry.

use askama::Template;
use axum::Extension;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use difference::{Difference, Span, differences};
use partner::Commune;
use web::{Cx, Decision, Errors, Form, Path, Result, invalid, page, see_other};

use super::form::{Ground, StopForm};
use super::rule::Return;
use super::{Coming, Stop, coming, coming_words, store, telling};
use crate::pages::{Index, Read, outrun, reach, show_at_once};
use crate::{Act, CORRECT_ENTRY, Entry, Finder, SEE_ENTRIES, Service, acts, decide, history};

/// How many stops a round has at most.
const MOST: usize = 100;
/// How many passages to come are shown.
const SHOWN: usize = 10;

#[derive(Template)]
#[template(path = "round/list.html")]
struct List {
    cx: Cx,
    entry: Entry,
    stops: Vec<Stop>,
    coming: Vec<Coming>,
    may_correct: bool,
    notice: Option<&'static str>,
}

impl List {
    fn returns(&self, stop: &Stop) -> String {
        telling::return_words(&self.cx, stop)
    }

    fn passage(&self, coming: &Coming) -> String {
        coming_words(&self.cx, coming)
    }

    fn first(&self, stop: &Stop) -> String {
        telling::passage_words(&self.cx, stop.passage(stop.first_on))
    }
}

async fn shown(cx: Cx, db: &mut Db, entry: Entry, notice: Option<&'static str>) -> Result<List> {
    let stops = store::of_service(db, entry.service.id).await?;
    let coming = coming(&stops, cx.local_now(), entry.service.closure().as_ref(), SHOWN);
    let may_correct = decide(cx.signed_in()?, Act::Correct, &entry.structure, cx.now()) == Decision::Permit;
    Ok(List { cx, entry, stops, coming, may_correct, notice })
}

/// Lists the stops of an entry, and its next passages.
pub async fn list(cx: Cx, Path(id): Path<Id<Service>>) -> Result<Response> {
    cx.may(SEE_ENTRIES)?;
    let mut db = cx.read().await?;
    let entry = reach(&cx, &mut db, id, Act::See).await?;
    page(&shown(cx, &mut db, entry, None).await?)
}

#[derive(Template)]
#[template(path = "round/stop.html")]
struct StopPage {
    cx: Cx,
    entry: Entry,
    /// `None`: it is to be added.
    id: Option<Id<Stop>>,
    form: StopForm,
    errors: Errors,
    /// Those that what was typed may stand for.
    communes: Vec<Commune>,
    differences: Option<Vec<Difference>>,
}

impl StopPage {
    fn new(cx: Cx, entry: Entry, id: Option<Id<Stop>>, form: StopForm) -> Self {
        Self { cx, entry, id, form, errors: Errors::default(), communes: Vec::new(), differences: None }
    }

    fn returns(&self) -> &'static [Return] {
        Return::ALL
    }
}

/// The form of a stop as it stands.
async fn stored(db: &mut Db, stop: &Stop, version: i64) -> Result<StopForm> {
    let commune = partner::commune(db, &stop.commune_code).await?;
    Ok(StopForm::of(stop, commune.as_ref(), version))
}

/// Shows the form of a stop that is to be added.
pub async fn new_form(cx: Cx, Path(id): Path<Id<Service>>) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.read().await?;
    let entry = reach(&cx, &mut db, id, Act::Correct).await?;
    let form = StopForm::blank(entry.service.version);
    page(&StopPage::new(cx, entry, None, form))
}

/// Shows the form of a stop.
pub async fn form(cx: Cx, Path((id, stop)): Path<(Id<Service>, Id<Stop>)>) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.read().await?;
    let entry = reach(&cx, &mut db, id, Act::Correct).await?;
    let stop = store::stop(&mut db, id, stop).await?.ok_or(Error::NotFound)?;
    let form = stored(&mut db, &stop, entry.service.version).await?;
    page(&StopPage::new(cx, entry, Some(stop.id), form))
}

/// Adds a stop to an entry.
pub async fn add(
    cx: Cx,
    Extension(finder): Index,
    Path(id): Path<Id<Service>>,
    Form(form): Form<StopForm>,
) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.write().await?;
    let entry = reach(&cx, &mut db, id, Act::Correct).await?;
    if store::of_service(&mut db, id).await?.len() >= MOST {
        return Err(Error::Refused("round-too-many").into());
    }
    save(cx, db, &finder, entry, None, form).await
}

/// Corrects a stop.
pub async fn correct(
    cx: Cx,
    Extension(finder): Index,
    Path((id, stop)): Path<(Id<Service>, Id<Stop>)>,
    Form(form): Form<StopForm>,
) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.write().await?;
    let entry = reach(&cx, &mut db, id, Act::Correct).await?;
    let before = store::stop(&mut db, id, stop).await?.ok_or(Error::NotFound)?;
    save(cx, db, &finder, entry, Some(before), form).await
}

/// Removes a stop. Who read the entry before it changed is shown it as it stands, and nothing is removed.
pub async fn remove(
    cx: Cx,
    Extension(finder): Index,
    Path((id, stop)): Path<(Id<Service>, Id<Stop>)>,
    Form(read): Form<Read>,
) -> Result<Response> {
    cx.may(CORRECT_ENTRY)?;
    let mut db = cx.write().await?;
    let entry = reach(&cx, &mut db, id, Act::Correct).await?;
    let stop = store::stop(&mut db, id, stop).await?.ok_or(Error::NotFound)?;
    if let Err(key) = acts::is_as_read(&entry.service, read.version) {
        return outrun(&shown(cx, &mut db, entry, Some(key)).await?);
    }
    note_found(&mut db, &entry.service, Some(stop.id)).await?;
    conclude(&cx, db, &finder, entry.service, (stop.id, "round.removed")).await
}

/// What adding and correcting have in common: who sends what she began on an older version is told.
async fn save(
    cx: Cx,
    mut db: Db,
    finder: &Finder,
    entry: Entry,
    before: Option<Stop>,
    form: StopForm,
) -> Result<Response> {
    if acts::is_as_read(&entry.service, form.version).is_err() {
        return outrun(&late(cx, &mut db, entry, before, form).await?);
    }
    let id = before.map(|before| before.id);
    let act = if id.is_some() { "round.corrected" } else { "round.added" };
    write(cx, db, finder, entry, Writing { id, is_there: id.is_some(), form, act }).await
}

/// Puts a stop back as it stood in a version of its entry: over the one that stands, or among the others if it was removed.
pub async fn put_back(
    cx: Cx,
    mut db: Db,
    finder: &Finder,
    entry: Entry,
    (id, form): (Id<Stop>, StopForm),
) -> Result<Response> {
    let is_there = store::stop(&mut db, entry.service.id, id).await?.is_some();
    if !is_there && store::of_service(&mut db, entry.service.id).await?.len() >= MOST {
        return Err(Error::Refused("round-too-many").into());
    }
    write(cx, db, finder, entry, Writing { id: Some(id), is_there, form, act: "round.restored" }).await
}

/// A stop on its way into a round.
struct Writing {
    /// None: it is new.
    id: Option<Id<Stop>>,
    /// It stands in the round: it is written over.
    is_there: bool,
    form: StopForm,
    act: &'static str,
}

/// Writes a stop, if what was typed is right.
async fn write(
    cx: Cx,
    mut db: Db,
    finder: &Finder,
    entry: Entry,
    Writing { id, is_there, mut form, act }: Writing,
) -> Result<Response> {
    let there = id.filter(|_| is_there);
    let whereabouts = form.whereabouts(&mut db).await?;
    let places = crate::store::kept_places(&mut db, entry.structure.id).await?;
    let ground = Ground { service: entry.service.id, before: id, places, today: cx.today() };
    let stop = match form.check(&ground, whereabouts.as_ref().map_err(|(key, _)| *key)) {
        Ok(stop) => stop,
        Err(errors) => {
            let communes = whereabouts.err().map(|(_, communes)| communes).unwrap_or_default();
            return invalid(&StopPage { errors, communes, ..StopPage::new(cx, entry, there, form) });
        }
    };
    note_found(&mut db, &entry.service, there).await?;
    if is_there {
        store::update(&mut db, &stop).await?;
    } else {
        store::insert(&mut db, &stop).await?;
    }
    conclude(&cx, db, finder, entry.service, (stop.id, act)).await
}

/// Notes a stop that was there before its history.
async fn note_found(db: &mut Db, service: &Service, stop: Option<Id<Stop>>) -> Result<()> {
    let Some(stop) = stop else { return Ok(()) };
    history::note_found(db, service).await?;
    Ok(history::stop::store::note_found(db, service, stop).await?)
}

/// The page of who sends what she began on an older version: the difference, and her text.
async fn late(cx: Cx, db: &mut Db, entry: Entry, before: Option<Stop>, form: StopForm) -> Result<StopPage> {
    let version = entry.service.version;
    let differing = match &before {
        Some(stop) => differences(stored(db, stop, version).await?.told(&cx), form.told(&cx)),
        None => Vec::new(),
    };
    let form = StopForm { version, ..form };
    let id = before.map(|before| before.id);
    Ok(StopPage { differences: Some(differing), ..StopPage::new(cx, entry, id, form) })
}

/// Ends an act on a stop: the entry is one version newer, and the stop noted in it. Leads to its stops.
async fn conclude(
    cx: &Cx,
    mut db: Db,
    finder: &Finder,
    service: Service,
    (stop, act): (Id<Stop>, &str),
) -> Result<Response> {
    let (id, version) = (service.id, service.version + 1);
    acts::save(cx, &mut db, service, act).await?;
    let is_removed = act == "round.removed";
    history::stop::store::note(&mut db, (id, version), stop, is_removed).await?;
    if is_removed {
        store::remove(&mut db, stop).await?;
    }
    crate::store::record_change(&mut db, &[id], cx.now()).await?;
    db.commit().await?;
    show_at_once(cx, finder).await;
    Ok(see_other(&format!("/pro/fiches/{id}/arrets")))
}
