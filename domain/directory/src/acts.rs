//! What is done with an entry from several pages, and the rules of publishing: a person's act, on an entry that she has
//! read as it stands.

use base::{Db, Error, Id};
use web::{Cx, Result};

use crate::history::Author;
use crate::{Entry, KeptPlace, Service, Status, Structure, freshness, history, store};

/// What is missing before the public may read it: the fields, each with a sentence.
pub fn lacks(service: &Service, structure: &Structure, has_address: bool) -> Vec<(&'static str, &'static str)> {
    let has_number = service.phone.is_some() || service.sms.is_some() || structure.phone.is_some();
    let has_page = service.website.is_some() || structure.website.is_some();
    let has_mail = service.email.is_some() || structure.email.is_some();
    let wanted = [
        (!service.summary.is_empty(), "summary", "entry-summary-missing"),
        (!service.description.is_empty(), "description", "entry-description-missing"),
        (!service.how_to.is_empty(), "how_to", "entry-how-to-missing"),
        (has_number || has_page || has_mail || has_address, "phone", "entry-contact-missing"),
        (!service.needs.is_empty(), "needs", "entry-needs-missing"),
        (!service.audiences.is_empty(), "audiences", "entry-audiences-missing"),
    ];
    wanted.into_iter().filter(|(is_there, ..)| !is_there).map(|(_, field, key)| (field, key)).collect()
}

/// The same of a whole entry.
pub fn entry_lacks(entry: &Entry) -> Vec<(&'static str, &'static str)> {
    lacks(&entry.service, &entry.structure, has_address(entry))
}

/// Says whether the public is told an address.
pub fn has_address(entry: &Entry) -> bool {
    entry.places.iter().any(|place| place.location.is_address())
}

/// Refuses when the entry is not the one that was read: it has gone on since.
pub fn is_as_read(service: &Service, version: i64) -> Result<(), &'static str> {
    if service.version == version { Ok(()) } else { Err("entry-stale") }
}

/// Refuses to publish an entry that has changed since it was read, is public already, or says too little.
pub fn may_be_published(entry: &Entry, version: i64) -> Result<(), &'static str> {
    is_as_read(&entry.service, version)?;
    if entry.service.status == Status::Published {
        return Err("entry-already-published");
    }
    if entry_lacks(entry).is_empty() { Ok(()) } else { Err("entry-incomplete") }
}

/// Refuses a change after which the public would read an entry that says too little.
pub fn may_stay_public(after: &Entry) -> Result<(), &'static str> {
    let is_public = after.service.status == Status::Published;
    if is_public && !entry_lacks(after).is_empty() { Err("entry-would-lack") } else { Ok(()) }
}

/// Refuses to archive an entry that has changed since it was read, or is archived already.
pub fn may_be_archived(service: &Service, version: i64) -> Result<(), &'static str> {
    is_as_read(service, version)?;
    if service.status == Status::Archived { Err("entry-already-archived") } else { Ok(()) }
}

/// `service` as the reader has just checked it, all of it: what a rule had taken away is public again.
pub fn checked(cx: &Cx, service: Service) -> Result<Service> {
    let checked_by = cx.signed_in()?.function.clone();
    Ok(Service { checked_on: Some(cx.today()), checked_by, ..back_online(service) })
}

/// `service` as it stands once it was checked: what a rule had taken away is public again.
pub fn back_online(service: Service) -> Service {
    let status = if service.status == Status::Offline { Status::Published } else { service.status };
    Service { status, ..service }
}

/// Who writes, as the history keeps it.
pub fn author(cx: &Cx) -> Result<Author> {
    let reader = cx.signed_in()?;
    Ok(Author { function: reader.function.clone(), institution: reader.institution.map(Id::from_uuid) })
}

/// Saves `service` one version newer, with its history and the days of its next checks, and writes the act in the journal.
/// The indexes are told apart, once for all.
pub async fn save(cx: &Cx, db: &mut Db, service: Service, act: &str) -> Result<()> {
    let id = service.id;
    write(cx, db, service, act, &author(cx)?).await?;
    cx.journal(db, act, id.uuid()).await
}

/// Saves `service` one version newer, with its history and the days of its next checks.
pub async fn write(cx: &Cx, db: &mut Db, service: Service, act: &str, author: &Author) -> Result<()> {
    let old = store::service(db, service.id).await?.ok_or(Error::NotFound)?;
    let service = Service { version: service.version + 1, updated_at: cx.now(), ..service };
    if !store::update_service(db, &service).await? {
        return Err(Error::Conflict.into());
    }
    history::note(db, &old, &service, act, author).await?;
    Ok(freshness::renew(db, service.id, cx.today()).await?)
}

/// Adds a new place of the entry's structure to the entry.
pub async fn add_place(cx: &Cx, db: &mut Db, entry: &Entry, place: &KeptPlace) -> Result<()> {
    store::insert_place(db, place).await?;
    store::insert_offer(db, entry.service.id, place.id, next_position(entry)?).await?;
    conclude_place(cx, db, entry, place.id, "place.added").await
}

/// Saves a place of the entry's structure, for all that are met there; what it was is kept in their history.
pub async fn save_place(cx: &Cx, db: &mut Db, entry: &Entry, place: &KeptPlace, act: &str) -> Result<()> {
    for service in store::services_at(db, place.id).await? {
        history::note_found(db, &service).await?;
        history::place::store::note_found(db, &service, place.id).await?;
    }
    store::update_place(db, place).await?;
    conclude_place(cx, db, entry, place.id, act).await
}

/// Makes every entry that is met at a place one version newer, with the place as it stands now.
async fn conclude_place(cx: &Cx, db: &mut Db, entry: &Entry, place: Id<KeptPlace>, act: &str) -> Result<()> {
    let old = store::services_at(db, place).await?;
    store::renew_services_at(db, place, cx.now()).await?;
    for old in &old {
        let new = Service { version: old.version + 1, updated_at: cx.now(), ..old.clone() };
        history::note(db, old, &new, act, &author(cx)?).await?;
        history::place::store::note(db, (new.id, new.version), place).await?;
    }
    freshness::renew_at(cx, db, place).await?;
    store::record_structure_change(db, entry.structure.id, cx.now()).await?;
    cx.journal(db, act, place.uuid()).await
}

fn next_position(entry: &Entry) -> Result<i64> {
    Ok(i64::try_from(entry.places.len()).map_err(anyhow::Error::from)?)
}

/// Puts a place of the structure back in an entry that was met there, as it stands today.
pub async fn offer_again(cx: &Cx, db: &mut Db, entry: &Entry, place: Id<KeptPlace>) -> Result<()> {
    store::insert_offer(db, entry.service.id, place, next_position(entry)?).await?;
    conclude_offer(cx, db, entry, place, "place.restored").await
}

/// Takes a place away from an entry. The place itself stays, for others and for the way back.
pub async fn remove_place(cx: &Cx, db: &mut Db, entry: &Entry, place: Id<KeptPlace>) -> Result<()> {
    history::note_found(db, &entry.service).await?;
    history::place::store::note_found(db, &entry.service, place).await?;
    store::remove_offer(db, entry.service.id, place).await?;
    conclude_offer(cx, db, entry, place, "place.removed").await
}

/// Makes the one entry that a place came to or left one version newer.
async fn conclude_offer(cx: &Cx, db: &mut Db, entry: &Entry, place: Id<KeptPlace>, act: &str) -> Result<()> {
    let service = entry.service.clone();
    let made = (service.id, service.version + 1);
    write(cx, db, service, act, &author(cx)?).await?;
    history::place::store::note(db, made, place).await?;
    store::record_change(db, &[made.0], cx.now()).await?;
    cx.journal(db, act, place.uuid()).await
}

/// Writes in the journal that hidden addresses are about to be shown to a keeper. It is done before the page leaves: an
/// opening that cannot be noted does not take place.
pub async fn note_openings(cx: &Cx, hidden: &[Id<KeptPlace>]) -> Result<()> {
    if hidden.is_empty() {
        return Ok(());
    }
    let mut db = cx.write().await?;
    for place in hidden {
        cx.journal(&mut db, "address.opened", place.uuid()).await?;
    }
    Ok(db.commit().await?)
}
