//! What an operator chooses: by a flag, else by the environment, else by `maillage.toml`, else as it comes.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Deserialize;

/// Why the configuration file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{path} cannot be read: {cause}")]
    Unreadable { path: String, cause: std::io::Error },
    #[error("{path} is not as expected, line {line}: {cause}")]
    Malformed { path: String, line: usize, cause: String },
}

/// The options of every command.
#[derive(Debug, Clone, Default, Args)]
pub struct Options {
    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, global = true, env = "MAILLAGE_LISTEN", value_name = "ADDR:PORT")]
    pub listen: Option<SocketAddr>,
    /// Where the database is: sqlite:PATH or postgres://… [default: sqlite:DATA/maillage.db]
    #[arg(long, global = true, env = "MAILLAGE_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// The folder of the index, the key and, by default, the database [default: ./data]
    #[arg(long, global = true, env = "MAILLAGE_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Where the quick exit leads: an innocent public page
    #[arg(long, global = true, env = "MAILLAGE_EXIT_URL", value_name = "URL")]
    pub exit_url: Option<String>,
    /// A configuration file [default: ./maillage.toml, if there is one]
    #[arg(long, global = true, env = "MAILLAGE_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// The same, in `maillage.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    listen: Option<SocketAddr>,
    database: Option<String>,
    data: Option<PathBuf>,
    exit_url: Option<String>,
}

/// What was chosen.
#[derive(Debug, Clone)]
pub struct Config {
    pub listen: SocketAddr,
    pub database: String,
    pub data: PathBuf,
    pub exit_url: Option<String>,
}

const DEFAULT_FILE: &str = "maillage.toml";

impl Config {
    pub fn of(options: &Options) -> Result<Self, ConfigError> {
        let file = read_file(options.config.as_deref())?;
        let data = options.data.clone().or(file.data).unwrap_or_else(|| PathBuf::from("data"));
        let in_data = || format!("sqlite:{}", data.join("maillage.db").display());
        Ok(Self {
            listen: options.listen.or(file.listen).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            database: options.database.clone().or(file.database).unwrap_or_else(in_data),
            exit_url: options.exit_url.clone().or(file.exit_url),
            data,
        })
    }
}

fn read_file(named: Option<&Path>) -> Result<File, ConfigError> {
    let path = named.unwrap_or_else(|| Path::new(DEFAULT_FILE));
    if named.is_none() && !path.exists() {
        return Ok(File::default());
    }
    let name = path.display().to_string();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(cause) => return Err(ConfigError::Unreadable { path: name, cause }),
    };
    toml::from_str(&text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        ConfigError::Malformed { path: name, line, cause: error.message().to_owned() }
    })
}

/// Says whether the locale of the terminal is French.
#[expect(clippy::disallowed_methods, reason = "this is the file that reads the environment")]
pub fn speaks_french() -> bool {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    locale.is_some_and(|locale| locale.starts_with("fr"))
}
