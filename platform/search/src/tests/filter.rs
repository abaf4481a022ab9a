//! Tags, flags and places.

use super::{document, index, numbers, place, query, search};
use crate::{Candidate, Document, Index, Near, NearPlace, Query};

const NANTERRE: Near = Near { latitude: 48.892, longitude: 2.207, within_km: 20.0 };

fn tagged(number: u8, tags: &[&str]) -> Document {
    Document { tags: tags.iter().map(|tag| (*tag).to_owned()).collect(), ..document(number, "Fiche", "", "plainte") }
}

fn flagged(number: u8, flags: u64) -> Document {
    Document { flags, ..document(number, "Fiche", "", "plainte") }
}

fn placed(number: u8, places: Vec<crate::Place>) -> Document {
    Document { places, ..document(number, "Fiche", "", "plainte") }
}

fn tags(groups: &[&[&str]]) -> Query {
    let group = |group: &&[&str]| group.iter().map(|tag| (*tag).to_owned()).collect();
    Query { all_of: groups.iter().map(group).collect(), ..query("") }
}

fn near(index: &Index, text: &str, near: Near) -> Vec<Candidate> {
    index.search(&Query { near: Some(near), ..query(text) }).unwrap().candidates
}

fn keys(candidates: &[Candidate]) -> Vec<u8> {
    candidates.iter().map(|candidate| candidate.key[0]).collect()
}

#[test]
fn a_document_has_one_tag_of_every_group() {
    let index = index(vec![
        tagged(1, &["need:shelter", "area:92"]),
        tagged(2, &["need:law", "area:92"]),
        tagged(3, &["need:shelter", "area:49"]),
        tagged(4, &["Need:Shelter area:92"]),
    ]);
    let found = |groups: &[&[&str]]| numbers(&index.search(&tags(groups)).unwrap());
    assert_eq!(found(&[&["need:shelter"]]), [1, 3]);
    assert_eq!(found(&[&["need:shelter", "need:law"]]), [1, 2, 3]);
    assert_eq!(found(&[&["need:shelter", "need:law"], &["area:92"]]), [1, 2]);
    assert_eq!(found(&[&["need"]]), Vec::<u8>::new());
    assert_eq!(found(&[&["area:92"], &[]]), Vec::<u8>::new());
}

#[test]
fn tags_filter_what_answers_a_text() {
    let documents = vec![tagged(1, &["a"]), tagged(2, &["b"]), Document { body: String::new(), ..tagged(3, &["a"]) }];
    let found = index(documents).search(&Query { text: "plainte".to_owned(), ..tags(&[&["a"]]) }).unwrap();
    assert_eq!((found.total, numbers(&found)), (1, vec![1]));
}

#[test]
fn tags_are_not_searched_by_text() {
    assert!(search(&index(vec![tagged(1, &["shelter"])]), "shelter").is_empty());
}

#[test]
fn every_flag_asked_for_is_set() {
    let index = index(vec![flagged(1, 0b011), flagged(2, 0b110), flagged(3, 0b111)]);
    let found = index.search(&Query { flags: 0b011, ..query("") }).unwrap();
    assert_eq!(numbers(&found), [1, 3]);
    assert_eq!(found.candidates.iter().map(|candidate| candidate.flags).collect::<Vec<_>>(), [0b011, 0b111]);
}

#[test]
fn flags_are_counted_over_all_matches_whatever_the_limit() {
    let top = 1 << 63;
    let index = index(vec![flagged(1, 1), flagged(2, top), flagged(3, 1 | top), flagged(4, 0)]);
    let found = index.search(&Query { limit: 1, ..query("plainte") }).unwrap();
    assert_eq!((found.total, found.candidates.len()), (4, 1));
    assert_eq!((found.flag_counts[0], found.flag_counts[1], found.flag_counts[63]), (2, 0, 2));
    let found = index.search(&Query { limit: 0, flags: top, ..query("") }).unwrap();
    assert_eq!((found.total, found.candidates.len(), found.flag_counts[0]), (2, 0, 1));
}

#[test]
fn near_a_point_documents_without_a_place_stay() {
    let index = index(vec![
        placed(1, vec![place(47.47, -0.55, 7)]),
        placed(2, vec![]),
        placed(3, vec![place(48.83, 2.24, 8)]),
        placed(4, vec![place(48.89, 2.21, 9)]),
    ]);
    assert_eq!(keys(&near(&index, "", NANTERRE)), [4, 3, 2]);
    assert_eq!(keys(&near(&index, "plainte", NANTERRE)), [4, 3, 2]);
    assert_eq!(keys(&near(&index, "", Near { within_km: 400.0, ..NANTERRE })), [4, 3, 1, 2]);
    assert_eq!(search(&index, "plainte").len(), 4);
}

#[test]
fn relevance_goes_before_distance() {
    let far = Document { title: "Plainte".to_owned(), ..placed(1, vec![place(48.83, 2.24, 8)]) };
    let close = placed(2, vec![place(48.89, 2.21, 9)]);
    let index = index(vec![close, far]);
    assert_eq!(keys(&near(&index, "plainte", NANTERRE)), [1, 2]);
    assert_eq!(keys(&near(&index, "", NANTERRE)), [2, 1]);
}

#[test]
fn the_nearest_of_several_places_is_told_with_its_mark() {
    let places = vec![place(48.95, 2.30, 30), place(47.47, -0.55, 10), place(48.89, 2.21, 20), place(48.80, 2.10, 10)];
    let documents = vec![placed(1, vec![place(1.0, 1.0, 5); 3]), placed(2, places), placed(3, vec![])];
    let index = index(documents);
    index.apply(vec![placed(4, vec![place(48.891, 2.207, 40)])], &[], 2).unwrap();
    let found = near(&index, "", NANTERRE);
    assert_eq!(keys(&found), [4, 2, 3]);
    let Some(NearPlace { index: at, km, mark }) = found[1].nearest else { panic!("no place") };
    assert_eq!((at, mark), (2, 20));
    assert!((0.2..0.5).contains(&km), "{km}");
    assert_eq!(found[1].marks, [30, 10, 20, 10]);
    assert_eq!((found[2].nearest, found[2].marks.len()), (None, 0));
}

#[test]
fn without_a_point_no_place_is_nearest() {
    let found = index(vec![placed(1, vec![place(48.0, 2.0, 3)])]).search(&query("plainte")).unwrap();
    assert_eq!((found.candidates[0].nearest, found.candidates[0].marks.as_slice()), (None, &[3][..]));
}

#[test]
fn equal_documents_follow_their_keys() {
    let index = index([5, 3, 9, 1].map(|number| flagged(number, 0)).to_vec());
    index.apply(vec![flagged(4, 0)], &[], 2).unwrap();
    assert_eq!(search(&index, "plainte"), [1, 3, 4, 5, 9]);
    assert_eq!(search(&index, ""), [1, 3, 4, 5, 9]);
    let found = index.search(&Query { limit: 2, ..query("plainte") }).unwrap();
    assert_eq!(numbers(&found), [1, 3]);
}

#[test]
fn the_rank_and_the_payload_are_given_back() {
    let index = index(vec![document(7, "Plainte", "", "")]);
    let found = index.search(&query("plainte")).unwrap();
    assert_eq!(found.candidates[0].rank, 7);
    assert_eq!(super::payloads(&index, &found), ["7"]);
}
