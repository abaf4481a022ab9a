//! Passwords that were stolen elsewhere, in a list that the operator keeps on this machine: nothing of a password, not even
//! the beginning of its hash, is sent to anybody.
//!
//! A line of the list is the SHA-1 of a password, in capitals, often with the number of its thefts after a colon; lines are
//! sorted. The whole list has some 40 GB, so it is never read: it is opened like a dictionary.

use std::cmp::Ordering;
use std::convert::Infallible;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use data_encoding::HEXUPPER;
use sha1::{Digest as _, Sha1};
use web::App;

/// The list that the operator chose; without one, no password is in it.
#[derive(Debug, Clone, Default)]
pub struct LeakedPasswords {
    path: Option<PathBuf>,
}

/// The SHA-1 of a password, as a line begins with it.
type Hash = [u8; HASH_LETTERS];

const HASH_LETTERS: usize = 40;
/// A hash, a colon, the longest count that 64 bits hold, and the end of the line.
const LONGEST_LINE: usize = HASH_LETTERS + 1 + 20 + 2;
/// So little is read at once.
const PAGE_BYTES: u64 = 4096;

impl LeakedPasswords {
    /// The list at `path`; `InvalidData` if its first line is none of such a list.
    pub fn open(path: &Path) -> io::Result<Self> {
        let start = read_at(&mut File::open(path)?, 0, LONGEST_LINE as u64)?;
        let first = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
        if is_line(first) { Ok(Self { path: Some(path.to_owned()) }) } else { Err(ErrorKind::InvalidData.into()) }
    }

    /// Says whether `password` is in the list. One that cannot be read closes nobody out: our own lists have judged.
    pub async fn hold(&self, password: &str) -> bool {
        let Some(path) = self.path.clone() else { return false };
        let wanted = hash(password);
        // Opened anew each time, so that a newer list may take its place.
        let search = move || wanted.and_then(|wanted| search(&mut File::open(path)?, &wanted));
        let found = tokio::task::spawn_blocking(search).await.unwrap_or_else(|error| Err(error.into()));
        found.unwrap_or_else(|error| {
            tracing::warn!(cause = %error.kind(), "the list of stolen passwords cannot be read");
            false
        })
    }
}

impl FromRequestParts<Arc<App>> for LeakedPasswords {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().cloned().unwrap_or_default())
    }
}

fn hash(password: &str) -> io::Result<Hash> {
    hash_of(HEXUPPER.encode(&Sha1::digest(password.as_bytes())).as_bytes())
}

/// Says whether a line of `list` begins with `wanted`: halves what is left until it is a page, then reads that.
fn search(list: &mut (impl Read + Seek), wanted: &Hash) -> io::Result<bool> {
    let (mut low, mut high) = (0, list.seek(SeekFrom::End(0))?);
    while high - low > PAGE_BYTES {
        let (start, hash) = line_after(list, low + (high - low) / 2)?;
        match hash.cmp(wanted) {
            Ordering::Equal => return Ok(true),
            Ordering::Less => low = start,
            Ordering::Greater => high = start,
        }
    }
    let page = read_at(list, low, high - low)?;
    let lines = page.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    lines.map(hash_of).try_fold(false, |is_found, hash| Ok(is_found || hash? == *wanted))
}

/// Where the first line after `middle` begins, and its hash.
fn line_after(list: &mut (impl Read + Seek), middle: u64) -> io::Result<(u64, Hash)> {
    let near = read_at(list, middle, (LONGEST_LINE + HASH_LETTERS) as u64)?;
    let end = near.iter().position(|byte| *byte == b'\n').ok_or(ErrorKind::InvalidData)?;
    let hash = hash_of(near.get(end + 1..).unwrap_or_default())?;
    Ok((middle + end as u64 + 1, hash))
}

fn read_at(list: &mut (impl Read + Seek), start: u64, bytes: u64) -> io::Result<Vec<u8>> {
    let mut read = Vec::new();
    list.seek(SeekFrom::Start(start))?;
    list.take(bytes).read_to_end(&mut read)?;
    Ok(read)
}

fn hash_of(line: &[u8]) -> io::Result<Hash> {
    let hash = line.first_chunk().filter(|hash: &&Hash| hash.iter().all(|byte| b"0123456789ABCDEF".contains(byte)));
    Ok(*hash.ok_or(ErrorKind::InvalidData)?)
}

fn is_line(line: &[u8]) -> bool {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let is_count = |count: &[u8]| !count.is_empty() && count.iter().all(u8::is_ascii_digit);
    let is_end = match line.get(HASH_LETTERS..) {
        Some([b':', count @ ..]) => is_count(count),
        Some(rest) => rest.is_empty(),
        None => false,
    };
    is_end && hash_of(line).is_ok()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;

    /// The list of these passwords, each line ended by `end`.
    fn list_of(passwords: &[String], end: &str) -> String {
        let mut hashes: Vec<_> = passwords.iter().map(|password| hash(password).unwrap()).collect();
        hashes.sort_unstable();
        hashes.iter().map(|hash| format!("{}{end}", String::from_utf8_lossy(hash))).collect()
    }

    fn holds(list: &str, password: &str) -> bool {
        search(&mut Cursor::new(list), &hash(password).unwrap()).unwrap()
    }

    fn numbered(count: usize) -> Vec<String> {
        (0..count).map(|number| format!("mot de passe {number}")).collect()
    }

    #[test]
    fn a_password_is_hashed_as_the_list_has_it() {
        assert_eq!(hash("password").unwrap(), *b"5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8");
    }

    #[test]
    fn every_password_of_a_leaked_list_is_found_however_its_lines_end_and_no_other() {
        for end in ["\n", "\r\n", ":3\n", ":52372426\r\n", ":18446744073709551615\r\n"] {
            let passwords = numbered(1_000);
            let list = list_of(&passwords, end);
            assert!(passwords.iter().all(|password| holds(&list, password)), "{end:?}");
            let others = (0..1_000).map(|number| format!("un autre {number}"));
            assert!(others.into_iter().all(|other| !holds(&list, &other)), "{end:?}");
        }
    }

    #[test]
    fn the_first_the_middle_and_the_last_line_are_found_and_what_is_missing_between_is_not() {
        let hashes: Vec<Hash> =
            (1..=999_u32).map(|n| format!("{:040X}", n * 2).into_bytes().try_into().unwrap()).collect();
        let list: String = hashes.iter().map(|hash| format!("{}:7\r\n", String::from_utf8_lossy(hash))).collect();
        let holds = |n: u32| search(&mut Cursor::new(&list), format!("{n:040X}").as_bytes().first_chunk().unwrap());
        for n in 0..=2_000 {
            assert_eq!(holds(n).unwrap(), n % 2 == 0 && (2..=1_998).contains(&n), "{n}");
        }
    }

    #[test]
    fn an_empty_list_holds_nothing_and_one_line_need_not_end() {
        assert!(!holds("", "girafe"));
        for end in ["", "\r", ":3", ":3\r\n"] {
            let list = list_of(&["girafe".to_owned()], end);
            assert!(holds(&list, "girafe") && !holds(&list, "tuba"), "{end:?}");
        }
        let long = list_of(&numbered(500), ":12\n");
        assert!(numbered(500).iter().all(|password| holds(long.trim_end(), password)));
    }

    #[test]
    fn what_is_no_list_is_an_error_and_not_an_absence() {
        for text in [
            "<html>\n".repeat(1_000),
            "x".repeat(10_000),
            "<html>".to_owned(),
            list_of(&numbered(9), ":1\n").to_lowercase(),
        ] {
            let error = search(&mut Cursor::new(&text), &hash("girafe").unwrap()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidData, "{text:.20}");
        }
    }

    #[test]
    fn a_leaked_list_is_known_by_its_first_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.txt");
        let opened = |text: &str| {
            fs::write(&path, text).unwrap();
            LeakedPasswords::open(&path).map_err(|error| error.kind())
        };
        let hash = "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8";
        for rest in ["", "\n", "\r\n", ":3", ":52372426\n", ":52372426\r\n", ":1\nwhatever follows"] {
            assert!(opened(&format!("{hash}{rest}")).is_ok(), "{rest:?}");
        }
        let spoilt = ["", "\n", "5BAA6\n", "<html>\n"].map(str::to_owned).into_iter();
        let more = [":\n", ":x\n", ";3\n", "0:3\n", " :3\n", ":3 \n"].map(|rest| format!("{hash}{rest}"));
        for text in spoilt.chain(more).chain([hash.to_lowercase(), format!("{hash}:{}", "1".repeat(99))]) {
            let is_refused = opened(&text).err() == Some(ErrorKind::InvalidData);
            assert!(is_refused || text.len() > LONGEST_LINE, "{text:?}");
        }
        assert_eq!(
            LeakedPasswords::open(folder.path().join("absent").as_path()).unwrap_err().kind(),
            ErrorKind::NotFound
        );
    }

    #[tokio::test]
    async fn a_leaked_list_that_can_no_longer_be_read_holds_nothing_and_a_newer_one_takes_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.txt");
        fs::write(&path, list_of(&["girafe".to_owned()], ":1\n")).unwrap();
        let list = LeakedPasswords::open(&path).unwrap();
        assert!(list.hold("girafe").await && !list.hold("tuba").await);
        fs::write(&path, list_of(&["tuba".to_owned()], ":1\n")).unwrap();
        assert!(!list.hold("girafe").await && list.hold("tuba").await);
        fs::remove_file(&path).unwrap();
        assert!(!list.hold("tuba").await);
        assert!(!LeakedPasswords::default().hold("girafe").await);
    }

    /// A list of a thousand million lines that nobody wrote: line `n` is `n` doubled.
    struct Endless {
        at: u64,
        reads: usize,
    }

    const LINES: u64 = 1_000_000_000;
    const WIDTH: u64 = 43;

    impl Read for Endless {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let rest = LINES * WIDTH - self.at;
            let bytes = into.len().min(usize::try_from(rest).unwrap());
            for place in into.iter_mut().take(bytes) {
                let line = format!("{:040X}:1\n", self.at / WIDTH * 2);
                *place = line.as_bytes()[usize::try_from(self.at % WIDTH).unwrap()];
                self.at += 1;
            }
            self.reads += 1;
            Ok(bytes)
        }
    }

    impl Seek for Endless {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.at = match to {
                SeekFrom::Start(at) => at,
                SeekFrom::End(_) => LINES * WIDTH,
                SeekFrom::Current(_) => self.at,
            };
            Ok(self.at)
        }
    }

    #[test]
    fn a_leaked_list_of_43_gigabytes_is_searched_with_a_few_dozen_reads() {
        for (wanted, is_there) in [(0, true), (2 * LINES - 2, true), (1_234_567_890, true), (1_234_567_891, false)] {
            let mut list = Endless { at: 0, reads: 0 };
            let found = search(&mut list, format!("{wanted:040X}").as_bytes().first_chunk().unwrap()).unwrap();
            assert_eq!(found, is_there, "{wanted}");
            assert!(list.reads < 100, "{} reads", list.reads);
        }
    }

    proptest! {
        #[test]
        fn a_leaked_list_answers_like_one_that_is_read_from_end_to_end(
            numbers in prop::collection::btree_set(0_u32..600, 0..400),
            ends in prop::collection::vec(prop_oneof!["\n", "\r\n", ":[0-9]{1,12}\n", ":[0-9]{1,12}\r\n"], 400),
            wanted in 0_u32..600,
        ) {
            let list: String = numbers.iter().zip(ends).map(|(n, end)| format!("{n:040X}{end}")).collect();
            let wanted = format!("{wanted:040X}");
            let is_there = list.lines().any(|line| line.starts_with(&wanted));
            prop_assert_eq!(search(&mut Cursor::new(&list), wanted.as_bytes().first_chunk().unwrap()).unwrap(), is_there);
        }
    }
}
