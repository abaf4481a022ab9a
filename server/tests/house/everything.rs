//! The whole program in the town, with something of everything in it.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

use account::openid::{Configuration, Provider};
use axum::Extension;
use base::{Db, Error, Id, Private, execute};
use chrono::{DateTime, TimeDelta, Utc};
use directory::{EntryForm, Finder};
use search::Synonyms;
use testkit::{ASSOCIATION, Figure, NEIGHBOUR_TOWN_HALL, POLICE, ROCHEMONT, Site, Town, Uuid, VALBOURG};
use web::{Access, App, Route, Routes, SessionKey, Settings, Words};

use crate::forms::{self, Form};

/// An entry of the association that everybody sees.
pub const PUBLISHED: Uuid = Uuid::from_u128(0x5e_0001);
/// An entry of the police station that only its keepers see.
pub const DRAFT: Uuid = Uuid::from_u128(0x5e_0002);
/// A draft of Rochemont's town hall.
pub const NEIGHBOURS: Uuid = Uuid::from_u128(0x5e_0003);
/// A passkey of the coordinator.
const PASSKEY: Uuid = Uuid::from_u128(0x9a_0001);
/// An erasure that is planned.
const ERASURE: Uuid = Uuid::from_u128(0xe5_0001);
/// An alert of Valbourg.
const ALERT: Uuid = Uuid::from_u128(0xa1_0001);
/// An alert of Rochemont.
const NEIGHBOURS_ALERT: Uuid = Uuid::from_u128(0xa1_0002);
/// What the desk of the police station proposes of the association's entry.
const PROPOSAL: Uuid = Uuid::from_u128(0xb0_0001);
/// A new service of Rochemont that its town hall proposes.
const NEIGHBOURS_PROPOSAL: Uuid = Uuid::from_u128(0xb0_0002);
/// A campaign of Valbourg.
const CAMPAIGN: Uuid = Uuid::from_u128(0xca_0001);
/// A campaign of Rochemont.
const NEIGHBOURS_CAMPAIGN: Uuid = Uuid::from_u128(0xca_0002);
/// Another draft of Rochemont's town hall.
const NEIGHBOURS_OTHER: Uuid = Uuid::from_u128(0x5e_0004);
/// Two entries of Valbourg that are alike.
const TWIN: Uuid = Uuid::from_u128(0x71_0001);
/// Two entries of Rochemont that are alike.
const NEIGHBOURS_TWIN: Uuid = Uuid::from_u128(0x71_0002);
/// An entry of Rochemont that everybody sees: Valbourg inherits it.
const INHERITED: Uuid = Uuid::from_u128(0x5e_0005);
/// A job that failed for good.
const JOB: Uuid = Uuid::from_u128(0x0b_0001);
/// The id of nothing.
pub const FORGED: Uuid = Uuid::from_u128(0xf0_0001);

/// The words of the program, put together once.
static WORDS: LazyLock<Words> = LazyLock::new(|| server::words().unwrap());

/// The routes of the program, and those that every site has.
pub fn routes() -> Vec<Route> {
    let mut list = server::routes::routes().list;
    let common = ["/q", "/q2", "/q/{slug}", "/q2/{slug}", "/robots.txt", "/health/live", "/health/ready"];
    list.extend(common.map(|path| Route { method: "GET", path, access: Access::Anybody }));
    list
}

/// Opens the whole site, with entries, and with real sessions for the people of the town.
pub async fn open(town: &Town) -> Arc<App> {
    open_with(town, |site| site).await
}

/// The same, with something changed about the site.
pub async fn open_with(town: &Town, change: impl FnOnce(Site) -> Site) -> Arc<App> {
    account::use_cheap_hashing_for_tests();
    // One job failed for good: it stays, for the administrator's pages.
    town.leave_jobs();
    settle(town).await.unwrap();
    let finder = Arc::new(Finder::in_memory(Synonyms::parse(help::SYNONYMS).unwrap()).unwrap());
    let (layer, provider) = (Arc::clone(&finder), provider());
    let site = testkit::app(Routes::merge(server::routes::routes(), Routes::new()))
        .all_words(WORDS.clone())
        .rooms(server::routes::rooms())
        .load_actor(account::load_actor)
        .settings(Settings { identity_provider: Some(provider.offered()), ..Settings::default() })
        .with(|router| {
            router
                .layer(Extension(layer))
                .layer(Extension(help::Grounds::default()))
                .layer(Extension(provider))
                .layer(Extension(operation::Folders::default()))
        });
    let app = town.serve(change(site));
    partner::load_themes(&app.db, &app.themes).await.unwrap();
    finder.catch_up(&app.db, &app.words, town.now()).await.unwrap();
    app
}

/// An identity provider that is on every page, and answers nobody.
fn provider() -> Arc<Provider> {
    let chosen = Configuration {
        issuer: "http://127.0.0.1:9".to_owned(),
        client_id: "maillage".to_owned(),
        client_secret: Private::new("secret".to_owned()),
        name: "ProConnect".to_owned(),
    };
    Arc::new(Provider::new(chosen).unwrap())
}

pub fn session(figure: Figure) -> Uuid {
    Uuid::from_u128(0x5e55_0000 + figure as u128)
}

async fn settle(town: &Town) -> base::Result<()> {
    let mut db = town.write().await;
    for figure in Figure::signed_in() {
        execute!(&mut db => "
            INSERT INTO session (id, key, account_id, opened_at, seen_at, proved_at, is_shared)
            VALUES ($1, $2, $3, $4, $4, $4, FALSE)",
            session(figure), SessionKey::of(figure.name()).0, figure.account(), town.now())?;
    }
    execute!(&mut db => "
        INSERT INTO passkey (id, account_id, credential, content, name, created_at)
        VALUES ($1, $2, 'AAAA', '{}', 'un téléphone', $3)", PASSKEY, Figure::Coordinator.account(), town.now())?;
    execute!(&mut db => "
        INSERT INTO job (id, kind, payload, run_at, attempts, failed_at, failure)
        VALUES ($1, 'mail.deliver', '{}', $2, 24, $2, 'not found')", JOB, town.now())?;
    protection(&mut db, town.now()).await?;
    entry(&mut db, PUBLISHED, (VALBOURG, ASSOCIATION), "published", town.now()).await?;
    entry(&mut db, DRAFT, (VALBOURG, POLICE), "draft", town.now()).await?;
    entry(&mut db, NEIGHBOURS, (ROCHEMONT, NEIGHBOUR_TOWN_HALL), "draft", town.now()).await?;
    entry(&mut db, INHERITED, (ROCHEMONT, NEIGHBOUR_TOWN_HALL), "published", town.now()).await?;
    entry(&mut db, NEIGHBOURS_OTHER, (ROCHEMONT, NEIGHBOUR_TOWN_HALL), "draft", town.now()).await?;
    for (id, territory, first, second) in
        [(TWIN, VALBOURG, PUBLISHED, DRAFT), (NEIGHBOURS_TWIN, ROCHEMONT, NEIGHBOURS, NEIGHBOURS_OTHER)]
    {
        execute!(&mut db => "
            INSERT INTO twin (id, first_id, second_id, territory_id, common, weight, state, decided_by)
            VALUES ($1, $2, $3, $4, 'same_phone like_name', 80, 'open', '')", id, first, second, territory)?;
    }
    upkeep(&mut db, town.now()).await?;
    crate::guidance::settle(&mut db, town.now()).await?;
    crate::vouchers::settle(&mut db, town.now()).await?;
    crate::shelters::settle(&mut db, town.now()).await?;
    crate::contracts::settle(&mut db, town.now()).await?;
    crate::actions::settle(&mut db, town.now()).await?;
    crate::meetings::settle(&mut db, town.now()).await?;
    crate::news::settle(&mut db, town.now()).await?;
    crate::roles::settle(&mut db, town.now()).await?;
    crate::copies::settle(&mut db, town.now()).await?;
    db.commit().await
}

/// Adds what keeps entries right: desks that are written to, doubts, proposals, campaigns.
async fn upkeep(db: &mut Db, at: DateTime<Utc>) -> base::Result<()> {
    for institution in [ASSOCIATION, NEIGHBOUR_TOWN_HALL] {
        execute!(&mut *db => "
            INSERT INTO institution_contact (id, institution_id, function, email)
            VALUES ($1, $2, 'Accueil', 'accueil@horizon.example')", contact_of(institution), institution)?;
    }
    for id in [PUBLISHED, DRAFT, NEIGHBOURS] {
        execute!(&mut *db => "
            INSERT INTO doubt (id, service_id, reason, times, partner_times, first_on, last_on)
            VALUES ($1, $2, 'moved', 2, 1, $3, $3)", doubt_of(id), id, at.date_naive())?;
        execute!(&mut *db => "
            INSERT INTO stop (id, service_id, place, commune_code, first_on, from_minute, to_minute, rule, without, added, note)
            VALUES ($1, $2, 'place du marché', '99101', $3, 840, 1020, 'FREQ=WEEKLY', '', '', '')",
            stop_of(id), id, at.date_naive())?;
    }
    let service = directory::store::service(db, Id::from_uuid(PUBLISHED)).await?.ok_or(Error::NotFound)?;
    let form = EntryForm { summary: "Trouve où dormir ce soir.".to_owned(), ..EntryForm::of(&service) };
    let form = serde_json::to_string(&form).map_err(anyhow::Error::from)?;
    for (id, version) in [PUBLISHED, DRAFT, NEIGHBOURS].into_iter().flat_map(|id| [(id, 0_i64), (id, 1)]) {
        execute!(&mut *db => "
            INSERT INTO service_version (service_id, version, at, act, function, status, form)
            VALUES ($1, $2, $3, 'service.corrected', 'agent', 'published', $4)", id, version, at, form.as_str())?;
    }
    for id in [PUBLISHED, DRAFT, NEIGHBOURS] {
        execute!(&mut *db => "
            INSERT INTO place_version (service_id, version, place_id, name, line, postal_code, commune_code, latitude,
                                       longitude, visibility, access_note, is_wiped)
            SELECT $1, 1, id, '', '3 rue de la Paix', postal_code, commune_code, latitude, longitude, visibility, '', FALSE
              FROM place WHERE id = $2", id, place_of(id))?;
        execute!(&mut *db => "
            INSERT INTO stop_version (service_id, version, stop_id, is_removed, place, commune_code, first_on, from_minute, to_minute,
                                      rule, without, added, note)
            SELECT $1, 1, id, FALSE, 'place du port', commune_code, first_on, from_minute, to_minute, rule, without, added, note
              FROM stop WHERE id = $2", id, stop_of(id))?;
    }
    for (id, territory, service, institution) in
        [(PROPOSAL, VALBOURG, Some(PUBLISHED), POLICE), (NEIGHBOURS_PROPOSAL, ROCHEMONT, None, NEIGHBOUR_TOWN_HALL)]
    {
        execute!(&mut *db => "
            INSERT INTO proposal (id, territory_id, service_id, structure_name, institution_id, function, form, note,
                                  made_at, state, decided_by, answer)
            VALUES ($1, $2, $3, 'Horizon', $4, 'agent', $5, 'Appelé ce matin.', $6, 'open', '', '')",
            id, territory, service, institution, form.as_str(), at)?;
    }
    for (id, territory) in [(CAMPAIGN, VALBOURG), (NEIGHBOURS_CAMPAIGN, ROCHEMONT)] {
        execute!(&mut *db => "
            INSERT INTO campaign (id, territory_id, name, opened_on, closes_on, opened_by)
            VALUES ($1, $2, 'Automne', $3, $4, '')", id, territory, at.date_naive(), (at + TimeDelta::days(30)).date_naive())?;
    }
    Ok(())
}

/// Adds what waits for the officers, and a month of the journal.
async fn protection(db: &mut Db, at: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(&mut *db => "
        INSERT INTO erasure (id, object, before, counted, planned_at, executes_at) VALUES ($1, 'account', $2, 1, $2, $2)",
        ERASURE, at)?;
    for (alert, territory) in [(ALERT, VALBOURG), (NEIGHBOURS_ALERT, ROCHEMONT)] {
        execute!(&mut *db => "
            INSERT INTO alert (id, territory_id, kind, level, at, count) VALUES ($1, $2, 'openings', 'notice', $3, 31)",
            alert, territory, at)?;
    }
    execute!(&mut *db => "
        INSERT INTO journal_month (month, first_seq, last_seq, head, previous, is_closed)
        VALUES ('2026-10', 1, 9, 'ab', 'cd', TRUE)")?;
    Ok(())
}

/// Adds an entry with a structure and a place of its own.
async fn entry(db: &mut Db, id: Uuid, keeper: (Uuid, Uuid), status: &str, at: DateTime<Utc>) -> sqlx::Result<()> {
    let ((territory, institution), commune) = (keeper, if keeper.0 == VALBOURG { "99101" } else { "99102" });
    let (structure, place) = (Uuid::from_u128(id.as_u128() + 0x100), place_of(id));
    execute!(&mut *db => "
        INSERT INTO structure (id, territory_id, institution_id, name, description, source)
        VALUES ($1, $2, $3, 'Horizon', '', 'local')", structure, territory, institution)?;
    execute!(&mut *db => "
        INSERT INTO place (id, structure_id, name, line, postal_code, commune_code, latitude, longitude, visibility, access_note)
        VALUES ($1, $2, '', '1 rue de la Paix', '99100', $3, 48.83, 2.24, 'public', '')", place, structure, commune)?;
    execute!(&mut *db => "
        INSERT INTO service (id, structure_id, kind, name, summary, description, how_to, phone, cost_note, needs, violences,
                             audiences, moments, languages, is_emergency, area, closure_note, status, checked_by,
                             version, updated_at)
        VALUES ($1, $2, 'place', 'Aide au logement', 'Trouve où dormir.', 'Une chambre pour quelques nuits.', 'Appelez.',
                '0199000001', '', 'shelter', '', 'victim', '', 'fr', FALSE, '99', '', $3, '', 1, $4)",
        id, structure, status, at)?;
    execute!(&mut *db => "INSERT INTO service_place (service_id, place_id, position) VALUES ($1, $2, 0)", id, place)?;
    Ok(())
}

/// The end of the address of a search that was made a moment ago; every site of ours opens it.
fn token(app: &App) -> &'static str {
    static TOKEN: OnceLock<String> = OnceLock::new();
    let search = help::Search { text: "logement".to_owned(), ..help::Search::default() };
    TOKEN.get_or_init(|| app.sealer.seal(&search, app.clock.now()).unwrap())
}

/// A thing that an address can name: what it is, its id, and the id of a place where it says `{place}`.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    pub what: &'static str,
    pub id: Uuid,
    pub place: Uuid,
}

pub const fn named(what: &'static str, id: Uuid) -> Named {
    Named { what, id, place: place_of(id) }
}

/// Nothing at all.
pub const NOTHING: Named = named("inventé", FORGED);

/// The place where an entry of ours is met.
const fn place_of(service: Uuid) -> Uuid {
    Uuid::from_u128(service.as_u128() + 0x200)
}

/// An open doubt about an entry of ours.
const fn doubt_of(service: Uuid) -> Uuid {
    Uuid::from_u128(service.as_u128() + 0x300)
}

/// A stop of an entry of ours.
const fn stop_of(service: Uuid) -> Uuid {
    Uuid::from_u128(service.as_u128() + 0x400)
}

/// The desk of an institution.
const fn contact_of(institution: Uuid) -> Uuid {
    Uuid::from_u128(institution.as_u128() + 0x300)
}

/// What the town has that the address of a route can name.
pub fn real(path: &str) -> Vec<Named> {
    let path = path.strip_prefix("/en").unwrap_or(path);
    if !path.contains("{id}") {
        return Vec::new();
    }
    match path.split("/{id}").next() {
        Some("/pro/territoires") => vec![named("le sien", VALBOURG), named("le voisin", ROCHEMONT)],
        Some("/pro/institutions") if path.ends_with("/connexion") => {
            vec![named("du territoire", POLICE), named("de la ville voisine", NEIGHBOUR_TOWN_HALL)]
        }
        Some("/pro/institutions") => {
            vec![named("du territoire", ASSOCIATION), named("de la ville voisine", NEIGHBOUR_TOWN_HALL)]
        }
        Some("/pro/personnes") => {
            vec![
                named("agent du commissariat", Figure::Desk.account()),
                named("coordination voisine", Figure::Neighbour.account()),
            ]
        }
        Some("/pro/compte/cles") => vec![named("de la coordination", PASSKEY)],
        Some("/pro/compte/sessions") => vec![named("de la coordination", session(Figure::Coordinator))],
        Some("/pro/fiches") if path.contains("{place}") => {
            vec![
                named("fiche publiée", PUBLISHED),
                Named { what: "lieu d’une autre fiche", place: place_of(NEIGHBOURS), ..named("", PUBLISHED) },
            ]
        }
        Some("/pro/fiches") => {
            vec![named("fiche publiée", PUBLISHED), named("brouillon", DRAFT), named("de la ville voisine", NEIGHBOURS)]
        }
        Some("/pro/protection/effacements") => vec![named("effacement prévu", ERASURE)],
        Some("/pro/protection/alertes") => {
            vec![named("du territoire", ALERT), named("de la ville voisine", NEIGHBOURS_ALERT)]
        }
        Some("/pro/propositions") => {
            vec![named("sur une fiche", PROPOSAL), named("de la ville voisine", NEIGHBOURS_PROPOSAL)]
        }
        Some("/pro/exploitation/taches") => vec![named("échouée", JOB)],
        Some("/pro/doublons") => {
            vec![named("du territoire", TWIN), named("de la ville voisine", NEIGHBOURS_TWIN)]
        }
        Some("/pro/campagnes") => {
            vec![named("du territoire", CAMPAIGN), named("de la ville voisine", NEIGHBOURS_CAMPAIGN)]
        }
        Some("/api/v1/structures") => vec![named("structure", Uuid::from_u128(PUBLISHED.as_u128() + 0x100))],
        Some("/pro/annuaire") if path.ends_with("/note") => {
            vec![named("fiche publiée", PUBLISHED), named("reçue d’ailleurs", INHERITED)]
        }
        Some("/infos/e" | "/infos/r/{token}/e" | "/api/v1/services" | "/pro/annuaire") => {
            vec![named("fiche publiée", PUBLISHED), named("brouillon", DRAFT)]
        }
        Some(start) if start.starts_with("/pro/contrats") || start == "/pro/enquetes" => crate::contracts::real(start),
        Some(start @ ("/pro/instances" | "/pro/reunions")) => crate::meetings::real(start),
        Some(start @ ("/infos/{slug}/actualites" | "/infos/{slug}/agenda")) => crate::news::real(start),
        Some(start) if start.starts_with("/pro/actualites") => crate::news::real(start),
        Some(start) if start.starts_with("/pro/imprimes") || start.starts_with("/pro/exemplaires") => {
            crate::copies::real(start)
        }
        Some(start) => crate::roles::real(start),
        None => Vec::new(),
    }
}

/// The path of a route that names `named`, and whatever else its parameters ask for.
pub fn fill(path: &str, app: &App, named: Named) -> String {
    let letters = |id| Id::<App>::from_uuid(id).to_string();
    let path = path.replace("{id}", &letters(named.id)).replace("{place}", &letters(named.place));
    let path = path.replace("{slug}", "valbourg").replace("{token}", token(app));
    let path = path.replace("{subject}", "liaison").replace("{activity}", "mail").replace("{month}", "2026-10");
    let path = path
        .replace("{object}", "account")
        .replace("{version}", "1")
        .replace("{secret}", "inconnu")
        .replace("{code}", "99101");
    let path =
        path.replace("{doubt}", &letters(doubt_of(named.id))).replace("{contact}", &letters(contact_of(named.id)));
    let path = path.replace("{stop}", &letters(stop_of(named.id))).replace("{step}", "1").replace("{format}", "csv");
    let path = path.replace("{number}", "1").replace("{lang}", "fr").replace("{page}", "1").replace("{kind}", "guide");
    let path = path.replace("{institution}", &letters(ASSOCIATION)).replace("{year}", "2026");
    let path = crate::contracts::fill(path, named.id);
    let path = crate::meetings::fill(crate::actions::fill(path, named.id), named.id);
    let pseudonym = app.sealer.pseudonym(Figure::Dpo.account(), Figure::Desk.account()).unwrap();
    let path = path.replace("{pseudonym}", &pseudonym);
    assert!(!path.contains('{'), "{path}: tell fill() what stands there");
    // The one address that says nothing without a question.
    if path == "/api/v1/communes" { format!("{path}?name=Valbourg") } else { path }
}

/// The forms that the coordinator finds on all pages, and the officer on hers, by the route that they are sent to.
pub async fn forms(town: &Town, app: &App) -> BTreeMap<String, Form> {
    let mut found = BTreeMap::new();
    for route in routes().iter().filter(|route| route.method == "GET") {
        for named in real(route.path).into_iter().chain([named("", PUBLISHED), named("", DRAFT)]) {
            let path = fill(route.path, app, named);
            let mut pages = Vec::new();
            let readers: &[_] =
                if route.access == Access::Anybody { &[Figure::Nobody] } else { &[Figure::Coordinator, Figure::Dpo] };
            for reader in readers {
                for path in [path.clone()].into_iter().chain(crate::guidance::others(&path)) {
                    pages.push(town.client(*reader).get(&path).await);
                }
            }
            for form in pages.iter().flat_map(forms::of) {
                let path = form.action.split(['?', '#']).next().unwrap_or_default();
                let is_of = |route: &&Route| route.method == "POST" && matches(route.path, path);
                if let Some(route) = routes().iter().find(is_of) {
                    found.entry(route.path.to_owned()).or_insert(form);
                }
            }
        }
    }
    found
}

/// Says whether `path` is one of the route's.
fn matches(route: &str, path: &str) -> bool {
    let (route, path): (Vec<_>, Vec<_>) = (route.split('/').collect(), path.split('/').collect());
    route.len() == path.len() && route.iter().zip(&path).all(|(wanted, part)| wanted.starts_with('{') || wanted == part)
}
