//! `maillage import`: public data, with a report.

mod contours;
mod entries;
mod refusals;
mod report;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, anyhow};
use base::{Clock, Database};
use clap::{Args, Subcommand};
use directory::dila;
use exchange::take::Source;
use indicatif::{ProgressBar, ProgressStyle};
use partner::Territory;
use partner::import::Parsed;

use crate::config::Config;
use crate::site::{StartError, open_database};
use crate::tongue::{Tongue, print};

/// The public data that can be read.
#[derive(Debug, Subcommand)]
pub enum Verb {
    #[command(about = "cli-help-communes")]
    Communes(Files),
    #[command(about = "cli-help-contours")]
    Contours(Files),
    #[command(about = "cli-help-dila")]
    Dila(Bodies),
    #[command(about = "cli-help-data-inclusion")]
    DataInclusion(Bodies),
    #[command(about = "cli-help-hsds")]
    Hsds(Bodies),
    #[command(about = "cli-help-csv")]
    Csv(Table),
}

/// What is read, and how it is told.
#[derive(Debug, Args)]
pub struct Files {
    #[arg(required = true, value_name = "cli-help-file", help = "cli-help-files")]
    files: Vec<PathBuf>,
    #[arg(long, help = "cli-help-dry-run")]
    dry_run: bool,
    #[arg(long, help = "cli-help-json")]
    json: bool,
    #[arg(long, value_name = "cli-help-file", help = "cli-help-report")]
    report: Option<PathBuf>,
}

/// The same, with whose it will be.
#[derive(Debug, Args)]
pub struct Bodies {
    #[command(flatten)]
    files: Files,
    #[arg(long, value_name = "cli-help-code", help = "cli-help-keeper")]
    territory: Option<String>,
}

/// The same for our own table, of which an empty one can be asked for.
#[derive(Debug, Args)]
pub struct Table {
    #[arg(required_unless_present = "model", value_name = "cli-help-file", help = "cli-help-files")]
    files: Vec<PathBuf>,
    #[arg(long, help = "cli-help-dry-run")]
    dry_run: bool,
    #[arg(long, help = "cli-help-json")]
    json: bool,
    #[arg(long, value_name = "cli-help-file", help = "cli-help-report")]
    report: Option<PathBuf>,
    #[arg(long, value_name = "cli-help-code", help = "cli-help-keeper")]
    territory: Option<String>,
    #[arg(long, value_name = "cli-help-folder", help = "cli-help-model", conflicts_with = "files")]
    model: Option<PathBuf>,
}

impl From<Table> for Bodies {
    fn from(Table { files, dry_run, json, report, territory, .. }: Table) -> Self {
        Self { files: Files { files, dry_run, json, report }, territory }
    }
}

/// A bar on a terminal, a line for each tenth otherwise.
pub fn progress(length: usize) -> ProgressBar {
    let bar = ProgressBar::new(length as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    bar
}

/// Moves the bar on; where there is no terminal, prints a line at each tenth on the standard error.
pub fn tick(bar: &ProgressBar) {
    bar.inc(1);
    let (done, all) = (bar.position(), bar.length().unwrap_or(0).max(1));
    if bar.is_hidden() && done * 10 / all != (done - 1) * 10 / all {
        crate::tongue::complain(&format!("{} %", done * 100 / all));
    }
}

impl Verb {
    /// Where all that is refused is to be written.
    fn report(&self) -> Option<&Path> {
        match self {
            Self::Communes(files) | Self::Contours(files) => files.report.as_deref(),
            Self::Dila(bodies) | Self::DataInclusion(bodies) | Self::Hsds(bodies) => bodies.files.report.as_deref(),
            Self::Csv(table) => table.report.as_deref(),
        }
    }
}

pub async fn run(config: &Config, tongue: &Tongue, verb: Verb) -> Result<ExitCode, StartError> {
    refusals::try_report(tongue, verb.report())?;
    match verb {
        Verb::Communes(files) => communes(config, tongue, &files).await?,
        Verb::Contours(files) => contours::run(config, tongue, &files).await?,
        Verb::Dila(bodies) => local_directory(config, tongue, &bodies).await?,
        Verb::Csv(table) => match &table.model {
            Some(folder) => entries::model(tongue, folder)?,
            None => entries::run(config, tongue, Source::Csv, &table.into()).await?,
        },
        Verb::Hsds(bodies) => entries::run(config, tongue, Source::Hsds, &bodies).await?,
        Verb::DataInclusion(bodies) => entries::run(config, tongue, Source::DataInclusion, &bodies).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn communes(config: &Config, tongue: &Tongue, files: &Files) -> Result<(), StartError> {
    let mut parsed = Parsed::default();
    let mut refused = Vec::new();
    for path in &files.files {
        let name = path.display().to_string();
        let unread = |line, cause: &str| anyhow!(report::unread(tongue, &name, line, cause));
        let bytes = std::fs::read(path).map_err(|cause| unread(None, &tongue.cause(&cause)))?;
        let read = partner::import::parse(&bytes);
        let read = read.map_err(|fault| unread(fault.line, &report::of_a_row(tongue, &fault)))?;
        parsed.rows.extend(read.rows);
        refused.extend(read.refused.into_iter().map(|fault| (name.clone(), fault)));
    }
    let database = open_database(config).await?;
    let bar = progress(parsed.rows.len());
    let saved = partner::import::save(&database, &parsed.rows, files.dry_run, &mut || tick(&bar)).await;
    bar.finish_and_clear();
    let saved = saved.map_err(anyhow::Error::from)?;
    let report = report::Communes { read: parsed.rows.len() + refused.len(), saved, refused };
    if files.json {
        print(&report.json(tongue).to_string());
        return Ok(());
    }
    report.print(tongue, files)?;
    if files.dry_run {
        tongue.say("cli-dry-run", &[]);
    }
    Ok(())
}

async fn local_directory(config: &Config, tongue: &Tongue, bodies: &Bodies) -> Result<(), StartError> {
    let files = &bodies.files;
    let reading = dila::read(&files.files).map_err(|error| anyhow!(unread(tongue, &error)))?;
    let database = open_database(config).await?;
    let territory = match &bodies.territory {
        Some(slug) => Some(territory(&database, tongue, slug).await?),
        None => None,
    };
    let bar = progress(reading.len());
    let options = dila::Options { territory, is_dry_run: files.dry_run };
    let saved = dila::save(&database, reading, &options, Clock::System.now(), &mut || tick(&bar)).await;
    bar.finish_and_clear();
    let saved = saved.map_err(anyhow::Error::from)?;
    if files.json {
        print(&report::dila_json(tongue, &saved).context("the report")?.to_string());
        return Ok(());
    }
    report::print_dila(tongue, files, &saved)?;
    if files.dry_run {
        tongue.say("cli-dry-run", &[]);
    }
    Ok(())
}

fn unread(tongue: &Tongue, error: &dila::ReadError) -> String {
    match error {
        dila::ReadError::Unopened { path, cause } => report::unread(tongue, path, None, &tongue.cause(cause)),
        dila::ReadError::Refused { path, fault } => {
            report::unread(tongue, path, fault.line, &report::of_a_body(tongue, &fault.reason))
        }
    }
}

pub async fn territory(database: &Database, tongue: &Tongue, slug: &str) -> anyhow::Result<Territory> {
    let mut db = database.read().await?;
    let territory = partner::territory_by_slug(&mut db, slug).await.context("the database")?;
    territory.ok_or_else(|| anyhow!(tongue.t("cli-no-territory", &[("slug", &slug)])))
}
