//! How documents lie in the index.

use tantivy::schema::{
    BytesOptions, FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, SchemaBuilder, TextFieldIndexing,
    TextOptions,
};
use tantivy::{TantivyDocument, Term};

use crate::document::Document;
use crate::language::{FRENCH, prepare};

/// The version of the layout. To be raised when a document would be indexed otherwise than before (another stemmer,
/// other stop words): indexes of other versions are emptied when they are opened.
pub const VERSION: u32 = 3;

/// The columns read for every match, by name.
pub const FLAGS: &str = "flags";
pub const RANK: &str = "rank";
pub const KEY_HIGH: &str = "key_high";
pub const KEY_LOW: &str = "key_low";
pub const LATITUDE: &str = "latitude";
pub const LONGITUDE: &str = "longitude";
pub const MARK: &str = "mark";

/// A field of words, with a dictionary in each segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Stems, with their number and the length of the text.
    Title,
    Names,
    Body,
    /// Whole words, for beginnings and typos: those of the title and the names, and those of the body.
    HeadWords,
    BodyWords,
}

/// The fields of the index.
#[derive(Clone, Debug)]
pub struct Layout {
    pub schema: Schema,
    pub key: Field,
    title: Field,
    names: Field,
    body: Field,
    head_words: Field,
    body_words: Field,
    pub tags: Field,
    pub payload: Field,
    flags: Field,
    rank: Field,
    key_high: Field,
    key_low: Field,
    latitude: Field,
    longitude: Field,
    mark: Field,
}

impl Part {
    /// Tells whether its words are counted and measured against the length of the text; else they are there or not.
    pub fn has_counts(self) -> bool {
        matches!(self, Self::Title | Self::Names | Self::Body)
    }
}

impl Layout {
    pub fn new() -> Self {
        let mut schema = Schema::builder();
        Self {
            key: schema.add_bytes_field("key", BytesOptions::from(INDEXED)),
            title: stems(&mut schema, "title"),
            names: stems(&mut schema, "names"),
            body: stems(&mut schema, "body"),
            head_words: terms(&mut schema, "head_words", "whitespace"),
            body_words: terms(&mut schema, "body_words", "whitespace"),
            tags: terms(&mut schema, "tags", "raw"),
            payload: schema.add_text_field("payload", STORED),
            flags: schema.add_u64_field(FLAGS, FAST),
            rank: schema.add_u64_field(RANK, FAST),
            key_high: schema.add_u64_field(KEY_HIGH, FAST),
            key_low: schema.add_u64_field(KEY_LOW, FAST),
            latitude: schema.add_f64_field(LATITUDE, FAST),
            longitude: schema.add_f64_field(LONGITUDE, FAST),
            mark: schema.add_u64_field(MARK, FAST),
            schema: schema.build(),
        }
    }

    /// Lays a document out.
    pub fn entry(&self, document: &Document) -> TantivyDocument {
        let mut entry = TantivyDocument::new();
        entry.add_bytes(self.key, &document.key);
        let (title, names, body) = (prepare(&document.title), prepare(&document.names), prepare(&document.body));
        entry.add_text(self.title, title.even);
        entry.add_text(self.names, names.even);
        entry.add_text(self.body, body.even);
        entry.add_text(self.head_words, title.words);
        entry.add_text(self.head_words, names.words);
        entry.add_text(self.body_words, body.words);
        for tag in &document.tags {
            entry.add_text(self.tags, tag);
        }
        entry.add_text(self.payload, &document.payload);
        entry.add_u64(self.flags, document.flags);
        entry.add_u64(self.rank, document.rank);
        let (high, low) = halves(document.key);
        entry.add_u64(self.key_high, high);
        entry.add_u64(self.key_low, low);
        for place in &document.places {
            entry.add_f64(self.latitude, place.latitude);
            entry.add_f64(self.longitude, place.longitude);
            entry.add_u64(self.mark, place.mark);
        }
        entry
    }

    pub fn field(&self, part: Part) -> Field {
        match part {
            Part::Title => self.title,
            Part::Names => self.names,
            Part::Body => self.body,
            Part::HeadWords => self.head_words,
            Part::BodyWords => self.body_words,
        }
    }

    /// Names the document of a key.
    pub fn key_term(&self, key: [u8; 16]) -> Term {
        Term::from_field_bytes(self.key, &key)
    }
}

fn stems(schema: &mut SchemaBuilder, name: &str) -> Field {
    let indexing = TextFieldIndexing::default().set_tokenizer(FRENCH).set_index_option(IndexRecordOption::WithFreqs);
    schema.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
}

fn terms(schema: &mut SchemaBuilder, name: &str, tokenizer: &str) -> Field {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(tokenizer)
        .set_index_option(IndexRecordOption::Basic)
        .set_fieldnorms(false);
    schema.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
}

fn halves(key: [u8; 16]) -> (u64, u64) {
    let [high, low] = [u128::from_be_bytes(key) >> 64, u128::from_be_bytes(key) & u128::from(u64::MAX)];
    (u64::try_from(high).unwrap_or_default(), u64::try_from(low).unwrap_or_default())
}

/// Puts the halves of a key together again.
pub fn whole(high: u64, low: u64) -> [u8; 16] {
    (u128::from(high) << 64 | u128::from(low)).to_be_bytes()
}
