//! What imports and exports of others' formats ask for: drafts, drafts over drafts that nobody has touched, and how much is
//! published.

use base::{Codes, Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, Utc};

use crate::{Hours, KeptPlace, Kind, Service, Status, Structure, freshness, note_checks_on, store, twin};

/// A draft that says nothing yet, and that nobody has checked.
pub fn blank() -> Service {
    Service {
        id: Id::zero(),
        structure_id: Id::zero(),
        kind: Kind::Place,
        name: String::new(),
        summary: String::new(),
        description: String::new(),
        how_to: String::new(),
        phone: None,
        sms: None,
        email: None,
        website: None,
        cost: None,
        cost_note: String::new(),
        hours: None,
        needs: Codes::default(),
        violences: Codes::default(),
        audiences: Codes::default(),
        moments: Codes::default(),
        languages: Codes::default(),
        without_complaint: None,
        is_emergency: false,
        area: String::new(),
        closed_from: None,
        closed_until: None,
        closure_note: String::new(),
        status: Status::Draft,
        checked_on: None,
        checked_by: String::new(),
        due_on: None,
        offline_on: None,
        version: 1,
        updated_at: DateTime::UNIX_EPOCH,
    }
}

/// Says whether all services of a structure stand as an import made them: drafts that nobody has changed.
pub async fn is_untouched(db: &mut Db, structure: Id<Structure>) -> sqlx::Result<bool> {
    let touched: Vec<(Id<Service>,)> = fetch_all!(db => "
        SELECT id FROM service WHERE structure_id = $1 AND (status <> $2 OR version <> 1) ORDER BY id LIMIT 1",
        structure, Status::Draft)?;
    Ok(touched.is_empty())
}

/// Writes what a file says now over what it said; whose structure it is stays as it is.
pub async fn replace_structure(db: &mut Db, structure: &Structure) -> sqlx::Result<()> {
    execute!(db => "
        UPDATE structure SET name = $2, description = $3, website = $4, phone = $5, email = $6 WHERE id = $1",
        structure.id, structure.name, structure.description, structure.website, structure.phone, structure.email)?;
    twin::store::forget_compared(db, structure.id).await
}

/// Writes a draft over itself; says whether it was one that nobody has changed. Its version stays: that counts the changes
/// of people.
pub async fn replace_draft(db: &mut Db, service: &Service) -> sqlx::Result<bool> {
    let hours = service.hours.as_ref().map(Hours::as_str);
    let touched = execute!(db => "
        UPDATE service SET kind = $2, name = $3, summary = $4, description = $5, how_to = $6, phone = $7, sms = $8,
               email = $9, website = $10, cost = $11, cost_note = $12, hours = $13, needs = $14, violences = $15,
               audiences = $16, moments = $17, languages = $18, without_complaint = $19, is_emergency = $20, area = $21,
               updated_at = $22, closed_from = $23, closed_until = $24, closure_note = $25, checked_on = $26,
               checked_by = $27, is_compared = FALSE
         WHERE id = $1 AND status = $28 AND version = 1",
        service.id, service.kind, service.name, service.summary, service.description, service.how_to, service.phone,
        service.sms, service.email, service.website, service.cost, service.cost_note, hours, service.needs,
        service.violences, service.audiences, service.moments, service.languages, service.without_complaint,
        service.is_emergency, service.area, service.updated_at, service.closed_from, service.closed_until,
        service.closure_note, service.checked_on, service.checked_by, Status::Draft)?;
    Ok(touched == 1)
}

/// Takes a service away from the places where it was met.
pub async fn clear_offers(db: &mut Db, service: Id<Service>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM service_place WHERE service_id = $1", service)?;
    Ok(())
}

/// Takes away a place where no service is met, unless the history of an entry leads back to it.
pub async fn drop_place(db: &mut Db, place: Id<KeptPlace>) -> sqlx::Result<()> {
    execute!(db => "
        DELETE FROM place WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM service_place WHERE place_id = $1)
           AND NOT EXISTS (SELECT 1 FROM place_version WHERE place_id = $1)", place)?;
    Ok(())
}

/// Notes when a file says that an entry was checked, for all that can be checked of it.
pub async fn note_checked(db: &mut Db, service: &Service) -> sqlx::Result<()> {
    let (Some(day), Some(entry)) = (service.checked_on, store::entry(db, service.id).await?) else { return Ok(()) };
    note_checks_on(db, service.id, freshness::aspects(&entry).iter(), (day, &service.checked_by)).await
}

/// When what the public reads changed last, as far as it is still known: what `change` has forgotten is older than a week.
pub async fn last_change(db: &mut Db) -> sqlx::Result<Option<DateTime<Utc>>> {
    let change: Option<(DateTime<Utc>,)> =
        fetch_optional!(&mut *db => "SELECT at FROM change ORDER BY at DESC, id DESC LIMIT 1")?;
    let service: Option<(DateTime<Utc>,)> = fetch_optional!(db => "
        SELECT updated_at FROM service WHERE status = 'published' ORDER BY updated_at DESC, id DESC LIMIT 1")?;
    Ok(change.into_iter().chain(service).map(|(at,)| at).max())
}

/// How many entries are published.
pub async fn count_published(db: &mut Db) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM service WHERE status = 'published'")?;
    Ok(count)
}
