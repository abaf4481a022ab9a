//! What is found of an installation, from what was seen of it: no question is asked here.

use account::Resealed;
use chrono::{DateTime, TimeDelta, Utc};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    Good,
    Watch,
    Bad,
}

/// A sentence, and how bad it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub grade: Grade,
    pub key: &'static str,
    pub args: Vec<(&'static str, String)>,
}

/// A file or a folder, as the system tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rights {
    pub mode: u32,
    pub is_ours: bool,
}

/// How a server of mails answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailServer {
    None,
    /// The sentence that says what is wrong with how it is written.
    Wrong(String),
    Silent(String),
    Answers(String),
}

/// What the front server shows to browsers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certificate {
    /// There is none to look at: the address is of this machine, or in clear.
    NotAsked,
    Silent,
    /// No browser would believe it: its time is over, its name is another, or nobody vouches for it.
    Refused,
    /// It is good, but not for `CERTIFICATE_DAYS` more.
    Ends,
    Good,
}

/// For how many days a certificate should still be good: those that are renewed by a program are long before.
pub const CERTIFICATE_DAYS: u64 = 14;

/// What was seen of the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// `SQLite 3.50.4`.
    pub engine: String,
    /// How many migrations of this program it has not got.
    pub missing: usize,
    /// One that this program has not got.
    pub newer: Option<i64>,
    /// For SQLite: how it journals.
    pub journal_mode: Option<String>,
    /// For SQLite: what its own check says, `ok` when all is well.
    pub check: Option<String>,
    /// `None` where tables are missing.
    pub life: Option<Life>,
}

/// What was seen of the keys of the installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keys {
    /// How old the newest is.
    pub days: i64,
    /// How many older ones have had their time.
    pub past: usize,
}

/// What was seen of the work in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life {
    /// `behind_journal`, or `jumped`: why the clock is not believed.
    pub doubt: Option<String>,
    pub unsealed_since: Option<DateTime<Utc>>,
    pub waiting: i64,
    pub failed: i64,
    /// What older keys seal, and what none opens.
    pub seals: Resealed,
}

/// What was seen of an installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub now: DateTime<Utc>,
    pub origin: String,
    pub has_proxy: bool,
    /// Whether other machines may speak to the program, which understands them in clear only.
    pub is_heard_outside: bool,
    pub certificate: Certificate,
    pub data: String,
    pub folder: Option<Rights>,
    pub key: Option<Rights>,
    /// What the file of the keys holds, if there is one; or the sentence that says why it cannot be read.
    pub ring: Option<Result<Keys, String>>,
    /// Whether somebody on the way to a database could read or change what is said there.
    pub has_open_line: bool,
    /// Bytes that are free, and all of them.
    pub disk: Option<(u64, u64)>,
    /// Whether the folder of the index can be written to; `None` where there is none yet.
    pub index: Option<bool>,
    pub mail: MailServer,
    /// Or the sentence that says why it does not open.
    pub base: Result<Base, String>,
    pub backed_up_at: Option<DateTime<Utc>>,
    /// Whether the system keeps its clock in step with a source outside; `None` where it cannot say.
    pub is_in_step: Option<bool>,
}

const GIB: u64 = 1 << 30;
/// Less than one in so many is little.
const DISK_SHARE: u64 = 10;
/// Rows are sealed within a second; a minute is a keeper that does not run.
const SEALED_WITHIN: TimeDelta = TimeDelta::minutes(1);
/// A queue that is worked at is seldom as deep.
const DEEP: i64 = 100;
/// A nightly backup, and two hours of patience.
const BACKUP_AGE: TimeDelta = TimeDelta::hours(26);
/// For how many days a key seals before another should.
const KEY_DAYS: i64 = 730;
/// What may be done by those who are neither the owner nor of the group.
const OTHERS: u32 = 0o007;
const ALL_BUT_OWNER: u32 = 0o077;

impl Facts {
    /// A finding for each thing that was looked at, in the order of a walk through the house.
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = vec![good("cli-doctor-config", &[])];
        findings.extend([self.origin(), self.proxy()]);
        findings.extend(self.certificate());
        if self.is_heard_outside {
            findings.push(watch("cli-doctor-heard-outside", &[]));
        }
        findings.extend([self.folder(), self.key()]);
        findings.extend(self.ring());
        findings.extend([self.disk(), self.index()]);
        findings.push(self.mail());
        match &self.base {
            Err(sentence) => findings.push(bad("cli-doctor-said", &[("sentence", sentence)])),
            Ok(base) => findings.extend(self.base(base)),
        }
        findings.extend([self.step(), self.backup()]);
        findings
    }

    fn is_public(&self) -> bool {
        let host = self.origin.split("://").nth(1).unwrap_or_default();
        let is_here = ["localhost", "127.", "[::1]"].iter().any(|here| host.starts_with(here));
        !is_here
    }

    fn origin(&self) -> Finding {
        let origin = [("origin", self.origin.as_str())];
        match self.is_public() && !self.origin.starts_with("https://") {
            true => bad("cli-doctor-origin-clear", &origin),
            false => good("cli-doctor-origin", &origin),
        }
    }

    fn proxy(&self) -> Finding {
        match (self.is_public(), self.has_proxy) {
            (true, false) => watch("cli-doctor-proxy-none", &[]),
            (_, true) => good("cli-doctor-proxy", &[]),
            (false, false) => good("cli-doctor-proxy-here", &[]),
        }
    }

    fn certificate(&self) -> Option<Finding> {
        let (origin, days) = (self.origin.as_str(), CERTIFICATE_DAYS.to_string());
        Some(match self.certificate {
            Certificate::NotAsked => return None,
            Certificate::Silent => bad("cli-doctor-certificate-silent", &[("origin", origin)]),
            Certificate::Refused => bad("cli-doctor-certificate-refused", &[("origin", origin)]),
            Certificate::Ends => watch("cli-doctor-certificate-ends", &[("days", &days)]),
            Certificate::Good => good("cli-doctor-certificate", &[("days", &days)]),
        })
    }

    fn step(&self) -> Finding {
        match self.is_in_step {
            None => watch("cli-doctor-step-unknown", &[]),
            Some(false) => watch("cli-doctor-step-none", &[]),
            Some(true) => good("cli-doctor-step", &[]),
        }
    }

    fn folder(&self) -> Finding {
        let folder = [("folder", self.data.as_str())];
        match self.folder {
            None => bad("cli-doctor-folder-none", &folder),
            Some(rights) if !rights.is_ours => bad("cli-doctor-folder-theirs", &folder),
            Some(rights) if rights.mode & OTHERS != 0 => watch("cli-doctor-folder-open", &folder),
            Some(_) => good("cli-doctor-folder", &folder),
        }
    }

    fn key(&self) -> Finding {
        match self.key {
            None => watch("cli-doctor-key-none", &[]),
            Some(rights) if rights.mode & ALL_BUT_OWNER != 0 => bad("cli-doctor-key-open", &[("folder", &self.data)]),
            Some(_) => good("cli-doctor-key", &[]),
        }
    }

    fn ring(&self) -> Option<Finding> {
        let keys = match self.ring.as_ref()? {
            Ok(keys) => keys,
            Err(sentence) => return Some(bad("cli-doctor-said", &[("sentence", sentence)])),
        };
        let (days, past) = (keys.days.to_string(), keys.past.to_string());
        Some(match (keys.past, keys.days > KEY_DAYS) {
            (1.., _) => watch("cli-doctor-key-past", &[("past", &past)]),
            (_, true) => watch("cli-doctor-key-old", &[("days", &days)]),
            _ => good("cli-doctor-key-age", &[("days", &days)]),
        })
    }

    fn disk(&self) -> Finding {
        let Some((free, total)) = self.disk else { return watch("cli-doctor-disk-unknown", &[]) };
        let mib = (free >> 20).to_string();
        match free < GIB || free < total / DISK_SHARE {
            true => watch("cli-doctor-disk-little", &[("mib", &mib)]),
            false => good("cli-doctor-disk", &[("mib", &mib)]),
        }
    }

    fn index(&self) -> Finding {
        match self.index {
            None => good("cli-doctor-index-none", &[]),
            Some(true) => good("cli-doctor-index", &[]),
            Some(false) => bad("cli-doctor-index-shut", &[]),
        }
    }

    fn mail(&self) -> Finding {
        match &self.mail {
            MailServer::None => watch("cli-doctor-mail-none", &[]),
            MailServer::Wrong(sentence) => bad("cli-doctor-said", &[("sentence", sentence)]),
            MailServer::Silent(server) => bad("cli-doctor-mail-silent", &[("server", server)]),
            MailServer::Answers(server) => good("cli-doctor-mail", &[("server", server)]),
        }
    }

    fn base(&self, base: &Base) -> Vec<Finding> {
        let mut findings = vec![good("cli-doctor-database", &[("engine", &base.engine)]), migrations(base)];
        if self.has_open_line {
            findings.push(watch("cli-doctor-database-open", &[]));
        }
        if let Some(mode) = &base.journal_mode {
            findings.push(match mode.as_str() {
                "wal" => good("cli-doctor-wal", &[]),
                _ => watch("cli-doctor-wal-not", &[("mode", mode)]),
            });
        }
        if let Some(check) = &base.check {
            findings.push(match check.as_str() {
                "ok" => good("cli-doctor-check", &[]),
                _ => bad("cli-doctor-check-broken", &[("cause", check)]),
            });
        }
        if let Some(life) = &base.life {
            findings.extend([clock(life), self.journal(life), queue(life)]);
            findings.extend(seals(life));
        }
        findings
    }

    fn journal(&self, life: &Life) -> Finding {
        match life.unsealed_since {
            Some(since) if self.now - since > SEALED_WITHIN => {
                bad("cli-doctor-journal-open", &[("since", &since.format("%Y-%m-%d %H:%M:%S UTC").to_string())])
            }
            _ => good("cli-doctor-journal", &[]),
        }
    }

    fn backup(&self) -> Finding {
        let Some(at) = self.backed_up_at else { return watch("cli-doctor-backup-none", &[]) };
        let age = self.now - at;
        let hours = age.num_hours().to_string();
        match age > BACKUP_AGE {
            true => watch("cli-doctor-backup-old", &[("hours", &hours)]),
            false => good("cli-doctor-backup", &[("hours", &hours)]),
        }
    }
}

fn migrations(base: &Base) -> Finding {
    match (base.newer, base.missing) {
        (Some(version), _) => bad("cli-doctor-tables-newer", &[("version", &version.to_string())]),
        (None, 0) => good("cli-doctor-tables", &[]),
        (None, missing) => watch("cli-doctor-tables-old", &[("missing", &missing.to_string())]),
    }
}

fn clock(life: &Life) -> Finding {
    match life.doubt.as_deref() {
        None => good("cli-doctor-clock", &[]),
        Some("behind_journal") => bad("cli-doctor-clock-behind", &[]),
        Some(_) => bad("cli-doctor-clock-jumped", &[]),
    }
}

fn seals(life: &Life) -> Option<Finding> {
    let (anew, lost) = (life.seals.anew.to_string(), life.seals.lost.to_string());
    match life.seals {
        Resealed { lost: 1.., .. } => Some(bad("cli-doctor-seals-lost", &[("lost", &lost)])),
        Resealed { anew: 1.., .. } => Some(watch("cli-doctor-seals-older", &[("anew", &anew)])),
        Resealed { .. } => None,
    }
}

fn queue(life: &Life) -> Finding {
    let (waiting, failed) = (life.waiting.to_string(), life.failed.to_string());
    match (life.failed, life.waiting) {
        (1.., _) => watch("cli-doctor-queue-failed", &[("failed", &failed)]),
        (_, waits) if waits > DEEP => watch("cli-doctor-queue-deep", &[("waiting", &waiting)]),
        _ => good("cli-doctor-queue", &[("waiting", &waiting)]),
    }
}

fn good(key: &'static str, args: &[(&'static str, &str)]) -> Finding {
    Finding { grade: Grade::Good, key, args: owned(args) }
}

fn watch(key: &'static str, args: &[(&'static str, &str)]) -> Finding {
    Finding { grade: Grade::Watch, key, args: owned(args) }
}

fn bad(key: &'static str, args: &[(&'static str, &str)]) -> Finding {
    Finding { grade: Grade::Bad, key, args: owned(args) }
}

fn owned(args: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    args.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
}

#[cfg(test)]
mod tests;
