//! Files that get their names once they are whole.

use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

/// A file under way; without [`Output::finish`] it is taken away again.
#[derive(Debug)]
pub struct Output {
    path: PathBuf,
    under_way: PathBuf,
    file: Option<BufWriter<File>>,
}

impl Output {
    pub fn create(folder: &Path, name: &str) -> io::Result<Self> {
        let under_way = folder.join(format!(".{name}.part"));
        let file = Some(BufWriter::new(File::create(&under_way)?));
        Ok(Self { path: folder.join(name), under_way, file })
    }

    pub fn finish(mut self) -> io::Result<PathBuf> {
        if let Some(mut file) = self.file.take() {
            file.flush()?;
        }
        fs::rename(&self.under_way, &self.path)?;
        Ok(self.path.clone())
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if self.file.is_some() {
            // Nothing more can be done about it.
            drop(fs::remove_file(&self.under_way));
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.file {
            Some(file) => file.write(bytes),
            None => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Seek for Output {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match &mut self.file {
            Some(file) => file.seek(to),
            None => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }
}

/// A JSON list that is written one value at a time.
#[derive(Debug)]
pub struct List {
    output: Output,
    is_empty: bool,
}

impl List {
    /// Opens the list after `before`.
    pub fn create(folder: &Path, name: &str, before: &str) -> io::Result<Self> {
        let mut output = Output::create(folder, name)?;
        write!(output, "{before}[")?;
        Ok(Self { output, is_empty: true })
    }

    pub fn push(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.output.write_all(if self.is_empty { b"\n" } else { b",\n" })?;
        self.is_empty = false;
        serde_json::to_writer(&mut self.output, value)?;
        Ok(())
    }

    /// Closes the list, and what was opened before it.
    pub fn finish(mut self, after: &str) -> io::Result<PathBuf> {
        writeln!(self.output, "\n]{after}")?;
        self.output.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_its_name_only_once_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let names = || fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect::<Vec<_>>();
        let mut list = List::create(folder.path(), "a.json", "").unwrap();
        list.push(&1).unwrap();
        assert_eq!(names(), [".a.json.part"]);
        drop(list);
        assert!(names().is_empty());
        let mut list = List::create(folder.path(), "a.json", "").unwrap();
        list.push(&1).unwrap();
        list.push(&"deux").unwrap();
        let path = list.finish("").unwrap();
        assert_eq!(fs::read_to_string(path).unwrap(), "[\n1,\n\"deux\"\n]\n");
        assert_eq!(names(), ["a.json"]);
    }
}
