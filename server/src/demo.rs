//! The demonstration network: Boulogne-Billancourt and Hauts-de-Seine, and Angers Loire Métropole as a second territory,
//! with the national lines.
//!
//! It is written by hand, in TOML files beside this crate, from the public texts that describe such networks; everything
//! local in it is marked as demonstration wherever it goes.

mod contracts;
mod copies;
mod meetings;
mod network;
mod news;
mod plans;
mod roles;
mod shelters;
mod vouchers;

use std::collections::HashMap;

use account::{Invitation, Role};
use anyhow::{Context as _, anyhow};
use base::{Code as _, Database, Db, Id, Private};
use chrono::{DateTime, Days, Utc};
use directory::{Aspect, KeptPlace, Rule, Service, Status, Stop, Structure, store};
use partner::{Institution, Membership, Territory, TerritoryKind};

pub use network::{Network, PlaceTold, ServiceTold, StopTold, StructureTold};
pub use roles::{Roles, roles};

/// The communes of Hauts-de-Seine and Maine-et-Loire: names and codes of INSEE and postal codes of La Poste, 2026.
const COMMUNES: &[u8] = include_bytes!("../demo/communes.csv");

/// What is told about the source in every export.
const SOURCE: &str = "demo";

/// A territory of the demonstration, and the file that tells its network.
struct Place {
    slug: &'static str,
    name: &'static str,
    kind: TerritoryKind,
    department: Option<&'static str>,
    epci: Option<&'static str>,
    communes: &'static [&'static str],
    file: &'static str,
}

const PLACES: [Place; 4] = [
    Place {
        slug: "france",
        name: "France entière",
        kind: TerritoryKind::National,
        department: None,
        epci: None,
        communes: &[],
        file: include_str!("../demo/national.toml"),
    },
    Place {
        slug: "hauts-de-seine",
        name: "Hauts-de-Seine",
        kind: TerritoryKind::Department,
        department: Some("92"),
        epci: None,
        communes: &[],
        file: include_str!("../demo/hauts-de-seine.toml"),
    },
    Place {
        slug: "boulogne-billancourt",
        name: "Boulogne-Billancourt",
        kind: TerritoryKind::Commune,
        department: None,
        epci: None,
        communes: &["92012"],
        file: include_str!("../demo/boulogne-billancourt.toml"),
    },
    Place {
        slug: "angers-loire-metropole",
        name: "Angers Loire Métropole",
        kind: TerritoryKind::Epci,
        department: Some("49"),
        epci: Some("244900015"),
        communes: &[],
        file: include_str!("../demo/angers-loire-metropole.toml"),
    },
];

/// The networks that the files tell, national first.
pub fn networks() -> anyhow::Result<Vec<Network>> {
    PLACES.iter().map(|place| toml::from_str(place.file).with_context(|| place.slug)).collect()
}

/// An account of the demonstration; its password is shown once.
#[derive(Debug)]
pub struct DemoAccount {
    pub login: String,
    pub password: String,
    pub function: String,
}

/// Says whether the database holds no territory yet.
pub async fn is_wanted(db: &Database) -> base::Result<bool> {
    Ok(partner::territories(&mut db.read().await?).await?.is_empty())
}

/// Makes the whole network in one unit of work, and the accounts that can sign in; then an edition of what stands in it.
pub async fn make(database: &Database, now: DateTime<Utc>) -> anyhow::Result<Vec<DemoAccount>> {
    let communes = partner::import::parse(COMMUNES)?;
    partner::import::save(database, &communes.rows, false, &mut || {}).await?;
    let mut db = database.write().await?;
    let mut institutions = HashMap::new();
    let mut territories = HashMap::new();
    let mut services = Vec::new();
    for (place, network) in PLACES.iter().zip(networks()?) {
        let territory = add_territory(&mut db, place).await?;
        territories.insert(place.slug, territory);
        for institution in &network.institutions {
            institutions.insert(institution.key.clone(), add_institution(&mut db, territory, institution).await?);
        }
        for told in &network.structures {
            let institution = told.institution.as_ref().and_then(|key| institutions.get(key)).copied();
            services.extend(add_structure(&mut db, territory, institution, told, now).await?);
        }
    }
    store::record_change(&mut db, &services, now).await?;
    let territory = *territories.get("boulogne-billancourt").context("the territory of the roles")?;
    roles::make(&mut db, &roles::Ground { territory, institutions: &institutions, now }).await?;
    vouchers::make(&mut db, &vouchers::Ground { territory, institutions: &institutions, now }).await?;
    shelters::make(&mut db, &shelters::Ground { territory, institutions: &institutions, now }).await?;
    contracts::make(&mut db, &contracts::Ground { territories: &territories, institutions: &institutions, now })
        .await?;
    meetings::make(&mut db, &meetings::Ground { territories: &territories, institutions: &institutions, now }).await?;
    plans::make(&mut db, &plans::Ground { territories: &territories, institutions: &institutions, now }).await?;
    news::make(&mut db, &news::Ground { territories: &territories, institutions: &institutions, now }).await?;
    let accounts = add_accounts(&mut db, &territories, &institutions, now).await?;
    db.commit().await?;
    copies::make(database, &copies::Ground { territory, institutions: &institutions, now }).await?;
    Ok(accounts)
}

async fn add_territory(db: &mut Db, place: &Place) -> anyhow::Result<Id<Territory>> {
    let territory = Territory {
        id: Id::new(),
        slug: place.slug.to_owned(),
        name: place.name.to_owned(),
        kind: place.kind,
        department_code: place.department.map(str::to_owned),
        epci_code: place.epci.map(str::to_owned),
        host: None,
    };
    partner::add_territory(db, &territory).await?;
    for code in place.communes {
        partner::add_territory_commune(db, territory.id, code).await?;
    }
    Ok(territory.id)
}

async fn add_institution(
    db: &mut Db,
    territory: Id<Territory>,
    told: &network::InstitutionTold,
) -> anyhow::Result<Id<Institution>> {
    let institution = Institution {
        id: Id::new(),
        name: told.name.clone(),
        short_name: told.short_name.clone(),
        kind: told.kind,
        siret: None,
    };
    partner::add_institution(db, &institution).await?;
    let id = institution.id;
    let membership = Membership { institution, is_signatory: told.is_signatory, role: told.role.clone() };
    partner::add_membership(db, territory, &membership).await?;
    Ok(id)
}

async fn add_structure(
    db: &mut Db,
    territory: Id<Territory>,
    institution: Option<Id<Institution>>,
    told: &StructureTold,
    now: DateTime<Utc>,
) -> anyhow::Result<Vec<Id<Service>>> {
    let structure = Structure {
        id: Id::new(),
        territory_id: territory,
        institution_id: institution,
        name: told.name.clone(),
        description: told.description.clone(),
        website: told.website.clone(),
        phone: told.phone.clone(),
        email: told.email.clone(),
        source: SOURCE.to_owned(),
    };
    store::insert_structure(db, &structure, Some(&told.key)).await?;
    let mut places = HashMap::new();
    for place in &told.places {
        let kept = kept_place(place, structure.id);
        store::insert_place(db, &kept).await?;
        places.insert(place.key.as_str(), kept.id);
    }
    let mut services = Vec::new();
    for told in &told.services {
        let service = service(told, structure.id, now);
        store::insert_service(db, &service).await?;
        for (position, key) in (0..).zip(&told.places) {
            let place = places.get(key.as_str()).ok_or_else(|| anyhow!("{}: no place {key}", structure.name))?;
            store::insert_offer(db, service.id, *place, position).await?;
        }
        for told in &told.stops {
            directory::insert_stop(db, &stop(told, service.id)?).await?;
        }
        if let Some(day) = service.checked_on {
            let checked = (day, service.checked_by.as_str());
            directory::note_checks_on(db, service.id, Aspect::ALL.iter().copied(), checked).await?;
        }
        services.push(service.id);
    }
    for service in &services {
        directory::renew_freshness(db, *service, web::today_at(now)).await?;
    }
    Ok(services)
}

fn kept_place(told: &PlaceTold, structure: Id<Structure>) -> KeptPlace {
    KeptPlace {
        id: Id::new(),
        structure_id: structure,
        name: told.name.clone(),
        line: told.line.clone().map(Private::new),
        postal_code: told.postal_code.clone(),
        commune_code: told.commune.clone(),
        latitude: told.latitude.map(Private::new),
        longitude: told.longitude.map(Private::new),
        visibility: told.visibility,
        hours: told.hours.clone(),
        access_note: told.access_note.clone(),
    }
}

fn stop(told: &StopTold, service: Id<Service>) -> anyhow::Result<Stop> {
    Ok(Stop {
        id: Id::new(),
        service_id: service,
        place: told.place.clone(),
        line: None,
        commune_code: told.commune.clone(),
        commune: String::new(),
        latitude: None,
        longitude: None,
        first_on: told.first_on,
        from_minute: told.from_hour * 60,
        to_minute: told.to_hour * 60,
        rule: Rule::written(&told.rule).map_err(|key| anyhow!("{}: {key}", told.rule))?,
        until_on: None,
        without: told.without.clone().into(),
        added: directory::Days::default(),
        note: String::new(),
    })
}

fn service(told: &ServiceTold, structure: Id<Structure>, now: DateTime<Utc>) -> Service {
    Service {
        id: Id::new(),
        structure_id: structure,
        kind: told.kind,
        name: told.name.clone(),
        summary: told.summary.clone(),
        description: told.description.clone(),
        how_to: [told.how_to.as_str(), &told.confidential_note].join("\n").trim().to_owned(),
        phone: told.phone.clone(),
        sms: told.sms.clone(),
        email: told.email.clone().filter(|email| !email.is_empty()),
        website: told.website.clone().filter(|website| !website.is_empty()),
        cost: told.cost,
        cost_note: told.cost_note.clone(),
        hours: told.hours.clone(),
        needs: told.needs.clone(),
        violences: told.violences.clone(),
        audiences: told.audiences.clone(),
        moments: told.moments.clone(),
        languages: told.languages.clone(),
        without_complaint: told.without_complaint,
        is_emergency: told.is_emergency,
        area: told.area.join(" "),
        closed_from: told.closure_from,
        closed_until: told.closure_until,
        closure_note: told.closure_note.clone(),
        status: Status::Published,
        checked_on: now.date_naive().checked_sub_days(Days::new(told.checked_days_ago)),
        checked_by: told.checked_by.clone(),
        due_on: None,
        offline_on: None,
        version: 1,
        updated_at: now,
    }
}

/// Who can sign in: territory, institution (by its key), role, sign-in name, function.
const PEOPLE: [(&str, Option<&str>, Role, &str, &str); 8] = [
    ("france", None, Role::Administrator, "administration@demo.example", "administratrice de l’installation"),
    ("boulogne-billancourt", None, Role::Coordinator, "coordination@demo.example", "coordinatrice du contrat local"),
    (
        "boulogne-billancourt",
        Some("commissariat-boulogne-billancourt"),
        Role::Referent,
        "commissariat@demo.example",
        "référente du commissariat",
    ),
    (
        "boulogne-billancourt",
        Some("ccas-boulogne-billancourt"),
        Role::Professional,
        "ccas@demo.example",
        "agente du CCAS",
    ),
    (
        "boulogne-billancourt",
        Some("ccas-boulogne-billancourt"),
        Role::Referent,
        "regie@demo.example",
        "référente du CCAS, régie des bons",
    ),
    ("boulogne-billancourt", None, Role::Dpo, "donnees@demo.example", "déléguée à la protection des données"),
    ("hauts-de-seine", None, Role::Coordinator, "observatoire@demo.example", "chargée de mission de l’observatoire"),
    ("angers-loire-metropole", None, Role::Coordinator, "angers@demo.example", "coordinateur du contrat angevin"),
];

async fn add_accounts(
    db: &mut Db,
    territories: &HashMap<&str, Id<Territory>>,
    institutions: &HashMap<String, Id<Institution>>,
    now: DateTime<Utc>,
) -> anyhow::Result<Vec<DemoAccount>> {
    let mut accounts = Vec::new();
    for (territory, institution, role, login, function) in PEOPLE {
        let password = account::random_password();
        let invitation = Invitation {
            territory: *territories.get(territory).context("the territory of an account")?,
            institution: institution.and_then(|key| institutions.get(key)).copied(),
            login: login.to_owned(),
            function: function.to_owned(),
            roles: [role].into_iter().collect(),
            email: String::new(),
        };
        account::create_with_password(db, &invitation, &password, now).await?;
        accounts.push(DemoAccount { login: login.to_owned(), password, function: function.to_owned() });
    }
    Ok(accounts)
}
