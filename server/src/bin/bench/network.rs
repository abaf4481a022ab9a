//! A network of any size that looks like one: the kinds of help, the codes and the words of the demonstration, in its
//! communes; the same each time.
//!
//! A larger network covers more ground: its two départements are repeated, elsewhere and under other names, for each
//! 1,000 services, which is about as many social services as a département has in France. A dense one stays in two.

use std::path::Path;

use anyhow::Context as _;
use base::{Clock, Database, Db, Id, Private};
use chrono::{DateTime, Days, Utc};
use directory::{Hours, KeptPlace, Kind, Need, Phone, Service, Status, Structure, Visibility, store};
use partner::import::Row;
use partner::{Commune, Territory, TerritoryKind};
use server::demo::{ServiceTold, networks};

use crate::random::Random;

const COMMUNES: &[u8] = include_bytes!("../../../demo/communes.csv");
/// What people type, a line each: the text, then other things after a bar.
const TYPED: &str = include_str!("../../../../domain/help/words/queries.txt");
const SEED: u64 = 0x4d61_696c_6c61_6765;
/// How many services are written at a time.
const BATCH: usize = 500;
/// How many searches, entries and pages of the list are asked for in turn.
const ASKED: usize = 200;
const SCHEDULES: usize = 300;
/// How many services the communes of the demonstration hold.
const OF_TWO_DEPARTMENTS: usize = 1000;

/// A search as the page's form sends it.
#[derive(Debug)]
pub struct Typed {
    pub text: String,
    pub need: Option<Need>,
    pub commune: String,
}

/// What is asked of the network.
#[derive(Debug, Default)]
pub struct Sample {
    pub searches: Vec<Typed>,
    pub services: Vec<Id<Service>>,
}

/// What everything is made of.
struct Matter {
    random: Random,
    communes: Vec<Commune>,
    told: Vec<ServiceTold>,
    sentences: Vec<String>,
    schedules: Vec<Hours>,
    territory: Id<Territory>,
    now: DateTime<Utc>,
}

/// Makes `size` services in `folder`, and says what to ask of them.
pub async fn make(size: usize, is_dense: bool, folder: &Path) -> anyhow::Result<Sample> {
    let database =
        Database::open(&format!("sqlite:{}", folder.join("maillage.db").display()), &server::MIGRATIONS).await?;
    let mut random = Random::of(SEED);
    let copies = if is_dense { 1 } else { size.div_ceil(OF_TWO_DEPARTMENTS) };
    let rows = partner::import::parse(COMMUNES)?.rows;
    let rows: Vec<Row> = (0..copies).flat_map(|number| copy(&rows, number, &mut random)).collect();
    partner::import::save(&database, &rows, false, &mut || {}).await?;
    let mut matter = Matter::new(random, rows)?;
    let mut db = database.write().await?;
    partner::add_territory(&mut db, &territory(matter.territory)).await?;
    db.commit().await?;
    let mut services = Vec::new();
    while services.len() < size {
        let mut db = database.write().await?;
        let until = size.min(services.len() + BATCH);
        while services.len() < until {
            matter.structure(&mut db, until, &mut services).await?;
        }
        db.commit().await?;
    }
    database.close().await;
    matter.sample(&services)
}

/// The communes of the demonstration, elsewhere: under other names and codes, farther north and east.
fn copy(rows: &[Row], number: usize, random: &mut Random) -> Vec<Row> {
    let degrees = |steps: usize| f64::from(u32::try_from(steps).unwrap_or_default());
    let (north, east) = (1.5 * degrees(number % 10), 4.0 * degrees(number / 10));
    let row = |row: &Row| {
        let known = &row.commune;
        if number == 0 {
            return Row { commune: known.clone(), postal_codes: row.postal_codes.clone() };
        }
        let name = format!("{}-{}", known.name, name(random));
        let search = partner::commune_key(&name);
        let code = |code: &str| format!("{code}x{number}");
        let commune = Commune {
            code: code(&known.code),
            head: partner::head(&search),
            search,
            name,
            department_code: code(&known.department_code),
            region_code: known.region_code.clone(),
            epci_code: known.epci_code.as_deref().map(code),
            population: known.population,
            latitude: known.latitude.map(|latitude| latitude + north),
            longitude: known.longitude.map(|longitude| longitude + east),
        };
        Row { commune, postal_codes: Vec::new() }
    };
    rows.iter().map(row).collect()
}

/// A name that few others have, out of syllables.
fn name(random: &mut Random) -> String {
    let syllables = ["va", "lo", "ri", "mé", "chan", "tel", "bre", "sour", "din", "gué", "mar", "ville", "lon", "ac"];
    let name: String = (0..3 + random.below(2)).map(|_| *random.any_of(&syllables)).collect();
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn territory(id: Id<Territory>) -> Territory {
    Territory {
        id,
        slug: "hauts-de-seine".to_owned(),
        name: "Hauts-de-Seine".to_owned(),
        kind: TerritoryKind::Department,
        department_code: Some("92".to_owned()),
        epci_code: None,
        host: None,
    }
}

/// Weeks that places really have: desks, shops, evenings, half days.
fn schedules(random: &mut Random) -> anyhow::Result<Vec<Hours>> {
    let mornings = ["08:30-12:00", "09:00-12:00", "09:00-12:30", "09:30-12:30", "10:00-13:00"];
    let afternoons = ["13:30-17:00", "13:30-17:30", "14:00-17:00", "14:00-18:00", "14:00-19:00"];
    let whole = ["08:30-17:30", "09:00-17:00", "09:00-18:00", "10:00-19:00"];
    let days = ["Mo-Fr", "Mo-Th", "Tu-Sa", "Mo,Tu,Th,Fr", "Mo,We,Fr"];
    let ends = ["", "; PH off", "; Fr 09:00-12:00; PH off", "; Sa 09:00-12:00", "; We 14:00-20:00; PH off"];
    let mut schedules: Vec<Hours> = vec!["24/7".parse()?];
    while schedules.len() < SCHEDULES {
        let day = random.any_of(&days);
        let hours = if random.is_one_in(3) {
            (*random.any_of(&whole)).to_owned()
        } else {
            format!("{},{}", random.any_of(&mornings), random.any_of(&afternoons))
        };
        let schedule: Hours = format!("{day} {hours}{}", random.any_of(&ends)).parse()?;
        if !schedules.contains(&schedule) {
            schedules.push(schedule);
        }
    }
    Ok(schedules)
}

/// The sentences of the demonstration.
fn sentences(told: &[ServiceTold]) -> Vec<String> {
    let texts = told.iter().flat_map(|service| [&service.summary, &service.description, &service.how_to]);
    let sentences = texts.flat_map(|text| text.split_inclusive(". ")).map(|sentence| sentence.trim().to_owned());
    sentences.filter(|sentence| sentence.len() > 20).collect()
}

impl Matter {
    fn new(mut random: Random, rows: Vec<Row>) -> anyhow::Result<Self> {
        let structures = networks()?.into_iter().flat_map(|network| network.structures);
        let told: Vec<ServiceTold> = structures.flat_map(|structure| structure.services).collect();
        let mut communes: Vec<Commune> = rows.into_iter().map(|row| row.commune).collect();
        communes.sort_by_key(|commune| std::cmp::Reverse(commune.population));
        Ok(Self {
            sentences: sentences(&told),
            schedules: schedules(&mut random).context("a schedule of the bench")?,
            territory: Id::from_uuid(random.uuid()),
            now: Clock::System.now(),
            random,
            communes,
            told,
        })
    }

    fn text(&mut self, most: usize) -> String {
        let sentences = (0..=self.random.below(most)).map(|_| self.random.any_of(&self.sentences).clone());
        sentences.collect::<Vec<_>>().join(" ")
    }

    fn phone(&mut self) -> Option<Phone> {
        format!("0199{:06}", self.random.below(1_000_000)).parse().ok()
    }

    /// Adds a structure, some places of it, and one to four services.
    async fn structure(&mut self, db: &mut Db, until: usize, services: &mut Vec<Id<Service>>) -> anyhow::Result<()> {
        // Most help is where most people are.
        let commune = self.random.frequent(&self.communes).clone();
        let bodies = ["Association", "Centre communal", "Permanence", "Maison", "Relais", "Hôpital", "Centre"];
        let name = format!("{} {} de {}", self.random.any_of(&bodies), name(&mut self.random), commune.name);
        let structure = Structure {
            id: Id::from_uuid(self.random.uuid()),
            territory_id: self.territory,
            institution_id: None,
            website: Some(format!("https://www.{}.example/", self.random.below(1_000_000))),
            phone: self.phone(),
            email: Some(format!("accueil{}@structure.example", self.random.below(1_000_000))),
            description: String::new(),
            source: "local".to_owned(),
            name,
        };
        store::insert_structure(db, &structure, None).await?;
        let mut places = Vec::new();
        for _ in 0..[1, 1, 1, 1, 2, 2, 3, 5].get(self.random.below(8)).copied().unwrap_or(1) {
            let place = self.place(structure.id, &commune);
            store::insert_place(db, &place).await?;
            places.push(place.id);
        }
        for _ in 0..=self.random.below(4).min(until - services.len() - 1) {
            let service = self.service(structure.id, &commune);
            store::insert_service(db, &service).await?;
            if matches!(service.kind, Kind::Place | Kind::Itinerant) {
                for (position, place) in (0..).zip(&places) {
                    store::insert_offer(db, service.id, *place, position).await?;
                }
            }
            services.push(service.id);
        }
        Ok(())
    }

    fn place(&mut self, structure: Id<Structure>, commune: &Commune) -> KeptPlace {
        let visibility = if self.random.is_one_in(12) { Visibility::CommuneOnly } else { Visibility::Public };
        let about =
            |degrees: Option<f64>, random: &mut Random| degrees.map(|d| Private::new(d + random.around_zero() / 40.0));
        let hours = self.random.frequent(&self.schedules).clone();
        KeptPlace {
            id: Id::from_uuid(self.random.uuid()),
            structure_id: structure,
            name: String::new(),
            line: Some(Private::new(format!("{} rue {}", self.random.below(150) + 1, name(&mut self.random)))),
            postal_code: Some(format!("{}000", commune.code.get(..2).unwrap_or_default())),
            commune_code: commune.code.clone(),
            latitude: about(commune.latitude, &mut self.random),
            longitude: about(commune.longitude, &mut self.random),
            visibility,
            hours: (!self.random.is_one_in(4)).then_some(hours),
            access_note: String::new(),
        }
    }

    /// Whom a service of `commune` is for: the commune, its EPCI, its département; seldom everybody.
    fn area(&mut self, commune: &Commune) -> String {
        match self.random.below(100) {
            0 => "france".to_owned(),
            1..40 => commune.code.clone(),
            40..65 => commune.epci_code.clone().unwrap_or_else(|| commune.code.clone()),
            _ => commune.department_code.clone(),
        }
    }

    fn service(&mut self, structure: Id<Structure>, commune: &Commune) -> Service {
        let of = self.random.below(self.told.len());
        let (id, name, closed) = (Id::from_uuid(self.random.uuid()), name(&mut self.random), self.random.is_one_in(50));
        let (summary, description, how_to) = (self.text(1), self.text(6), self.text(3));
        let (area, phone) = (self.area(commune), self.phone());
        let hours = (!self.random.is_one_in(3)).then(|| self.random.frequent(&self.schedules).clone());
        let is_emergency = self.random.is_one_in(20);
        let checked_on = self.now.date_naive() - Days::new(self.random.below(400).try_into().unwrap_or(0));
        let told = self.told.get(of).expect("a service of the demonstration");
        Service {
            id,
            structure_id: structure,
            kind: told.kind,
            name: format!("{} {name}", told.name),
            summary,
            description,
            how_to,
            phone,
            sms: None,
            email: None,
            website: None,
            cost: told.cost,
            cost_note: told.cost_note.clone(),
            hours,
            needs: told.needs.clone(),
            violences: told.violences.clone(),
            audiences: told.audiences.clone(),
            moments: told.moments.clone(),
            languages: told.languages.clone(),
            without_complaint: told.without_complaint,
            is_emergency: told.is_emergency && is_emergency,
            area,
            closed_from: closed.then_some(self.now.date_naive()),
            closed_until: None,
            closure_note: String::new(),
            status: Status::Published,
            checked_on: Some(checked_on),
            checked_by: "la référente de la structure".to_owned(),
            due_on: None,
            offline_on: None,
            version: 1,
            updated_at: self.now,
        }
    }

    /// Three searches with words for one with a need, each from another commune.
    fn sample(&mut self, services: &[Id<Service>]) -> anyhow::Result<Sample> {
        let lines = TYPED.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let texts: Vec<&str> = lines.filter_map(|line| line.split('|').next()).map(str::trim).collect();
        let mut sample = Sample::default();
        for number in 0..ASKED {
            let text = texts.get(number % texts.len()).context("a text of queries.txt")?;
            let is_need = number % 4 == 3;
            sample.searches.push(Typed {
                text: if is_need { String::new() } else { (*text).to_owned() },
                need: is_need.then(|| *self.random.any_of(<Need as base::Code>::ALL)),
                commune: self.random.frequent(&self.communes).code.clone(),
            });
            sample.services.push(*self.random.any_of(services));
        }
        Ok(sample)
    }
}
