//! Entries in others' formats.

use std::path::Path;

use anyhow::{Context as _, anyhow};
use base::{Clock, Code as _};
use exchange::take::{Fault, Input, Options, Reason, Remarked, Report, Source, save};
use serde_json::Value;

use super::refusals::Refusals;
use super::{Bodies, Files, progress, report, territory, tick};
use crate::config::Config;
use crate::site::{StartError, open_database};
use crate::tongue::{Tongue, print};

pub async fn run(config: &Config, tongue: &Tongue, source: Source, bodies: &Bodies) -> Result<(), StartError> {
    let files = &bodies.files;
    let input = Input::open(source, &files.files).map_err(|(file, fault)| anyhow!(unread(tongue, &file, &fault)))?;
    let database = open_database(config).await?;
    let territory = match &bodies.territory {
        Some(slug) => Some(territory(&database, tongue, slug).await?),
        None => None,
    };
    let bar = progress(input.rows);
    let options = Options { territory, is_dry_run: files.dry_run, now: Clock::System.now() };
    let saved = save(&database, &input, &options, &mut || tick(&bar)).await;
    bar.finish_and_clear();
    let saved = saved.map_err(anyhow::Error::from)?;
    let twins =
        if files.dry_run { 0 } else { directory::compare_some(&database).await.map_err(anyhow::Error::from)?.found };
    database.close().await;
    if files.json {
        print(&json(tongue, &saved, twins).context("the report")?.to_string());
        return Ok(());
    }
    tell(tongue, files, &saved, twins)?;
    if files.dry_run {
        tongue.say("cli-dry-run", &[]);
    }
    Ok(())
}

/// Writes an empty table, and tells where.
pub fn model(tongue: &Tongue, folder: &Path) -> Result<(), StartError> {
    for file in exchange::out::model(folder)? {
        tongue.say("cli-exported-file", &[("file", &file.display().to_string())]);
    }
    Ok(())
}

fn sentence(tongue: &Tongue, reason: &Reason) -> String {
    tongue.t(&format!("import-exchange-{}", reason.why.code()), &[("value", &reason.value)])
}

fn unread(tongue: &Tongue, file: &str, fault: &Fault) -> String {
    match fault {
        Fault::Unopened(cause) => report::unread(tongue, file, None, &tongue.cause(cause)),
        Fault::Refused { line, reason } => report::unread(tongue, file, *line, &sentence(tongue, reason)),
    }
}

fn line(tongue: &Tongue, one: &Remarked) -> String {
    let (file, column, reason) = (&one.place.file, &one.reason.column, sentence(tongue, &one.reason));
    match one.place.line {
        Some(line) if !column.is_empty() => tongue
            .t("import-refused-column", &[("file", file), ("line", &line), ("column", column), ("reason", &reason)]),
        line => report::refused(tongue, file, line, &reason),
    }
}

fn tell(tongue: &Tongue, files: &Files, report: &Report, twins: usize) -> anyhow::Result<()> {
    tongue.say("import-report-entries", &[("count", &report.read)]);
    let print_below = |line: String| print(&format!("  {line}"));
    print_below(tongue.t("import-report-created", &[("count", &report.created)]));
    print_below(tongue.t("import-report-changed", &[("count", &report.changed)]));
    print_below(tongue.t("import-report-unchanged", &[("count", &report.unchanged)]));
    print_below(tongue.t("import-report-kept", &[("count", &report.kept)]));
    print_below(tongue.t("import-report-twins", &[("count", &twins)]));
    print_below(tongue.t("import-report-refused", &[("count", &report.refused.len())]));
    let mut refusals = Refusals::default();
    refusals.print(tongue, files, "    ", report.refused.iter().map(|one| line(tongue, one)).collect());
    print_below(tongue.t("import-report-remarks", &[("count", &report.remarks.len())]));
    refusals.print(tongue, files, "    ", report.remarks.iter().map(|one| line(tongue, one)).collect());
    refusals.write(tongue, files)
}

/// The report as it is, with the sentence of each reason beside its code, and how many likely twins were found.
fn json(tongue: &Tongue, report: &Report, twins: usize) -> serde_json::Result<Value> {
    let mut json = serde_json::to_value(report)?;
    if let Some(json) = json.as_object_mut() {
        json.insert("twins".to_owned(), twins.into());
    }
    for (list, told) in [("refused", &report.refused), ("remarks", &report.remarks)] {
        let lines = json.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten();
        for (line, one) in lines.zip(told) {
            if let Some(line) = line.as_object_mut() {
                line.insert("reason".to_owned(), sentence(tongue, &one.reason).into());
            }
        }
    }
    Ok(json)
}
