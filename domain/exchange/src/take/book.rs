//! Workbooks, read where no more is in them than can be.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;

use calamine::{Data, Range};
use workbook::Refused;
use zip::ZipArchive;

use super::{Fault, Why};

impl From<Refused> for Fault {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::TooLarge(mib) => Self::told(Why::TooLarge, &mib.to_string()),
            Refused::Unpacked(mib) => Self::told(Why::Unpacked, &mib.to_string()),
            Refused::TooManyCells(cells) => Self::told(Why::TooManyCells, &cells.to_string()),
            Refused::Unreadable => Why::BadSheet.into(),
        }
    }
}

/// A packed file that is no more than it can be.
///
/// # Errors
/// When it is too large, packed or not, or is no zip.
pub fn look(path: &Path) -> Result<ZipArchive<BufReader<File>>, Fault> {
    let packed = fs::metadata(path)?.len();
    Ok(workbook::look(BufReader::new(File::open(path)?), packed)?)
}

/// The first of `names` that the workbook has, or its first sheet when there are no names; folded names are the same.
pub fn range(path: &Path, names: &[&str]) -> Result<Option<Range<Data>>, Fault> {
    look(path)?;
    Ok(workbook::range(&fs::read(path)?, names)?)
}
