//! The index: text, filters and places, on disk. The only crate that compiles tantivy; it knows no word of the domain.
//!
//! What people type is read with indulgence. Each word is looked for as it is (in its French stem), as the beginning of
//! a longer word, with a typo, and through the synonyms; a document need not hold every word, but the more it holds the
//! better it stands. Nothing typed can fail: there is no query syntax.
//!
//! A search goes through `topic` (what the text asks for), `admitted` (what the filters let through), `shelf` (where the index
//! holds it), `score` (how well each document answers) and `sift` (facets, counts, and the best candidates). The index is a copy: whatever is wrong with
//! it, it is emptied and the caller, seeing no watermark, fills it again.
//!
//! **Invariant:** nothing typed is logged here.

mod admitted;
mod circle;
mod document;
mod files;
mod index;
mod language;
mod layout;
mod query;
mod score;
mod shelf;
mod sift;
mod slot;
mod synonyms;
mod top;
mod topic;
mod view;

#[cfg(test)]
mod tests;

pub use circle::kilometres;
pub use document::{Document, Place};
pub use index::Index;
pub use query::{Candidate, Found, Near, NearPlace, Query, Stamp};
pub use synonyms::Synonyms;
