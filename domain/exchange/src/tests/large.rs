//! Files that are much too large: each is refused with a sentence, and nothing of it is held.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::take::{Input, Source, Why};

const LARGE: u64 = 200 << 20;

/// A file that begins so and weighs as much as is said; most of it stands nowhere, and is read as zeros.
fn sparse(folder: &Path, (name, head): (&str, &[u8]), length: u64) -> PathBuf {
    let path = folder.join(name);
    let mut file = File::create(&path).unwrap();
    file.write_all(head).unwrap();
    file.set_len(length).unwrap();
    path
}

/// A file that begins so, and goes on with one letter.
fn endless(folder: &Path, (name, head): (&str, &str)) -> PathBuf {
    let path = folder.join(name);
    let mut file = File::create(&path).unwrap();
    file.write_all(head.as_bytes()).unwrap();
    let piece = vec![b'a'; 1 << 20];
    (0..LARGE >> 20).for_each(|_| file.write_all(&piece).unwrap());
    path
}

fn why(source: Source, path: PathBuf) -> (Why, Option<usize>) {
    let fault = Input::open(source, &[path]).unwrap_err().1;
    (fault.reason().unwrap().why, fault.line())
}

#[test]
fn two_hundred_megabytes_of_anything_are_refused_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for source in [Source::Csv, Source::DataInclusion, Source::Hsds] {
        assert_eq!(why(source, sparse(folder, ("zeros", b""), LARGE)), (Why::NotText, None), "{source}");
        assert_eq!(why(source, sparse(folder, ("book", b"PK\x03\x04"), LARGE)), (Why::TooLarge, None), "{source}");
        assert_eq!(why(source, sparse(folder, ("huge", b"a"), 5 << 30)), (Why::TooLarge, None), "{source}");
    }
    sparse(folder, ("services.csv", b"id,name\n"), LARGE);
    assert_eq!(why(Source::Hsds, sparse(folder, ("datapackage.json", b"{}"), 2)), (Why::TooLarge, None));
}

#[test]
fn a_row_that_never_ends_refuses_the_file_and_tells_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let table = "structure;nom;resume\nHorizon;\u{c9}coute;On écoute.\nHorizon;Refuge;\"Un toit.";
    assert_eq!(why(Source::Csv, endless(folder, ("a.csv", table))), (Why::LongRow, Some(3)));
    assert_eq!(why(Source::Csv, endless(folder, ("b.csv", "structure;nom;\"resume"))), (Why::LongRow, Some(1)));
    for source in [Source::DataInclusion, Source::Hsds] {
        let list = "[{\"id\": \"a\", \"nom\": \"Horizon\"},\n{\"id\": \"b\", \"nom\": \"";
        assert_eq!(why(source, endless(folder, ("a.json", list))), (Why::LongRow, Some(2)), "{source}");
    }
}
