//! `maillage doctor`: looks at everything an installation stands on, changes nothing, and says a sentence of each.

mod certificate;
mod finding;
mod step;

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use account::Resealed;
use anyhow::Context as _;
use base::{Clock, Database, Db, Line, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, Utc};
use tokio::net::TcpStream;
use url::Url;
use web::{Arg, Sealer};

use self::finding::{Base, Facts, Finding, Grade, Keys, Life, MailServer, Rights};
use super::backup::STAMP;
use super::sentence::sentence;
use crate::MIGRATIONS;
use crate::config::Config;
use crate::ring::{KEY_FILE, Ring};
use crate::site::{StartError, index_folder};
use crate::tongue::{Tongue, print};

/// How long a mail server may take to be heard.
const PATIENCE: Duration = Duration::from_secs(4);

/// 0: nothing is bad; 1: something is.
pub async fn run(config: &Config, tongue: &Tongue) -> ExitCode {
    let findings = gather(config, tongue).await.findings();
    for finding in &findings {
        print(&line(tongue, finding));
    }
    let count = |grade| findings.iter().filter(|finding| finding.grade == grade).count().to_string();
    let (bad, watch, good) = (count(Grade::Bad), count(Grade::Watch), count(Grade::Good));
    tongue.say("cli-doctor-counts", &[("bad", &bad), ("watch", &watch), ("good", &good)]);
    if findings.iter().any(|finding| finding.grade == Grade::Bad) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn line(tongue: &Tongue, finding: &Finding) -> String {
    let args: Vec<_> = finding.args.iter().map(|(name, value)| (*name, value as &dyn Arg)).collect();
    let told = tongue.t(finding.key, &args);
    match finding.grade {
        Grade::Good => tongue.t("cli-doctor-good", &[("told", &told)]),
        Grade::Watch => tongue.t("cli-doctor-watch", &[("told", &told)]),
        Grade::Bad => tongue.t("cli-doctor-bad", &[("told", &told)]),
    }
}

async fn gather(config: &Config, tongue: &Tongue) -> Facts {
    let now = Clock::System.now();
    let index = index_folder(config);
    Facts {
        now,
        origin: config.origin(),
        has_proxy: config.proxy.is_some(),
        is_heard_outside: !config.listen.ip().is_loopback(),
        certificate: certificate::look(&config.origin(), PATIENCE).await,
        data: config.data.display().to_string(),
        folder: rights(&config.data),
        key: rights(&config.data.join(KEY_FILE)),
        ring: ring(config, now, tongue),
        has_open_line: [Some(&config.database), config.database_read.as_ref()]
            .into_iter()
            .flatten()
            .any(|url| Line::of(url) == Line::Open),
        disk: disk(&config.data),
        index: index.exists().then(|| is_writable(&index)),
        mail: mail_server(config, tongue).await,
        base: base(config, now).await.map_err(|error| sentence(tongue, &error)),
        backed_up_at: backed_up_at(&config.data),
        is_in_step: step::is_kept(),
    }
}

fn ring(config: &Config, now: DateTime<Utc>, tongue: &Tongue) -> Option<Result<Keys, String>> {
    match Ring::look(&config.data) {
        Ok(ring) => ring.map(|ring| Ok(Keys { days: (now - ring.made_at).num_days(), past: ring.past(now) })),
        Err(error) => Some(Err(sentence(tongue, &error))),
    }
}

fn rights(path: &Path) -> Option<Rights> {
    // Whoever runs this owns what the system tells of this very process.
    let own = fs::metadata("/proc/self").ok()?.uid();
    fs::metadata(path).ok().map(|metadata| Rights { mode: metadata.mode() & 0o777, is_ours: metadata.uid() == own })
}

fn disk(folder: &Path) -> Option<(u64, u64)> {
    let told = rustix::fs::statvfs(folder).ok()?;
    Some((told.f_bavail.saturating_mul(told.f_frsize), told.f_blocks.saturating_mul(told.f_frsize)))
}

fn is_writable(folder: &Path) -> bool {
    rustix::fs::access(folder, rustix::fs::Access::WRITE_OK | rustix::fs::Access::EXEC_OK).is_ok()
}

/// Whether somebody answers there; nothing is said to it.
async fn mail_server(config: &Config, tongue: &Tongue) -> MailServer {
    let Some(server) = config.mail.server() else { return MailServer::None };
    if let Err(error) = config.mail.post() {
        return MailServer::Wrong(sentence(tongue, &error.into()));
    }
    let Some((host, port)) = Url::parse(server).ok().and_then(|url| heard_at(&url)) else { return MailServer::None };
    let name = format!("{host}:{port}");
    match tokio::time::timeout(PATIENCE, TcpStream::connect((host.as_str(), port))).await {
        Ok(Ok(_)) => MailServer::Answers(name),
        _ => MailServer::Silent(name),
    }
}

fn heard_at(url: &Url) -> Option<(String, u16)> {
    let host = url.host_str()?.trim_matches(['[', ']']).to_owned();
    let is_here = host == "localhost" || host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback());
    let usual = match url.scheme() {
        "smtps" => 465,
        _ if is_here => 25,
        _ => 587,
    };
    Some((host, url.port().unwrap_or(usual)))
}

fn backed_up_at(data: &Path) -> Option<DateTime<Utc>> {
    let stamp = fs::read_to_string(data.join(STAMP)).ok()?;
    Some(DateTime::parse_from_rfc3339(stamp.trim()).ok()?.to_utc())
}

async fn base(config: &Config, now: DateTime<Utc>) -> Result<Base, StartError> {
    let database = Database::look(&config.database).await?;
    // Keys that cannot be read are told elsewhere.
    let sealer = Ring::look(&config.data).ok().flatten().map(|ring| ring.sealer());
    let seen = seen(&database, sealer.as_ref(), now).await;
    database.close().await;
    Ok(seen.context("the database cannot be read")?)
}

async fn seen(database: &Database, sealer: Option<&Sealer>, now: DateTime<Utc>) -> anyhow::Result<Base> {
    let mut db = database.read().await?;
    let (engine, journal_mode, check) = match &mut db {
        db @ Db::Sqlite(_) => {
            let (version,): (String,) = fetch_one!(db => "SELECT 'SQLite ' || sqlite_version()")?;
            let (mode,): (String,) = fetch_one!(db => "PRAGMA journal_mode")?;
            let (check,): (String,) = fetch_one!(db => "PRAGMA quick_check(1)")?;
            (version, Some(mode), Some(check))
        }
        db @ Db::Postgres(_) => {
            let (version,): (String,) = fetch_one!(db => "SELECT 'PostgreSQL ' || current_setting('server_version')")?;
            (version, None, None)
        }
    };
    let known: Vec<i64> = MIGRATIONS.iter().map(|migration| migration.version).collect();
    let done = migrations(&mut db).await?;
    let missing = known.iter().filter(|version| !done.contains(version)).count();
    let newer = done.iter().copied().find(|version| !known.contains(version));
    let life = if missing == 0 && newer.is_none() { Some(life(&mut db, sealer, now).await?) } else { None };
    Ok(Base { engine, missing, newer, journal_mode, check, life })
}

/// The migrations that stand; none in a database that is still empty.
pub async fn migrations(db: &mut Db) -> sqlx::Result<Vec<i64>> {
    let (tables,): (i64,) = match &mut *db {
        db @ Db::Sqlite(_) => fetch_one!(db => "SELECT COUNT(*) FROM sqlite_master WHERE name = '_sqlx_migrations'")?,
        db @ Db::Postgres(_) => fetch_one!(db => "
            SELECT COUNT(*) FROM pg_catalog.pg_tables
             WHERE schemaname = current_schema() AND tablename = '_sqlx_migrations'")?,
    };
    if tables == 0 {
        return Ok(Vec::new());
    }
    let done: Vec<(i64,)> =
        fetch_all!(db => "SELECT version FROM _sqlx_migrations WHERE success ORDER BY version LIMIT 10000")?;
    Ok(done.into_iter().map(|(version,)| version).collect())
}

async fn life(db: &mut Db, sealer: Option<&Sealer>, now: DateTime<Utc>) -> anyhow::Result<Life> {
    let doubt = privacy::doubt_at(db, now).await?.map(|doubt| doubt.to_string());
    let unsealed: Option<(DateTime<Utc>,)> =
        fetch_optional!(db => "SELECT at FROM journal WHERE seq IS NULL ORDER BY at, id LIMIT 1")?;
    let (waiting, failed) = (queue::count_waiting(db, now).await?, queue::count_failed(db).await?);
    let seals = match sealer {
        Some(sealer) => account::count_older(db, sealer).await?,
        None => Resealed::default(),
    };
    Ok(Life { doubt, unsealed_since: unsealed.map(|(at,)| at), waiting, failed, seals })
}
