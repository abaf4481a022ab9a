//! The questions asked of the directory.
//!
//! Hidden addresses end here: what leaves towards a page, the index, the map, the API or an export is a [`Place`], which
//! cannot hold them; [`KeptPlace`] goes to the form of its keepers alone.

use base::{Db, Id, execute, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, NaiveDate, Utc};
use partner::{Institution, Territory};
use sqlx::FromRow;
use web::{Actor, Reach};

pub use crate::change_store::{Change, changes_since, erase_changes, record_change, record_structure_change};
use crate::model::OptionalHours;
use crate::{
    Entry, Hours, KeptPlace, Location, Phone, Place, Point, SEE_ENTRIES, Service, Status, Structure, Visibility,
    history,
};

/// Whose entries a reader reaches: those of a territory or, within it, of one institution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    pub territory: Id<Territory>,
    pub institution: Option<Id<Institution>>,
}

impl Scope {
    /// What `reader` reaches: the territory for those who keep it, else her institution; without one, nothing.
    pub fn of(reader: &Actor) -> Self {
        let is_territory = SEE_ENTRIES.reach(reader) >= Some(Reach::Territory);
        let institution = (!is_territory).then(|| reader.institution.map_or(Id::zero(), Id::from_uuid));
        Self { territory: Id::from_uuid(reader.territory), institution }
    }
}

/// A line of the list of entries.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Listed {
    pub id: Id<Service>,
    pub name: String,
    pub structure_name: String,
    pub status: Status,
    pub checked_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    pub version: i64,
}

/// A place as it stands in the table, hidden address included; it never leaves this file as such.
#[derive(FromRow)]
struct PlaceRow {
    service_id: Id<Service>,
    name: String,
    line: Option<String>,
    postal_code: Option<String>,
    commune_code: String,
    latitude: Option<f64>,
    longitude: Option<f64>,
    visibility: Visibility,
    #[sqlx(try_from = "OptionalHours")]
    hours: Option<Hours>,
    access_note: String,
    commune: String,
    commune_latitude: Option<f64>,
    commune_longitude: Option<f64>,
}

/// A service and, beside its columns, those of its structure.
#[derive(FromRow)]
struct ServiceRow {
    #[sqlx(flatten)]
    service: Service,
    territory_id: Id<Territory>,
    institution_id: Option<Id<Institution>>,
    structure_name: String,
    structure_description: String,
    structure_website: Option<String>,
    structure_phone: Option<Phone>,
    structure_email: Option<String>,
    source: String,
}

impl ServiceRow {
    fn at(self, places: Vec<Place>) -> Entry {
        let structure = Structure {
            id: self.service.structure_id,
            territory_id: self.territory_id,
            institution_id: self.institution_id,
            name: self.structure_name,
            description: self.structure_description,
            website: self.structure_website,
            phone: self.structure_phone,
            email: self.structure_email,
            source: self.source,
        };
        Entry { service: self.service, structure, places }
    }
}

fn point(latitude: Option<f64>, longitude: Option<f64>) -> Option<Point> {
    Some(Point { latitude: latitude?, longitude: longitude? })
}

impl PlaceRow {
    /// What anybody may know of the place: all of a public one, the commune of any other.
    fn shown(self) -> Place {
        let centroid = point(self.commune_latitude, self.commune_longitude);
        let location = match self.visibility {
            Visibility::Public => Location::Address {
                name: self.name,
                line: self.line.unwrap_or_default(),
                postal_code: self.postal_code.unwrap_or_default(),
                point: point(self.latitude, self.longitude).or(centroid),
                access_note: self.access_note,
            },
            visibility => Location::Commune { point: centroid, visibility },
        };
        Place { commune_code: self.commune_code, commune: self.commune, location, hours: self.hours }
    }
}

/// Puts services and their places together; both come in the order of the service's id.
fn assemble(services: Vec<ServiceRow>, places: Vec<PlaceRow>) -> Vec<Entry> {
    let mut places = places.into_iter().peekable();
    let entry = |row: ServiceRow| {
        let mut of_service = Vec::new();
        while let Some(place) = places.next_if(|place| place.service_id <= row.service.id) {
            if place.service_id == row.service.id {
                of_service.push(place.shown());
            }
        }
        row.at(of_service)
    };
    services.into_iter().map(entry).collect()
}

/// The entry of the service `id`, whatever its status.
pub async fn entry(db: &mut Db, id: Id<Service>) -> sqlx::Result<Option<Entry>> {
    let row: Option<ServiceRow> = fetch_optional!(db => "
        SELECT v.*, s.territory_id, s.institution_id, s.name AS structure_name, s.description AS structure_description,
               s.website AS structure_website, s.phone AS structure_phone, s.email AS structure_email, s.source
          FROM service v JOIN structure s ON s.id = v.structure_id WHERE v.id = $1", id)?;
    let Some(row) = row else { return Ok(None) };
    let places: Vec<PlaceRow> = fetch_all!(db => "
        SELECT sp.service_id, p.name, p.line, p.postal_code, p.commune_code, p.latitude, p.longitude, p.visibility,
               COALESCE(sp.hours, p.hours) AS hours, p.access_note,
               c.name AS commune, c.latitude AS commune_latitude, c.longitude AS commune_longitude
          FROM service_place sp JOIN place p ON p.id = sp.place_id JOIN commune c ON c.code = p.commune_code
         WHERE sp.service_id = $1 ORDER BY sp.position, p.id LIMIT 200", id)?;
    Ok(Some(row.at(places.into_iter().map(PlaceRow::shown).collect())))
}

pub async fn service(db: &mut Db, id: Id<Service>) -> sqlx::Result<Option<Service>> {
    fetch_optional!(db => "SELECT * FROM service WHERE id = $1", id)
}

pub async fn structure(db: &mut Db, id: Id<Structure>) -> sqlx::Result<Option<Structure>> {
    fetch_optional!(db => "SELECT * FROM structure WHERE id = $1", id)
}

/// The entries whose id comes after `after`, in the order of ids, `limit` at most: how an index is rebuilt.
pub async fn entries_after(db: &mut Db, after: Id<Service>, limit: i64) -> sqlx::Result<Vec<Entry>> {
    let services: Vec<ServiceRow> = fetch_all!(db => "
        SELECT v.*, s.territory_id, s.institution_id, s.name AS structure_name, s.description AS structure_description,
               s.website AS structure_website, s.phone AS structure_phone, s.email AS structure_email, s.source
          FROM service v JOIN structure s ON s.id = v.structure_id WHERE v.id > $1 ORDER BY v.id LIMIT $2", after, limit)?;
    let Some(last) = services.last().map(|row| row.service.id) else { return Ok(Vec::new()) };
    let places: Vec<PlaceRow> = fetch_all!(db => "
        SELECT sp.service_id, p.name, p.line, p.postal_code, p.commune_code, p.latitude, p.longitude, p.visibility,
               COALESCE(sp.hours, p.hours) AS hours, p.access_note,
               c.name AS commune, c.latitude AS commune_latitude, c.longitude AS commune_longitude
          FROM service_place sp JOIN place p ON p.id = sp.place_id JOIN commune c ON c.code = p.commune_code
         WHERE sp.service_id > $1 AND sp.service_id <= $2 ORDER BY sp.service_id, sp.position, p.id LIMIT 100000",
        after, last)?;
    Ok(assemble(services, places))
}

/// The published entries whose id comes after `after`, in the order of ids, `limit` at most.
pub async fn published_after(db: &mut Db, after: Id<Service>, limit: i64) -> sqlx::Result<Vec<Entry>> {
    let services: Vec<ServiceRow> = fetch_all!(db => "
        SELECT v.*, s.territory_id, s.institution_id, s.name AS structure_name, s.description AS structure_description,
               s.website AS structure_website, s.phone AS structure_phone, s.email AS structure_email, s.source
          FROM service v JOIN structure s ON s.id = v.structure_id
         WHERE v.status = 'published' AND v.id > $1 ORDER BY v.id LIMIT $2", after, limit)?;
    let Some(last) = services.last().map(|row| row.service.id) else { return Ok(Vec::new()) };
    let places: Vec<PlaceRow> = fetch_all!(db => "
        SELECT sp.service_id, p.name, p.line, p.postal_code, p.commune_code, p.latitude, p.longitude, p.visibility,
               COALESCE(sp.hours, p.hours) AS hours, p.access_note,
               c.name AS commune, c.latitude AS commune_latitude, c.longitude AS commune_longitude
          FROM service v JOIN service_place sp ON sp.service_id = v.id
               JOIN place p ON p.id = sp.place_id JOIN commune c ON c.code = p.commune_code
         WHERE v.status = 'published' AND v.id > $1 AND v.id <= $2
         ORDER BY v.id, sp.position, p.id LIMIT 100000", after, last)?;
    Ok(assemble(services, places))
}

/// The entries that a change touched, as they stand now.
pub async fn changed_entries(db: &mut Db, change: Id<Change>) -> sqlx::Result<Vec<Entry>> {
    let services: Vec<ServiceRow> = fetch_all!(db => "
        SELECT v.*, s.territory_id, s.institution_id, s.name AS structure_name, s.description AS structure_description,
               s.website AS structure_website, s.phone AS structure_phone, s.email AS structure_email, s.source
          FROM change_service cs JOIN service v ON v.id = cs.service_id JOIN structure s ON s.id = v.structure_id
         WHERE cs.change_id = $1 ORDER BY v.id LIMIT 100000", change)?;
    let places: Vec<PlaceRow> = fetch_all!(db => "
        SELECT sp.service_id, p.name, p.line, p.postal_code, p.commune_code, p.latitude, p.longitude, p.visibility,
               COALESCE(sp.hours, p.hours) AS hours, p.access_note,
               c.name AS commune, c.latitude AS commune_latitude, c.longitude AS commune_longitude
          FROM change_service cs JOIN service_place sp ON sp.service_id = cs.service_id
               JOIN place p ON p.id = sp.place_id JOIN commune c ON c.code = p.commune_code
         WHERE cs.change_id = $1 ORDER BY sp.service_id, sp.position, p.id LIMIT 100000", change)?;
    Ok(assemble(services, places))
}

/// How the list of entries is narrowed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter {
    pub status: Option<Status>,
    pub institution: Option<Id<Institution>>,
    /// Only what is to be checked again on this day, the longest due first.
    pub due_on: Option<NaiveDate>,
}

/// A page of the entries that `scope` reaches, by name.
pub async fn list(db: &mut Db, scope: Scope, filter: Filter, offset: i64, limit: i64) -> sqlx::Result<Vec<Listed>> {
    fetch_all!(db => "
        SELECT v.id, v.name, s.name AS structure_name, v.status, v.checked_on, v.due_on, v.version
          FROM structure s JOIN service v ON v.structure_id = s.id
         WHERE s.territory_id = $1 AND v.status <> 'merged' AND (CAST($2 AS TEXT) IS NULL OR s.institution_id = $2)
           AND (CAST($3 AS TEXT) IS NULL OR s.institution_id = $3)
           AND (CAST($4 AS TEXT) IS NULL OR v.status = $4)
           AND (CAST($5 AS DATE) IS NULL OR v.due_on <= $5)
         ORDER BY CASE WHEN CAST($5 AS DATE) IS NULL THEN NULL ELSE v.due_on END, v.name, v.id LIMIT $6 OFFSET $7",
        scope.territory, scope.institution, filter.institution, filter.status, filter.due_on, limit, offset)
}

pub async fn count(db: &mut Db, scope: Scope, filter: Filter) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*)
          FROM structure s JOIN service v ON v.structure_id = s.id
         WHERE s.territory_id = $1 AND v.status <> 'merged' AND (CAST($2 AS TEXT) IS NULL OR s.institution_id = $2)
           AND (CAST($3 AS TEXT) IS NULL OR s.institution_id = $3)
           AND (CAST($4 AS TEXT) IS NULL OR v.status = $4)
           AND (CAST($5 AS DATE) IS NULL OR v.due_on <= $5)",
        scope.territory, scope.institution, filter.institution, filter.status, filter.due_on)?;
    Ok(count)
}

/// The structures that `scope` reaches, by name; 1,000 at most. One whose services were all merged is there no more.
pub async fn structures(db: &mut Db, scope: Scope) -> sqlx::Result<Vec<Structure>> {
    fetch_all!(db => "
        SELECT * FROM structure s
         WHERE territory_id = $1 AND (CAST($2 AS TEXT) IS NULL OR institution_id = $2)
           AND (NOT EXISTS (SELECT 1 FROM service v WHERE v.structure_id = s.id)
                OR EXISTS (SELECT 1 FROM service v WHERE v.structure_id = s.id AND v.status <> 'merged'))
         ORDER BY name, id LIMIT 1000", scope.territory, scope.institution)
}

/// A place as anybody may know it.
pub async fn shown_place(db: &mut Db, id: Id<KeptPlace>) -> sqlx::Result<Option<Place>> {
    let row: Option<PlaceRow> = fetch_optional!(db => "
        SELECT p.id AS service_id, p.name, p.line, p.postal_code, p.commune_code, p.latitude, p.longitude, p.visibility,
               p.hours, p.access_note, c.name AS commune, c.latitude AS commune_latitude, c.longitude AS commune_longitude
          FROM place p JOIN commune c ON c.code = p.commune_code WHERE p.id = $1", id)?;
    Ok(row.map(PlaceRow::shown))
}

/// The services of a structure; 500 at most.
pub async fn services(db: &mut Db, structure: Id<Structure>) -> sqlx::Result<Vec<Service>> {
    fetch_all!(db => "SELECT * FROM service WHERE structure_id = $1 ORDER BY id LIMIT 500", structure)
}

/// The places of a structure, for the form of its keepers.
pub async fn kept_places(db: &mut Db, structure: Id<Structure>) -> sqlx::Result<Vec<KeptPlace>> {
    fetch_all!(db => "SELECT * FROM place WHERE structure_id = $1 ORDER BY id LIMIT 200", structure)
}

/// The place `id` of a structure, for the form of its keepers.
pub async fn kept_place(db: &mut Db, structure: Id<Structure>, id: Id<KeptPlace>) -> sqlx::Result<Option<KeptPlace>> {
    fetch_optional!(db => "SELECT * FROM place WHERE structure_id = $1 AND id = $2", structure, id)
}

/// The places where a service is met, in its own order, for its keepers.
pub async fn offered_places(db: &mut Db, service: Id<Service>) -> sqlx::Result<Vec<KeptPlace>> {
    fetch_all!(db => "
        SELECT p.* FROM service_place sp JOIN place p ON p.id = sp.place_id
         WHERE sp.service_id = $1 ORDER BY sp.position, p.id LIMIT 200", service)
}

pub async fn insert_structure(db: &mut Db, new: &Structure, source_key: Option<&str>) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO structure (id, territory_id, institution_id, name, description, website, phone, email, source, source_key)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", new.id, new.territory_id, new.institution_id, new.name,
        new.description, new.website, new.phone, new.email, new.source, source_key)?;
    Ok(())
}

pub async fn insert_place(db: &mut Db, new: &KeptPlace) -> sqlx::Result<()> {
    let hours = new.hours.as_ref().map(Hours::as_str);
    execute!(db => "
        INSERT INTO place (id, structure_id, name, line, postal_code, commune_code, latitude, longitude, visibility,
                           hours, access_note)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)", new.id, new.structure_id, new.name, new.line,
        new.postal_code, new.commune_code, new.latitude, new.longitude, new.visibility, hours, new.access_note)?;
    Ok(())
}

pub async fn update_place(db: &mut Db, place: &KeptPlace) -> sqlx::Result<()> {
    let hours = place.hours.as_ref().map(Hours::as_str);
    execute!(db => "
        UPDATE place SET name = $2, line = $3, postal_code = $4, commune_code = $5, latitude = $6, longitude = $7,
               visibility = $8, hours = $9, access_note = $10
         WHERE id = $1", place.id, place.name, place.line, place.postal_code, place.commune_code, place.latitude,
        place.longitude, place.visibility, hours, place.access_note)?;
    execute!(&mut *db => "
        UPDATE service SET is_compared = FALSE
         WHERE id IN (SELECT service_id FROM service_place WHERE place_id = $1)", place.id)?;
    // A safe place's address is forgotten wherever it was kept.
    if place.visibility == Visibility::Never { history::place::store::wipe(db, place.id).await } else { Ok(()) }
}

pub async fn insert_service(db: &mut Db, new: &Service) -> sqlx::Result<()> {
    let hours = new.hours.as_ref().map(Hours::as_str);
    execute!(db => "
        INSERT INTO service (id, structure_id, kind, name, summary, description, how_to, phone, sms, email, website, cost,
                             cost_note, hours, needs, violences, audiences, moments, languages, without_complaint,
                             is_emergency, area, closed_from, closed_until, closure_note, status, checked_on, checked_by,
                             version, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
                $24, $25, $26, $27, $28, $29, $30)",
        new.id, new.structure_id, new.kind, new.name, new.summary, new.description, new.how_to, new.phone, new.sms,
        new.email, new.website, new.cost, new.cost_note, hours, new.needs, new.violences, new.audiences, new.moments,
        new.languages, new.without_complaint, new.is_emergency, new.area, new.closed_from, new.closed_until,
        new.closure_note, new.status, new.checked_on, new.checked_by, new.version, new.updated_at)?;
    Ok(())
}

/// Saves `service`, which was at the version before; says whether it still was.
pub async fn update_service(db: &mut Db, service: &Service) -> sqlx::Result<bool> {
    let hours = service.hours.as_ref().map(Hours::as_str);
    let touched = execute!(db => "
        UPDATE service SET kind = $2, name = $3, summary = $4, description = $5, how_to = $6, phone = $7, sms = $8,
               email = $9, website = $10, cost = $11, cost_note = $12, hours = $13, needs = $14, violences = $15,
               audiences = $16, moments = $17, languages = $18, without_complaint = $19, is_emergency = $20, area = $21,
               closed_from = $22, closed_until = $23, closure_note = $24, status = $25, checked_on = $26,
               checked_by = $27, updated_at = $28, version = $29, is_compared = FALSE
         WHERE id = $1 AND version = $29 - 1",
        service.id, service.kind, service.name, service.summary, service.description, service.how_to, service.phone,
        service.sms, service.email, service.website, service.cost, service.cost_note, hours, service.needs,
        service.violences, service.audiences, service.moments, service.languages, service.without_complaint,
        service.is_emergency, service.area, service.closed_from, service.closed_until, service.closure_note,
        service.status, service.checked_on, service.checked_by, service.updated_at, service.version)?;
    Ok(touched == 1)
}

/// Makes `service` available at `place`, after those it has.
pub async fn insert_offer(db: &mut Db, service: Id<Service>, place: Id<KeptPlace>, position: i64) -> sqlx::Result<()> {
    execute!(db => "INSERT INTO service_place (service_id, place_id, position) VALUES ($1, $2, $3)",
        service, place, position)?;
    execute!(db => "UPDATE service SET is_compared = FALSE WHERE id = $1 AND is_compared = TRUE", service)?;
    Ok(())
}

/// Takes `service` away from `place`, which stays.
pub async fn remove_offer(db: &mut Db, service: Id<Service>, place: Id<KeptPlace>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM service_place WHERE service_id = $1 AND place_id = $2", service, place)?;
    Ok(())
}

/// The services that are met at `place`.
pub async fn services_at(db: &mut Db, place: Id<KeptPlace>) -> sqlx::Result<Vec<Service>> {
    fetch_all!(db => "
        SELECT v.* FROM service_place sp JOIN service v ON v.id = sp.service_id
         WHERE sp.place_id = $1 ORDER BY v.id LIMIT 500", place)
}

/// Makes every service met at `place` one version newer: what is read of it has changed.
pub async fn renew_services_at(db: &mut Db, place: Id<KeptPlace>, at: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "
        UPDATE service SET version = version + 1, updated_at = $2, is_compared = FALSE
         WHERE id IN (SELECT service_id FROM service_place WHERE place_id = $1)", place, at)?;
    Ok(())
}
