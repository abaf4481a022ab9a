//! The journal as a file.

use anyhow::Context as _;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use base::{Error, Id};
use chrono::SecondsFormat;
use journal::Entry;
use web::{Cx, Form, Result};

use super::form::SearchForm;
use super::model::EXPORTED_ROWS;
use super::pages::{Telling, entries, pseudonym_of};
use super::{EXPORT_JOURNAL, acts};

const COLUMNS: [&str; 9] =
    ["instant", "acte", "personne", "roles", "institution", "motif", "resultat", "objet", "rang"];

/// Gives what was searched as CSV, under the same pseudonyms; five times in 24 hours at most.
pub async fn export(cx: Cx, Form(form): Form<SearchForm>) -> Result<Response> {
    let actor = cx.may(EXPORT_JOURNAL)?;
    let (account, territory) = (actor.account, Id::from_uuid(actor.territory));
    let search = form.check().map_err(|_| Error::Refused("trail-export-wrong"))?;
    let mut db = cx.write().await?;
    if acts::has_exported_enough(&mut db, account, cx.now()).await? {
        return Err(Error::Refused("trail-export-limit").into());
    }
    cx.journal(&mut db, "journal.exported", territory.uuid()).await?;
    db.commit().await?;
    let mut db = cx.read().await?;
    let telling = Telling::of(&mut db, territory).await?;
    let entries = entries(&cx, &mut db, &search, &telling, EXPORTED_ROWS).await?;
    let file = file(&cx, &telling, &entries)?;
    let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8");
    Ok(([kind, (header::CONTENT_DISPOSITION, "attachment; filename=\"journal.csv\"")], file).into_response())
}

fn file(cx: &Cx, telling: &Telling, entries: &[Entry]) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).context("a file in memory")?;
    for entry in entries {
        let line = telling.line(cx, entry)?;
        let at = entry.at.to_rfc3339_opts(SecondsFormat::Millis, true);
        let seq = entry.seq.map(|seq| seq.to_string()).unwrap_or_default();
        let institution = cell(&line.institution.unwrap_or_default());
        let (role, motive) = (entry.role.clone().unwrap_or_default(), entry.motive.clone().unwrap_or_default());
        let object = pseudonym_of(cx, entry.object_id)?;
        let record = [
            at,
            entry.act.clone(),
            line.who.unwrap_or_default(),
            role,
            institution,
            motive,
            entry.result.clone(),
            object,
            seq,
        ];
        writer.write_record(record).context("a file in memory")?;
    }
    Ok(writer.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?)
}

/// A name that a spreadsheet would take for a formula is quoted.
fn cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_takes_no_name_for_a_formula() {
        assert_eq!(cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(cell("Association Horizon"), "Association Horizon");
    }
}
