//! The index as its callers see it.

mod filter;
mod folder;
mod text;
mod write;

use crate::{Document, Found, Index, Place, Query, Synonyms};

/// A document whose key, rank and payload tell its number.
pub fn document(number: u8, title: &str, names: &str, body: &str) -> Document {
    Document {
        key: [number; 16],
        title: title.to_owned(),
        names: names.to_owned(),
        body: body.to_owned(),
        rank: u64::from(number),
        payload: number.to_string(),
        ..Document::default()
    }
}

pub fn place(latitude: f64, longitude: f64, mark: u64) -> Place {
    Place { latitude, longitude, mark }
}

pub fn index(documents: Vec<Document>) -> Index {
    index_with(documents, Synonyms::none())
}

pub fn index_with(documents: Vec<Document>, synonyms: Synonyms) -> Index {
    let index = Index::in_memory(synonyms).unwrap();
    index.replace_all(documents.into_iter().map(Ok), 1).unwrap();
    index
}

/// Documents 1, 2, 3… with these bodies, under titles that nobody looks for.
pub fn bodies(bodies: &[&str]) -> Index {
    index((1..).zip(bodies).map(|(number, body)| document(number, "Fiche", "", body)).collect())
}

pub fn query(text: &str) -> Query {
    Query { text: text.to_owned(), limit: 20, ..Query::default() }
}

/// The numbers of what was found, the best first.
pub fn numbers(found: &Found) -> Vec<u8> {
    found.candidates.iter().map(|candidate| candidate.key[0]).collect()
}

pub fn search(index: &Index, text: &str) -> Vec<u8> {
    numbers(&index.search(&query(text)).unwrap())
}

/// The payloads of what was found, in its order.
fn payloads(index: &crate::Index, found: &crate::Found) -> Vec<String> {
    found.candidates.iter().map(|candidate| index.payload(candidate).unwrap()).collect()
}
