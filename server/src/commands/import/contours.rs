//! `maillage import contours`: what is drawn under the answers.

use std::fs::File;
use std::io::BufReader;

use anyhow::anyhow;
use base::Code as _;
use partner::contour::{self, Fault, Reading, Why};
use serde_json::json;

use super::refusals::Refusals;
use super::{Files, progress, report, tick};
use crate::config::Config;
use crate::site::{StartError, open_database};
use crate::tongue::{Tongue, print};

/// What is wrong with an outline.
fn reason(tongue: &Tongue, fault: &Fault) -> String {
    tongue.t(&format!("import-contours-{}", fault.why.code()), &[("value", &fault.value)])
}

/// Reads every file before anything is written: one that is not `GeoJSON` changes nothing.
pub async fn run(config: &Config, tongue: &Tongue, files: &Files) -> Result<(), StartError> {
    let (mut contours, mut refused) = (Vec::new(), Vec::new());
    for path in &files.files {
        let name = path.display().to_string();
        let file = File::open(path);
        let file = file.map_err(|cause| anyhow!(report::unread(tongue, &name, None, &tongue.cause(&cause))))?;
        let Reading { contours: read, refused: faults } = contour::read(BufReader::new(file));
        if let Some(fault) = faults.iter().find(|fault| fault.why == Why::NotGeojson) {
            let why = reason(tongue, fault);
            return Err(anyhow!(report::unread(tongue, &name, Some(fault.line), &why)).into());
        }
        contours.extend(read);
        refused.extend(faults.into_iter().map(|fault| (name.clone(), fault)));
    }
    let database = open_database(config).await?;
    let read = contours.len() + refused.len();
    let bar = progress(contours.len());
    let saved = contour::save(&database, &contours, files.dry_run, &mut || tick(&bar)).await;
    bar.finish_and_clear();
    let (saved, unknown) = saved.map_err(anyhow::Error::from)?;
    refused.extend(unknown.into_iter().map(|fault| (String::new(), fault)));
    if files.json {
        let lines: Vec<_> = refused
            .iter()
            .map(|(file, fault)| json!({"file": file, "line": fault.line, "code": fault.why, "value": fault.value, "reason": reason(tongue, fault)}))
            .collect();
        let counts = json!({"read": read, "created": saved.created, "changed": saved.changed, "unchanged": saved.unchanged, "refused": lines});
        print(&counts.to_string());
        return Ok(());
    }
    tongue.say(
        "cli-contours",
        &[
            ("read", &read),
            ("created", &saved.created),
            ("changed", &saved.changed),
            ("unchanged", &saved.unchanged),
            ("refused", &refused.len()),
        ],
    );
    let told =
        |(file, fault): &(String, Fault)| report::refused(tongue, file, Some(fault.line), &reason(tongue, fault));
    let mut refusals = Refusals::default();
    refusals.print(tongue, files, "  ", refused.iter().map(told).collect());
    refusals.write(tongue, files)?;
    if files.dry_run {
        tongue.say("cli-dry-run", &[]);
    }
    Ok(())
}
