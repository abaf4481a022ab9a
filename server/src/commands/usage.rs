//! `--help`, and what is said of wrong use, in the language of the terminal.

use std::ffi::OsString;

use clap::error::{ContextKind, Error, ErrorKind};
use clap::{Arg, Command};

use crate::tongue::Tongue;

/// Puts words in the place of their keys, and of what clap says in English only, here and in every command below.
///
/// The command must be built: clap adds the help and the version then.
pub fn translated(command: Command, tongue: &Tongue) -> Command {
    let about = command.get_about().map(|key| match command.get_name() {
        "help" => tongue.t("cli-help-help", &[]),
        _ => tongue.t(&key.to_string(), &[]),
    });
    let template = format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}", tongue.t("cli-help-usage", &[]));
    let command = match about {
        Some(about) => command.about(about),
        None => command,
    };
    command
        .help_template(template)
        .subcommand_help_heading(kept(tongue, "cli-help-commands"))
        .subcommand_value_name(kept(tongue, "cli-help-command"))
        .mut_args(|arg| translated_arg(arg, tongue))
        .mut_subcommands(|command| translated(command, tongue))
}

/// Words that clap wants for as long as the program runs.
fn kept(tongue: &Tongue, key: &str) -> &'static str {
    tongue.t(key, &[]).leak()
}

fn translated_arg(arg: Arg, tongue: &Tongue) -> Arg {
    let help = match arg.get_id().as_str() {
        "help" => Some("cli-help-help-option".to_owned()),
        "version" => Some("cli-help-version".to_owned()),
        _ => arg.get_help().map(ToString::to_string),
    };
    let heading = match (arg.is_positional(), arg.is_global_set()) {
        (true, _) => "cli-help-arguments",
        (false, true) => "cli-help-everywhere",
        (false, false) => "cli-help-options",
    };
    let value = arg.get_value_names().and_then(<[_]>::first).map(ToString::to_string);
    let takes_value = arg.get_action().takes_values();
    let arg = arg.help_heading(kept(tongue, heading));
    let arg = match help {
        Some(key) => arg.help(tongue.t(&key, &[])),
        None => arg,
    };
    match value {
        Some(key) if takes_value => arg.value_name(kept(tongue, &key)),
        _ => arg,
    }
}

/// The command that was meant, as far as it can be told: `maillage import dila`.
pub fn meant(command: &Command, typed: &[OsString]) -> String {
    let (mut path, mut command) = (command.get_name().to_owned(), command);
    for word in typed.iter().skip(1) {
        if let Some(below) = command.find_subcommand(word) {
            path = format!("{path} {}", below.get_name());
            command = below;
        }
    }
    path
}

/// One sentence that says what was typed wrongly, and where to look.
pub fn complaint(error: &Error, command: &str, tongue: &Tongue) -> String {
    let told = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let (word, value) = (told(ContextKind::InvalidArg), told(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::UnknownArgument if !word.starts_with('-') => {
            tongue.t("cli-wrong-extra", &[("word", &word), ("command", &command)])
        }
        ErrorKind::UnknownArgument => tongue.t("cli-wrong-option", &[("word", &word), ("command", &command)]),
        ErrorKind::InvalidSubcommand => {
            let word = told(ContextKind::InvalidSubcommand);
            tongue.t("cli-wrong-command", &[("word", &word), ("command", &command)])
        }
        ErrorKind::MissingRequiredArgument => tongue.t("cli-wrong-missing", &[("word", &word), ("command", &command)]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            tongue.t("cli-wrong-no-value", &[("word", &word), ("command", &command)])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            tongue.t("cli-wrong-value", &[("word", &word), ("value", &value), ("command", &command)])
        }
        ErrorKind::TooManyValues => {
            tongue.t("cli-wrong-too-many", &[("word", &word), ("value", &value), ("command", &command)])
        }
        // No two options of ours are at odds: one that is at odds with itself was given twice.
        ErrorKind::ArgumentConflict => tongue.t("cli-wrong-twice", &[("word", &word), ("command", &command)]),
        ErrorKind::InvalidUtf8 => tongue.t("cli-wrong-text", &[("command", &command)]),
        _ => tongue.t("cli-wrong-use", &[("command", &command)]),
    }
}
