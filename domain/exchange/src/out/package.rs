//! The tables of HSDS 3.0 in one zip. A zip holds one file after the other, and a service is a row of several: they are written
//! in a folder of their own first, which is gone with the export, and packed piece by piece.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::PathBuf;

use anyhow::Context as _;
use chrono::{DateTime, NaiveDate, Utc};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::{SimpleFileOptions, StreamWriter};

use super::file::{Output, Target};
use super::hsds::service;
use super::tabular::Tables;
use super::{Outgoing, Turn, Writer};

/// How much is packed before it is sent, in bytes.
const PIECE: u64 = 1 << 20;

pub struct Package {
    zip: ZipWriter<StreamWriter<Output>>,
    /// None once they are whole.
    tables: Option<Tables>,
    /// The tables that wait, the last one first.
    waiting: Vec<PathBuf>,
    /// The one that is being packed.
    open: Option<File>,
    today: NaiveDate,
    _folder: TempDir,
}

impl Package {
    pub fn create(target: &Target, now: DateTime<Utc>) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir().context("a folder for the tables")?;
        Ok(Self {
            zip: ZipWriter::new_stream(Output::create(target, "hsds.zip")?),
            tables: Some(Tables::create(&Target::folder(folder.path()))?),
            waiting: Vec::new(),
            open: None,
            today: now.date_naive(),
            _folder: folder,
        })
    }

    /// Opens the next table; says whether there was one.
    fn open_next(&mut self) -> anyhow::Result<bool> {
        let Some(path) = self.waiting.pop() else { return Ok(false) };
        let name = path.file_name().and_then(|name| name.to_str()).context("the name of a table")?;
        self.zip.start_file(name, SimpleFileOptions::default().large_file(true))?;
        self.open = Some(File::open(&path)?);
        Ok(true)
    }
}

impl Writer for Package {
    fn take(&mut self, outgoing: &Outgoing) -> anyhow::Result<()> {
        let tables = self.tables.as_mut().context("tables that are closed")?;
        tables.take(&service(outgoing, self.today), outgoing.is_first_of_structure)
    }

    fn turn(&mut self) -> anyhow::Result<Turn> {
        if let Some(tables) = self.tables.take() {
            self.waiting = tables.finish()?;
            self.waiting.reverse();
        }
        if self.open.is_none() && !self.open_next()? {
            return Ok(Turn::End);
        }
        if let Some(file) = &mut self.open {
            let mut piece = Vec::new();
            file.take(PIECE).read_to_end(&mut piece)?;
            self.zip.write_all(&piece)?;
            if piece.is_empty() {
                self.open = None;
            }
        }
        Ok(Turn::More)
    }

    fn finish(self: Box<Self>) -> anyhow::Result<Vec<PathBuf>> {
        Ok(vec![self.zip.finish()?.into_inner().finish()?])
    }
}
