//! What is said when something cannot be done: one sentence, with what to do next.

use account::openid::NotAProvider;
use base::OpenError;
use mail::Unusable;

use crate::config::ConfigError;
use crate::site::StartError;
use crate::tongue::Tongue;

/// One sentence that says what is wrong and what to do next.
pub fn sentence(tongue: &Tongue, error: &StartError) -> String {
    match error {
        StartError::Folder(cause) => tongue.t("cli-folder", &[("cause", &tongue.cause(cause))]),
        StartError::Key(path) => tongue.t("cli-key", &[("file", path)]),
        StartError::Config(ConfigError::Unreadable { path, cause }) => {
            tongue.t("cli-config-unreadable", &[("file", path), ("cause", &tongue.cause(cause))])
        }
        StartError::Config(ConfigError::Malformed { path, line, cause }) => {
            tongue.t("cli-config-malformed", &[("file", path), ("line", line), ("cause", cause)])
        }
        StartError::Config(ConfigError::Incomplete { option }) => tongue.t("cli-openid-missing", &[("option", option)]),
        StartError::Config(ConfigError::Empty { path }) => tongue.t("cli-openid-secret", &[("file", path)]),
        StartError::Config(ConfigError::Copy) => tongue.t("cli-database-read", &[]),
        StartError::Provider(NotAProvider::Issuer) => tongue.t("cli-openid-issuer", &[]),
        StartError::Provider(NotAProvider::Certificates(cause)) => {
            tongue.t("cli-openid-certificates", &[("cause", &tongue.cause(cause))])
        }
        StartError::Config(ConfigError::Mail(error)) => of_a_mail_server(tongue, *error),
        StartError::Database(error) => of_a_database(tongue, error),
        StartError::Other(cause) => match cause.downcast_ref() {
            Some(base::Error::Refused(key)) => tongue.t(key, &[]),
            _ => format!("{cause:#}"),
        },
    }
}

fn of_a_mail_server(tongue: &Tongue, error: Unusable) -> String {
    match error {
        Unusable::Address => tongue.t("cli-mail-address", &[]),
        Unusable::Password => tongue.t("cli-mail-password", &[]),
        Unusable::Credentials => tongue.t("cli-mail-credentials", &[]),
        Unusable::From => tongue.t("cli-mail-from", &[]),
    }
}

fn of_a_database(tongue: &Tongue, error: &OpenError) -> String {
    match error {
        OpenError::UnknownEngine => tongue.t("cli-database-engine", &[]),
        OpenError::Malformed => tongue.t("cli-database-malformed", &[]),
        OpenError::NoAnswer { server } => tongue.t("cli-database-no-answer", &[("server", server)]),
        OpenError::NotVerified { server } => tongue.t("cli-database-not-verified", &[("server", server)]),
        OpenError::NotLetIn { server } => tongue.t("cli-database-not-let-in", &[("server", server)]),
        OpenError::NoDatabase { server, name } => {
            tongue.t("cli-database-absent", &[("server", server), ("name", name)])
        }
        OpenError::NotADatabase => tongue.t("cli-database-no-database", &[]),
        OpenError::Unopened => tongue.t("cli-database-unopened", &[]),
        OpenError::NotOurs => tongue.t("cli-database-not-ours", &[]),
        OpenError::Newer(version) => tongue.t("cli-database-newer", &[("version", version)]),
        OpenError::Altered(version) => tongue.t("cli-database-altered", &[("version", version)]),
        OpenError::Unreachable(cause) => tongue.t("cli-database-unreachable", &[("cause", &cause.to_string())]),
        OpenError::MayNotMigrate => tongue.t("cli-database-may-not", &[]),
        OpenError::Migration(cause) => tongue.t("cli-database-migration", &[("cause", &cause.to_string())]),
    }
}
