//! Reads files, folders and archives of the local directory. Nothing is unpacked to disk.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use base::text::one_line;
use flate2::read::MultiGzDecoder;

use super::{Body, Fault, Reason, Refused, Why, parse};

/// All of France is 110 MB of XML in 65,000 files.
const MAX_UNPACKED: u64 = 512 * 1024 * 1024;
const MAX_FILES: usize = 200_000;
/// The largest file of one body that is read at all.
const MAX_BODY: u64 = 1024 * 1024;
const MAX_DEPTH: usize = 16;

/// A body, and the file that told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub file: String,
    pub body: Body,
}

/// What came out of the files, in the order of their names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    pub bodies: Vec<Found>,
    pub refused: Vec<Refused>,
}

impl Reading {
    pub fn len(&self) -> usize {
        self.bodies.len() + self.refused.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Why nothing is read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("{path} cannot be opened: {cause}")]
    Unopened { path: String, cause: io::Error },
    /// It is none of the things that are read here.
    #[error("{path} is not read: {} {}", fault.reason.why, fault.reason.value)]
    Refused { path: String, fault: Fault },
}

impl ReadError {
    fn refused(path: &Path, fault: impl Into<Fault>) -> Self {
        Self::Refused { path: name_of(path), fault: fault.into() }
    }
}

/// What a file held.
type Told = (String, Result<Body, Fault>);

/// Reads XML files, folders of them and `.tar.gz` archives of them.
///
/// A bad file in a folder or in an archive is refused alone. A path that cannot be read, holds no XML or is itself no
/// body of the directory is an error, so that nothing is imported.
pub fn read(paths: &[PathBuf]) -> Result<Reading, ReadError> {
    let mut room = Room { bytes: MAX_UNPACKED, files: MAX_FILES };
    let mut reading = Reading::default();
    for path in paths {
        let mut told = path_told(path, &mut room)?;
        told.sort_by(|(a, _), (b, _)| a.cmp(b));
        for (file, body) in told {
            match body {
                Ok(body) => reading.bodies.push(Found { file, body }),
                Err(Fault { line, reason }) => reading.refused.push(Refused { file, line, reason }),
            }
        }
    }
    Ok(reading)
}

/// How much may still be read.
struct Room {
    bytes: u64,
    files: usize,
}

impl Room {
    fn take(&mut self, bytes: u64) -> Result<(), Reason> {
        match (self.bytes.checked_sub(bytes), self.files.checked_sub(1)) {
            (Some(bytes), Some(files)) => {
                *self = Self { bytes, files };
                Ok(())
            }
            _ => {
                let most = format!("{} MiB, {MAX_FILES}", MAX_UNPACKED / 1024 / 1024);
                Err(Reason::new(Why::TooMuch, &most))
            }
        }
    }
}

fn name_of(path: &Path) -> String {
    one_line(&path.to_string_lossy())
}

fn is_xml(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    !file.starts_with('.') && file.to_ascii_lowercase().ends_with(".xml")
}

/// An error of the file system, told with its path.
fn unopened(path: &Path) -> impl Fn(io::Error) -> ReadError {
    move |cause| ReadError::Unopened { path: name_of(path), cause }
}

fn path_told(path: &Path, room: &mut Room) -> Result<Vec<Told>, ReadError> {
    if fs::metadata(path).map_err(unopened(path))?.is_dir() {
        let mut told = Vec::new();
        folder_told(path, 0, room, &mut told)?;
        return if told.is_empty() { Err(ReadError::refused(path, Why::EmptyFolder)) } else { Ok(told) };
    }
    let mut start = Vec::new();
    File::open(path).and_then(|file| file.take(8).read_to_end(&mut start)).map_err(unopened(path))?;
    match start.as_slice() {
        [0x1f, 0x8b, ..] => archive_told(path, room),
        [b'P', b'K', 3 | 5, ..] => Err(ReadError::refused(path, Why::Zip)),
        [b'B', b'Z', b'h', ..] => Err(ReadError::refused(path, Why::Bzip2)),
        [] => Err(ReadError::refused(path, Why::EmptyFile)),
        _ => {
            let bytes = File::open(path).and_then(bounded).map_err(unopened(path))?.ok_or_else(Fault::too_large);
            room.take(MAX_BODY).map_err(|reason| ReadError::refused(path, reason))?;
            match bytes.and_then(|bytes| parse(&bytes)) {
                Err(fault) if fault.is_unreadable() => Err(ReadError::refused(path, fault)),
                body => Ok(vec![(name_of(path), body)]),
            }
        }
    }
}

/// The bytes, or nothing when there are too many for one body.
fn bounded(source: impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    source.take(MAX_BODY + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= MAX_BODY))
}

fn folder_told(folder: &Path, depth: usize, room: &mut Room, told: &mut Vec<Told>) -> Result<(), ReadError> {
    if depth > MAX_DEPTH {
        return Err(ReadError::refused(folder, Why::TooDeep));
    }
    for entry in fs::read_dir(folder).map_err(unopened(folder))? {
        let entry = entry.map_err(unopened(folder))?;
        let (path, kind) = (entry.path(), entry.file_type().map_err(unopened(folder))?);
        // Links are not followed: they may lead anywhere, or round.
        if kind.is_dir() {
            folder_told(&path, depth + 1, room, told)?;
        } else if kind.is_file() && is_xml(&entry.file_name().to_string_lossy()) {
            let bytes = File::open(&path).and_then(bounded).map_err(unopened(&path))?;
            told.push((name_of(&path), body_in(bytes, folder, room)?));
        }
    }
    Ok(())
}

/// The body that a file of a folder or of an archive holds; `whole` is what was named.
fn body_in(bytes: Option<Vec<u8>>, whole: &Path, room: &mut Room) -> Result<Result<Body, Fault>, ReadError> {
    let taken = room.take(bytes.as_ref().map_or(MAX_BODY, |bytes| bytes.len() as u64));
    taken.map_err(|reason| ReadError::refused(whole, reason))?;
    Ok(bytes.ok_or_else(Fault::too_large).and_then(|bytes| parse(&bytes)))
}

fn archive_told(path: &Path, room: &mut Room) -> Result<Vec<Told>, ReadError> {
    let archive_name = one_line(&path.file_name().unwrap_or_default().to_string_lossy());
    let broken = |_: io::Error| ReadError::refused(path, Why::BrokenArchive);
    // Headers and what is skipped count too: a bomb need not be XML.
    let unpacked = MultiGzDecoder::new(File::open(path).map_err(unopened(path))?).take(MAX_UNPACKED);
    let mut archive = tar::Archive::new(unpacked);
    let mut told = Vec::new();
    for entry in archive.entries().map_err(broken)? {
        let entry = entry.map_err(broken)?;
        let name = one_line(&String::from_utf8_lossy(&entry.path_bytes()));
        if !entry.header().entry_type().is_file() || !is_xml(&name) {
            continue;
        }
        let bytes = bounded(entry).map_err(broken)?;
        told.push((format!("{archive_name}/{name}"), body_in(bytes, path, room)?));
    }
    if told.is_empty() { Err(ReadError::refused(path, Why::EmptyArchive)) } else { Ok(told) }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::super::model::tests::STATION;
    use super::*;

    /// A folder of one test, erased in the end.
    struct Folder(PathBuf);

    impl Folder {
        fn new() -> Self {
            let path = std::env::temp_dir().join(format!("maillage-dila-{}", base::Id::<Folder>::new()));
            fs::create_dir_all(path.join("deep")).unwrap();
            Self(path)
        }

        fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
            let path = self.0.join(name);
            fs::write(&path, bytes).unwrap();
            path
        }

        fn archive(&self, name: &str, files: &[(&str, &[u8])]) -> PathBuf {
            let mut tar = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
            for (file, bytes) in files {
                let mut header = tar::Header::new_gnu();
                header.set_size(bytes.len() as u64);
                header.as_mut_bytes()[..file.len()].copy_from_slice(file.as_bytes());
                header.set_cksum();
                tar.append(&header, *bytes).unwrap();
            }
            self.write(name, &tar.into_inner().unwrap().finish().unwrap())
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap();
        }
    }

    fn other(id: &str) -> String {
        STATION.replace("commissariat_police-99101-01", id)
    }

    /// Where and why nothing is read; none when the file system says so itself.
    fn refused(path: PathBuf) -> Option<(Option<usize>, Why)> {
        let name = name_of(&path);
        match read(&[path]).unwrap_err() {
            ReadError::Unopened { path, .. } => {
                assert_eq!(path, name);
                None
            }
            ReadError::Refused { path, fault } => {
                assert_eq!(path, name);
                Some((fault.line, fault.reason.why))
            }
        }
    }

    #[test]
    fn a_folder_is_read_to_its_bottom_in_the_order_of_names() {
        let folder = Folder::new();
        folder.write("z.xml", other("a-1").as_bytes());
        folder.write("deep/b.XML", other("b-1").as_bytes());
        folder.write("deep/.hidden.xml", b"x");
        folder.write("notes.txt", b"x");
        folder.write("broken.xml", b"<a>\n<b></a>");
        let reading = read(std::slice::from_ref(&folder.0)).unwrap();
        let ids: Vec<_> = reading.bodies.iter().map(|found| found.body.id.as_str()).collect();
        assert_eq!(ids, ["b-1", "a-1"]);
        assert_eq!((reading.refused[0].line, reading.refused[0].reason.why), (Some(2), Why::XmlMismatched));
        assert!(reading.refused[0].file.ends_with("broken.xml"));
        assert_eq!(reading.len(), 3);
    }

    #[test]
    fn an_archive_is_read_in_memory_whatever_its_paths_say() {
        let folder = Folder::new();
        let large = vec![b' '; 1024 * 1024 + 1];
        let (b, a) = (other("b-1"), other("a-1"));
        let files: [(&str, &[u8]); 4] =
            [("92/b.xml", b.as_bytes()), ("../../a.xml", a.as_bytes()), ("large.xml", &large), ("read.me", b"x")];
        let reading = read(&[folder.archive("some.tgz", &files)]).unwrap();
        let files: Vec<_> = reading.bodies.iter().map(|found| found.file.as_str()).collect();
        assert_eq!(files, ["some.tgz/../../a.xml", "some.tgz/92/b.xml"]);
        assert_eq!(reading.refused[0].reason.why, Why::TooLarge);
        assert!(!folder.0.join("../../a.xml").exists());
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_line() {
        let folder = Folder::new();
        let cases: [(&str, &[u8], Option<usize>, Why); 8] = [
            ("a.zip", b"PK\x03\x04rest", None, Why::Zip),
            ("a.tar.bz2", b"BZh91AY", None, Why::Bzip2),
            ("a.xml", b"<Organisme>\n<Nom>", Some(2), Why::XmlUnclosed),
            ("b.xml", b"<!DOCTYPE a []><a/>", Some(1), Why::Doctype),
            ("a.csv", b"a;b", Some(1), Why::XmlOutside),
            ("latin.xml", b"<a>\n\xe9</a>", Some(2), Why::NotText),
            ("empty.xml", b"", None, Why::EmptyFile),
            ("a.tgz", &[0x1f, 0x8b, 8, 0], None, Why::BrokenArchive),
        ];
        for (name, bytes, line, why) in cases {
            assert_eq!(refused(folder.write(name, bytes)), Some((line, why)), "{name}");
        }
        let good = folder.write("good.xml", STATION.as_bytes());
        assert!(read(&[good, folder.0.join("b.xml")]).is_err());
        assert_eq!(refused(folder.0.join("absent.xml")), None);
        assert_eq!(refused(folder.0.join("deep")), Some((None, Why::EmptyFolder)));
        assert_eq!(refused(folder.archive("none.tgz", &[("a.txt", b"x")])), Some((None, Why::EmptyArchive)));
    }

    #[test]
    fn a_file_of_200_megabytes_is_not_read() {
        let folder = Folder::new();
        let path = folder.0.join("large.xml");
        let mut file = File::create(&path).unwrap();
        file.write_all(b"<Organisme>").unwrap();
        file.set_len(200 * 1024 * 1024).unwrap();
        assert_eq!(refused(path), Some((None, Why::TooLarge)));
    }

    #[test]
    fn a_truncated_archive_is_unreadable() {
        let folder = Folder::new();
        let mut noise = Vec::new();
        (0..40_000_u32).for_each(|n| noise.extend(n.wrapping_mul(2_654_435_761).to_le_bytes()));
        let whole = fs::read(folder.archive("a.tgz", &[("a.xml", STATION.as_bytes()), ("noise.bin", &noise)])).unwrap();
        let cut = folder.write("cut.tgz", &whole[..whole.len() / 2]);
        assert_eq!(refused(cut), Some((None, Why::BrokenArchive)));
    }

    #[test]
    fn a_body_that_lacks_something_is_refused_even_when_it_is_named() {
        let folder = Folder::new();
        let path = folder.write("a.xml", STATION.replace("99101\"", "Angers\"").as_bytes());
        assert_eq!(read(&[path]).unwrap().refused[0].reason.why, Why::NoCommune);
    }
}
