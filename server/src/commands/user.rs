//! `maillage user`: accounts, by an operator.

use std::process::ExitCode;

use account::{Invitation, Role};
use anyhow::Context as _;
use base::{Clock, Code as _};
use clap::{Args, Subcommand};

use crate::config::Config;
use crate::site::{StartError, open_database};
use crate::tongue::{Tongue, print};

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Invite somebody: prints a code to be handed over in person, good for 24 hours
    Invite(Invite),
    /// List the accounts
    List,
    /// Close an account at once, with its sessions
    Disable {
        /// The name with which she signs in
        login: String,
    },
}

#[derive(Debug, Args)]
pub struct Invite {
    /// The name with which she will sign in, such as her professional e-mail
    #[arg(long)]
    login: String,
    /// Her function, never her name: "référente du commissariat"
    #[arg(long)]
    function: String,
    /// administrator, coordinator, referent or professional
    #[arg(long)]
    role: Role,
    /// The territory, by its name in addresses: boulogne-billancourt
    #[arg(long)]
    territory: String,
    /// Her institution, by its identifier in the addresses of the workspace
    #[arg(long)]
    institution: Option<String>,
}

/// An installation has some hundreds of accounts.
const LISTED: i64 = 10_000;

pub async fn run(config: &Config, tongue: &Tongue, verb: Verb) -> Result<ExitCode, StartError> {
    let database = open_database(config).await?;
    let now = Clock::System.now();
    match verb {
        Verb::Invite(invite) => {
            let mut db = database.write().await.context("the database cannot be written")?;
            let territory = partner::territory_by_slug(&mut db, &invite.territory).await.context("the database")?;
            let Some(territory) = territory else {
                return Err(anyhow::anyhow!(tongue.t("cli-no-territory", &[("slug", &invite.territory)])).into());
            };
            let institution = invite.institution.as_deref().map(str::parse).transpose().context("--institution")?;
            let invitation = Invitation {
                territory: territory.id,
                institution,
                login: invite.login,
                function: invite.function,
                role: invite.role,
            };
            let code = account::invite(&mut db, &invitation, now).await.map_err(anyhow::Error::from)?;
            db.commit().await.map_err(anyhow::Error::from)?;
            tongue.say("cli-invited", &[("code", &code)]);
        }
        Verb::List => {
            let mut db = database.read().await.context("the database cannot be read")?;
            for standing in account::list(&mut db, 0, LISTED).await.context("the database cannot be read")? {
                let account = standing.account;
                let login = account.login.as_ref().map_or("—", |login| login.reveal().as_str());
                print(&format!(
                    "{login:<36} {:<14} {:<9} {}",
                    account.role.code(),
                    account.state(now).code(),
                    account.function
                ));
            }
        }
        Verb::Disable { login } => {
            let mut db = database.write().await.context("the database cannot be written")?;
            match account::disable(&mut db, &login, now).await {
                Err(base::Error::NotFound) => {
                    return Err(anyhow::anyhow!(tongue.t("cli-no-account", &[("login", &login)])).into());
                }
                done => done.map_err(anyhow::Error::from)?,
            }
            db.commit().await.map_err(anyhow::Error::from)?;
            tongue.say("cli-disabled", &[]);
        }
    }
    Ok(ExitCode::SUCCESS)
}
