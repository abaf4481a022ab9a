//! Reads files, folders and archives of the local directory. Nothing is unpacked to disk.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use base::text::one_line;
use flate2::read::MultiGzDecoder;

use super::{Body, Fault, Refused, parse};

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

/// What a file held.
type Told = (String, Result<Body, Fault>);

/// Reads XML files, folders of them and `.tar.gz` archives of them.
///
/// A bad file in a folder or in an archive is refused alone. A path that cannot be read, holds no XML or is itself no
/// body of the directory is an error, so that nothing is imported.
pub fn read(paths: &[PathBuf]) -> anyhow::Result<Reading> {
    let mut room = Room { bytes: MAX_UNPACKED, files: MAX_FILES };
    let mut reading = Reading::default();
    for path in paths {
        let mut told = path_told(path, &mut room).with_context(|| format!("{} cannot be read", name_of(path)))?;
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
    fn take(&mut self, bytes: u64) -> anyhow::Result<()> {
        match (self.bytes.checked_sub(bytes), self.files.checked_sub(1)) {
            (Some(bytes), Some(files)) => {
                *self = Self { bytes, files };
                Ok(())
            }
            _ => bail!("it holds more than {} MiB or {MAX_FILES} files", MAX_UNPACKED / 1024 / 1024),
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

fn path_told(path: &Path, room: &mut Room) -> anyhow::Result<Vec<Told>> {
    if fs::metadata(path)?.is_dir() {
        let mut told = Vec::new();
        folder_told(path, 0, room, &mut told)?;
        return if told.is_empty() { Err(anyhow::anyhow!("this folder holds no XML file")) } else { Ok(told) };
    }
    let mut start = Vec::new();
    File::open(path)?.take(8).read_to_end(&mut start)?;
    match start.as_slice() {
        [0x1f, 0x8b, ..] => archive_told(path, room),
        [b'P', b'K', 3 | 5, ..] => bail!("this is a zip archive: unpack it and give the folder"),
        [b'B', b'Z', b'h', ..] => bail!("this is compressed with bzip2: unpack it and give the folder"),
        [] => bail!("this file is empty"),
        _ => {
            let bytes = bounded(File::open(path)?)?.ok_or_else(Fault::too_large);
            room.take(MAX_BODY)?;
            let body = bytes.and_then(|bytes| parse(&bytes));
            match body {
                Err(fault) if fault.is_unreadable() => {
                    let line = fault.line.map(|line| format!("line {line}: ")).unwrap_or_default();
                    bail!("{line}{}", fault.reason.text(web::Lang::En))
                }
                body => Ok(vec![(name_of(path), body)]),
            }
        }
    }
}

/// The bytes, or nothing when there are too many for one body.
fn bounded(source: impl Read) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    source.take(MAX_BODY + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= MAX_BODY))
}

fn folder_told(folder: &Path, depth: usize, room: &mut Room, told: &mut Vec<Told>) -> anyhow::Result<()> {
    if depth > MAX_DEPTH {
        bail!("folders stand too deep in one another");
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        // Links are not followed: they may lead anywhere, or round.
        if kind.is_dir() {
            folder_told(&path, depth + 1, room, told)?;
        } else if kind.is_file() && is_xml(&entry.file_name().to_string_lossy()) {
            let bytes = bounded(File::open(&path)?).with_context(|| name_of(&path))?;
            room.take(bytes.as_ref().map_or(MAX_BODY, |bytes| bytes.len() as u64))?;
            told.push((name_of(&path), bytes.ok_or_else(Fault::too_large).and_then(|bytes| parse(&bytes))));
        }
    }
    Ok(())
}

fn archive_told(path: &Path, room: &mut Room) -> anyhow::Result<Vec<Told>> {
    let archive_name = one_line(&path.file_name().unwrap_or_default().to_string_lossy());
    // Headers and what is skipped count too: a bomb need not be XML.
    let unpacked = MultiGzDecoder::new(File::open(path)?).take(MAX_UNPACKED);
    let mut archive = tar::Archive::new(unpacked);
    let mut told = Vec::new();
    for entry in archive.entries().context(NOT_AN_ARCHIVE)? {
        let entry = entry.context(NOT_AN_ARCHIVE)?;
        let name = one_line(&String::from_utf8_lossy(&entry.path_bytes()));
        if !entry.header().entry_type().is_file() || !is_xml(&name) {
            continue;
        }
        let bytes = bounded(entry).context(NOT_AN_ARCHIVE)?;
        room.take(bytes.as_ref().map_or(MAX_BODY, |bytes| bytes.len() as u64))?;
        let body = bytes.ok_or_else(Fault::too_large).and_then(|bytes| parse(&bytes));
        told.push((format!("{archive_name}/{name}"), body));
    }
    if told.is_empty() { bail!("this archive holds no XML file") } else { Ok(told) }
}

const NOT_AN_ARCHIVE: &str = "this is not a whole .tar.gz archive, or it unpacks to too much";

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::super::Why;
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

    fn error(path: PathBuf) -> String {
        format!("{:#}", read(&[path]).unwrap_err())
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
        assert_eq!((reading.refused[0].line, reading.refused[0].reason.why), (Some(2), Why::BrokenXml));
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
    fn what_cannot_be_read_is_one_clear_sentence() {
        let folder = Folder::new();
        let cases: [(&str, &[u8], &str); 7] = [
            ("a.zip", b"PK\x03\x04rest", "this is a zip archive: unpack it and give the folder"),
            ("a.tar.bz2", b"BZh91AY", "this is compressed with bzip2: unpack it and give the folder"),
            ("a.xml", b"<Organisme>\n<Nom>", "line 2: unreadable XML: it ends before <nom> is closed"),
            ("b.xml", b"<!DOCTYPE a []><a/>", "line 1: a DOCTYPE is not accepted"),
            ("a.csv", b"a;b", "line 1: unreadable XML: there is text outside of the document"),
            ("empty.xml", b"", "this file is empty"),
            ("a.tgz", &[0x1f, 0x8b, 8, 0], "this is not a whole .tar.gz archive"),
        ];
        for (name, bytes, expected) in cases {
            let path = folder.write(name, bytes);
            let told = error(path.clone());
            assert!(told.starts_with(&format!("{} cannot be read: {expected}", path.display())), "{told}");
        }
        let good = folder.write("good.xml", STATION.as_bytes());
        assert!(read(&[good, folder.0.join("b.xml")]).is_err());
        assert!(error(folder.0.join("absent.xml")).contains("absent.xml cannot be read"));
        assert!(error(folder.0.join("deep")).contains("holds no XML file"));
        assert!(error(folder.archive("none.tgz", &[("a.txt", b"x")])).contains("holds no XML file"));
    }

    #[test]
    fn a_file_of_200_megabytes_is_not_read() {
        let folder = Folder::new();
        let path = folder.0.join("large.xml");
        let mut file = File::create(&path).unwrap();
        file.write_all(b"<Organisme>").unwrap();
        file.set_len(200 * 1024 * 1024).unwrap();
        assert!(error(path).contains("too large for one body"));
    }

    #[test]
    fn a_truncated_archive_is_unreadable() {
        let folder = Folder::new();
        let mut noise = Vec::new();
        (0..40_000_u32).for_each(|n| noise.extend(n.wrapping_mul(2_654_435_761).to_le_bytes()));
        let whole = fs::read(folder.archive("a.tgz", &[("a.xml", STATION.as_bytes()), ("noise.bin", &noise)])).unwrap();
        let cut = folder.write("cut.tgz", &whole[..whole.len() / 2]);
        assert!(error(cut).contains("not a whole .tar.gz archive"));
    }

    #[test]
    fn a_body_that_lacks_something_is_refused_even_when_it_is_named() {
        let folder = Folder::new();
        let path = folder.write("a.xml", STATION.replace("99101\"", "Angers\"").as_bytes());
        assert_eq!(read(&[path]).unwrap().refused[0].reason.why, Why::NoCommune);
    }
}
