//! Valbourg, and Rochemont next door.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum_test::TestServer;
use base::text::fold;
use base::{Clock, Database, Db, Id, execute, fetch_one};
use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};
use mail::{Message, Post};
use queue::{Handlers, Worker};
use uuid::Uuid;
use web::{App, SESSION_COOKIE, SESSION_COOKIE_LOOPBACK};

use crate::database::TestDatabase;
use crate::{Client, Engine, Figure, Site, database, engines};

/// The territory of one commune where the tests take place.
pub const VALBOURG: Uuid = Uuid::from_u128(0x7e00_0001);
/// The territory next door.
pub const ROCHEMONT: Uuid = Uuid::from_u128(0x7e00_0002);

/// Known once, it signs in both territories.
pub const PREFECTURE: Uuid = Uuid::from_u128(0x1500_0001);
pub const ASSOCIATION: Uuid = Uuid::from_u128(0x1500_0002);
pub const HOSPITAL: Uuid = Uuid::from_u128(0x1500_0003);
pub const POLICE: Uuid = Uuid::from_u128(0x1500_0004);
pub const SOCIAL_CENTRE: Uuid = Uuid::from_u128(0x1500_0005);
/// Takes part without having signed.
pub const TAXI: Uuid = Uuid::from_u128(0x1500_0006);
/// In Rochemont alone.
pub const NEIGHBOUR_TOWN_HALL: Uuid = Uuid::from_u128(0x1500_0007);

/// An id as addresses write it.
pub fn id(uuid: Uuid) -> String {
    Id::<Town>::from_uuid(uuid).to_string()
}

/// Code, name, postal code, latitude, longitude, population. One postal code covers two communes; the third commune is in
/// no territory.
const COMMUNES: [(&str, &str, &str, f64, f64, i64); 3] = [
    ("99101", "Valbourg", "99100", 48.83, 2.24, 121_000),
    ("99102", "Rochemont", "99200", 48.88, 2.29, 43_000),
    ("99103", "Valbourg-le-Haut", "99100", 48.80, 2.16, 6_400),
];
const DEPARTMENT: &str = "99";

const TERRITORIES: [(Uuid, &str, &str, &str); 2] =
    [(VALBOURG, "valbourg", "Valbourg", "99101"), (ROCHEMONT, "rochemont", "Rochemont", "99102")];

const INSTITUTIONS: [(Uuid, &str, Option<&str>, &str); 7] = [
    (PREFECTURE, "Préfecture du Val", None, "prefecture"),
    (ASSOCIATION, "Association Horizon", None, "association"),
    (HOSPITAL, "Hôpital de Valbourg", None, "hospital"),
    (POLICE, "Commissariat de Valbourg", None, "police"),
    (SOCIAL_CENTRE, "Centre communal d’action sociale de Valbourg", Some("CCAS"), "social_centre"),
    (TAXI, "Taxis du Val", None, "other"),
    (NEIGHBOUR_TOWN_HALL, "Mairie de Rochemont", None, "town_hall"),
];

/// Territory, institution, whether it has signed, its part.
const MEMBERSHIPS: [(Uuid, Uuid, bool, &str); 8] = [
    (VALBOURG, PREFECTURE, true, "Finance le réseau et suit le contrat."),
    (VALBOURG, ASSOCIATION, true, "Écoute, accompagne, héberge."),
    (VALBOURG, HOSPITAL, true, "Soigne, constate, oriente."),
    (VALBOURG, POLICE, true, "Accueille, protège, enquête."),
    (VALBOURG, SOCIAL_CENTRE, true, "Coordonne le réseau et aide au quotidien."),
    (VALBOURG, TAXI, false, ""),
    (ROCHEMONT, PREFECTURE, true, ""),
    (ROCHEMONT, NEIGHBOUR_TOWN_HALL, true, "Coordonne le réseau de Rochemont."),
];

/// The small place of the tests: its database, its clock, its site. A clone is the same town.
#[derive(Debug, Clone)]
pub struct Town {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    engine: Engine,
    database: Database,
    clock: Clock,
    kept: Mutex<Option<TestDatabase>>,
    site: Mutex<Option<(Arc<App>, Arc<TestServer>)>>,
    may_leave_jobs: AtomicBool,
    letter_box: Arc<Mutex<Vec<Message>>>,
}

/// Runs one test on one engine, in a town of its own.
pub fn run<F: Future<Output = ()>>(engine: Engine, test: impl FnOnce(Town) -> F) {
    if !engines().contains(&engine) {
        return;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.expect("a runtime");
    let town = runtime.block_on(Town::new(engine));
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(test(town.clone()));
        runtime.block_on(town.expect_no_job());
    }));
    runtime.block_on(town.close());
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

impl Town {
    pub async fn new(engine: Engine) -> Self {
        let kept = database(engine).await;
        let database = kept.database.clone();
        let town = Self {
            inner: Arc::new(Inner {
                engine,
                database,
                clock: Clock::chosen(monday_morning()),
                kept: Mutex::new(Some(kept)),
                site: Mutex::new(None),
                may_leave_jobs: AtomicBool::new(false),
                letter_box: Arc::default(),
            }),
        };
        town.settle().await.expect("the town is settled");
        town
    }

    /// Opens a site, in place of the one that was open.
    pub fn serve(&self, site: Site) -> Arc<App> {
        let (app, server) = site.start(self.database().clone(), self.clock().clone());
        *lock(&self.inner.site) = Some((Arc::clone(&app), server));
        app
    }

    /// The browser of `figure`, before the site that is open now.
    pub fn client(&self, figure: Figure) -> Client {
        let site = lock(&self.inner.site).clone();
        let (app, server) = site.expect("town.serve(…) comes before town.client(…)");
        let client = Client::new(server);
        let cookie = if app.settings.is_demo { SESSION_COOKIE_LOOPBACK } else { SESSION_COOKIE };
        match figure {
            Figure::Nobody => client,
            figure => client.with_cookie(&format!("{cookie}={}", figure.name())),
        }
    }

    pub fn engine(&self) -> Engine {
        self.inner.engine
    }

    pub fn database(&self) -> &Database {
        &self.inner.database
    }

    /// The clock of the town; it stands still until a test advances it.
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// Monday 23 November 2026, ten o'clock in Paris, unless a test advanced the clock.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock().now()
    }

    pub async fn read(&self) -> Db {
        self.database().read().await.expect("the database is read")
    }

    pub async fn write(&self) -> Db {
        self.database().write().await.expect("the database is written")
    }

    /// Does with `handlers` what is due, until nothing is; mails are kept for [`Self::mails`].
    pub async fn work(&self, handlers: Handlers) {
        let handlers = mail::jobs(Post::Kept(Arc::clone(&self.inner.letter_box))).and(handlers);
        let worker = Worker { db: self.database().clone(), clock: self.clock().clone(), handlers };
        while worker.run_one().await.expect("the queue is read") {}
    }

    /// The mails that [`Self::work`] sent since they were last looked at, the first sent first. None may say what the site
    /// is for.
    pub fn mails(&self) -> Vec<Message> {
        let mails = std::mem::take(&mut *lock(&self.inner.letter_box));
        for mail in &mails {
            let told = mail::betraying(&format!("{} {}", mail.subject(), mail.text()));
            assert!(told.is_empty(), "the mail « {} » says {told:?}", mail.subject());
        }
        mails
    }

    /// This test may end with jobs waiting and mails that nobody looked at.
    pub fn leave_jobs(&self) {
        self.inner.may_leave_jobs.store(true, Ordering::Relaxed);
    }

    /// Ends the test: fails if a job or a mail is left, then erases the database. [`crate::both_engines`] does it by itself.
    pub async fn finish(self) {
        self.expect_no_job().await;
        self.close().await;
    }

    async fn expect_no_job(&self) {
        let mut db = self.read().await;
        let (jobs,): (i64,) = fetch_one!(&mut db => "SELECT COUNT(*) FROM job").expect("jobs are counted");
        let mails = lock(&self.inner.letter_box).len();
        let may_leave = self.inner.may_leave_jobs.load(Ordering::Relaxed);
        assert!(jobs == 0 || may_leave, "{jobs} jobs are left: town.work(…) does them, or say town.leave_jobs()");
        assert!(mails == 0 || may_leave, "{mails} mails are left: look at them with town.mails()");
    }

    async fn close(&self) {
        *lock(&self.inner.site) = None;
        let kept = lock(&self.inner.kept).take();
        if let Some(kept) = kept {
            kept.close().await;
        }
    }

    async fn settle(&self) -> base::Result<()> {
        let mut db = self.write().await;
        settle_communes(&mut db).await?;
        settle_territories(&mut db).await?;
        settle_institutions(&mut db).await?;
        for figure in Figure::signed_in() {
            execute!(&mut db => "
                INSERT INTO account (id, territory_id, institution_id, login, function, roles, is_activated, created_at,
                                     authorised_until)
                VALUES ($1, $2, $3, $4, $5, $6, TRUE, $7, $8)", figure.account(), figure.territory(),
                figure.institution(), figure.name(), figure.function(), figure.role(), self.now(),
                self.now() + TimeDelta::days(365))?;
        }
        db.commit().await
    }
}

async fn settle_communes(db: &mut Db) -> sqlx::Result<()> {
    for (code, name, postal_code, latitude, longitude, population) in COMMUNES {
        let search = fold(name);
        let head: String = search.chars().take(3).collect();
        execute!(&mut *db => "
            INSERT INTO commune (code, name, search, head, department_code, region_code, population, latitude, longitude)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)", code, name, search, head, DEPARTMENT, DEPARTMENT, population,
            latitude, longitude)?;
        execute!(&mut *db => "INSERT INTO commune_postal_code (postal_code, commune_code) VALUES ($1, $2)",
            postal_code, code)?;
    }
    Ok(())
}

async fn settle_territories(db: &mut Db) -> sqlx::Result<()> {
    for (territory, slug, name, commune) in TERRITORIES {
        execute!(&mut *db => "INSERT INTO territory (id, slug, name, kind) VALUES ($1, $2, $3, 'commune')",
            territory, slug, name)?;
        execute!(&mut *db => "INSERT INTO territory_commune (territory_id, commune_code) VALUES ($1, $2)",
            territory, commune)?;
    }
    Ok(())
}

async fn settle_institutions(db: &mut Db) -> sqlx::Result<()> {
    for (institution, name, short_name, kind) in INSTITUTIONS {
        execute!(&mut *db => "INSERT INTO institution (id, name, short_name, kind) VALUES ($1, $2, $3, $4)",
            institution, name, short_name, kind)?;
    }
    for (territory, institution, is_signatory, role) in MEMBERSHIPS {
        execute!(&mut *db => "
            INSERT INTO territory_institution (territory_id, institution_id, is_signatory, role)
            VALUES ($1, $2, $3, $4)", territory, institution, is_signatory, role)?;
    }
    Ok(())
}

fn monday_morning() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 9, 0, 0).single().expect("a date of the calendar")
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
