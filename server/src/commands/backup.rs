//! `maillage backup` and `restore`: all that the database holds in one file, and back from it into an empty one.
//!
//! The file is what the engine itself writes (a database of SQLite, a custom archive of `pg_dump`), compressed with zstd:
//! `zstd -d` and the tools of the engine read it without us; where a recipient is named, `age -d` comes before. The key of
//! the installation and the checkpoints of the journal are not in it: who finds the one has not got the other.

mod envelope;
mod postgres;

use std::fs::{self, File, OpenOptions};
use std::io::{self, Cursor, Read, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, anyhow};
use base::{Clock, Database, Db, fetch_one};
use clap::Args;
use zstd::stream::read::Decoder;
use zstd::stream::write::Encoder;

use self::envelope::Recipients;
use crate::MIGRATIONS;
use crate::config::Config;
use crate::site::{StartError, index_folder, open_database};
use crate::tongue::Tongue;

/// Where the backup is written.
#[derive(Debug, Args)]
pub struct Asked {
    #[arg(long, value_name = "cli-help-file", help = "cli-help-backup-out")]
    out: PathBuf,
    #[arg(long, value_name = "cli-help-age", help = "cli-help-backup-recipient")]
    recipient: Vec<String>,
}

/// What is restored.
#[derive(Debug, Args)]
pub struct Kept {
    #[arg(value_name = "cli-help-file", help = "cli-help-restore-file")]
    file: PathBuf,
    #[arg(long, value_name = "cli-help-file", help = "cli-help-restore-identity")]
    identity: Option<PathBuf>,
}

/// When the last backup was made stands in this file of the data folder.
pub const STAMP: &str = "backup.stamp";
/// What zstd calls a good compromise.
const LEVEL: i32 = 3;
/// How a file of SQLite begins, and how an archive of `pg_dump`.
const SQLITE_HEAD: &[u8] = b"SQLite format 3\0";
const POSTGRES_HEAD: &[u8] = b"PGDMP";

/// Writes all of the database into a file that its owner alone reads; it has its name only once it is whole.
pub async fn backup(config: &Config, tongue: &Tongue, asked: &Asked) -> Result<ExitCode, StartError> {
    let name = asked.out.display().to_string();
    if asked.out.exists() {
        return Err(anyhow!(tongue.t("cli-backup-there", &[("file", &name)])).into());
    }
    let recipients = Recipients::read(tongue, &asked.recipient)?;
    let database = Database::look(&config.database).await?;
    let part = with_ending(&asked.out, ".part");
    let written = write(config, tongue, &database, (&part, &recipients)).await;
    database.close().await;
    let written = written.and_then(|()| Ok(fs::rename(&part, &asked.out)?));
    if let Err(error) = written {
        drop(fs::remove_file(&part));
        return Err(said(tongue, "cli-backup-failed", &name, &error).into());
    }
    let bytes = fs::metadata(&asked.out).map(|metadata| metadata.len()).unwrap_or_default();
    stamp(&config.data).map_err(StartError::Folder)?;
    tongue.say("cli-backed-up", &[("file", &name), ("kib", &bytes.div_ceil(1024).to_string())]);
    let key = if recipients.is_empty() { "cli-backup-key-clear" } else { "cli-backup-key" };
    tongue.say(key, &[("folder", &config.data.display().to_string())]);
    Ok(ExitCode::SUCCESS)
}

fn stamp(data: &Path) -> io::Result<()> {
    fs::create_dir_all(data)?;
    fs::write(data.join(STAMP), Clock::System.now().to_rfc3339())
}

async fn write(
    config: &Config,
    tongue: &Tongue,
    database: &Database,
    (part, recipients): (&Path, &Recipients),
) -> anyhow::Result<()> {
    let file = private_file(part)?;
    if let Database::Postgres(_) = database {
        return postgres::dump(&config.database, tongue, |archive| store(archive, file, recipients));
    }
    let copy = with_ending(part, ".db");
    // SQLite fills an empty file: its rights are ours from the start.
    drop(private_file(&copy)?);
    let copied = copied(database, &copy, (file, recipients)).await;
    drop(fs::remove_file(&copy));
    copied
}

async fn copied(database: &Database, copy: &Path, (file, recipients): (File, &Recipients)) -> anyhow::Result<()> {
    database.copy_into(copy).await?;
    Ok(store(&mut File::open(copy)?, file, recipients)?)
}

/// Compressed, then encrypted where somebody is named who can read it.
fn store(from: &mut dyn Read, file: File, recipients: &Recipients) -> io::Result<()> {
    if recipients.is_empty() {
        return compress(from, file)?.sync_all();
    }
    compress(from, recipients.seal(file)?)?.finish()?.sync_all()
}

fn compress<W: Write>(from: &mut dyn Read, into: W) -> io::Result<W> {
    let mut encoder = Encoder::new(into, LEVEL)?;
    encoder.include_checksum(true)?;
    io::copy(from, &mut encoder)?;
    encoder.finish()
}

/// Fills an empty database with what a backup holds, brings it up to date and says what is in it.
pub async fn restore(config: &Config, tongue: &Tongue, kept: &Kept) -> Result<ExitCode, StartError> {
    let name = kept.file.display().to_string();
    let unread = |error: io::Error| said(tongue, "cli-restore-unread", &name, &error.into());
    let file = File::open(&kept.file).map_err(unread)?;
    let file = envelope::open(tongue, file, (&name, kept.identity.as_deref()))?;
    let (head, content) = open(file).map_err(unread)?;
    let is_sqlite = head.starts_with(SQLITE_HEAD);
    if !is_sqlite && !head.starts_with(POSTGRES_HEAD) {
        return Err(anyhow!(tongue.t("cli-restore-no-backup", &[("file", &name)])).into());
    }
    let content = &mut Cursor::new(head).chain(content);
    match (is_sqlite, config.database.strip_prefix("sqlite:")) {
        (true, Some(path)) => restore_file(Path::new(path), tongue, content, &name).await?,
        (false, None) => restore_server(config, tongue, content, &name).await?,
        _ => return Err(anyhow!(tongue.t("cli-restore-engine", &[("file", &name)])).into()),
    }
    forget_index(config)?;
    let database = open_database(config).await?;
    let mut db = database.read().await.map_err(anyhow::Error::from)?;
    let [territories, accounts, services, rows] = counts(&mut db).await.context("the database cannot be read")?;
    drop(db);
    database.close().await;
    tongue.say(
        "cli-restored",
        &[("territories", &territories), ("accounts", &accounts), ("services", &services), ("rows", &rows)],
    );
    tongue.say("cli-restore-key", &[("folder", &config.data.display().to_string())]);
    Ok(ExitCode::SUCCESS)
}

/// The first bytes of what was compressed, and the rest.
fn open(file: Box<dyn Read>) -> io::Result<(Vec<u8>, impl Read + use<>)> {
    let mut content = Decoder::new(file)?;
    let mut head = Vec::new();
    (&mut content).take(SQLITE_HEAD.len() as u64).read_to_end(&mut head)?;
    Ok((head, content))
}

/// The file gets its name once it is whole and up to date.
async fn restore_file(path: &Path, tongue: &Tongue, content: &mut dyn Read, name: &str) -> Result<(), StartError> {
    if [path.to_owned(), with_ending(path, "-wal"), with_ending(path, "-shm")].iter().any(|path| path.exists()) {
        return Err(anyhow!(tongue.t("cli-restore-file-there", &[("file", &path.display().to_string())])).into());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(StartError::Folder)?;
    }
    let part = with_ending(path, ".part");
    let filled = fill(&part, content).map_err(|error| said(tongue, "cli-restore-unread", name, &error.into()));
    let done = match filled {
        Ok(()) => upgrade(&part).await,
        Err(error) => Err(error.into()),
    };
    let done = done.and_then(|()| fs::rename(&part, path).map_err(StartError::Folder));
    if done.is_err() {
        for ending in ["", "-wal", "-shm"] {
            drop(fs::remove_file(with_ending(&part, ending)));
        }
    }
    done
}

fn fill(part: &Path, content: &mut dyn Read) -> io::Result<()> {
    let mut file = private_file(part)?;
    io::copy(content, &mut file)?;
    file.sync_all()
}

/// Closing moves everything out of the write-ahead log into the file.
async fn upgrade(file: &Path) -> Result<(), StartError> {
    Database::open(&format!("sqlite:{}", file.display()), &MIGRATIONS).await?.close().await;
    Ok(())
}

async fn restore_server(
    config: &Config,
    tongue: &Tongue,
    content: &mut dyn Read,
    name: &str,
) -> Result<(), StartError> {
    let database = Database::look(&config.database).await?;
    let mut db = database.read().await.map_err(anyhow::Error::from)?;
    let (tables,): (i64,) =
        fetch_one!(&mut db => "SELECT COUNT(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema()")
            .context("the database cannot be read")?;
    drop(db);
    database.close().await;
    if tables > 0 {
        return Err(anyhow!(tongue.t("cli-restore-not-empty", &[])).into());
    }
    let restored = postgres::restore(&config.database, tongue, content);
    restored.map_err(|error| said(tongue, "cli-restore-unread", name, &error).into())
}

/// An index of what stood here before would answer with what is no longer there; the next start makes it anew.
fn forget_index(config: &Config) -> Result<(), StartError> {
    match fs::remove_dir_all(index_folder(config)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(StartError::Folder(error)),
        _ => Ok(()),
    }
}

async fn counts(db: &mut Db) -> sqlx::Result<[i64; 4]> {
    let (territories, accounts, services, rows): (i64, i64, i64, i64) = fetch_one!(db => "
        SELECT (SELECT COUNT(*) FROM territory), (SELECT COUNT(*) FROM account), (SELECT COUNT(*) FROM service),
               (SELECT COUNT(*) FROM journal)")?;
    Ok([territories, accounts, services, rows])
}

/// A sentence about a file, with what the system says of it.
fn said(tongue: &Tongue, key: &str, file: &str, error: &anyhow::Error) -> anyhow::Error {
    let cause = match error.downcast_ref::<io::Error>() {
        Some(error) => tongue.cause(error),
        None => format!("{error:#}"),
    };
    anyhow!(tongue.t(key, &[("file", &file), ("cause", &cause)]))
}

/// A new file that its owner alone reads; one that a crash left is emptied.
pub fn private_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)
}

pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
