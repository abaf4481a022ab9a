//! The index; the only crate that compiles tantivy.
