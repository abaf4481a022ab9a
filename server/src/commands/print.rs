//! `maillage print`: a document drawn from what stands in the directory, into a file.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, anyhow};
use base::Database;
use chrono::{DateTime, Utc};
use clap::Args;
use directory::Finder;
use partner::Territory;
use print::{Choice, ChoiceForm, Kept, Source, draw, gather};
use search::Synonyms;
use web::Cx;

use super::import::territory;
use crate::config::Config;
use crate::site::{StartError, app, index_folder, open_database};
use crate::tongue::Tongue;

/// What is drawn, and where.
#[derive(Debug, Args)]
pub struct Asked {
    #[arg(value_name = "cli-help-print-kind", help = "cli-help-print-kinds")]
    kind: String,
    #[arg(long, value_name = "cli-help-code", help = "cli-help-print-territory")]
    territory: String,
    #[arg(long, value_name = "cli-help-file", help = "cli-help-print-out")]
    out: PathBuf,
    #[arg(
        long,
        value_name = "cli-help-code",
        default_value = "fr",
        hide_default_value = true,
        help = "cli-help-print-lang"
    )]
    lang: String,
    #[arg(long, value_name = "cli-help-code", help = "cli-help-print-size")]
    size: Option<String>,
    #[arg(long, value_name = "cli-help-code", help = "cli-help-print-subject")]
    subject: Option<String>,
    #[arg(long, help = "cli-help-print-leave")]
    leave: bool,
    #[arg(long, help = "cli-help-print-neutral")]
    neutral: bool,
    #[arg(long, help = "cli-help-print-marks")]
    marks: bool,
    #[arg(long, help = "cli-help-print-archive")]
    archive: bool,
}

impl Asked {
    fn form(&self) -> ChoiceForm {
        let ticked = |is_ticked: bool| is_ticked.then(|| "on".to_owned());
        ChoiceForm {
            kind: self.kind.clone(),
            subject: self.subject.clone().unwrap_or_default(),
            size: self.size.clone().unwrap_or_default(),
            lang: self.lang.clone(),
            stale: if self.leave { "leave".to_owned() } else { String::new() },
            neutral: ticked(self.neutral),
            marks: ticked(self.marks),
            archive: ticked(self.archive),
        }
    }
}

pub async fn run(config: &Config, tongue: &Tongue, asked: &Asked) -> Result<ExitCode, StartError> {
    let choice = asked.form().check().map_err(|_| anyhow!(tongue.t("cli-print-wrong", &[])))?;
    let database = open_database(config).await?;
    let territory = territory(&database, tongue, &asked.territory).await?;
    let (kept, now) = gathered(config, &database, &territory, choice).await?;
    database.close().await;
    let drawn = draw(&kept, choice, now).map_err(anyhow::Error::from)?;
    std::fs::write(&asked.out, &drawn.pdf).with_context(|| asked.out.display().to_string())?;
    let (file, entries) = (asked.out.display().to_string(), kept.lines().len());
    tongue.say("cli-printed", &[("file", &file), ("pages", &drawn.pages), ("entries", &entries)]);
    Ok(ExitCode::SUCCESS)
}

/// What the document will hold, and when it was read. The index and all that was read beside are given back before pages
/// are set, which takes more memory than anything else.
async fn gathered(
    config: &Config,
    database: &Database,
    territory: &Territory,
    choice: Choice,
) -> Result<(Kept, DateTime<Utc>), StartError> {
    let app = app(config, database.clone(), None, false).await?;
    // An index of the folder that nobody holds, beside the one of whoever serves.
    let finder = Finder::open(&index_folder(config), Synonyms::none())?;
    finder.catch_up(database, &app.words, app.clock.now()).await.context("the index could not be made")?;
    let cx = Cx::for_work(&app, choice.lang);
    let source = Source { cx: &cx, finder: &finder, territory, draw_at: cx.now() };
    let mut db = database.read().await.map_err(anyhow::Error::from)?;
    let kept = gather(&source, &mut db, choice).await.map_err(anyhow::Error::from)?;
    Ok((kept, source.draw_at))
}
