//! A clock that jumps by a day, and the night on which summer time ends. The program is lied to by libfaketime; the databases
//! are not.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use base::{Database, Id, execute, fetch_one};
use chrono::{DateTime, TimeDelta, Utc};
use testkit::{Figure, Town};

use crate::browser::Browser;
use crate::ground::{Ground, desk, now, sign_in};
use crate::process::{Program, maillage, rest};

const PATIENCE: Duration = Duration::from_secs(30);
const LOOK_AGAIN: Duration = Duration::from_millis(100);
const A_DAY_AND_MORE: TimeDelta = TimeDelta::hours(25);

fn library() -> Option<PathBuf> {
    let machines = fs::read_dir("/usr/lib").ok()?.flatten().map(|machine| machine.path());
    machines.map(|machine| machine.join("faketime/libfaketimeMT.so.1")).find(|library| library.exists())
}

/// A program that believes what a file says of the time.
struct Misled {
    program: Program,
    file: PathBuf,
}

impl Misled {
    fn start(ground: &Ground, library: &Path) -> Self {
        let file = ground.path("time");
        fs::write(&file, "+0").unwrap();
        let args = ["serve", "--database", &ground.database, "--data", "data"];
        let mut command = maillage(ground.folder.path(), &args);
        command.env("LD_PRELOAD", library).env("FAKETIME_TIMESTAMP_FILE", &file).env("FAKETIME_NO_CACHE", "1");
        // What waits for a while waits for as long as it says.
        command.env("FAKETIME_DONT_FAKE_MONOTONIC", "1").env("DONT_FAKE_MONOTONIC", "1").env("TZ", "UTC");
        Self { program: Program::start(command, ground.folder.path()), file }
    }

    fn jump(&self, by: TimeDelta) {
        // Put in its place at once: it is never read half written.
        let new = self.file.with_extension("new");
        fs::write(&new, format!("{:+}", by.num_seconds())).unwrap();
        fs::rename(new, &self.file).unwrap();
    }

    fn jump_to(&self, instant: &str) {
        self.jump(instant.parse::<DateTime<Utc>>().unwrap() - now());
    }

    /// What the desk gets: its page, or the page to sign in.
    fn desk(&self) -> (u16, String) {
        let answer = desk(self.program.port).get("/pro/bons").unwrap();
        (answer.status, answer.location().to_owned())
    }
}

/// Plans the erasure of something of which there is nothing, to be done since yesterday.
async fn plan_erasure(database: &Database) -> Id<Town> {
    let (id, at) = (Id::<Town>::new(), now() - TimeDelta::days(1));
    let mut db = database.write().await.unwrap();
    execute!(&mut db => "
        INSERT INTO erasure (id, object, before, counted, planned_at, executes_at)
        VALUES ($1, 'voucher_account', $2, 1, $2, $2)", id, at)
    .unwrap();
    db.commit().await.unwrap();
    id
}

/// Lets the work of erasing come, and waits until it has.
async fn work_on_erasures(database: &Database) {
    let since = Instant::now();
    let due = now() - TimeDelta::days(3);
    loop {
        let mut db = database.write().await.unwrap();
        let set = execute!(&mut db => "UPDATE job SET run_at = $1 WHERE kind = 'privacy.execute'", due);
        if set.is_ok() && db.commit().await.is_ok() {
            break;
        }
    }
    loop {
        let mut db = database.read().await.unwrap();
        let (left,): (i64,) = fetch_one!(&mut db => "
            SELECT COUNT(*) FROM job WHERE kind = 'privacy.execute' AND run_at = $1", due)
        .unwrap();
        if left == 0 {
            return;
        }
        assert!(since.elapsed() < PATIENCE, "the work of erasing is not done");
        rest(LOOK_AGAIN);
    }
}

async fn is_erased(database: &Database, erasure: Id<Town>) -> bool {
    let mut db = database.read().await.unwrap();
    let (done,): (i64,) = fetch_one!(&mut db => "
        SELECT COUNT(*) FROM erasure WHERE id = $1 AND done_at IS NOT NULL", erasure)
    .unwrap();
    done == 1
}

async fn sign_in_at(database: &Database, at: DateTime<Utc>) {
    let mut db = database.write().await.unwrap();
    sign_in(&mut db, Figure::Desk, at).await;
    db.commit().await.unwrap();
}

/// Says whether the answers show the entry as open; its hours are « Su 01:00-05:00 ».
fn is_open(port: u16) -> Option<bool> {
    let answer = Browser::of_nobody(port).get("/api/v1/search?need=listening").unwrap();
    let told: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    told["answers"][0]["is_open"].as_bool()
}

testkit::both_engines! {
    async fn a_clock_that_jumps_a_day_lets_nobody_in_and_erases_nothing(town: Town) {
        let Some(library) = library() else { return println!("passed over: libfaketime is not installed") };
        let ground = Ground::lay(&town).await;
        let misled = Misled::start(&ground, &library);
        let database = ground.open().await;
        let mut db = database.write().await.unwrap();
        execute!(&mut db => "DELETE FROM sight").unwrap();
        execute!(&mut db => "INSERT INTO sight (name, at) VALUES ('clock', $1)", now()).unwrap();
        db.commit().await.unwrap();

        let believed = plan_erasure(&database).await;
        work_on_erasures(&database).await;
        assert!(is_erased(&database, believed).await, "while the clock is believed, it is done");
        let (to_sign_in, held) = ((303, "/pro/connexion?vers=/pro/bons".to_owned()), plan_erasure(&database).await);
        for (by, jumped) in [(A_DAY_AND_MORE, "forward"), (-A_DAY_AND_MORE, "back")] {
            misled.jump(TimeDelta::zero());
            sign_in_at(&database, now()).await;
            assert_eq!(misled.desk().0, 200);
            misled.jump(by);
            assert_eq!(misled.desk(), to_sign_in, "a session does not outlive a clock that jumps {jumped}");
            work_on_erasures(&database).await;
            assert!(!is_erased(&database, held).await, "nothing is erased by a clock that jumped {jumped}");
        }
        misled.jump(TimeDelta::zero());
        sign_in_at(&database, now() + A_DAY_AND_MORE).await;
        assert_eq!(misled.desk(), to_sign_in, "a session that was opened ahead of time opens nothing");
        sign_in_at(&database, now()).await;
        assert_eq!(misled.desk().0, 200, "whoever signs in again works on");
        println!("{:?}: the clock jumped by ±25 hours: sessions ended, an erasure that was due was held back", town.engine());
        misled.program.kill();
        database.close().await;
    }

    async fn what_is_open_is_right_on_the_night_when_summer_time_ends(town: Town) {
        let Some(library) = library() else { return println!("passed over: libfaketime is not installed") };
        let ground = Ground::lay(&town).await;
        let misled = Misled::start(&ground, &library);
        // It is two o’clock twice in France on 25 October 2026; an hour goes missing on 28 March 2027.
        for (instant, open) in [
            ("2026-10-24T22:30:00Z", false),
            ("2026-10-25T00:30:00Z", true),
            ("2026-10-25T01:30:00Z", true),
            ("2026-10-25T03:30:00Z", true),
            ("2026-10-25T04:30:00Z", false),
            ("2026-10-25T02:30:00Z", true),
            ("2026-10-24T22:50:00Z", false),
            ("2027-03-27T23:30:00Z", false),
            ("2027-03-28T00:30:00Z", true),
            ("2027-03-28T02:30:00Z", true),
            ("2027-03-28T03:30:00Z", false),
        ] {
            misled.jump_to(instant);
            assert_eq!(is_open(misled.program.port), Some(open), "{instant}");
        }
        println!("{:?}: what is open was right at 11 instants around both changes of time", town.engine());
        misled.program.kill();
    }
}
