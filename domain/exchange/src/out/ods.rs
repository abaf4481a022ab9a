//! Our own table as an open spreadsheet (ODS), written as it goes. Its cells are texts: none is run.

use std::io::Write as _;
use std::path::PathBuf;

use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use super::csv::{COLUMNS, rows};
use super::file::{Output, Target};
use super::{Outgoing, Writer};

const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";
const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"#;
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:spreadsheet><table:table table:name="services">"#;
const FOOT: &str = "</table:table></office:spreadsheet></office:body></office:document-content>\n";

pub struct Ods(ZipWriter<StreamWriter<Output>>);

impl Ods {
    pub fn create(target: &Target, name: &str) -> anyhow::Result<Self> {
        let mut zip = ZipWriter::new_stream(Output::create(target, name)?);
        // Its kind stands first and as it is, so that whoever looks at the first bytes knows it.
        zip.start_file("mimetype", SimpleFileOptions::default().compression_method(CompressionMethod::Stored))?;
        zip.write_all(MIME.as_bytes())?;
        let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true);
        zip.start_file("META-INF/manifest.xml", packed)?;
        zip.write_all(MANIFEST.as_bytes())?;
        zip.start_file("content.xml", packed)?;
        zip.write_all(HEAD.as_bytes())?;
        let mut ods = Self(zip);
        // Nobody shows it, but a table without its columns is none.
        writeln!(ods.0, "<table:table-column table:number-columns-repeated=\"{}\"/>", COLUMNS.len())?;
        ods.row(COLUMNS.iter().copied())?;
        Ok(ods)
    }

    fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str>) -> std::io::Result<()> {
        let mut line = String::from("<table:table-row>");
        for cell in cells {
            if cell.is_empty() {
                line.push_str("<table:table-cell/>");
                continue;
            }
            line.push_str("<table:table-cell office:value-type=\"string\">");
            for paragraph in cell.lines() {
                line.push_str("<text:p>");
                line.push_str(&escaped(paragraph));
                line.push_str("</text:p>");
            }
            line.push_str("</table:table-cell>");
        }
        line.push_str("</table:table-row>\n");
        self.0.write_all(line.as_bytes())
    }

    /// Closes the file.
    pub fn close(mut self) -> anyhow::Result<PathBuf> {
        self.0.write_all(FOOT.as_bytes())?;
        Ok(self.0.finish()?.into_inner().finish()?)
    }
}

impl Writer for Ods {
    fn take(&mut self, outgoing: &Outgoing) -> anyhow::Result<()> {
        for row in rows(outgoing) {
            self.row(row.iter().map(String::as_str))?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> anyhow::Result<Vec<PathBuf>> {
        Ok(vec![self.close()?])
    }
}

/// A text as XML writes it; what it cannot hold is a blank.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\t' | '\u{fffe}' | '\u{ffff}' => escaped.push(' '),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
