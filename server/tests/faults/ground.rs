//! What the tests stand on: a town with vouchers to hand out, an entry to correct, and people who are signed in.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use base::{Clock, Database, Db, Id, execute, fetch_all, fetch_one};
use chrono::{DateTime, TimeDelta, Utc};
use directory::{Audience, Need, Service, Status, Structure, drafts, store};
use partner::Institution;
use server::MIGRATIONS;
use tempfile::TempDir;
use testkit::{ASSOCIATION, Engine, Figure, POLICE, SOCIAL_CENTRE, Town, VALBOURG};
use voucher::{Booklet, Complaint, Convention, Door, Hand, Kind, Tariff, Terms, Voucher};
use web::{SESSION_COOKIE, SessionKey};

use crate::browser::{Browser, fields};
use crate::process::{Program, done, maillage};

/// A booklet has no more.
const A_BOOKLET: i64 = 100;
/// What the entry's summary begins with; the number of its last correction follows.
const PASSAGE: &str = "On vous reçoit, passage";

/// A database that only programs keep open, so that a kill leaves nobody who holds it.
pub struct Ground {
    /// Where they reach it.
    pub database: String,
    /// The data folder of the first of them.
    pub data: String,
    pub folder: TempDir,
    pub entry: Id<Service>,
    terms: Terms,
}

/// What a database holds of what people did.
#[derive(Debug)]
pub struct Held {
    /// Where the voucher stands that was handed out under a key.
    pub vouchers: HashMap<String, String>,
    pub steps: i64,
    pub acts: i64,
    /// Rows of the journal that wait for the sealer.
    pub unsealed: i64,
    /// The number of the entry's last correction.
    pub passage: usize,
}

impl Held {
    async fn read(db: &mut Db, entry: Id<Service>) -> Self {
        let vouchers: Vec<(String, Id<Voucher>)> = fetch_all!(&mut *db => "
            SELECT hand_out_key, id FROM voucher WHERE hand_out_key IS NOT NULL ORDER BY id")
        .unwrap();
        let (steps,): (i64,) =
            fetch_one!(&mut *db => "SELECT COUNT(*) FROM voucher_step WHERE step = 'hand_out'").unwrap();
        let (acts,): (i64,) =
            fetch_one!(&mut *db => "SELECT COUNT(*) FROM journal WHERE act = 'voucher.handed_out'").unwrap();
        let (unsealed,): (i64,) = fetch_one!(&mut *db => "SELECT COUNT(*) FROM journal WHERE seq IS NULL").unwrap();
        let (summary,): (String,) = fetch_one!(db => "SELECT summary FROM service WHERE id = $1", entry).unwrap();
        let vouchers = vouchers.into_iter().map(|(key, id)| (key, format!("/pro/bons/{id}"))).collect();
        Self { vouchers, steps, acts, unsealed, passage: passage_of(&summary).unwrap() }
    }

    /// Nothing is half written: each hand-out has its voucher, its step and its act.
    #[track_caller]
    pub fn is_whole(&self) {
        let vouchers = i64::try_from(self.vouchers.len()).unwrap();
        assert_eq!((self.steps, self.acts), (vouchers, vouchers), "steps and acts beside {vouchers} vouchers");
    }
}

pub fn now() -> DateTime<Utc> {
    Clock::System.now()
}

/// Where a program reaches the database of a town; of SQLite's, a copy in `folder`.
async fn address(town: &Town, folder: &Path) -> String {
    if town.engine() == Engine::Sqlite {
        let file = folder.join("maillage.db");
        assert!(town.database().copy_into(&file).await.unwrap());
        return format!("sqlite:{}", file.display());
    }
    let mut db = town.read().await;
    let (name,): (String,) = fetch_one!(&mut db => "SELECT CAST(current_database() AS TEXT)").unwrap();
    let cluster = std::env::var_os("TEST_POSTGRES").unwrap().into_string().unwrap();
    format!("{}/{name}", cluster.rsplit_once('/').unwrap().0)
}

fn terms() -> Terms {
    let day = |text: &str| text.parse().unwrap();
    let convention = Convention {
        id: Id::new(),
        territory_id: Id::from_uuid(VALBOURG),
        funder_id: Id::from_uuid(SOCIAL_CENTRE),
        name: "Bons du Val".to_owned(),
        heading: "Action sociale — Ville de Valbourg".to_owned(),
        phone: "01 99 00 00 01".to_owned(),
        signed_on: day("2023-10-02"),
        starts_on: day("2023-10-15"),
        ends_on: None,
        predecessor_id: None,
        complaint: Complaint::WithOrWithout,
        valid_hours: 48,
        version: 1,
    };
    let ride = Tariff { kind: Kind::Ride, cap_cents: 5000, units: 1, people: 5, takes_pets: false };
    Terms { convention, tariffs: vec![ride], issuers: vec![Id::from_uuid(POLICE)] }
}

/// Signs somebody in at `at`: the value of her cookie is her name.
pub async fn sign_in(db: &mut Db, figure: Figure, at: DateTime<Utc>) {
    let (key, id) = (SessionKey::of(figure.name()).0, Id::<Town>::new());
    execute!(&mut *db => "DELETE FROM session WHERE key = $1", key).unwrap();
    execute!(&mut *db => "
        INSERT INTO session (id, key, account_id, opened_at, seen_at, proved_at, is_shared)
        VALUES ($1, $2, $3, $4, $4, $4, FALSE)", id, key, figure.account(), at)
    .unwrap();
}

async fn publish_entry(db: &mut Db) -> Id<Service> {
    let structure = Structure {
        id: Id::new(),
        territory_id: Id::from_uuid(VALBOURG),
        institution_id: Some(Id::<Institution>::from_uuid(ASSOCIATION)),
        name: "Association Horizon".to_owned(),
        description: String::new(),
        website: None,
        phone: None,
        email: None,
        source: "local".to_owned(),
    };
    let service = Service {
        id: Id::new(),
        structure_id: structure.id,
        name: "Écoute sans rendez-vous".to_owned(),
        summary: format!("{PASSAGE} 0."),
        description: "Deux personnes formées vous reçoivent.".to_owned(),
        how_to: "Appelez, ou venez.".to_owned(),
        phone: Some("01 99 00 12 34".parse().unwrap()),
        hours: Some("Su 01:00-05:00".parse().unwrap()),
        needs: [Need::Listening].into_iter().collect(),
        audiences: [Audience::Victim].into_iter().collect(),
        without_complaint: Some(true),
        status: Status::Published,
        updated_at: now(),
        ..drafts::blank()
    };
    store::insert_structure(db, &structure, None).await.unwrap();
    store::insert_service(db, &service).await.unwrap();
    service.id
}

impl Ground {
    pub async fn lay(town: &Town) -> Self {
        town.leave_jobs();
        let (terms, mut db) = (terms(), town.write().await);
        voucher::add_convention(&mut db, &terms.convention).await.unwrap();
        voucher::put_terms(&mut db, &terms).await.unwrap();
        let entry = publish_entry(&mut db).await;
        let until = now() + TimeDelta::days(365);
        execute!(&mut db => "UPDATE account SET authorised_until = $1", until).unwrap();
        for figure in [Figure::Desk, Figure::Professional] {
            sign_in(&mut db, figure, now()).await;
        }
        db.commit().await.unwrap();
        let folder = TempDir::new().unwrap();
        let (database, data) = (address(town, folder.path()).await, "data".to_owned());
        Self { database, data, folder, entry, terms }
    }

    /// Opens the database as one more program would; to be closed.
    pub async fn open(&self) -> Database {
        Database::open(&self.database, &MIGRATIONS).await.unwrap()
    }

    /// Lays out vouchers until so many can be handed out at the desk.
    pub async fn stock(&self, least: i64) {
        let database = self.open().await;
        // Another program may be writing: then it is tried again.
        while let Err(error) = self.try_stock(&database, least).await {
            assert!(matches!(error, base::Error::Conflict), "{error}");
        }
        database.close().await;
    }

    async fn try_stock(&self, database: &Database, least: i64) -> base::Result<()> {
        let mut db = database.write().await?;
        let (held,): (i64,) = fetch_one!(&mut db => "SELECT COUNT(*) FROM voucher WHERE state = 'held'")?;
        for _ in 0..(least - held + A_BOOKLET - 1) / A_BOOKLET {
            let booklet = Booklet {
                id: Id::new(),
                convention_id: self.terms.convention.id,
                institution_id: Id::from_uuid(POLICE),
                kind: Kind::Ride,
                is_paper: false,
                size: A_BOOKLET,
                made_on: "2026-01-01".parse().unwrap(),
                expires_on: "2099-12-31".parse().unwrap(),
                held_on: None,
                lost_on: None,
            };
            let hand = Hand { by: "agente du CCAS", door: Door::Desk, now: now() };
            voucher::make_booklet(&mut db, &self.terms, &booklet, hand).await?;
        }
        db.commit().await
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A program on the database of the town, with more arguments.
    pub fn start(&self, more: &[&str]) -> Program {
        self.start_in(&self.data, more)
    }

    /// The same with a data folder of its own: of one installation, programs share the key.
    pub fn start_in(&self, data: &str, more: &[&str]) -> Program {
        let (ours, first) = (self.path(data), self.path(&self.data).join("secret.key"));
        if !ours.exists() {
            std::fs::create_dir(&ours).unwrap();
            if first.exists() {
                std::fs::copy(first, ours.join("secret.key")).unwrap();
            }
        }
        let args = ["serve", "--database", &self.database, "--data", data];
        Program::start(maillage(self.folder.path(), &[&args, more].concat()), self.folder.path())
    }

    /// The journal is whole; a program may go on meanwhile.
    #[track_caller]
    pub fn verify_journal(&self) -> String {
        done(maillage(self.folder.path(), &["journal", "verify", "--database", &self.database, "--data", &self.data]))
    }

    /// What the database holds now.
    pub async fn held(&self) -> Held {
        let database = self.open().await;
        let held = Held::read(&mut database.read().await.unwrap(), self.entry).await;
        database.close().await;
        held
    }

    /// Corrects the entry; says whether that was acknowledged.
    pub fn correct(&self, port: u16, passage: usize) -> io::Result<bool> {
        let (browser, path) = (professional(port), format!("/pro/fiches/{}/correction", self.entry));
        let page = browser.get(&path)?;
        if page.status != 200 {
            return Ok(false);
        }
        let summary = format!("{PASSAGE} {passage}.");
        let typed = fields(&page.body, &path);
        let kept = typed.iter().filter(|(name, _)| name != "summary");
        let kept = kept.map(|(name, value)| (name.as_str(), value.as_str()));
        let typed: Vec<_> = kept.chain([("summary", summary.as_str())]).collect();
        Ok(browser.post(&path, &typed)?.status == 303)
    }
}

/// The number of the correction that a text tells of.
fn passage_of(text: &str) -> Option<usize> {
    text.split(PASSAGE).nth(1)?.trim_start().split('.').next()?.parse().ok()
}

/// The number of the correction that the index answers with.
pub fn found_passage(port: u16) -> Option<usize> {
    let answer = Browser::of_nobody(port).get("/api/v1/search?need=listening").ok()?;
    passage_of(&answer.body)
}

/// Whoever hands vouchers out at the police station.
pub fn desk(port: u16) -> Browser {
    Browser::new(port, &format!("{SESSION_COOKIE}={}", Figure::Desk.name()))
}

/// Whoever keeps the entry right.
pub fn professional(port: u16) -> Browser {
    Browser::new(port, &format!("{SESSION_COOKIE}={}", Figure::Professional.name()))
}
