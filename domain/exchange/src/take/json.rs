//! A list of JSON objects, one at a time, with the line of each: memory does not grow with the file.
//!
//! The list is the file, or stands in it under a name (`structures`, `services`, `items`…).

use std::io::Read;
use std::path::Path;

use encoding_rs::Encoding;
use serde::de::IgnoredAny;
use serde_json::{Deserializer, Value};

use super::text;
use super::{Fault, Reason, Why};

/// The objects of a file.
pub struct Objects {
    bytes: Bytes<Box<dyn Read>>,
    /// Whether the lists stand under names.
    is_named: bool,
    is_in_list: bool,
    is_done: bool,
}

/// Bytes that know their line, and of which the next can be looked at.
struct Bytes<R> {
    from: R,
    buffer: Box<[u8]>,
    at: usize,
    end: usize,
    line: usize,
    /// How much of the value under way was read.
    of_value: u64,
}

impl<R: Read> Bytes<R> {
    fn new(from: R) -> Self {
        Self { from, buffer: vec![0; 1 << 16].into_boxed_slice(), at: 0, end: 0, line: 1, of_value: 0 }
    }

    fn peek(&mut self) -> std::io::Result<Option<u8>> {
        if self.at == self.end {
            (self.at, self.end) = (0, self.from.read(&mut self.buffer)?);
        }
        Ok(if self.end == 0 { None } else { self.buffer.get(self.at).copied() })
    }

    fn skip(&mut self) {
        if self.buffer.get(self.at) == Some(&b'\n') {
            self.line += 1;
        }
        self.at += 1;
    }

    /// The next byte that is no blank, left where it is.
    fn peek_sign(&mut self) -> std::io::Result<Option<u8>> {
        while let Some(byte) = self.peek()? {
            if !byte.is_ascii_whitespace() {
                return Ok(Some(byte));
            }
            self.skip();
        }
        Ok(None)
    }
}

impl<R: Read> Read for Bytes<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        if self.of_value > text::MOST_OF_ROW {
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        self.of_value += 1;
        // One at a time, which is how the reader of JSON asks: none is taken that is not its own.
        match (self.peek()?, out.first_mut()) {
            (Some(byte), Some(first)) => {
                *first = byte;
                self.skip();
                Ok(1)
            }
            _ => Ok(0),
        }
    }
}

impl Objects {
    pub fn open(path: &Path, encoding: &'static Encoding) -> Result<Self, Fault> {
        Self::of(Box::new(text::open(path, encoding)?))
    }

    /// The objects of a text in UTF-8.
    pub fn of(text: Box<dyn Read>) -> Result<Self, Fault> {
        let mut bytes = Bytes::new(text);
        let is_named = match bytes.peek_sign()? {
            Some(b'{') => true,
            Some(b'[') => false,
            _ => return Err(Fault::at(bytes.line, Why::BadJson)),
        };
        bytes.skip();
        Ok(Self { bytes, is_named, is_in_list: !is_named, is_done: false })
    }

    fn broken<T>(&self) -> Result<T, Fault> {
        Err(Fault::at(self.bytes.line, Why::BadJson))
    }

    /// Goes on to the next name whose value is a list of objects.
    fn enter(&mut self) -> Result<bool, Fault> {
        loop {
            match self.bytes.peek_sign()? {
                Some(b'}') => return Ok(false),
                Some(b',') => self.bytes.skip(),
                Some(b'"') => {
                    self.value::<String>()?;
                    if self.bytes.peek_sign()? != Some(b':') {
                        return self.broken();
                    }
                    self.bytes.skip();
                    if self.bytes.peek_sign()? == Some(b'[') {
                        self.bytes.skip();
                        return Ok(true);
                    }
                    self.pass()?;
                }
                _ => return self.broken(),
            }
        }
    }

    fn value<'de, T: serde::Deserialize<'de>>(&mut self) -> Result<T, Fault> {
        let line = self.bytes.line;
        self.bytes.of_value = 0;
        let read = T::deserialize(&mut Deserializer::from_reader(&mut self.bytes));
        read.map_err(|error| match self.bytes.of_value > text::MOST_OF_ROW {
            true => Fault::at(line, Why::LongRow),
            false => Fault::at(line + error.line().saturating_sub(1), Why::BadJson),
        })
    }

    /// Passes over a value that is no list. A number takes one byte too many, which is a sign or a blank.
    fn pass(&mut self) -> Result<(), Fault> {
        match self.bytes.peek_sign()? {
            Some(b'{' | b'"') => self.value::<IgnoredAny>().map(|_| ()),
            _ => {
                while let Some(byte) = self.bytes.peek()? {
                    if b",}".contains(&byte) {
                        break;
                    }
                    self.bytes.skip();
                }
                Ok(())
            }
        }
    }

    fn step(&mut self) -> Result<Option<(usize, Value)>, Fault> {
        loop {
            if !self.is_in_list {
                if !self.enter()? {
                    return Ok(None);
                }
                self.is_in_list = true;
            }
            match self.bytes.peek_sign()? {
                Some(b']') => {
                    self.bytes.skip();
                    self.is_in_list = false;
                    if !self.is_named {
                        return Ok(None);
                    }
                }
                Some(b',') => self.bytes.skip(),
                Some(b'{') => {
                    let line = self.bytes.line;
                    return self.value().map(|value| Some((line, value)));
                }
                Some(b'"' | b'[' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => {
                    let line = self.bytes.line;
                    self.pass_in_list()?;
                    return Ok(Some((line, Value::Null)));
                }
                _ => return self.broken(),
            }
        }
    }

    fn pass_in_list(&mut self) -> Result<(), Fault> {
        if matches!(self.bytes.peek_sign()?, Some(b'"' | b'[')) {
            return self.value::<IgnoredAny>().map(|_| ());
        }
        while let Some(byte) = self.bytes.peek()? {
            if b",]".contains(&byte) {
                return Ok(());
            }
            self.bytes.skip();
        }
        self.broken()
    }
}

impl Iterator for Objects {
    type Item = Result<(usize, Value), Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        let step = self.step().transpose();
        self.is_done = !matches!(step, Some(Ok(_)));
        step
    }
}

/// Whether a value of a list is an object.
pub fn object(value: Value) -> Result<serde_json::Map<String, Value>, Reason> {
    match value {
        Value::Object(fields) => Ok(fields),
        _ => Err(Why::NotObject.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<(usize, Value)>, Option<usize>> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        std::fs::write(&path, text).unwrap();
        let objects = text::encoding(&path).and_then(|encoding| Objects::open(&path, encoding));
        objects.and_then(Iterator::collect).map_err(|fault| fault.line())
    }

    #[test]
    fn the_objects_of_a_list_come_one_at_a_time_with_their_lines() {
        let objects = read("[\n{\"a\": 1},\n{\"a\":\n [1, {\"b\": \"]\"}]}\n, 3, {}]").unwrap();
        let lines: Vec<_> = objects.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [2, 3, 5, 5]);
        assert_eq!(objects[1].1["a"][1]["b"], "]");
        assert!(objects[2].1.is_null());
    }

    #[test]
    fn lists_may_stand_under_names() {
        let objects = read(
            "{\"page\": 1, \"more\": {\"x\": [1]}, \"items\": [{\"a\": 1}],\n\"services\": [{\"a\": 2}], \"n\": null}",
        );
        assert_eq!(
            objects.unwrap().iter().map(|(line, value)| (*line, value["a"].as_i64())).collect::<Vec<_>>(),
            [(1, Some(1)), (2, Some(2))]
        );
    }

    #[test]
    fn broken_json_is_told_with_its_line() {
        for (text, line) in [
            ("[\n{\"a\": 1},\n{\"a\" 1}]", 3),
            ("[\n{\"a\": 1}\n", 3),
            ("nom;prix", 1),
            ("[{\"a\":\n\n1", 3),
            ("[\n}", 2),
        ] {
            assert_eq!(read(text), Err(Some(line)), "{text}");
        }
    }

    #[test]
    fn depth_has_an_end() {
        assert!(read(&format!("[{}", "{\"a\":".repeat(100_000))).is_err());
    }
}
