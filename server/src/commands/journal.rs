//! `maillage journal`: is it whole, and what goes into the minutes.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, anyhow, ensure};
use base::Clock;
use chrono::{DateTime, Utc};
use clap::Subcommand;
use journal::{Checkpoint, Fault, Month, Report};
use serde::Serialize;

use crate::config::Config;
use crate::site::{StartError, keeper, open_database};
use crate::tongue::{Tongue, print};

/// What is asked of the journal.
#[derive(Debug, Subcommand)]
pub enum Verb {
    #[command(about = "cli-help-journal-verify")]
    Verify {
        #[arg(long, help = "cli-help-json")]
        json: bool,
        #[arg(long, value_name = "cli-help-file", help = "cli-help-journal-heads")]
        heads: Option<PathBuf>,
    },
    #[command(about = "cli-help-journal-head")]
    Head,
}

/// 0: whole, or told; 1: a fault was found.
pub async fn run(config: &Config, tongue: &Tongue, verb: Verb) -> Result<ExitCode, StartError> {
    let database = open_database(config).await?;
    let keeper = keeper(config, &database)?;
    match verb {
        Verb::Verify { json, heads } => {
            // Before the database: what is signed meanwhile is then no fault.
            let mut file = keeper.file.read().context("the checkpoints cannot be read")?;
            if let Some(path) = &heads {
                file.add(kept_elsewhere(path, tongue)?);
            }
            let now = Clock::System.now();
            let report =
                journal::verify(&database, &keeper.key, &file, now).await.context("the journal cannot be read")?;
            if json {
                tell_as_json(&report)?;
            } else {
                tell(tongue, &report);
            };
            Ok(if report.is_whole() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Verb::Head => {
            let mut db = database.read().await.context("the journal cannot be read")?;
            let tip = journal::tip(&mut db).await.context("the journal cannot be read")?;
            let checkpoint = journal::last_checkpoint(&mut db).await.context("the journal cannot be read")?;
            tell_head(tongue, tip.as_ref(), checkpoint.as_ref());
            tongue.say("cli-journal-key", &[("key", &keeper.key.public())]);
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The checkpoints of a log that was kept on another machine: one without any proves nothing, and is refused.
fn kept_elsewhere(path: &Path, tongue: &Tongue) -> anyhow::Result<Vec<Checkpoint>> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|cause| {
        anyhow!(tongue.t("cli-config-unreadable", &[("file", &name), ("cause", &tongue.cause(&cause))]))
    })?;
    let heads = journal::found_in(&String::from_utf8_lossy(&bytes));
    ensure!(!heads.is_empty(), tongue.t("cli-journal-no-heads", &[("path", &name)]));
    Ok(heads)
}

fn tell_head(tongue: &Tongue, tip: Option<&Month>, checkpoint: Option<&Checkpoint>) {
    match tip {
        None => tongue.say("cli-journal-empty", &[]),
        Some(Month { month, first_seq, last_seq, head, .. }) => {
            let (first, last) = (first_seq.to_string(), last_seq.to_string());
            tongue.say("cli-journal-head", &[("month", month), ("first", &first), ("last", &last), ("head", head)]);
        }
    }
    if let Some(Checkpoint { seq, head, at, signature, .. }) = checkpoint {
        let (seq, at) = (seq.to_string(), instant(*at));
        tongue.say("cli-journal-checkpoint", &[("seq", &seq), ("head", head), ("at", &at), ("signature", signature)]);
    }
}

#[derive(Serialize)]
struct Told<'a> {
    is_whole: bool,
    #[serde(flatten)]
    report: &'a Report,
}

fn tell_as_json(report: &Report) -> anyhow::Result<()> {
    let told = Told { is_whole: report.is_whole(), report };
    print(&serde_json::to_string_pretty(&told).context("the report")?);
    Ok(())
}

fn tell(tongue: &Tongue, report: &Report) {
    for fault in &report.faults {
        print(&sentence(tongue, fault));
    }
    if report.more > 0 {
        tongue.say("cli-journal-more", &[("more", &report.more.to_string())]);
    }
    let read = [report.rows, report.months as u64, report.checkpoints, report.file_checkpoints as u64];
    let [rows, months, checkpoints, file] = read.map(|count| count.to_string());
    tongue.say(
        "cli-journal-read",
        &[("rows", &rows), ("months", &months), ("checkpoints", &checkpoints), ("file", &file)],
    );
    if report.is_whole() {
        tongue.say("cli-journal-whole", &[]);
    } else {
        tongue.say("cli-journal-broken", &[]);
    }
}

/// One sentence for each fault. Numbers go as texts: a row is named without spaces between its digits.
fn sentence(tongue: &Tongue, fault: &Fault) -> String {
    match fault {
        Fault::Changed { seq } => tongue.t("cli-journal-changed", &[("seq", &seq.to_string())]),
        Fault::Missing { first, last } => {
            tongue.t("cli-journal-missing", &[("first", &first.to_string()), ("last", &last.to_string())])
        }
        Fault::Moved { seq, from } => {
            tongue.t("cli-journal-moved", &[("seq", &seq.to_string()), ("from", &from.to_string())])
        }
        Fault::SealedTwice { seq } => tongue.t("cli-journal-twice", &[("seq", &seq.to_string())]),
        Fault::Unsealed { rows, since } => {
            tongue.t("cli-journal-unsealed", &[("rows", &rows.to_string()), ("since", &instant(*since))])
        }
        Fault::WrongSignature { seq } => tongue.t("cli-journal-signature", &[("seq", &seq.to_string())]),
        Fault::UnreadableLine { line } => tongue.t("cli-journal-line", &[("line", &line.to_string())]),
        Fault::Truncated { last, known } => {
            tongue.t("cli-journal-truncated", &[("last", &last.to_string()), ("known", &known.to_string())])
        }
        Fault::Forked { seq } => tongue.t("cli-journal-forked", &[("seq", &seq.to_string())]),
        Fault::ForkedMonth { month } => tongue.t("cli-journal-forked-month", &[("month", month)]),
        Fault::WentBack { seq, seconds } => {
            tongue.t("cli-journal-back", &[("seq", &seq.to_string()), ("seconds", &seconds.to_string())])
        }
        Fault::ErasedMonth { month } => tongue.t("cli-journal-erased", &[("month", month)]),
        Fault::ErasedEarly { month } => tongue.t("cli-journal-erased-early", &[("month", month)]),
    }
}

fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M:%S UTC").to_string()
}
