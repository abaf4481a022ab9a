//! Tables that are taken away, as French spreadsheets open them.

use anyhow::Context as _;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

fn csv(table: &[Vec<String>]) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    for row in table {
        writer.write_record(row.iter().map(|cell| harmless(cell))).context("a file in memory")?;
    }
    writer.into_inner().context("a file in memory")
}

/// A table to take away as CSV.
pub fn csv_file(table: &[Vec<String>], name: &'static str) -> web::Result<Response> {
    let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8");
    Ok(([kind, (header::CONTENT_DISPOSITION, name)], csv(table)?).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_looks_like_a_formula_is_none() {
        let table = [vec!["=1+1".to_owned(), "a;b".to_owned()]];
        assert_eq!(String::from_utf8(csv(&table).unwrap()).unwrap(), "'=1+1;\"a;b\"\n");
    }
}
