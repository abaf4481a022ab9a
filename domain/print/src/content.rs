//! All that a document shows, in words, as it stands when it is made: its template reads it and nothing else.

use std::collections::BTreeMap;

use anyhow::Context as _;
use base::Result;
use data_encoding::BASE64;
use directory::Need;
use markdown::Block;
use pdf::{Format, Picture};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A picture of the document, where it is shown, with what it shows in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    pub picture: usize,
    pub alt: String,
}

/// A number that never changes, and what it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Number {
    pub number: String,
    pub name: String,
}

/// An entry of the directory as paper shows it: of its places, what anybody may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub id: String,
    pub name: String,
    pub structure: String,
    pub summary: String,
    pub phones: Vec<String>,
    pub hours: Vec<String>,
    pub places: Vec<String>,
    /// Languages, cost, closure, local note.
    pub facts: Vec<String>,
    pub website: Option<String>,
    pub communes: Vec<String>,
    /// When it was last checked, in words.
    pub checked: String,
    pub is_due: bool,
    pub is_national: bool,
    pub need: Option<Need>,
}

/// The entries of one need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    pub title: String,
    pub lines: Vec<Line>,
}

/// What is met in a commune: the entry, by its name and where its lines stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Commune {
    pub name: String,
    pub lines: Vec<Named>,
}

/// An entry by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    pub id: String,
    pub name: String,
    pub phone: String,
}

/// A text of the network, or of the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Article {
    pub title: String,
    pub blocks: Vec<Block>,
    /// Leads to the page that says the same.
    pub square: Option<Shown>,
    pub checked: String,
}

/// Where a round passes next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Round {
    pub id: String,
    pub name: String,
    pub phone: String,
    pub passages: Vec<String>,
}

/// A role sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Role {
    pub institution: String,
    pub valid: String,
    pub sections: Vec<(String, String)>,
}

/// A circuit with its drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Circuit {
    pub title: String,
    pub situation: String,
    pub valid: String,
    pub steps: Vec<Vec<String>>,
    pub drawing: Shown,
}

/// What a template reads.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Content {
    pub title: String,
    pub subtitle: String,
    pub lang: String,
    pub accent: String,
    pub demo: bool,
    pub territory: String,
    pub as_of: String,
    /// « Édition n° 3 » or « Épreuve ».
    pub edition: String,
    pub size: String,
    pub marks: bool,
    pub neutral: bool,
    pub words: BTreeMap<String, String>,
    pub logos: Vec<Shown>,
    pub square: Option<Shown>,
    pub address: String,
    pub numbers: Vec<Number>,
    pub points: Vec<String>,
    pub articles: Vec<Article>,
    pub sections: Vec<Section>,
    pub communes: Vec<Commune>,
    pub index: Vec<Named>,
    pub rounds: Vec<Round>,
    pub roles: Vec<Role>,
    pub circuits: Vec<Circuit>,
    /// How many entries were left out because they are to be checked again.
    pub left_out: usize,
    /// How many are shown though they are.
    pub due: usize,
}

/// A content and its pictures, as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    pub content: Value,
    pictures: Vec<KeptPicture>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct KeptPicture {
    is_svg: bool,
    bytes: String,
}

impl Kept {
    pub fn new(content: &Content, pictures: &[Picture]) -> Result<Self> {
        let content = serde_json::to_value(content).map_err(anyhow::Error::from)?;
        let kept = |picture: &Picture| KeptPicture {
            is_svg: picture.format == Format::Svg,
            bytes: BASE64.encode(&picture.bytes),
        };
        Ok(Self { content, pictures: pictures.iter().map(kept).collect() })
    }

    pub fn read(text: &str) -> Result<Self> {
        Ok(serde_json::from_str(text).context("the content of a document")?)
    }

    pub fn write(&self) -> Result<String> {
        Ok(serde_json::to_string(self).map_err(anyhow::Error::from)?)
    }

    pub fn pictures(&self) -> Result<Vec<Picture>> {
        let picture = |kept: &KeptPicture| -> anyhow::Result<Picture> {
            let format = if kept.is_svg { Format::Svg } else { Format::Png };
            Ok(Picture { format, bytes: BASE64.decode(kept.bytes.as_bytes())? })
        };
        Ok(self.pictures.iter().map(picture).collect::<anyhow::Result<_>>()?)
    }

    /// The entries that it shows, each once.
    pub fn lines(&self) -> Vec<Line> {
        let sections = self.content.get("sections").and_then(Value::as_array);
        let lines = sections.into_iter().flatten().filter_map(|section| section.get("lines")?.as_array());
        lines.flatten().filter_map(|line| serde_json::from_value(line.clone()).ok()).collect()
    }

    /// A number among what is shown: how many entries were left out, how many are due.
    pub fn count(&self, name: &str) -> u64 {
        self.content.get(name).and_then(Value::as_u64).unwrap_or(0)
    }

    /// Says which edition it is.
    pub fn put_edition(&mut self, words: &str) {
        if let Some(content) = self.content.as_object_mut() {
            content.insert("edition".to_owned(), Value::String(words.to_owned()));
        }
    }
}
