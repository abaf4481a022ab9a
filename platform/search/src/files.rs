//! The files of an index: what is small and always wanted is mapped into memory, what is large is read where it is asked for.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::HasLen;
use tantivy::directory::error::{DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Advice, Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, OwnedBytes, WatchCallback, WatchHandle, WritePtr,
};

/// Documents as they are kept, postings, positions: most of an index, of which an answer wants a few kilobytes. Mapped, all
/// that was ever asked for would count as memory of the program.
const LARGE: [&str; 3] = ["store", "idx", "pos"];

/// The folder of an index.
#[derive(Clone, Debug)]
pub struct Files {
    folder: PathBuf,
    mapped: MmapDirectory,
}

impl Files {
    /// A folder that exists.
    pub fn open(folder: &Path) -> Result<Self, OpenDirectoryError> {
        // Answers jump about in the files: what stands beside a page that was asked for is not wanted in memory too.
        let mapped = MmapDirectory::open_with_madvice(folder, Advice::Random)?;
        Ok(Self { folder: folder.to_owned(), mapped })
    }
}

impl Directory for Files {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let is_large = path.extension().is_some_and(|end| LARGE.iter().any(|large| end == *large));
        if !is_large {
            return self.mapped.get_file_handle(path);
        }
        let read = ReadInPlace::open(&self.folder.join(path)).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => OpenReadError::FileDoesNotExist(path.to_owned()),
            _ => OpenReadError::wrap_io_error(error, path.to_owned()),
        });
        Ok(Arc::new(read?))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.mapped.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.mapped.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.mapped.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.mapped.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.mapped.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.mapped.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.mapped.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.mapped.watch(callback)
    }
}

/// A file that is read where it is asked for. It stays readable once its name is gone, as long as it is open.
#[derive(Debug)]
struct ReadInPlace {
    file: File,
    length: usize,
}

impl ReadInPlace {
    fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let length = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)?;
        Ok(Self { file, length })
    }
}

impl HasLen for ReadInPlace {
    fn len(&self) -> usize {
        self.length
    }
}

impl FileHandle for ReadInPlace {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        let from = u64::try_from(range.start).map_err(io::Error::other)?;
        let mut bytes = vec![0; range.len()];
        self.file.read_exact_at(&mut bytes, from)?;
        Ok(OwnedBytes::new(bytes))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;

    #[test]
    fn a_large_file_is_read_where_it_is_asked_for_even_when_its_name_is_gone() {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("a.store"), b"0123456789").unwrap();
        fs::write(folder.path().join("a.fast"), b"abc").unwrap();
        let files = Files::open(folder.path()).unwrap();
        let (large, small) = (Path::new("a.store"), Path::new("a.fast"));
        let (store, fast) = (files.get_file_handle(large).unwrap(), files.get_file_handle(small).unwrap());
        files.delete(large).unwrap();
        assert_eq!((store.len(), &store.read_bytes(2..5).unwrap()[..]), (10, &b"234"[..]));
        assert_eq!(&store.read_bytes(4..4).unwrap()[..], b"");
        assert_eq!(&fast.read_bytes(1..3).unwrap()[..], b"bc");
        assert!(store.read_bytes(8..11).is_err(), "what is not there is not made up");
        assert!(matches!(files.get_file_handle(large), Err(OpenReadError::FileDoesNotExist(_))));
    }
}
