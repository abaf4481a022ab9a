//! Changes.

use std::thread;

use super::{document, index, query, search};
use crate::{Document, Index, Synonyms};

#[test]
fn a_document_replaces_the_one_of_its_key() {
    let index = index(vec![document(1, "Plainte", "", ""), document(2, "Enfant", "", "")]);
    index.apply(vec![Document { payload: "99".to_owned(), ..document(1, "Hébergement", "", "") }], &[], 2).unwrap();
    assert!(search(&index, "plainte").is_empty());
    assert_eq!(search(&index, "hébergement"), [1]);
    assert_eq!(search(&index, ""), [1, 2]);
    assert_eq!(index.payload_of([1; 16]).unwrap(), Some("99".to_owned()));
}

#[test]
fn of_two_documents_of_one_key_the_last_stays() {
    let twice = || vec![document(1, "Plainte", "", ""), document(1, "Enfant", "", "")];
    let index = index(twice());
    assert_eq!((search(&index, "plainte"), search(&index, "enfant")), (vec![], vec![1]));
    index.apply(twice(), &[], 2).unwrap();
    assert_eq!((search(&index, "plainte"), search(&index, "enfant")), (vec![], vec![1]));
    assert_eq!(index.replace_all(twice().into_iter().map(Ok), 3).unwrap(), 1);
}

#[test]
fn a_deleted_document_is_not_found() {
    let index = index(vec![document(1, "Plainte", "", ""), document(2, "Plainte", "", "")]);
    index.apply(vec![], &[[1; 16], [77; 16]], 2).unwrap();
    assert_eq!(search(&index, "plainte"), [2]);
    assert_eq!(index.search(&query("")).unwrap().total, 1);
    assert_eq!(index.payload_of([1; 16]).unwrap(), None);
    assert!(!index.is_empty());
    index.apply(vec![], &[[2; 16]], 3).unwrap();
    assert!(index.is_empty());
}

#[test]
fn what_is_deleted_and_written_at_once_is_written() {
    let index = index(vec![document(1, "Plainte", "", "")]);
    index.apply(vec![document(1, "Enfant", "", "")], &[[1; 16]], 2).unwrap();
    assert_eq!(search(&index, "enfant"), [1]);
}

#[test]
fn replacing_all_forgets_what_was_there() {
    let index = index(vec![document(1, "Plainte", "", "")]);
    assert_eq!(index.replace_all(vec![document(2, "Plainte", "", "")].into_iter().map(Ok), 5).unwrap(), 1);
    assert_eq!(search(&index, "plainte"), [2]);
    assert_eq!(index.watermark(), Some(5));
    assert_eq!(index.replace_all(std::iter::empty(), 6).unwrap(), 0);
    assert!(index.is_empty());
}

#[test]
fn the_watermark_moves_with_each_write() {
    let index = Index::in_memory(Synonyms::none()).unwrap();
    assert_eq!(index.watermark(), None);
    index.apply(vec![], &[], -3).unwrap();
    assert_eq!(index.watermark(), Some(-3));
}

#[test]
fn the_payload_of_a_candidate_outlives_a_change() {
    let index = index(vec![document(1, "Plainte", "", ""), document(2, "Plainte", "", "")]);
    let found = index.search(&query("plainte")).unwrap();
    index.replace_all(vec![document(3, "Autre", "", "")].into_iter().map(Ok), 2).unwrap();
    assert_eq!(super::payloads(&index, &found), ["1", "2"]);
}

#[test]
fn many_small_changes_add_up() {
    let index = index(vec![]);
    for number in 1..=30 {
        index.apply(vec![document(number, "Plainte", "", "")], &[[number / 2; 16]], i64::from(number)).unwrap();
    }
    assert_eq!(search(&index, "plainte"), (16..=30).collect::<Vec<_>>());
    assert_eq!(index.watermark(), Some(30));
}

#[test]
fn several_threads_write_and_search_at_once() {
    let index = index(vec![]);
    thread::scope(|threads| {
        for number in 1..=4 {
            let index = &index;
            threads.spawn(move || {
                for round in 0..5 {
                    index.apply(vec![document(number * 10 + round, "Plainte", "", "")], &[], 1).unwrap();
                    assert!(search(index, "plainte").contains(&(number * 10 + round)));
                }
            });
        }
    });
    assert_eq!(search(&index, "plainte").len(), 20);
}
