//! What a document says, whichever kind it is.

use std::collections::BTreeSet;

use base::Id;
use partner::Institution;
use web::Cx;

use super::model::{Document, read, write};
use crate::circuit::CircuitText;
use crate::sheet::SheetText;

/// The text of a sheet or of a circuit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    Sheet(SheetText),
    Circuit(CircuitText),
}

impl Text {
    /// The text of `document` as it is being written.
    pub fn of(document: &Document) -> base::Result<Self> {
        Self::read(document, &document.content)
    }

    /// What an older `content` of `document` said.
    pub fn read(document: &Document, content: &str) -> base::Result<Self> {
        Ok(if document.is_sheet() { Self::Sheet(read(content)?) } else { Self::Circuit(read(content)?) })
    }

    /// Those who have to agree: whose sheet it is, or whom a step names.
    pub fn concerned(&self, document: &Document) -> BTreeSet<Id<Institution>> {
        match self {
            Self::Sheet(_) => document.institution_id.into_iter().collect(),
            Self::Circuit(text) => text.institutions(),
        }
    }

    /// Why nobody can be asked to agree yet.
    pub fn lack(&self) -> Option<&'static str> {
        match self {
            Self::Sheet(text) => text.lack(),
            Self::Circuit(text) => text.lack(),
        }
    }

    /// Each part with the key of its name, for showing what differs.
    pub fn told(&self, cx: &Cx) -> Vec<(&'static str, String)> {
        match self {
            Self::Sheet(text) => text.told(),
            Self::Circuit(text) => text.told(cx),
        }
    }

    /// Those who have to agree again once `new` stands in place of this.
    pub fn touched(&self, new: &Self, document: &Document) -> BTreeSet<Id<Institution>> {
        match (self, new) {
            (Self::Circuit(old), Self::Circuit(new)) => old.touched(new),
            _ => new.concerned(document),
        }
    }

    /// What lists call it; nothing for a sheet, which goes by its institution.
    pub fn title(&self) -> &str {
        match self {
            Self::Sheet(_) => "",
            Self::Circuit(text) => &text.title,
        }
    }

    /// `document` with this text. What is in force keeps its title until this comes into force.
    pub fn put(&self, document: Document) -> base::Result<Document> {
        let content = match self {
            Self::Sheet(text) => write(text)?,
            Self::Circuit(text) => write(text)?,
        };
        let title = if document.valid_number.is_some() { document.title } else { self.title().to_owned() };
        Ok(Document { content, title, ..document })
    }

    /// As it is kept once it is in force: without what was set aside while it was written.
    #[must_use]
    pub fn settled(self) -> Self {
        match self {
            Self::Circuit(text) => Self::Circuit(CircuitText { removed: Vec::new(), ..text }),
            sheet @ Self::Sheet(_) => sheet,
        }
    }
}
