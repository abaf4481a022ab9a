//! `maillage import`: public data, with a report.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use base::{Clock, Database};
use clap::{Args, Subcommand};
use directory::dila;
use indicatif::{ProgressBar, ProgressStyle};
use partner::import::{Parsed, Saved};
use serde_json::json;

use crate::config::Config;
use crate::site::{StartError, open_database};
use crate::tongue::{Tongue, print};

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// The communes of France: the national CSV (also gzip) or the official JSON
    Communes(Files),
    /// The local directory of the administration (DILA): XML files, folders of them, or .tar.gz
    Dila(Files),
}

#[derive(Debug, Args)]
pub struct Files {
    /// Files to read
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Read and report, change nothing
    #[arg(long)]
    dry_run: bool,
    /// The report in JSON
    #[arg(long)]
    json: bool,
    /// The territory that keeps what is imported, by its name in addresses
    #[arg(long, value_name = "CODE")]
    territory: Option<String>,
}

/// A bar on a terminal, a line for each tenth otherwise.
fn progress(length: usize) -> ProgressBar {
    let bar = ProgressBar::new(length as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    bar
}

/// Moves the bar on; where there is no terminal, prints a line at each tenth on the standard error.
fn tick(bar: &ProgressBar) {
    bar.inc(1);
    let (done, all) = (bar.position(), bar.length().unwrap_or(0).max(1));
    if bar.is_hidden() && done * 10 / all != (done - 1) * 10 / all {
        crate::tongue::complain(&format!("{} %", done * 100 / all));
    }
}

pub async fn run(config: &Config, tongue: &Tongue, verb: Verb) -> Result<ExitCode, StartError> {
    match verb {
        Verb::Communes(files) => communes(config, tongue, &files).await?,
        Verb::Dila(files) => local_directory(config, tongue, &files).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn open(config: &Config) -> Result<Database, StartError> {
    open_database(config).await
}

async fn communes(config: &Config, tongue: &Tongue, files: &Files) -> Result<(), StartError> {
    let mut parsed = Parsed::default();
    let mut refused = Vec::new();
    for path in &files.files {
        let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
        let read = partner::import::parse(&bytes).with_context(|| path.display().to_string())?;
        parsed.rows.extend(read.rows);
        refused.extend(read.refused.into_iter().map(|(line, reason)| (path.display().to_string(), line, reason)));
    }
    let database = open(config).await?;
    let bar = progress(parsed.rows.len());
    let saved = partner::import::save(&database, &parsed.rows, files.dry_run, &mut || tick(&bar)).await;
    bar.finish_and_clear();
    let Saved { created, changed, unchanged } = saved.map_err(anyhow::Error::from)?;
    let read = parsed.rows.len() + refused.len();
    if files.json {
        let lines: Vec<_> =
            refused.iter().map(|(file, line, reason)| json!({"file": file, "line": line, "reason": reason})).collect();
        let report =
            json!({"read": read, "created": created, "changed": changed, "unchanged": unchanged, "refused": lines});
        print(&report.to_string());
        return Ok(());
    }
    tongue.say(
        "cli-communes",
        &[
            ("read", &read),
            ("created", &created),
            ("changed", &changed),
            ("unchanged", &unchanged),
            ("refused", &refused.len()),
        ],
    );
    for (file, line, reason) in &refused {
        print(&format!("  {file}:{line}: {reason}"));
    }
    if files.dry_run {
        tongue.say("cli-dry-run", &[]);
    }
    Ok(())
}

async fn local_directory(config: &Config, tongue: &Tongue, files: &Files) -> Result<(), StartError> {
    let reading = dila::read(&files.files)?;
    let database = open(config).await?;
    let bar = progress(reading.len());
    let options = dila::Options { territory: files.territory.clone(), is_dry_run: files.dry_run };
    let saved = dila::save(&database, reading, &options, Clock::System.now(), &mut || tick(&bar)).await;
    bar.finish_and_clear();
    let report = match saved {
        Ok(report) => report,
        Err(base::Error::Refused(key)) => return Err(anyhow::anyhow!(tongue.t(key, &[])).into()),
        Err(error) => return Err(anyhow::Error::from(error).into()),
    };
    if files.json {
        print(&serde_json::to_string(&report).context("the report")?);
    } else {
        print(&report.text(tongue.lang));
    }
    Ok(())
}
