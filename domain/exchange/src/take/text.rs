//! Text out of a file in whatever letters it was written: UTF-8 with or without its mark, UTF-16, Windows-1252.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;
use std::rc::Rc;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};

use super::{Fault, Why};

/// Larger files are refused: the whole of France has a third of it.
pub const MOST_BYTES: u64 = 1 << 30;

/// The most that one row or one object may weigh: what is longer is a quote that nobody closed.
pub const MOST_OF_ROW: u64 = 4 << 20;

/// What is read of a table, and how much of it since the last row: no row is held that is longer than any could be.
pub struct Bounded<R> {
    from: R,
    since: Rc<Cell<u64>>,
}

impl<R> Bounded<R> {
    pub fn new(from: R) -> (Self, Rc<Cell<u64>>) {
        let since = Rc::new(Cell::new(0));
        (Self { from, since: Rc::clone(&since) }, since)
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.since.get() > MOST_OF_ROW {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.from.read(out)?;
        self.since.set(self.since.get() + u64::try_from(read).unwrap_or(u64::MAX));
        Ok(read)
    }
}

/// The text of a file as UTF-8, read as it goes.
pub type Text = DecodeReaderBytes<BufReader<File>, Vec<u8>>;

/// How a file is written, after a look at all of it; memory does not grow with it.
///
/// # Errors
/// When it cannot be opened, is empty, is no text, or is larger than anything that could be meant.
pub fn encoding(path: &Path) -> Result<&'static Encoding, Fault> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    if length > MOST_BYTES {
        return Err(Fault::told(Why::TooLarge, &(length >> 20).to_string()));
    }
    let mut head = Vec::with_capacity(4);
    (&mut file).take(4).read_to_end(&mut head)?;
    match head.as_slice() {
        [] => return Err(Why::EmptyFile.into()),
        [b'P', b'K', 3, 4] => return Err(Why::Zip.into()),
        [0xff, 0xfe, ..] => return Ok(UTF_16LE),
        [0xfe, 0xff, ..] => return Ok(UTF_16BE),
        // Without its mark, text that starts with a sign of ASCII tells itself by the zeros.
        [first, 0, ..] if *first != 0 => return Ok(UTF_16LE),
        [0, second, ..] if *second != 0 => return Ok(UTF_16BE),
        _ => {}
    }
    is_utf8(&head, file).map(|is_utf8| if is_utf8 { UTF_8 } else { WINDOWS_1252 })
}

fn is_utf8(head: &[u8], mut file: File) -> Result<bool, Fault> {
    let (mut held, mut buffer) = (head.to_vec(), vec![0; 1 << 16]);
    let mut is_utf8 = true;
    loop {
        let read = file.read(&mut buffer)?;
        held.extend_from_slice(buffer.get(..read).unwrap_or_default());
        if held.contains(&0) {
            return Err(Why::NotText.into());
        }
        if read == 0 {
            return Ok(is_utf8 && std::str::from_utf8(&held).is_ok());
        }
        // A letter may be cut at the end of what was read.
        let rest = match std::str::from_utf8(&held) {
            Err(error) if error.error_len().is_none() => held.split_off(error.valid_up_to()),
            Err(_) => {
                is_utf8 = false;
                Vec::new()
            }
            Ok(_) => Vec::new(),
        };
        held = rest;
    }
}

pub fn open(path: &Path, encoding: &'static Encoding) -> io::Result<Text> {
    let file = BufReader::with_capacity(1 << 16, File::open(path)?);
    let mut builder = DecodeReaderBytesBuilder::new();
    builder.encoding(Some(encoding)).bom_sniffing(true).strip_bom(true);
    builder.build_with_buffer(file, vec![0; 1 << 16])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<(&'static str, String), Fault> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, bytes).unwrap();
        let encoding = encoding(&path)?;
        let mut text = String::new();
        open(&path, encoding).unwrap().read_to_string(&mut text).unwrap();
        Ok((encoding.name(), text))
    }

    fn utf16(text: &str, mark: &str) -> Vec<u8> {
        format!("{mark}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn text_is_read_in_whatever_letters_it_was_written() {
        let said = |name, text: &str| Ok::<_, Fault>((name, text.to_owned()));
        assert_eq!(read("été".as_bytes()).ok(), said("UTF-8", "été").ok());
        assert_eq!(read("\u{feff}été".as_bytes()).ok(), said("UTF-8", "été").ok());
        assert_eq!(read(b"\xe9t\xe9 \x92").ok(), said("windows-1252", "été ’").ok());
        assert_eq!(read(&utf16("nom;é", "\u{feff}")).ok(), said("UTF-16LE", "nom;é").ok());
        assert_eq!(read(&utf16("nom;é", "")).ok(), said("UTF-16LE", "nom;é").ok());
        let swapped: Vec<u8> = utf16("nom;é", "\u{feff}").chunks(2).flat_map(|pair| [pair[1], pair[0]]).collect();
        assert_eq!(read(&swapped).ok(), said("UTF-16BE", "nom;é").ok());
    }

    #[test]
    fn a_letter_cut_between_two_readings_is_one_letter() {
        let text = format!("a{}", "é".repeat(200_000));
        assert_eq!(read(text.as_bytes()).unwrap(), ("UTF-8", text));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let why = |bytes: &[u8]| read(bytes).unwrap_err().reason().unwrap().why;
        assert_eq!(why(b""), Why::EmptyFile);
        assert_eq!(why(b"PK\x03\x04rest"), Why::Zip);
        assert_eq!(why(b"abcd\0\0efgh"), Why::NotText);
    }
}
