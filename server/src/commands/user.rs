//! `maillage user`: accounts, by an operator.

use std::process::ExitCode;

use account::{Invitation, Role};
use anyhow::Context as _;
use base::{Clock, Code as _, Database, Id};
use clap::{Args, Subcommand};
use partner::Institution;

use crate::config::Config;
use crate::site::{StartError, open_database};
use crate::tongue::{Tongue, print};

/// What is done with accounts.
#[derive(Debug, Subcommand)]
pub enum Verb {
    #[command(about = "cli-help-invite")]
    Invite(Invite),
    #[command(about = "cli-help-list")]
    List,
    #[command(about = "cli-help-disable")]
    Disable {
        #[arg(value_name = "cli-help-name", help = "cli-help-login")]
        login: String,
    },
}

/// Who is invited, and as what.
#[derive(Debug, Args)]
pub struct Invite {
    #[arg(long, value_name = "cli-help-name", help = "cli-help-login")]
    login: String,
    #[arg(long, value_name = "cli-help-name", help = "cli-help-function")]
    function: String,
    #[arg(long, value_name = "cli-help-role", help = "cli-help-role-of", required = true)]
    role: Vec<Role>,
    #[arg(long, value_name = "cli-help-code", help = "cli-help-territory")]
    territory: String,
    #[arg(long, value_name = "cli-help-code", help = "cli-help-institution")]
    institution: Option<Id<Institution>>,
    #[arg(long, value_name = "cli-help-email", help = "cli-help-email-of")]
    email: Option<String>,
}

/// An installation has some hundreds of accounts.
const LISTED: i64 = 10_000;

pub async fn run(config: &Config, tongue: &Tongue, verb: Verb) -> Result<ExitCode, StartError> {
    let database = open_database(config).await?;
    let done = act(&database, tongue, verb).await;
    // What was written stands in the file itself before the program ends, and not only beside it.
    database.close().await;
    done
}

async fn act(database: &Database, tongue: &Tongue, verb: Verb) -> Result<ExitCode, StartError> {
    let now = Clock::System.now();
    match verb {
        Verb::Invite(invite) => {
            let mut db = database.write().await.context("the database cannot be written")?;
            let territory = partner::territory_by_slug(&mut db, &invite.territory).await.context("the database")?;
            let Some(territory) = territory else {
                return Err(anyhow::anyhow!(tongue.t("cli-no-territory", &[("slug", &invite.territory)])).into());
            };
            if let Some(id) = invite.institution
                && partner::institution(&mut db, id).await.context("the database")?.is_none()
            {
                return Err(anyhow::anyhow!(tongue.t("cli-no-institution", &[])).into());
            }
            let invitation = Invitation {
                territory: territory.id,
                institution: invite.institution,
                login: invite.login,
                function: invite.function,
                roles: invite.role.into_iter().collect(),
                email: invite.email.unwrap_or_default(),
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
                    account.roles.to_string(),
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
