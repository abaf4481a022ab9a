//! `maillage key`: a new key of the installation, and what the old one sealed, sealed anew.

use std::process::ExitCode;
use std::time::Duration;

use base::Clock;
use clap::Subcommand;

use crate::config::Config;
use crate::ring::Ring;
use crate::site::{StartError, open_database};
use crate::tongue::Tongue;

/// What is done with the key.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum Verb {
    #[command(about = "cli-help-key-rotate")]
    Rotate,
    #[command(about = "cli-help-key-reseal")]
    Reseal,
}

/// How long the processes of this folder may take to read a new key: what it seals would not open at them before.
const READ_BY_ALL: Duration = Duration::from_secs(2);

/// 0: done; 1: something is sealed that no key opens.
pub async fn run(config: &Config, tongue: &Tongue, verb: Verb) -> Result<ExitCode, StartError> {
    let folder = config.data.display().to_string();
    match verb {
        Verb::Rotate => {
            let ring = Ring::rotate(&config.data, Clock::System.now())?;
            tongue.say("cli-key-rotated", &[("folder", &folder)]);
            tongue.say("cli-journal-key", &[("key", &ring.key().public())]);
            tongue.say("cli-key-next", &[("folder", &folder)]);
            Ok(ExitCode::SUCCESS)
        }
        Verb::Reseal => reseal(config, tongue).await,
    }
}

async fn reseal(config: &Config, tongue: &Tongue) -> Result<ExitCode, StartError> {
    let (now, ring) = (Clock::System.now(), Ring::open(&config.data)?);
    let young = (now - ring.made_at).to_std().unwrap_or_default();
    tokio::time::sleep(READ_BY_ALL.saturating_sub(young)).await;
    let database = open_database(config).await?;
    let done = account::reseal(&database, &ring.sealer()).await;
    database.close().await;
    let done = done.map_err(anyhow::Error::from)?;
    tongue.say("cli-key-resealed", &[("count", &done.anew)]);
    if done.lost > 0 {
        tongue.say("cli-key-lost", &[("count", &done.lost)]);
        return Ok(ExitCode::FAILURE);
    }
    match Ring::forget(&config.data, now)? {
        0 => {}
        count => tongue.say("cli-key-forgotten", &[("count", &count)]),
    }
    Ok(ExitCode::SUCCESS)
}
