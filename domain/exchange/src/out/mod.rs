//! Writes the published entries in others' formats, a batch at a time: memory does not grow with the directory.
//!
//! All is made of [`Entry`] and [`Card`], which have no field for a hidden address; what is kept of a source goes out only
//! where nothing is hidden.

mod beside;
mod csv;
mod file;
mod geojson;
mod hsds;
mod inclusion;
mod ods;
mod tabular;
mod vcard;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use base::{Database, Db, Id};
use chrono::{DateTime, Utc};
use directory::{Card, Entry, Service, Structure};
use partner::Territory;

use beside::Beside;

pub use csv::{COLUMNS, safe_cell};

base::text_enum! {
    /// A format that entries go out in.
    pub enum Format {
        DataInclusion = "data-inclusion", Hsds = "hsds", Geojson = "geojson", Csv = "csv", Ods = "ods", Vcard = "vcard",
    }
}

/// How many entries are read at a time.
const BATCH: i64 = 500;

/// What the operator asked for.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Only the entries that this territory keeps.
    pub territory: Option<Id<Territory>>,
    pub now: DateTime<Utc>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub entries: usize,
    pub files: Vec<PathBuf>,
}

/// A published entry on its way out.
#[derive(Debug)]
struct Outgoing {
    entry: Entry,
    card: Card,
    /// Says whether its structure has not gone out yet.
    is_first_of_structure: bool,
    beside: Beside,
}

/// What a format does with each entry.
trait Writer: Send {
    fn take(&mut self, entry: &Outgoing) -> anyhow::Result<()>;
    /// Closes the files, which get their names only now.
    fn finish(self: Box<Self>) -> anyhow::Result<Vec<PathBuf>>;
}

fn writer(format: Format, folder: &Path, now: DateTime<Utc>) -> anyhow::Result<Box<dyn Writer>> {
    Ok(match format {
        Format::DataInclusion => Box::new(inclusion::Inclusion::create(folder, now)?),
        Format::Hsds => Box::new(hsds::Hsds::create(folder, now)?),
        Format::Geojson => Box::new(geojson::Geojson::create(folder)?),
        Format::Csv => Box::new(csv::Csv::create(folder)?),
        Format::Ods => Box::new(ods::Ods::create(folder, "services.ods")?),
        Format::Vcard => Box::new(vcard::Vcard::create(folder)?),
    })
}

/// Writes the published entries into `folder`, as they stand at one moment; `tick` is told after each.
///
/// Until all is written no file has its name, so that an export that stops half-way leaves none that looks whole.
pub async fn export(
    db: &Database,
    format: Format,
    folder: &Path,
    options: &Options,
    tick: &mut (dyn FnMut() + Send),
) -> anyhow::Result<Written> {
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let mut writer = writer(format, folder, options.now)?;
    let mut db = db.read().await?;
    let mut structures: HashSet<Id<Structure>> = HashSet::new();
    let (mut after, mut entries): (Id<Service>, usize) = (Id::zero(), 0);
    loop {
        let batch = directory::store::published_after(&mut db, after, BATCH).await?;
        let Some(last) = batch.last() else { break };
        let span = (after, last.service.id);
        after = last.service.id;
        let is_asked =
            |entry: &Entry| options.territory.is_none_or(|territory| entry.structure.territory_id == territory);
        let batch: Vec<Entry> = batch.into_iter().filter(is_asked).collect();
        for outgoing in prepared(&mut db, format, batch, span, &mut structures).await? {
            writer.take(&outgoing)?;
            entries += 1;
            tick();
        }
    }
    Ok(Written { entries, files: writer.finish()? })
}

/// Writes an empty table for somebody to fill in: CSV, and ODS beside it.
pub fn model(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let table: Box<dyn Writer> = Box::new(csv::Csv::named(folder, "modele.csv")?);
    let mut files = table.finish()?;
    files.push(ods::Ods::create(folder, "modele.ods")?.close()?);
    Ok(files)
}

/// How many entries there are at most to write, for a bar of progress.
pub async fn count(db: &Database) -> base::Result<usize> {
    let mut db = db.read().await?;
    let count = directory::drafts::count_published(&mut db).await?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// The entries with all that their format needs to know.
async fn prepared(
    db: &mut Db,
    format: Format,
    batch: Vec<Entry>,
    span: (Id<Service>, Id<Service>),
    structures: &mut HashSet<Id<Structure>>,
) -> anyhow::Result<Vec<Outgoing>> {
    let mut beside =
        if format == Format::DataInclusion { beside::of(db, &batch, span).await? } else { Vec::new() }.into_iter();
    let outgoing = batch.into_iter().map(|entry| Outgoing {
        card: Card::from(entry.clone()),
        is_first_of_structure: structures.insert(entry.structure.id),
        beside: beside.next().unwrap_or_default(),
        entry,
    });
    Ok(outgoing.collect())
}

/// The name under which others know who produced an entry; `demo` entries stay `demo` wherever they go.
fn producer(source: &str) -> &str {
    if ["local", "csv", "hsds"].contains(&source) { "maillage" } else { source }
}
