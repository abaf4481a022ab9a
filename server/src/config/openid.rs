//! The identity provider that an operator chose for signing in.

use std::fs;
use std::num::NonZeroU32;
use std::path::PathBuf;

use account::openid::{Configuration, Demand};
use base::Private;
use clap::Args;
use serde::Deserialize;

use super::ConfigError;

/// The options about it. What help says of them is in the words of the command line.
#[derive(Debug, Clone, Default, Args)]
#[group(skip)]
pub struct Options {
    #[arg(
        long,
        global = true,
        env = "MAILLAGE_OPENID_ISSUER",
        value_name = "cli-help-url",
        help = "cli-help-openid-issuer"
    )]
    openid_issuer: Option<String>,
    #[arg(
        long,
        global = true,
        env = "MAILLAGE_OPENID_CLIENT_ID",
        value_name = "cli-help-name",
        help = "cli-help-openid-client-id"
    )]
    openid_client_id: Option<String>,
    #[arg(
        long,
        global = true,
        env = "MAILLAGE_OPENID_SECRET_FILE",
        value_name = "cli-help-file",
        help = "cli-help-openid-secret-file"
    )]
    openid_secret_file: Option<PathBuf>,
    #[arg(
        long,
        global = true,
        env = "MAILLAGE_OPENID_NAME",
        value_name = "cli-help-name",
        help = "cli-help-openid-name"
    )]
    openid_name: Option<String>,
    #[arg(
        long,
        global = true,
        env = "MAILLAGE_OPENID_ACR",
        value_delimiter = ',',
        value_name = "cli-help-levels",
        help = "cli-help-openid-acr"
    )]
    openid_acr: Option<Vec<String>>,
    #[arg(
        long,
        global = true,
        env = "MAILLAGE_OPENID_MAX_AGE",
        value_name = "cli-help-minutes",
        help = "cli-help-openid-max-age"
    )]
    openid_max_age: Option<NonZeroU32>,
}

/// The same, in `maillage.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    issuer: Option<String>,
    client_id: Option<String>,
    client_secret_file: Option<PathBuf>,
    name: Option<String>,
    acr: Option<Vec<String>>,
    max_age: Option<NonZeroU32>,
}

/// What was chosen. The secret stays in its file until the program serves.
#[derive(Debug, Clone)]
pub struct OpenId {
    pub issuer: String,
    pub client_id: String,
    pub client_secret_file: PathBuf,
    pub name: String,
    pub demand: Demand,
}

impl OpenId {
    /// `None` if nothing was chosen; half of it is wrong use.
    pub fn of(options: &Options, file: Table) -> Result<Option<Self>, ConfigError> {
        let issuer = options.openid_issuer.clone().or(file.issuer);
        let client_id = options.openid_client_id.clone().or(file.client_id);
        let secret = options.openid_secret_file.clone().or(file.client_secret_file);
        let name = options.openid_name.clone().or(file.name);
        let demand = demand(options, file.acr, file.max_age);
        let is_demanding = !demand.levels.is_empty() || demand.max_age_minutes.is_some();
        if issuer.is_none() && client_id.is_none() && secret.is_none() && name.is_none() && !is_demanding {
            return Ok(None);
        }
        let missing = |option| ConfigError::Incomplete { option };
        Ok(Some(Self {
            issuer: issuer.ok_or_else(|| missing("--openid-issuer"))?,
            client_id: client_id.ok_or_else(|| missing("--openid-client-id"))?,
            client_secret_file: secret.ok_or_else(|| missing("--openid-secret-file"))?,
            name: name.ok_or_else(|| missing("--openid-name"))?,
            demand,
        }))
    }

    /// All of it, with the secret that the file holds.
    pub fn read(&self) -> Result<Configuration, ConfigError> {
        let path = self.client_secret_file.display().to_string();
        let secret = fs::read_to_string(&self.client_secret_file);
        let secret = secret.map_err(|cause| ConfigError::Unreadable { path: path.clone(), cause })?;
        if secret.trim().is_empty() {
            return Err(ConfigError::Empty { path });
        }
        Ok(Configuration {
            issuer: self.issuer.clone(),
            client_id: self.client_id.clone(),
            client_secret: Private::new(secret.trim().to_owned()),
            name: self.name.clone(),
        })
    }
}

/// How its proofs have to be. A level never holds a space: what is asked for is written with spaces between.
fn demand(options: &Options, acr: Option<Vec<String>>, max_age: Option<NonZeroU32>) -> Demand {
    let levels = options.openid_acr.clone().or(acr).unwrap_or_default();
    Demand {
        levels: levels.iter().flat_map(|level| level.split_whitespace()).map(str::to_owned).collect(),
        max_age_minutes: options.openid_max_age.or(max_age),
    }
}
