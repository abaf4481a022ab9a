//! A disk that is full.

use std::fs::{self, File};
use std::io::Write as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use chrono::TimeDelta;
use tempfile::TempDir;
use testkit::{Engine, Figure, Town};

use crate::browser::Browser;
use crate::ground::{Ground, desk, found_passage, now, sign_in};
use crate::process::until;
use crate::shift::{Shift, begin, end};

const SIZE: &str = "size=32m";
const WRITERS: usize = 8;
const EACH: usize = 10;

/// A small disk of its own, gone with the value.
struct Disk {
    folder: TempDir,
}

impl Disk {
    /// None, and why, where this machine does not allow it.
    fn mount() -> Result<Self, String> {
        if fs::metadata("/proc/self").unwrap().uid() != 0 {
            return Err("only root mounts a small disk".to_owned());
        }
        let folder = TempDir::new().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", SIZE, "tmpfs"]).arg(folder.path()).stderr(Stdio::null());
        match mount.status() {
            Ok(status) if status.success() => Ok(Self { folder }),
            _ => Err("a small disk cannot be mounted here".to_owned()),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Lazily: a program that was killed may still be letting go.
        drop(Command::new("umount").arg("-l").arg(self.folder.path()).status());
    }
}

/// Writes until nothing more goes in.
fn fill(file: &Path) {
    let mut ballast = File::create(file).unwrap();
    for size in [1024 * 1024, 4096, 1] {
        while ballast.write_all(&vec![0; size]).is_ok() {}
    }
}

/// Hands out until somebody is refused; all that was sent.
fn hand_out_until_refused(port: u16) -> Shift {
    let mut shifts = Shift::default();
    for _ in 0..20 {
        let shift = end(begin(port, WRITERS, EACH));
        let is_refused = !shift.refused.is_empty();
        shifts = Shift::join(vec![shifts, shift]);
        if is_refused {
            break;
        }
    }
    shifts
}

/// Whoever was refused was told why, and that nothing was written.
#[track_caller]
fn is_said(shift: &Shift) {
    let refusal = shift.refused.first().expect("a full disk refuses");
    println!(
        "a full disk: {} acknowledged, {} refused with {}",
        shift.acknowledged(),
        shift.refused.len(),
        refusal.status
    );
    for refusal in &shift.refused {
        assert_eq!(refusal.status, 507, "{}", refusal.body);
        assert!(
            refusal.body.contains("plus de place") && refusal.body.contains("Rien n’a été enregistré"),
            "{}",
            refusal.body
        );
    }
}

async fn a_full_disk(town: Town) {
    let disk = match Disk::mount() {
        Ok(disk) => disk,
        Err(why) => return println!("passed over: {why}"),
    };
    let mut ground = Ground::lay(&town).await;
    fs::copy(ground.path("maillage.db"), disk.path("maillage.db")).unwrap();
    ground.database = format!("sqlite:{}", disk.path("maillage.db").display());
    ground.data = disk.path("data").display().to_string();
    ground.stock(2000).await;
    let program = ground.start(&[]);
    let mut first = Shift::default();
    assert!(first.hand_out(program.port) && ground.correct(program.port, 1).unwrap());

    // She has been reading for a while: her next page would write down that she is there.
    let database = ground.open().await;
    let mut db = database.write().await.unwrap();
    sign_in(&mut db, Figure::Desk, now() - TimeDelta::minutes(3)).await;
    db.commit().await.unwrap();
    database.close().await;

    fill(&disk.path("ballast"));
    let mut shift = hand_out_until_refused(program.port);
    is_said(&shift);
    // It writes less than a hand-out: what the write-ahead log has left over may be enough for it.
    let is_corrected = ground.correct(program.port, 2).unwrap_or(false);
    for (path, browser) in [("/infos", Browser::of_nobody(program.port)), ("/pro/bons", desk(program.port))] {
        assert_eq!(browser.get(path).unwrap().status, 200, "what is there can be read: {path}");
    }

    fs::remove_file(disk.path("ballast")).unwrap();
    let later = end(begin(program.port, WRITERS, EACH));
    assert!(later.refused.is_empty(), "it works again: {:?}", later.refused);
    let held = ground.held().await;
    held.is_whole();
    assert_eq!(
        held.passage,
        if is_corrected { 2 } else { 1 },
        "a correction was acknowledged and stands, or is not there"
    );
    let known = shift.send_again(program.port, &held);
    assert_eq!(known, 0, "what was refused was not written");
    let all = Shift::join(vec![first, shift, later]);
    let held = ground.held().await;
    held.is_whole();
    assert!(all.lost(&held).is_empty() && held.vouchers.len() == all.sent.len());
    // No connection was left in the middle of something: each answers with what stands now.
    let last = all.sent.last().unwrap().place.clone().unwrap();
    for _ in 0..4 * WRITERS {
        assert_eq!(desk(program.port).get(&last).unwrap().status, 200);
    }
    until(Duration::from_secs(10), "a correction", || ground.correct(program.port, 3).unwrap());
    until(Duration::from_secs(20), "the index", || found_passage(program.port) == Some(3));
    assert!(ground.verify_journal().contains("Le journal est entier."));
    println!("space again: {} hand-outs in all, none lost, none half, the index in step", all.sent.len());
    program.kill();
}

#[test]
fn a_full_disk_is_said_writes_nothing_by_half_and_is_survived() {
    testkit::run(Engine::Sqlite, a_full_disk);
}
