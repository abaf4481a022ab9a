//! Where an export is written: files that get their names once they are whole, or a stream that is read as it is written.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;

/// Where the files of an export go.
#[derive(Debug, Clone)]
pub enum Target {
    Folder(PathBuf),
    Stream(Stream),
}

impl Target {
    pub fn folder(path: &Path) -> Self {
        Self::Folder(path.to_owned())
    }
}

/// What was written and not read yet: one batch of entries at most.
#[derive(Debug, Clone, Default)]
pub struct Stream(Arc<Mutex<Vec<u8>>>);

impl Stream {
    pub fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A file under way; without [`Output::finish`] it is taken away again. In a stream it has no end of its own.
#[derive(Debug)]
pub enum Output {
    File { path: PathBuf, under_way: PathBuf, file: Option<BufWriter<File>> },
    Stream { name: PathBuf, stream: Stream },
}

impl Output {
    pub fn create(target: &Target, name: &str) -> io::Result<Self> {
        let folder = match target {
            Target::Folder(folder) => folder,
            Target::Stream(stream) => return Ok(Self::Stream { name: name.into(), stream: stream.clone() }),
        };
        let under_way = folder.join(format!(".{name}.part"));
        let file = Some(BufWriter::new(File::create(&under_way)?));
        Ok(Self::File { path: folder.join(name), under_way, file })
    }

    pub fn finish(mut self) -> io::Result<PathBuf> {
        match &mut self {
            Self::Stream { name, .. } => Ok(std::mem::take(name)),
            Self::File { path, under_way, file } => {
                if let Some(mut file) = file.take() {
                    file.flush()?;
                }
                fs::rename(&*under_way, &*path)?;
                Ok(path.clone())
            }
        }
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if let Self::File { under_way, file: Some(_), .. } = self {
            // Nothing more can be done about it.
            drop(fs::remove_file(&*under_way));
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stream { stream, .. } => {
                stream.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
                Ok(bytes.len())
            }
            Self::File { file: Some(file), .. } => file.write(bytes),
            Self::File { file: None, .. } => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::File { file: Some(file), .. } => file.flush(),
            _ => Ok(()),
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
    pub fn create(target: &Target, name: &str, before: &str) -> io::Result<Self> {
        let mut output = Output::create(target, name)?;
        write!(output, "{before}[")?;
        Ok(Self { output, is_empty: true })
    }

    pub fn push(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.output.write_all(if self.is_empty { b"\n" } else { b",\n" })?;
        self.is_empty = false;
        serde_json::to_writer(&mut self.output, value)?;
        Ok(())
    }

    /// Closes the list and opens another one after `between`.
    pub fn next(&mut self, between: &str) -> io::Result<()> {
        self.is_empty = true;
        write!(self.output, "\n]{between}[")
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
        let target = Target::folder(folder.path());
        let mut list = List::create(&target, "a.json", "").unwrap();
        list.push(&1).unwrap();
        assert_eq!(names(), [".a.json.part"]);
        drop(list);
        assert!(names().is_empty());
        let mut list = List::create(&target, "a.json", "").unwrap();
        list.push(&1).unwrap();
        list.push(&"deux").unwrap();
        let path = list.finish("").unwrap();
        assert_eq!(fs::read_to_string(path).unwrap(), "[\n1,\n\"deux\"\n]\n");
        assert_eq!(names(), ["a.json"]);
    }

    #[test]
    fn a_stream_is_read_as_it_is_written() {
        let stream = Stream::default();
        let mut list = List::create(&Target::Stream(stream.clone()), "a.json", "").unwrap();
        list.push(&1).unwrap();
        assert_eq!((stream.take(), stream.take()), (b"[\n1".to_vec(), Vec::new()));
        list.finish("").unwrap();
        assert_eq!(stream.take(), b"\n]\n");
    }
}
