//! What an operator chooses: by a flag, else by the environment, else by `maillage.toml`, else as it comes.

pub mod mail;
pub mod openid;

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use ::mail::Unusable;
use clap::{Args, ValueEnum};
use serde::Deserialize;

use self::mail::Mail;
use self::openid::OpenId;

/// Why the configuration file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{path} cannot be read: {cause}")]
    Unreadable { path: String, cause: std::io::Error },
    #[error("{path} is not as expected, line {line}: {cause}")]
    Malformed { path: String, line: usize, cause: String },
    #[error("{option} is missing")]
    Incomplete { option: &'static str },
    #[error("{path} is empty")]
    Empty { path: String },
    #[error("a copy that the public reads is a PostgreSQL that follows another")]
    Copy,
    #[error("mails cannot be sent: {0}")]
    Mail(#[from] Unusable),
}

/// The options of every command. What help says of them is in the words of the command line.
#[derive(Debug, Clone, Default, Args)]
pub struct Options {
    #[arg(long, global = true, env = "MAILLAGE_LISTEN", value_name = "cli-help-address", help = "cli-help-listen")]
    pub listen: Option<SocketAddr>,
    #[arg(
        long,
        global = true,
        env = "MAILLAGE_DATABASE",
        value_name = "cli-help-url",
        hide_env_values = true,
        help = "cli-help-database"
    )]
    pub database: Option<String>,
    #[arg(
        long,
        global = true,
        env = "MAILLAGE_DATABASE_READ",
        value_name = "cli-help-url",
        hide_env_values = true,
        help = "cli-help-database-read"
    )]
    pub database_read: Option<String>,
    #[arg(long, global = true, env = "MAILLAGE_DATA", value_name = "cli-help-folder", help = "cli-help-data")]
    pub data: Option<PathBuf>,
    #[arg(long, global = true, env = "MAILLAGE_EXIT_URL", value_name = "cli-help-url", help = "cli-help-exit-url")]
    pub exit_url: Option<String>,
    #[arg(long, global = true, env = "MAILLAGE_ORIGIN", value_name = "cli-help-url", help = "cli-help-origin")]
    pub origin: Option<String>,
    #[arg(long, global = true, env = "MAILLAGE_PROXY", value_name = "cli-help-ip", help = "cli-help-proxy")]
    pub proxy: Option<IpAddr>,
    #[arg(long, global = true, env = "MAILLAGE_METRICS", value_name = "cli-help-address", help = "cli-help-metrics")]
    pub metrics: Option<SocketAddr>,
    #[arg(
        long,
        global = true,
        env = "MAILLAGE_LOG_FORMAT",
        value_name = "cli-help-format",
        hide_possible_values = true,
        help = "cli-help-log-format"
    )]
    pub log_format: Option<LogFormat>,
    #[arg(
        long,
        global = true,
        env = "MAILLAGE_LEAKED_PASSWORDS",
        value_name = "cli-help-file",
        help = "cli-help-leaked-passwords"
    )]
    pub leaked_passwords: Option<PathBuf>,
    #[command(flatten)]
    pub openid: openid::Options,
    #[command(flatten)]
    pub mail: mail::Options,
    #[arg(long, global = true, env = "MAILLAGE_CONFIG", value_name = "cli-help-file", help = "cli-help-config")]
    pub config: Option<PathBuf>,
}

/// The same, in `maillage.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    listen: Option<SocketAddr>,
    database: Option<String>,
    database_read: Option<String>,
    data: Option<PathBuf>,
    exit_url: Option<String>,
    origin: Option<String>,
    proxy: Option<IpAddr>,
    metrics: Option<SocketAddr>,
    log_format: Option<LogFormat>,
    leaked_passwords: Option<PathBuf>,
    #[serde(default)]
    openid: openid::Table,
    #[serde(default)]
    mail: mail::Table,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// Lines for people.
    #[default]
    Text,
    /// One object on each line, for programs.
    Json,
}

/// What was chosen.
#[derive(Debug, Clone)]
pub struct Config {
    pub listen: SocketAddr,
    pub database: String,
    /// A copy that follows it, for what the public reads; both are PostgreSQL.
    pub database_read: Option<String>,
    pub data: PathBuf,
    pub exit_url: Option<String>,
    /// The address of the workspace in browsers; without one, that of this machine.
    pub origin: Option<String>,
    /// The one machine that may say who asks.
    pub proxy: Option<IpAddr>,
    /// Where the numbers are told; nowhere unless it is chosen.
    pub metrics: Option<SocketAddr>,
    pub log_format: LogFormat,
    /// The passwords that were stolen elsewhere, by their hashes.
    pub leaked_passwords: Option<PathBuf>,
    /// Whom people may sign in with, besides us.
    pub openid: Option<OpenId>,
    pub mail: Mail,
}

const DEFAULT_FILE: &str = "maillage.toml";

impl Config {
    /// Where browsers find the site: what was chosen, else this machine.
    pub fn origin(&self) -> String {
        self.origin.clone().unwrap_or_else(|| format!("http://localhost:{}", self.listen.port()))
    }

    pub fn of(options: &Options) -> Result<Self, ConfigError> {
        let file = read_file(options.config.as_deref())?;
        let data = options.data.clone().or(file.data).unwrap_or_else(|| PathBuf::from("data"));
        let in_data = || format!("sqlite:{}", data.join("maillage.db").display());
        let database = options.database.clone().or(file.database).unwrap_or_else(in_data);
        let database_read = options.database_read.clone().or(file.database_read);
        let both = database_read.as_deref().map(|copy| [copy, database.as_str()]);
        if both.is_some_and(|both| both.iter().any(|url| !url.starts_with("postgres"))) {
            return Err(ConfigError::Copy);
        }
        Ok(Self {
            listen: options.listen.or(file.listen).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            database,
            database_read,
            exit_url: options.exit_url.clone().or(file.exit_url),
            origin: options.origin.clone().or(file.origin),
            proxy: options.proxy.or(file.proxy),
            metrics: options.metrics.or(file.metrics),
            log_format: options.log_format.or(file.log_format).unwrap_or_default(),
            leaked_passwords: options.leaked_passwords.clone().or(file.leaked_passwords),
            openid: OpenId::of(&options.openid, file.openid)?,
            mail: Mail::of(&options.mail, file.mail),
            data,
        })
    }

    /// Says whether the database is a file of the data folder.
    pub fn has_database_in_data(&self) -> bool {
        self.database.strip_prefix("sqlite:").is_some_and(|path| Path::new(path).starts_with(&self.data))
    }
}

fn read_file(named: Option<&Path>) -> Result<File, ConfigError> {
    let path = named.unwrap_or_else(|| Path::new(DEFAULT_FILE));
    if named.is_none() && !path.exists() {
        return Ok(File::default());
    }
    let text = read(path)?;
    toml::from_str(&text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        ConfigError::Malformed { path: path.display().to_string(), line, cause: error.message().to_owned() }
    })
}

fn read(path: &Path) -> Result<String, ConfigError> {
    let unreadable = |cause| ConfigError::Unreadable { path: path.display().to_string(), cause };
    std::fs::read_to_string(path).map_err(unreadable)
}

/// Says whether the locale of the terminal is French.
#[expect(clippy::disallowed_methods, reason = "this is the file that reads the environment")]
pub fn speaks_french() -> bool {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    locale.is_some_and(|locale| locale.starts_with("fr"))
}
