//! Tables that are taken away: CSV as French spreadsheets open it, and an open spreadsheet (ODS) whose cells are texts.

use std::io::{Cursor, Write as _};

use anyhow::Context as _;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";
const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>
"#;
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:spreadsheet><table:table table:name="liste">
"#;
const FOOT: &str = "</table:table></office:spreadsheet></office:body></office:document-content>\n";

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

pub fn csv(table: &[Vec<String>]) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(Vec::new());
    for row in table {
        writer.write_record(row.iter().map(|cell| harmless(cell))).context("a file in memory")?;
    }
    writer.into_inner().context("a file in memory")
}

pub fn ods(table: &[Vec<String>]) -> anyhow::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Its kind stands first and as it is, so that whoever looks at the first bytes knows it.
    zip.start_file("mimetype", SimpleFileOptions::default().compression_method(CompressionMethod::Stored))?;
    zip.write_all(MIME.as_bytes())?;
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("META-INF/manifest.xml", packed)?;
    zip.write_all(MANIFEST.as_bytes())?;
    zip.start_file("content.xml", packed)?;
    zip.write_all(HEAD.as_bytes())?;
    for row in table {
        let cells = row.iter().map(|cell| {
            format!("<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>", xml(cell))
        });
        zip.write_all(format!("<table:table-row>{}</table:table-row>\n", cells.collect::<String>()).as_bytes())?;
    }
    zip.write_all(FOOT.as_bytes())?;
    Ok(zip.finish()?.into_inner())
}

/// A text as XML writes it; what it cannot hold is a blank.
fn xml(text: &str) -> String {
    let sign = |c: char| match c {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '\u{fffe}' | '\u{ffff}' => " ".to_owned(),
        c if c.is_control() => " ".to_owned(),
        c => c.to_string(),
    };
    text.chars().map(sign).collect()
}

/// A table to take away as CSV.
pub fn csv_file(table: &[Vec<String>], name: &'static str) -> web::Result<Response> {
    let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8");
    Ok(([kind, (header::CONTENT_DISPOSITION, name)], csv(table)?).into_response())
}

/// A table to take away as a spreadsheet.
pub fn ods_file(table: &[Vec<String>], name: &'static str) -> web::Result<Response> {
    let kind = (header::CONTENT_TYPE, MIME);
    Ok(([kind, (header::CONTENT_DISPOSITION, name)], ods(table)?).into_response())
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
