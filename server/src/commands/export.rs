//! `maillage export`: what the public may read, in others' formats.

use std::path::PathBuf;
use std::process::ExitCode;

use base::Clock;
use clap::Args;
use exchange::out::{Format, Options, export};

use super::import::{progress, territory, tick};
use crate::config::Config;
use crate::site::{StartError, open_database};
use crate::tongue::Tongue;

/// What is written, and where.
#[derive(Debug, Args)]
pub struct Asked {
    #[arg(value_name = "cli-help-format", help = "cli-help-formats")]
    format: Format,
    #[arg(long, value_name = "cli-help-folder", help = "cli-help-out")]
    out: PathBuf,
    #[arg(long, value_name = "cli-help-code", help = "cli-help-only-territory")]
    territory: Option<String>,
}

pub async fn run(config: &Config, tongue: &Tongue, asked: &Asked) -> Result<ExitCode, StartError> {
    let database = open_database(config).await?;
    let territory = match &asked.territory {
        Some(slug) => Some(territory(&database, tongue, slug).await?.id),
        None => None,
    };
    let count = exchange::out::count(&database).await.map_err(anyhow::Error::from)?;
    let bar = progress(count);
    let options = Options { territory, now: Clock::System.now() };
    let written = export(&database, asked.format, &asked.out, &options, &mut || tick(&bar)).await;
    bar.finish_and_clear();
    let written = written?;
    tongue.say("cli-exported", &[("count", &written.entries)]);
    for file in &written.files {
        tongue.say("cli-exported-file", &[("file", &file.display().to_string())]);
    }
    database.close().await;
    Ok(ExitCode::SUCCESS)
}
