//! What can be typed: `maillage demo`, `serve`, `work`, `migrate`, `user`, `import`, `export`, `journal`,
//! `doctor`, `backup`, `restore`, `copy`, `key`,
//! `maintenance`.

mod backup;
mod copy;
mod doctor;
mod export;
mod import;
mod journal;
mod key;
mod print;
mod sentence;
mod serve;
mod usage;
mod user;

pub use self::backup::STAMP as BACKUP_STAMP;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::config::{Config, Options};
use crate::maintenance;
use crate::site::{StartError, open_database};
use crate::tongue::{Tongue, complain};

/// What was typed. What help says of it stands under its keys in the words of the command line.
#[derive(Debug, Parser)]
#[command(name = "maillage", version, propagate_version = true, about = "cli-help-about")]
struct Command {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    verb: Verb,
}

/// What can be done.
#[derive(Debug, Subcommand)]
enum Verb {
    #[command(about = "cli-help-demo")]
    Demo {
        #[arg(long, help = "cli-help-no-work")]
        no_work: bool,
    },
    #[command(about = "cli-help-serve")]
    Serve {
        #[arg(long, help = "cli-help-no-work")]
        no_work: bool,
    },
    #[command(about = "cli-help-work")]
    Work,
    #[command(about = "cli-help-migrate")]
    Migrate,
    #[command(subcommand, about = "cli-help-user")]
    User(user::Verb),
    #[command(subcommand, about = "cli-help-import")]
    Import(import::Verb),
    #[command(about = "cli-help-export")]
    Export(export::Asked),
    #[command(about = "cli-help-print")]
    Print(print::Asked),
    #[command(subcommand, about = "cli-help-journal")]
    Journal(journal::Verb),
    #[command(about = "cli-help-doctor")]
    Doctor,
    #[command(about = "cli-help-backup")]
    Backup(backup::Asked),
    #[command(about = "cli-help-restore")]
    Restore(backup::Kept),
    #[command(about = "cli-help-copy")]
    Copy(copy::Asked),
    #[command(subcommand, about = "cli-help-key")]
    Key(key::Verb),
    #[command(subcommand, about = "cli-help-maintenance")]
    Maintenance(Closing),
}

/// Whether the site is closed.
#[derive(Debug, Clone, Copy, Subcommand)]
enum Closing {
    #[command(about = "cli-help-maintenance-on")]
    On,
    #[command(about = "cli-help-maintenance-off")]
    Off,
}

/// What wrong use ends with, as with every command of the system.
const MISUSE: u8 = 2;

/// Does what was typed. 0: done; 1: failed; 2: wrong use.
pub async fn run() -> ExitCode {
    let tongue = match Tongue::new() {
        Ok(tongue) => tongue,
        Err(error) => {
            complain(&format!("{error:#}"));
            return ExitCode::FAILURE;
        }
    };
    let command = match typed(&tongue) {
        Ok(command) => command,
        Err(code) => return code,
    };
    match dispatch(command, &tongue).await {
        Ok(code) => code,
        Err(error) => {
            complain(&sentence::sentence(&tongue, &error));
            match error {
                StartError::Database(error) if error.is_misuse() => ExitCode::from(MISUSE),
                _ => ExitCode::FAILURE,
            }
        }
    }
}

/// What was typed, or how the program ends when that was a question, or makes no command.
fn typed(tongue: &Tongue) -> Result<Command, ExitCode> {
    let mut commands = Command::command();
    commands.build();
    let mut commands = usage::translated(commands, tongue);
    let typed: Vec<OsString> = std::env::args_os().collect();
    let command = commands.try_get_matches_from_mut(&typed).and_then(|matches| Command::from_arg_matches(&matches));
    command.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            // A reader that went away is no fault.
            drop(error.print());
            if error.use_stderr() { ExitCode::from(MISUSE) } else { ExitCode::SUCCESS }
        }
        _ => {
            complain(&usage::complaint(&error, &usage::meant(&commands, &typed), tongue));
            ExitCode::from(MISUSE)
        }
    })
}

async fn dispatch(command: Command, tongue: &Tongue) -> Result<ExitCode, StartError> {
    let config = Config::of(&command.options)?;
    match command.verb {
        Verb::Demo { no_work } => serve::demo(&config, tongue, !no_work).await?,
        Verb::Serve { no_work } => serve::serve(&config, tongue, !no_work).await?,
        Verb::Work => serve::work(&config, tongue).await?,
        Verb::Migrate => {
            open_database(&config).await?.close().await;
            tongue.say("cli-migrated", &[]);
        }
        Verb::User(verb) => return user::run(&config, tongue, verb).await,
        Verb::Import(verb) => return import::run(&config, tongue, verb).await,
        Verb::Export(asked) => return export::run(&config, tongue, &asked).await,
        Verb::Print(asked) => return print::run(&config, tongue, &asked).await,
        Verb::Journal(verb) => return journal::run(&config, tongue, verb).await,
        Verb::Doctor => return Ok(doctor::run(&config, tongue).await),
        Verb::Backup(asked) => return backup::backup(&config, tongue, &asked).await,
        Verb::Restore(kept) => return backup::restore(&config, tongue, &kept).await,
        Verb::Copy(asked) => return copy::run(tongue, &asked).await,
        Verb::Key(verb) => return key::run(&config, tongue, verb).await,
        Verb::Maintenance(closing) => close(&config, tongue, closing)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Puts the page of maintenance in the place of all others, or takes it away.
fn close(config: &Config, tongue: &Tongue, closing: Closing) -> Result<(), StartError> {
    let is_on = matches!(closing, Closing::On);
    maintenance::set(&config.data, is_on).map_err(StartError::Folder)?;
    tongue.say(if is_on { "cli-maintenance-on" } else { "cli-maintenance-off" }, &[]);
    Ok(())
}
