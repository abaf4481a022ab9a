//! `maillage copy`: all that one database holds, into an empty one of either engine.
//!
//! All of it in one unit of work, read back and compared before it is kept: a copy that stops, or that differs, leaves nothing.
//! The tables are listed, not named, so that none can be forgotten; see ADR 028.

mod cell;
mod engine;
mod pour;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::anyhow;
use base::{Database, Db, OpenError};
use clap::Args;

use self::engine::Table;
use self::pour::{Copied, pour};
use super::backup::{private_file, with_ending};
use super::doctor::migrations;
use super::sentence::sentence;
use crate::MIGRATIONS;
use crate::site::StartError;
use crate::tongue::{Tongue, print};

/// From where, and to where.
#[derive(Debug, Args)]
pub struct Asked {
    #[arg(long, value_name = "cli-help-url", help = "cli-help-copy-from")]
    from: String,
    #[arg(long, value_name = "cli-help-url", help = "cli-help-copy-to")]
    to: String,
}

/// The table that migrations fill: a new database holds it already.
const FILLED: &str = "retention";

/// Copies everything, compares it, and says what was copied.
pub async fn run(tongue: &Tongue, asked: &Asked) -> Result<ExitCode, StartError> {
    let from = Database::look(&asked.from).await.map_err(|error| of(tongue, "--from", &error.into()))?;
    let done = copy(tongue, &from, &asked.to).await;
    from.close().await;
    let copied = done?;
    tongue.say("cli-copy-heading", &[]);
    for Copied { table, rows, sum, .. } in &copied {
        print(&format!("{table:<28} {rows:>9}  {sum}"));
    }
    let rows: u64 = copied.iter().map(|one| one.rows).sum();
    tongue.say("cli-copied", &[("tables", &copied.len().to_string()), ("rows", &rows.to_string())]);
    tongue.say("cli-copy-next", &[]);
    Ok(ExitCode::SUCCESS)
}

/// A sentence about one of the two databases names the option that gave it.
fn of(tongue: &Tongue, option: &str, error: &StartError) -> StartError {
    anyhow!(sentence(tongue, error).replace("--database", option)).into()
}

async fn copy(tongue: &Tongue, from: &Database, to: &str) -> Result<Vec<Copied>, StartError> {
    let mut source = from.read().await.map_err(anyhow::Error::from)?;
    let missing = missing(&mut source).await?;
    if missing > 0 {
        return Err(anyhow!(tongue.t("cli-copy-behind", &[])).into());
    }
    let Some(path) = to.strip_prefix("sqlite:") else {
        return into_server(tongue, &mut source, to).await;
    };
    let path = Path::new(path);
    if [path.to_owned(), with_ending(path, "-wal"), with_ending(path, "-shm")].iter().any(|path| path.exists()) {
        let told = tongue.t("cli-restore-file-there", &[("file", &path.display().to_string())]);
        return Err(anyhow!(told.replace("--database", "--to")).into());
    }
    into_file(tongue, &mut source, path).await
}

/// How many migrations the database lacks; one that is not of this program is refused, as columns are copied one for one.
async fn missing(db: &mut Db) -> Result<usize, StartError> {
    let done = migrations(db).await.map_err(anyhow::Error::from)?;
    let known: Vec<i64> = MIGRATIONS.iter().map(|migration| migration.version).collect();
    match done.iter().copied().find(|version| !known.contains(version)) {
        Some(newer) => Err(OpenError::Newer(newer).into()),
        None => Ok(known.len() - done.len()),
    }
}

/// The file gets its name once it is whole.
async fn into_file(tongue: &Tongue, source: &mut Db, path: &Path) -> Result<Vec<Copied>, StartError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(StartError::Folder)?;
    }
    let part = with_ending(path, ".part");
    forget(&part);
    let done = into_part(tongue, source, &part).await;
    let done = done.and_then(|copied| fs::rename(&part, path).map(|()| copied).map_err(StartError::Folder));
    if done.is_err() {
        forget(&part);
    }
    done
}

async fn into_part(tongue: &Tongue, source: &mut Db, part: &Path) -> Result<Vec<Copied>, StartError> {
    // SQLite fills an empty file: its rights are ours from the start.
    drop(private_file(part).map_err(StartError::Folder)?);
    let url = format!("sqlite:{}", part.display());
    let target = Database::open(&url, &MIGRATIONS).await.map_err(|error| of(tongue, "--to", &error.into()))?;
    let copied = fill(tongue, source, &target).await;
    // Closing moves everything out of the write-ahead log into the file.
    target.close().await;
    copied
}

fn forget(part: &Path) {
    for ending in ["", "-wal", "-shm"] {
        drop(fs::remove_file(with_ending(part, ending)));
    }
}

async fn into_server(tongue: &Tongue, source: &mut Db, to: &str) -> Result<Vec<Copied>, StartError> {
    let target = Database::look(to).await.map_err(|error| of(tongue, "--to", &error.into()))?;
    let checked = check_target(tongue, &target).await;
    target.close().await;
    checked?;
    let target = Database::open(to, &MIGRATIONS).await.map_err(|error| of(tongue, "--to", &error.into()))?;
    let copied = fill(tongue, source, &target).await;
    target.close().await;
    copied
}

/// Nothing, or our tables with nothing in them, as a copy leaves them that was stopped: they are brought up to date.
async fn check_target(tongue: &Tongue, target: &Database) -> Result<(), StartError> {
    let mut db = target.read().await.map_err(anyhow::Error::from)?;
    let tables = engine::tables(&mut db).await?;
    if tables.is_empty() {
        return Ok(());
    }
    missing(&mut db).await?;
    for table in tables.iter().filter(|table| table.name != FILLED) {
        if engine::count(&mut db, table).await? > 0 {
            return Err(anyhow!(tongue.t("cli-copy-not-empty", &[])).into());
        }
    }
    Ok(())
}

async fn fill(tongue: &Tongue, source: &mut Db, target: &Database) -> Result<Vec<Copied>, StartError> {
    let mut db = target.write_comparing().await.map_err(anyhow::Error::from)?;
    let tables: Vec<Table> = engine::tables(source).await?;
    let stopped = |error: &anyhow::Error| anyhow!(tongue.t("cli-copy-stopped", &[("cause", &format!("{error:#}"))]));
    let copied = pour(source, &mut db, &tables).await.map_err(|error| stopped(&error))?;
    if let Some(one) = copied.iter().find(|one| !one.is_same) {
        return Err(anyhow!(tongue.t("cli-copy-differs", &[("table", &one.table)])).into());
    }
    db.commit().await.map_err(|error| stopped(&error.into()))?;
    Ok(copied)
}
