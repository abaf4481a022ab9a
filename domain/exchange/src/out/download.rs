//! An export as it is downloaded: a batch is read, sent, and forgotten, as fast as whoever asked takes it.
//!
//! Each batch is read at its own moment: somebody who takes it slowly must not hold a snapshot of the database open.

use std::time::{Duration, Instant};

use anyhow::Context as _;
use base::Database;
use futures::Stream as Chunks;
use futures::stream::try_unfold;
use tokio::sync::SemaphorePermit;

use super::file::{Stream, Target};
use super::{Export, Format, Options};

/// How long a download may take: whoever takes longer keeps others from theirs.
const LONGEST: Duration = Duration::from_secs(15 * 60);

struct Download {
    db: Database,
    /// None once it is closed.
    export: Option<Export>,
    written: Stream,
    began: Instant,
    /// Its place among those that may download at once.
    _place: SemaphorePermit<'static>,
}

/// The published entries as one file, piece by piece.
///
/// # Errors
/// The first piece that cannot be made is an error, and the last one: what was sent is then not whole, and does not look so.
pub fn download(
    db: Database,
    format: Format,
    options: Options,
    place: SemaphorePermit<'static>,
) -> anyhow::Result<impl Chunks<Item = anyhow::Result<Vec<u8>>> + Send + 'static> {
    let written = Stream::default();
    let export = Export::open(format, &Target::Stream(written.clone()), options)?;
    let download = Download { db, export: Some(export), written, began: Instant::now(), _place: place };
    Ok(try_unfold(download, |mut download| async move {
        let piece = download.next().await?;
        Ok(piece.map(|piece| (piece, download)))
    }))
}

impl Download {
    /// The next piece; none after the last.
    async fn next(&mut self) -> anyhow::Result<Option<Vec<u8>>> {
        loop {
            let Some(export) = &mut self.export else { return Ok(None) };
            anyhow::ensure!(self.began.elapsed() < LONGEST, "a download that takes too long");
            let mut db = self.db.read().await?;
            let is_going_on = export.step(&mut db, &mut || {}).await.context("a batch of a download")?;
            drop(db);
            if !is_going_on && let Some(export) = self.export.take() {
                export.writer.finish()?;
            }
            let piece = self.written.take();
            if !piece.is_empty() {
                return Ok(Some(piece));
            }
        }
    }
}
