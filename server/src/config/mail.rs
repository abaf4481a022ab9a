//! The mail server that an operator chose.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use mail::{Post, Smtp};
use serde::Deserialize;

use super::{ConfigError, read};

/// The options about it. What help says of them is in the words of the command line.
#[derive(Debug, Clone, Default, Args)]
#[group(skip)]
pub struct Options {
    #[arg(long, global = true, env = "MAILLAGE_SMTP", value_name = "cli-help-url", help = "cli-help-smtp")]
    smtp: Option<String>,
    #[arg(long, global = true, env = "MAILLAGE_MAIL_FROM", value_name = "cli-help-email", help = "cli-help-mail-from")]
    mail_from: Option<String>,
    #[arg(
        long,
        global = true,
        env = "MAILLAGE_MAIL_PASSWORD_FILE",
        value_name = "cli-help-file",
        help = "cli-help-mail-password-file"
    )]
    mail_password_file: Option<PathBuf>,
}

/// The same, in `maillage.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    smtp: Option<String>,
    from: Option<String>,
    password_file: Option<PathBuf>,
}

/// What was chosen. The password stays in its file until the program sends.
#[derive(Debug, Clone)]
pub struct Mail {
    smtp: Option<String>,
    from: Option<String>,
    password_file: Option<PathBuf>,
}

impl Mail {
    pub fn of(options: &Options, file: Table) -> Self {
        Self {
            smtp: options.smtp.clone().or(file.smtp),
            from: options.mail_from.clone().or(file.from),
            password_file: options.mail_password_file.clone().or(file.password_file),
        }
    }

    /// The address of the server, as it was written.
    pub fn server(&self) -> Option<&str> {
        self.smtp.as_deref()
    }

    /// Who takes the mails of this process.
    pub fn post(&self) -> Result<Post, ConfigError> {
        let Some(server) = &self.smtp else { return Ok(Post::None) };
        let password = self.password_file.as_deref().map(read).transpose()?;
        let password = password.map(|text| text.trim_end_matches(['\r', '\n']).to_owned());
        let from = self.from.as_deref().unwrap_or_default();
        Ok(Post::Smtp(Arc::new(Smtp::new(server, from, password)?)))
    }
}
