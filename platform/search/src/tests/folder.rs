//! The index on disk.

use std::fs;
use std::path::{Path, PathBuf};

use super::{document, search};
use crate::{Index, Synonyms};

fn open(folder: &Path) -> Index {
    Index::open(folder, Synonyms::none()).unwrap()
}

/// A folder that holds a closed index of one document.
fn filled() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let index = open(folder.path());
    assert!(index.is_empty());
    assert_eq!(index.replace_all(vec![document(1, "Plainte", "", "")].into_iter().map(Ok), 1234).unwrap(), 1);
    folder
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder.join("0/index")).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// Asserts that the folder opens as an empty index, which can be filled again.
fn is_emptied(folder: &Path) {
    let index = open(folder);
    assert!(index.is_empty());
    assert_eq!(index.watermark(), None);
    index.apply(vec![document(2, "Plainte", "", "")], &[], 5).unwrap();
    assert_eq!(search(&index, "plainte"), [2]);
}

#[test]
fn a_reopened_folder_keeps_documents_and_watermark() {
    let folder = filled();
    let index = open(folder.path());
    assert_eq!(index.watermark(), Some(1234));
    assert_eq!(search(&index, "plaintes"), [1]);
    assert_eq!(index.payload_of([1; 16]).unwrap(), Some("1".to_owned()));
    index.apply(vec![document(2, "Plainte", "", "")], &[], 1235).unwrap();
    drop(index);
    let index = open(folder.path());
    assert_eq!((search(&index, "plainte"), index.watermark()), (vec![1, 2], Some(1235)));
}

#[test]
fn merged_segments_keep_the_watermark() {
    let folder = filled();
    let index = open(folder.path());
    for number in 2..20 {
        index.apply(vec![document(number, "Plainte", "", "")], &[], i64::from(number)).unwrap();
    }
    drop(index);
    assert_eq!(open(folder.path()).watermark(), Some(19));
}

#[test]
fn two_processes_get_two_folders() {
    let folder = filled();
    let first = open(folder.path());
    let second = open(folder.path());
    assert!(!first.is_empty() && second.is_empty());
    second.apply(vec![document(2, "Plainte", "", "")], &[], 1).unwrap();
    assert_eq!((search(&first, "plainte"), search(&second, "plainte")), (vec![1], vec![2]));
    drop(first);
    assert_eq!(search(&open(folder.path()), "plainte"), [1]);
}

#[test]
fn an_index_of_another_layout_is_emptied() {
    let folder = filled();
    let meta = folder.path().join("0/index/meta.json");
    let text = fs::read_to_string(&meta).unwrap();
    let payload = format!("{} 1234", crate::layout::VERSION);
    assert!(text.contains(&payload));
    fs::write(&meta, text.replace(&payload, &format!("{} 1234", crate::layout::VERSION + 1))).unwrap();
    is_emptied(folder.path());
}

#[test]
fn an_index_of_another_schema_is_emptied() {
    let folder = filled();
    let meta = folder.path().join("0/index/meta.json");
    let text = fs::read_to_string(&meta).unwrap();
    fs::write(&meta, text.replace("\"body\"", "\"text\"")).unwrap();
    is_emptied(folder.path());
}

#[test]
fn a_broken_folder_is_emptied() {
    for extension in ["json", "idx", "fast", "store"] {
        for keep in [0, 20] {
            let folder = filled();
            let broken =
                files(folder.path()).into_iter().filter(|file| file.extension().is_some_and(|e| e == extension));
            for file in broken {
                let bytes = fs::read(&file).unwrap();
                fs::write(&file, &bytes[..keep.min(bytes.len())]).unwrap();
            }
            is_emptied(folder.path());
        }
    }
}

#[test]
fn an_index_with_a_missing_file_is_emptied() {
    let folder = filled();
    for file in files(folder.path()).iter().filter(|file| file.extension().is_some_and(|e| e == "idx")) {
        fs::remove_file(file).unwrap();
    }
    is_emptied(folder.path());
}

#[test]
fn a_folder_that_cannot_be_made_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(Index::open(&file, Synonyms::none()).is_err());
}
