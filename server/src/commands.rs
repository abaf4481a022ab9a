//! What can be typed: `maillage demo`, `serve`, `work`, `migrate`, `user`, `import`.

mod import;
mod serve;
mod user;

use std::process::ExitCode;

use base::OpenError;
use clap::{Parser, Subcommand};

use crate::config::{Config, ConfigError, Options};
use crate::site::{StartError, open_database};
use crate::tongue::{Tongue, complain};

/// The shared tool of a local contract against sexist and sexual violence.
#[derive(Debug, Parser)]
#[command(name = "maillage", version, propagate_version = true)]
struct Command {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Create the demonstration network if there is none, and serve it on this machine alone
    Demo,
    /// Serve what is there, and do the work of the queue
    Serve {
        /// Leave the work of the queue to `maillage work`
        #[arg(long)]
        no_work: bool,
    },
    /// Do the work of the queue alone
    Work,
    /// Bring the tables up to date
    Migrate,
    /// Invite, list and close accounts
    #[command(subcommand)]
    User(user::Verb),
    /// Read public data
    #[command(subcommand)]
    Import(import::Verb),
}

/// Does what was typed. 0: done; 1: failed; 2: wrong use.
pub async fn run() -> ExitCode {
    let command = Command::parse();
    let tongue = match Tongue::new() {
        Ok(tongue) => tongue,
        Err(error) => {
            complain(&format!("{error:#}"));
            return ExitCode::FAILURE;
        }
    };
    match dispatch(command, &tongue).await {
        Ok(code) => code,
        Err(error) => {
            complain(&sentence(&tongue, &error));
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(command: Command, tongue: &Tongue) -> Result<ExitCode, StartError> {
    let config = Config::of(&command.options)?;
    match command.verb {
        Verb::Demo => serve::demo(&config, tongue).await?,
        Verb::Serve { no_work } => serve::serve(&config, tongue, !no_work).await?,
        Verb::Work => serve::work(&config, tongue).await?,
        Verb::Migrate => {
            open_database(&config).await?.close().await;
            tongue.say("cli-migrated", &[]);
        }
        Verb::User(verb) => return user::run(&config, tongue, verb).await,
        Verb::Import(verb) => return import::run(&config, tongue, verb).await,
    }
    Ok(ExitCode::SUCCESS)
}

/// One sentence that says what is wrong and what to do next.
fn sentence(tongue: &Tongue, error: &StartError) -> String {
    match error {
        StartError::Folder(cause) => tongue.t("cli-folder", &[("cause", &cause.to_string())]),
        StartError::Config(ConfigError::Unreadable { path, cause }) => {
            tongue.t("cli-config-unreadable", &[("file", path), ("cause", &cause.to_string())])
        }
        StartError::Config(ConfigError::Malformed { path, line, cause }) => {
            tongue.t("cli-config-malformed", &[("file", path), ("line", line), ("cause", cause)])
        }
        StartError::Database(OpenError::UnknownEngine) => tongue.t("cli-database-engine", &[]),
        StartError::Database(OpenError::NotOurs) => tongue.t("cli-database-not-ours", &[]),
        StartError::Database(OpenError::Newer(version)) => tongue.t("cli-database-newer", &[("version", version)]),
        StartError::Database(OpenError::Altered(version)) => tongue.t("cli-database-altered", &[("version", version)]),
        StartError::Database(OpenError::Unreachable(cause)) => {
            tongue.t("cli-database-unreachable", &[("cause", &cause.to_string())])
        }
        StartError::Database(OpenError::Migration(cause)) => {
            tongue.t("cli-database-migration", &[("cause", &cause.to_string())])
        }
        StartError::Other(cause) => match cause.downcast_ref() {
            Some(base::Error::Refused(key)) => tongue.t(key, &[]),
            _ => format!("{cause:#}"),
        },
    }
}
