//! The stock as tables that a spreadsheet opens.

use anyhow::Context as _;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use base::Id;
use print::{Edition, name};
use web::{Cx, Path, Result};

use crate::pages::reach;
use crate::{KEEP_COPIES, recall, store};

/// How many lines a table has at most.
const MOST: i64 = 2000;

const EDITIONS: [&str; 10] = [
    "document",
    "edition",
    "a_jour_au",
    "imprimes",
    "attendus",
    "deposes",
    "rendus",
    "detruits",
    "restants",
    "rappelee",
];

/// Gives the stock of all editions.
pub async fn editions(cx: Cx) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(KEEP_COPIES)?.territory);
    let mut db = cx.read().await?;
    let recalled = recall::recalled(&mut db, territory).await?;
    let mut rows = vec![EDITIONS.map(str::to_owned).to_vec()];
    for edition in store::editions(&mut db, territory, None, (0, MOST)).await? {
        let stock = store::stock(&mut db, edition.id, cx.today()).await?;
        let held = stock.held;
        let lost = held.destroyed + stock.spoilt;
        let figures = [stock.printed, stock.expected, held.dropped, held.returned, lost, stock.left()];
        let mut row = vec![name(&cx, &edition), edition.number.unwrap_or_default().to_string()];
        row.push(edition.made_on.to_string());
        row.extend(figures.map(|figure| figure.to_string()));
        row.push(if recalled.contains(&edition.id) { "oui" } else { "non" }.to_owned());
        rows.push(row);
    }
    file(&rows, "stock.csv")
}

const HOLDERS: [&str; 6] = ["lieu", "commune", "deposes", "rendus", "detruits", "restants"];

/// Gives the depots that got copies of an edition.
pub async fn edition(cx: Cx, Path(id): Path<Id<Edition>>) -> Result<Response> {
    let reader = cx.may(KEEP_COPIES)?.territory;
    let mut db = cx.read().await?;
    let edition = reach(&mut db, Id::from_uuid(reader), id).await?;
    let mut rows = vec![HOLDERS.map(str::to_owned).to_vec()];
    for one in store::holders(&mut db, edition.id, None, (0, MOST)).await? {
        let held = one.held;
        let mut row = vec![one.depot.name, one.depot.commune];
        row.extend([held.dropped, held.returned, held.destroyed, held.left()].map(|figure| figure.to_string()));
        rows.push(row);
    }
    file(&rows, "lieux.csv")
}

fn file(rows: &[Vec<String>], called: &str) -> Result<Response> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|text| cell(text))).context("a file in memory")?;
    }
    let file = writer.into_inner().context("a file in memory")?;
    let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned());
    let named = (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{called}\""));
    Ok(([kind, named], file).into_response())
}

/// A text that no spreadsheet takes for a formula.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}
