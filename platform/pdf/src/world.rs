//! All that the typesetter may read: the template, what every template shares, the data, the pictures, the fonts.

use std::path::PathBuf;
use std::sync::LazyLock;

use serde_json::Value;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

use crate::fonts::FONTS;
use crate::{Format, Picture};

/// What every template shares.
pub const BASE: &str = include_str!("../templates/base.typ");

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The sources of one document; whatever else a template names does not exist.
pub struct Sources {
    main: Source,
    base: Source,
    data: Bytes,
    pictures: Vec<Bytes>,
    /// The name of each picture, as a template writes it.
    names: Vec<String>,
}

/// The typesetter keeps each name that it was ever told, and has room for 65,000: all of ours come back.
fn file(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}

fn source(name: &str, text: &str) -> Source {
    match file(name) {
        Some(id) => Source::new(id, text.to_owned()),
        None => Source::detached(text.to_owned()),
    }
}

const MOST_PICTURES: usize = 1000;

impl Sources {
    pub fn new(template: &str, data: &Value, pictures: &[Picture]) -> Self {
        let name = |(at, picture): (usize, &Picture)| match picture.format {
            Format::Png => format!("picture-{at}.png"),
            Format::Svg => format!("picture-{at}.svg"),
        };
        let pictures = pictures.get(..pictures.len().min(MOST_PICTURES)).unwrap_or_default();
        Self {
            main: source("main.typ", template),
            base: source("base.typ", BASE),
            data: Bytes::from_string(data.to_string()),
            names: pictures.iter().enumerate().map(name).collect(),
            pictures: pictures.iter().map(|picture| Bytes::new(picture.bytes.clone())).collect(),
        }
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.get().vpath().get_without_slash()))
}

impl World for Sources {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.main, &self.base].into_iter().find(|source| source.id() == id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get();
        if *path.root() != VirtualRoot::Project {
            return Err(missing(id));
        }
        let name = path.vpath().get_without_slash();
        if name == "data.json" {
            return Ok(self.data.clone());
        }
        let at = self.names.iter().position(|known| known == name).ok_or_else(|| missing(id))?;
        self.pictures.get(at).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    /// A document says its own day: the one that its data names.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
