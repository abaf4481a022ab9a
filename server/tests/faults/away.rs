//! A PostgreSQL that goes away and comes back. It is one of its own, in a temporary folder.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use testkit::{Engine, Town};

use crate::browser::Browser;
use crate::ground::{Ground, desk, found_passage};
use crate::process::{clean, done, maillage, rest, until};
use crate::shift::Shift;
use crate::sink::free_port;

const WRITERS: usize = 4;
const TIMES: usize = 2;
/// How long a page may take to say that the database is away.
const SAID_WITHIN: Duration = Duration::from_secs(15);
/// What does not ask it is answered meanwhile.
const AT_ONCE: Duration = Duration::from_secs(5);
const BACK_WITHIN: Duration = Duration::from_secs(30);

/// A cluster of this test alone.
struct Cluster {
    folder: TempDir,
    programs: PathBuf,
    port: u16,
}

/// The programs of the newest PostgreSQL of this machine.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?.flatten().map(|version| version.path().join("bin"));
    versions.filter(|programs| programs.join("initdb").exists()).max()
}

/// The account that PostgreSQL insists on where root runs the tests.
fn postgres() -> Option<(u32, u32)> {
    let accounts = fs::read_to_string("/etc/passwd").ok()?;
    let line = accounts.lines().find(|line| line.starts_with("postgres:"))?;
    let mut numbers = line.split(':').skip(2).map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

impl Cluster {
    fn make() -> Result<Self, String> {
        let programs = programs().ok_or("PostgreSQL is not installed")?;
        let folder = TempDir::new().unwrap();
        if fs::metadata("/proc/self").unwrap().uid() == 0 {
            let (user, group) = postgres().ok_or("root needs the account postgres")?;
            chown(folder.path(), Some(user), Some(group)).unwrap();
        }
        let cluster = Self { folder, programs, port: free_port() };
        let data = cluster.data();
        cluster.run("initdb", &["-D", &data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]);
        cluster.start();
        cluster.run("createdb", &["-h", "127.0.0.1", "-p", &cluster.port.to_string(), "-U", "postgres", "town"]);
        Ok(cluster)
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/town", self.port)
    }

    /// Runs one of its programs as the account that may.
    fn command(&self, program: &str) -> Command {
        let program = self.programs.join(program);
        let is_root = fs::metadata("/proc/self").unwrap().uid() == 0;
        let mut command = clean(if is_root { "runuser" } else { program.to_str().unwrap() });
        if is_root {
            command.args(["-u", "postgres", "--"]).arg(program);
        }
        command.current_dir("/").stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    #[track_caller]
    fn run(&self, program: &str, args: &[&str]) {
        let mut command = self.command(program);
        command.args(args);
        assert!(command.status().unwrap().success(), "{command:?}");
    }

    fn start(&self) {
        let (data, folder) = (self.data(), self.folder.path().display().to_string());
        let log = Path::new(&folder).join("log").display().to_string();
        let options = format!("-p {} -k {folder} -c listen_addresses=127.0.0.1", self.port);
        self.run("pg_ctl", &["-D", &data, "-w", "-l", &log, "-o", &options, "start"]);
    }

    /// As a machine does that loses its current.
    fn stop(&self) {
        self.run("pg_ctl", &["-D", &self.data(), "-w", "-m", "immediate", "stop"]);
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // It may be stopped already.
        drop(self.command("pg_ctl").args(["-D", &self.data(), "-m", "immediate", "stop"]).status());
    }
}

/// Hands out for as long as it is told, whatever is answered.
fn work_until(port: u16, is_over: &AtomicBool) -> Shift {
    let mut shift = Shift::default();
    while !is_over.load(Ordering::Relaxed) {
        shift.hand_out(port);
    }
    shift
}

/// What is said while it is away: who is alive, who is not ready, and a page that tells what to do.
#[track_caller]
fn is_said(port: u16) -> Duration {
    let since = Instant::now();
    thread::scope(|scope| {
        for path in ["/pro/bons", "/infos/valbourg"] {
            scope.spawn(move || {
                let page = desk(port).get(path).unwrap();
                assert_eq!(page.status, 503, "{path}: {}", page.body);
                assert!(
                    page.body.contains("Le site ne répond pas") && page.body.contains("17"),
                    "{path}: {}",
                    page.body
                );
                assert!(page.head.to_lowercase().contains("retry-after: "), "{path}: {}", page.head);
            });
        }
        scope.spawn(move || assert_eq!(Browser::of_nobody(port).get("/health/ready").unwrap().status, 503));
        let asked = Instant::now();
        assert_eq!(Browser::of_nobody(port).get("/health/live").unwrap().status, 200);
        assert_eq!(found_passage(port), Some(1), "what the index holds can be found all the same");
        assert!(asked.elapsed() < AT_ONCE, "{:?}", asked.elapsed());
    });
    assert!(since.elapsed() < SAID_WITHIN, "{:?}", since.elapsed());
    since.elapsed()
}

async fn a_postgresql_that_goes_away(town: Town) {
    let cluster = match Cluster::make() {
        Ok(cluster) => cluster,
        Err(why) => return println!("passed over: {why}"),
    };
    let mut ground = Ground::lay(&town).await;
    ground.stock(1500).await;
    done(maillage(ground.folder.path(), &["copy", "--from", &ground.database, "--to", &cluster.url()]));
    ground.database = cluster.url();
    let program = ground.start(&[]);
    let port = program.port;
    assert!(ground.correct(port, 1).unwrap());

    let is_over = Arc::new(AtomicBool::new(false));
    let shifts = (0..WRITERS).map(|_| {
        let is_over = Arc::clone(&is_over);
        thread::spawn(move || work_until(port, &is_over))
    });
    let shifts: Vec<_> = shifts.collect();
    for _ in 0..TIMES {
        rest(Duration::from_secs(1));
        cluster.stop();
        let said = is_said(port);
        cluster.start();
        let back = until(BACK_WITHIN, "PostgreSQL is back", || Shift::default().hand_out(port) && is_ready(port));
        println!("PostgreSQL stopped under {WRITERS} writers: said within {said:?}; served again after {back:?}");
    }
    rest(Duration::from_secs(1));
    is_over.store(true, Ordering::Relaxed);
    let mut all = Shift::join(shifts.into_iter().map(|shift| shift.join().unwrap()).collect());
    let held = ground.held().await;
    held.is_whole();
    assert!(all.lost(&held).is_empty(), "{:?}", all.lost(&held));
    let odd = all.refused.iter().find(|answer| answer.status != 503);
    assert!(odd.is_none(), "{odd:?}");
    let (acknowledged, refused) = (all.acknowledged(), all.refused.len());
    let known = all.send_again(port, &held);
    assert!(all.lost(&ground.held().await).is_empty());
    until(BACK_WITHIN, "a correction", || ground.correct(port, 2).unwrap_or(false));
    until(BACK_WITHIN, "the index", || found_passage(port) == Some(2));
    println!(
        "{acknowledged} acknowledged, 0 lost; {refused} refused, {known} of them written before the answer was lost"
    );
    program.kill();
}

fn is_ready(port: u16) -> bool {
    Browser::of_nobody(port).get("/health/ready").is_ok_and(|answer| answer.status == 200)
}

#[test]
fn a_postgresql_that_goes_away_is_said_and_waited_for() {
    testkit::run(Engine::Sqlite, a_postgresql_that_goes_away);
}
