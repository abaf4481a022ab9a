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

/// Saves a place of the entry's structure, or adds it to the entry; every entry met there is one version newer.
pub async fn save_place(cx: &Cx, db: &mut Db, entry: &Entry, place: &KeptPlace, is_new: bool) -> Result<()> {
    if is_new {
        store::insert_place(db, place).await?;
        let position = i64::try_from(entry.places.len()).map_err(anyhow::Error::from)?;
        store::insert_offer(db, entry.service.id, place.id, position).await?;
    } else {
        store::update_place(db, place).await?;
    }
    let act = if is_new { "place.added" } else { "place.corrected" };
    let old = store::services_at(db, place.id).await?;
    store::renew_services_at(db, place.id, cx.now()).await?;
    for old in &old {
        let new = Service { version: old.version + 1, updated_at: cx.now(), ..old.clone() };
        history::note(db, old, &new, act, &author(cx)?).await?;
    }
    freshness::renew_at(cx, db, place.id).await?;
    store::record_structure_change(db, entry.structure.id, cx.now()).await?;
    cx.journal(db, act, place.id.uuid()).await
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
