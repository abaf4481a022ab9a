//! Documents: a template and its data go in, a tagged PDF comes out. Fonts are in the program; nothing is read from the disk,
//! nothing is asked of the network, and what stands in the data is text, whatever it looks like.
//!
//! Invariant: this is the only crate that compiles the typesetter.

mod fonts;
mod letters;
mod table;
mod world;

use std::collections::BTreeSet;

use base::text::hex;
use chrono::{DateTime, Datelike as _, Timelike as _, Utc};
pub use fonts::LICENCE as FONT_LICENCE;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
pub use table::{Table, Tables};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_svg::SvgOptions;
use world::Sources;

/// An image that a template may show: `image("picture-0.png")` is the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub format: Format,
    pub bytes: Vec<u8>,
}

/// What an image is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Png,
    /// Written by this program, never by somebody else.
    Svg,
}

/// What a document is made of.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// The text of the template. It reads its data as `json("data.json")`, and may import `base.typ`, which every template shares.
    pub template: &'a str,
    /// What it shows. Every sentence that somebody typed stands in here and nowhere else.
    pub data: &'a Value,
    /// At most 1000.
    pub pictures: &'a [Picture],
    pub made_at: DateTime<Utc>,
}

/// Why there is no document: a fault of the template, or of a picture that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the document could not be set: {0}")]
pub struct Unset(String);

impl Unset {
    fn of(diagnostics: &[SourceDiagnostic]) -> Self {
        let first = diagnostics.first();
        let hints = first.map(|first| first.hints.iter().map(|hint| hint.v.to_string()).collect::<Vec<_>>());
        let message = first.map(|first| first.message.to_string()).unwrap_or_default();
        Self([message].into_iter().chain(hints.unwrap_or_default()).collect::<Vec<_>>().join("; "))
    }
}

base::text_enum! {
    /// What else than PDF/UA-1 a file is held to.
    pub enum Archive {
        /// Nothing.
        No = "no",
        /// PDF/A-2a: fit to be kept for decades.
        Yes = "yes",
    }
}

/// A document whose pages are set.
#[derive(Debug)]
pub struct Document {
    pages: PagedDocument,
    made_at: DateTime<Utc>,
    /// Letters that no font of the program has: they are drawn as `\u{fffd}`.
    pub missing: Vec<char>,
}

/// What an order is known by: the same order gives the same document.
pub fn digest(order: &Order<'_>) -> String {
    let mut digest = Sha256::new();
    for part in [order.template.as_bytes(), world::BASE.as_bytes(), order.data.to_string().as_bytes()] {
        digest.update(part);
        digest.update([0]);
    }
    for picture in order.pictures {
        digest.update(&picture.bytes);
        digest.update([0]);
    }
    hex(&digest.finalize())
}

/// Sets the pages of a document. It takes a second for forty pages: from a job, or a blocking thread.
pub fn set(order: &Order<'_>) -> Result<Document, Unset> {
    let mut missing = BTreeSet::new();
    let data = letters::printable(order.data.clone(), &mut missing);
    let pictures: Vec<Picture> = order.pictures.iter().map(|picture| clean(picture, &mut missing)).collect();
    let sources = Sources::new(order.template, &data, &pictures);
    let set = typst::compile::<PagedDocument>(&sources).output;
    // What the typesetter remembers between two documents would only grow.
    comemo::evict(0);
    let pages = set.map_err(|errors| Unset::of(&errors))?;
    Ok(Document { pages, made_at: order.made_at, missing: missing.into_iter().collect() })
}

/// A picture whose letters can all be drawn.
fn clean(picture: &Picture, missing: &mut BTreeSet<char>) -> Picture {
    match picture.format {
        Format::Png => picture.clone(),
        Format::Svg => Picture { bytes: letters::drawable(&picture.bytes, missing), ..*picture },
    }
}

impl Document {
    pub fn count_pages(&self) -> usize {
        self.pages.pages().len()
    }

    /// The file: PDF/UA-1 (tagged, with its language, its title, its bookmarks), without the name of anybody.
    pub fn pdf(&self, archive: Archive) -> Result<Vec<u8>, Unset> {
        let standards: &[PdfStandard] = match archive {
            Archive::No => &[PdfStandard::Ua_1],
            Archive::Yes => &[PdfStandard::Ua_1, PdfStandard::A_2a],
        };
        let standards = PdfStandards::new(standards).map_err(|error| Unset(error.message().to_string()))?;
        let options = PdfOptions {
            creator: Smart::Custom(Some("Maillage".to_owned())),
            timestamp: timestamp(self.made_at),
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&self.pages, &options).map_err(|errors| Unset::of(&errors))
    }

    /// A page as an image, counted from 0; `None` where there is no such page.
    pub fn svg(&self, page: usize) -> Option<String> {
        Some(typst_svg::svg(self.pages.pages().get(page)?, &SvgOptions::default()))
    }
}

fn timestamp(at: DateTime<Utc>) -> Option<Timestamp> {
    let part = |number: u32| u8::try_from(number).ok();
    let (month, day) = (part(at.month())?, part(at.day())?);
    let (hour, minute, second) = (part(at.hour())?, part(at.minute())?, part(at.second())?);
    Some(Timestamp::new_utc(Datetime::from_ymd_hms(at.year(), month, day, hour, minute, second)?))
}

#[cfg(test)]
mod tests;
