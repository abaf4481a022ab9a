//! A press release as an open text document (`OpenDocument` 1.3): titles are titles and lists are lists, so that whoever works
//! on it, or hears it, finds her way. Nothing in it is run, and nothing is asked of anybody.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use markdown::{Block, BlockKind};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::model::Release;
use crate::xml::escaped;

pub const MIME: &str = "application/vnd.oasis.opendocument.text";

const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"#;

/// The looks, under the names that office programs know.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"><office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/><style:text-properties fo:font-family="Noto Sans" fo:font-size="11pt" fo:language="fr" fo:country="FR"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:text-properties fo:font-size="18pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2"><style:paragraph-properties fo:margin-top="0.4cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="13pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Lead" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="12pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Dateline" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
</office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2.2cm" fo:margin-right="2.2cm"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles></office:document-styles>
"#;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:text>
"#;
const FOOT: &str = "</office:text></office:body></office:document-content>\n";

/// The whole file.
pub fn written(release: &Release) -> anyhow::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Its kind stands first and as it is, so that whoever looks at the first bytes knows it.
    zip.start_file("mimetype", SimpleFileOptions::default().compression_method(CompressionMethod::Stored))?;
    zip.write_all(MIME.as_bytes())?;
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let (meta, content) = (meta(release), content(release));
    let files =
        [("META-INF/manifest.xml", MANIFEST), ("styles.xml", STYLES), ("meta.xml", &meta), ("content.xml", &content)];
    for (name, text) in files {
        zip.start_file(name, packed)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn meta(release: &Release) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"><office:meta><dc:title>{}</dc:title>\
         <dc:language>{}</dc:language></office:meta></office:document-meta>\n",
        escaped(&release.title),
        escaped(&release.lang),
    )
}

fn content(release: &Release) -> String {
    let mut text = Text(String::from(HEAD));
    if !release.mark.is_empty() {
        text.paragraph("Dateline", &release.mark);
    }
    text.paragraph("Standard", &release.heading);
    text.paragraph("Dateline", &release.dateline);
    text.title(1, &release.title);
    text.paragraph("Lead", &release.lead);
    for (name, fact) in &release.facts {
        text.fact(name, fact);
    }
    text.blocks(&release.blocks);
    text.title(2, &release.about_heading);
    release.about.iter().for_each(|line| text.paragraph("Standard", line));
    text.title(2, &release.contact_heading);
    release.contact.iter().for_each(|line| text.paragraph("Standard", line));
    text.0.push_str(FOOT);
    text.0
}

/// A text that is being written; writing to a string does not fail.
struct Text(String);

impl Text {
    fn title(&mut self, level: u8, title: &str) {
        let title = escaped(title);
        let _ = writeln!(
            self.0,
            "<text:h text:style-name=\"Heading_20_{level}\" text:outline-level=\"{level}\">{title}</text:h>"
        );
    }

    fn paragraph(&mut self, style: &str, text: &str) {
        let _ = writeln!(self.0, "<text:p text:style-name=\"{style}\">{}</text:p>", escaped(text));
    }

    fn fact(&mut self, name: &str, fact: &str) {
        let (name, fact) = (escaped(name), escaped(fact));
        let _ = writeln!(
            self.0,
            "<text:p text:style-name=\"Standard\"><text:span text:style-name=\"Strong\">{name}</text:span> : {fact}</text:p>"
        );
    }

    fn blocks(&mut self, blocks: &[Block]) {
        let mut is_in_list = false;
        for block in blocks {
            let is_item = block.kind == BlockKind::Item;
            if is_item && !is_in_list {
                self.0.push_str("<text:list>\n");
            } else if !is_item && is_in_list {
                self.0.push_str("</text:list>\n");
            }
            is_in_list = is_item;
            self.block(block);
        }
        if is_in_list {
            self.0.push_str("</text:list>\n");
        }
    }

    fn block(&mut self, block: &Block) {
        let runs = block.spans.iter().map(|run| match run.strong {
            true => format!("<text:span text:style-name=\"Strong\">{}</text:span>", escaped(&run.text)),
            false => escaped(&run.text),
        });
        let runs: String = runs.collect();
        let _ = match block.kind {
            BlockKind::Title => {
                writeln!(self.0, "<text:h text:style-name=\"Heading_20_2\" text:outline-level=\"2\">{runs}</text:h>")
            }
            BlockKind::Paragraph => writeln!(self.0, "<text:p text:style-name=\"Standard\">{runs}</text:p>"),
            BlockKind::Item => {
                writeln!(
                    self.0,
                    "<text:list-item><text:p text:style-name=\"Standard\">{runs}</text:p></text:list-item>"
                )
            }
        };
    }
}
