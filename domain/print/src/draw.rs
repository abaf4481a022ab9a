//! From what a document shows to its file: each kind with its template.

use base::Result;
use chrono::{DateTime, Utc};
use pdf::{Archive, Document, Order, digest, set};

use crate::content::Kept;
use crate::{Choice, Kind};

macro_rules! public {
    ($name:literal) => {
        concat!(include_str!("../typst/public.typ"), include_str!(concat!("../typst/", $name)))
    };
}

fn template(kind: Kind) -> &'static str {
    match kind {
        Kind::GuidePro | Kind::GuidePublic => include_str!("../typst/guide.typ"),
        Kind::Sheet => include_str!("../typst/sheet.typ"),
        Kind::Roles | Kind::Circuits => include_str!("../typst/partners.typ"),
        Kind::Sectors => include_str!("../typst/sectors.typ"),
        Kind::Leaflet => public!("leaflet.typ"),
        Kind::Poster => public!("poster.typ"),
        Kind::Card => public!("card.typ"),
        Kind::Strip => public!("strip.typ"),
    }
}

/// A document that was drawn.
#[derive(Debug, Clone)]
pub struct Drawn {
    pub pdf: Vec<u8>,
    pub pages: usize,
    /// Its first pages.
    pub images: Vec<String>,
    /// Letters that could not be printed.
    pub missing: String,
}

/// How many pages are shown before the file is opened.
const SHOWN: usize = 4;

/// What a document is known by, whenever it is drawn.
pub fn known_by(kept: &Kept, choice: Choice) -> Result<String> {
    let pictures = kept.pictures()?;
    let made_at = DateTime::UNIX_EPOCH;
    let order = Order { template: template(choice.kind), data: &kept.content, pictures: &pictures, made_at };
    let archive = if choice.is_archive { "-a" } else { "" };
    Ok(digest(&order) + archive)
}

/// Draws a document. It takes a second or more: from a blocking thread.
pub fn draw(kept: &Kept, choice: Choice, made_at: DateTime<Utc>) -> Result<Drawn> {
    let pictures = kept.pictures()?;
    let order = Order { template: template(choice.kind), data: &kept.content, pictures: &pictures, made_at };
    let document = set(&order).map_err(anyhow::Error::from)?;
    let archive = if choice.is_archive { Archive::Yes } else { Archive::No };
    Ok(Drawn {
        pdf: document.pdf(archive).map_err(anyhow::Error::from)?,
        pages: document.count_pages(),
        images: images(&document),
        missing: document.missing.iter().collect(),
    })
}

fn images(document: &Document) -> Vec<String> {
    (0..document.count_pages().min(SHOWN)).filter_map(|page| document.svg(page)).collect()
}
