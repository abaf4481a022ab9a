//! Writes the published entries in others' formats, a batch at a time: memory does not grow with the directory.
//!
//! All is made of [`Entry`] and [`Card`], which have no field for a hidden address; what is kept of a source goes out only
//! where nothing is hidden.

mod attribute;
mod beside;
mod csv;
mod download;
mod file;
mod geojson;
mod hsds;
mod inclusion;
mod ods;
mod package;
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
use file::Target;

pub use csv::{COLUMNS, safe_cell};
pub use download::download;

base::text_enum! {
    /// A format that entries go out in.
    pub enum Format {
        DataInclusion = "data-inclusion", Hsds = "hsds", HsdsTables = "hsds-tables", Geojson = "geojson", Csv = "csv", Ods = "ods", Vcard = "vcard",
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

/// What a format wants after the last entry.
enum Turn {
    End,
    /// All entries once more.
    Again,
    /// To be asked once more when what it has written is gone: it has more to write, and no entry to see.
    More,
}

/// What a format does with each entry.
trait Writer: Send {
    fn take(&mut self, entry: &Outgoing) -> anyhow::Result<()>;
    /// After the last entry: says what it wants next.
    fn turn(&mut self) -> anyhow::Result<Turn> {
        Ok(Turn::End)
    }
    /// Closes the files, which get their names only now.
    fn finish(self: Box<Self>) -> anyhow::Result<Vec<PathBuf>>;
}

fn writer(format: Format, target: &Target, now: DateTime<Utc>) -> anyhow::Result<Box<dyn Writer>> {
    Ok(match (format, target) {
        (Format::DataInclusion, Target::Folder(_)) => Box::new(inclusion::Inclusion::create(target, now)?),
        (Format::DataInclusion, Target::Stream(_)) => Box::new(inclusion::InOne::create(target, now)?),
        (Format::Hsds, _) => Box::new(hsds::Hsds::create(target, now)?),
        (Format::HsdsTables, _) => Box::new(package::Package::create(target, now)?),
        (Format::Geojson, _) => Box::new(geojson::Geojson::create(target)?),
        (Format::Csv, _) => Box::new(csv::Csv::create(target)?),
        (Format::Ods, _) => Box::new(ods::Ods::create(target, "services.ods")?),
        (Format::Vcard, _) => Box::new(vcard::Vcard::create(target)?),
    })
}

/// An export under way: a batch is read, written, and forgotten.
struct Export {
    format: Format,
    options: Options,
    writer: Box<dyn Writer>,
    /// The last entry that was read.
    after: Id<Service>,
    /// The structures that have gone out in this turn.
    structures: HashSet<Id<Structure>>,
    entries: usize,
    /// All entries were seen as often as the format wants them.
    is_seen: bool,
}

impl Export {
    fn open(format: Format, target: &Target, options: Options) -> anyhow::Result<Self> {
        let writer = writer(format, target, options.now)?;
        Ok(Self { format, options, writer, after: Id::zero(), structures: HashSet::new(), entries: 0, is_seen: false })
    }

    /// Writes the next batch; says whether there may be more.
    async fn step(&mut self, db: &mut Db, tick: &mut (dyn FnMut() + Send)) -> anyhow::Result<bool> {
        if self.is_seen {
            return self.turn();
        }
        let batch = directory::store::published_after(db, self.after, BATCH).await?;
        let Some(last) = batch.last() else { return self.turn() };
        let span = (self.after, last.service.id);
        self.after = last.service.id;
        let is_asked =
            |entry: &Entry| self.options.territory.is_none_or(|territory| entry.structure.territory_id == territory);
        let batch: Vec<Entry> = batch.into_iter().filter(is_asked).collect();
        for outgoing in prepared(db, self.format, batch, span, &mut self.structures).await? {
            self.writer.take(&outgoing)?;
            self.entries += 1;
            tick();
        }
        Ok(true)
    }
}

impl Export {
    fn turn(&mut self) -> anyhow::Result<bool> {
        let turn = self.writer.turn()?;
        if matches!(turn, Turn::Again) {
            self.after = Id::zero();
            self.structures.clear();
        }
        self.is_seen = !matches!(turn, Turn::Again);
        Ok(!matches!(turn, Turn::End))
    }
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
    let mut export = Export::open(format, &Target::folder(folder), *options)?;
    let mut db = db.read().await?;
    while export.step(&mut db, tick).await? {}
    Ok(Written { entries: export.entries, files: export.writer.finish()? })
}

/// Writes an empty table for somebody to fill in: CSV, and ODS beside it.
pub fn model(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let target = Target::folder(folder);
    let table: Box<dyn Writer> = Box::new(csv::Csv::named(&target, "modele.csv")?);
    let mut files = table.finish()?;
    files.push(ods::Ods::create(&target, "modele.ods")?.close()?);
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
    let beside = match format {
        Format::DataInclusion => beside::of(db, &batch, span).await?,
        Format::Hsds | Format::HsdsTables => beside::of_hsds(db, &batch, span).await?,
        _ => Vec::new(),
    };
    let mut beside = beside.into_iter();
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
