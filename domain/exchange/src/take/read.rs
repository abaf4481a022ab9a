//! The rows of files, one at a time, whatever their format.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use base::Code as _;
use chrono::NaiveDate;
use encoding_rs::{Encoding, UTF_8};
use serde_json::{Map, Value};

use super::clean::{clean, names};
use super::extension::{self, Extension, Keys};
use super::json::{self, Objects};
use super::reason::Place;
use super::sheet::{self, Line, Sheet};
use super::template::{self, NEEDED};
use super::together::{Rows, Together};
use super::{Fault, Reason, Why, hsds, package, text};
use crate::What;
use crate::inclusion::taken::text as text_of;
use crate::out::COLUMNS;

base::text_enum! {
    /// A format that entries come in.
    pub enum Source { DataInclusion = "data-inclusion", Hsds = "hsds", Csv = "csv" }
}

/// What a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Json(&'static Encoding),
    /// The entry workbook of data·inclusion.
    Workbook,
    Table(&'static Encoding),
    /// Our own table in a workbook.
    TableInBook,
    /// HSDS, whichever way it is packed.
    Package,
}

/// A file that was looked through: it can be read from end to end.
#[derive(Debug)]
struct Whole {
    path: PathBuf,
    name: String,
    form: Form,
    remarks: Vec<Reason>,
}

/// The files of an import, all of which can be read.
#[derive(Debug)]
pub struct Input {
    source: Source,
    files: Vec<Whole>,
    /// What of data·inclusion `maillage.json` tells more of.
    extended: Keys,
    /// How many rows there are.
    pub rows: usize,
}

/// A row that could be read.
#[derive(Debug)]
pub struct Row {
    pub place: Place,
    pub source: Source,
    pub what: What,
    pub record: Map<String, Value>,
    /// Of all that was received, left out or not.
    pub digest: String,
    pub remarks: Vec<Reason>,
}

/// A row, or why it is refused.
pub type Read = Result<Row, (Place, Reason)>;

impl Input {
    /// Looks through all files, so that one that is broken at its end changes nothing.
    ///
    /// # Errors
    /// With the path of the file that cannot be read.
    pub fn open(source: Source, paths: &[PathBuf]) -> Result<Self, (String, Fault)> {
        let (mut files, mut rows, mut extended) = (Vec::new(), 0, Keys::new());
        for path in paths {
            let name = path.display().to_string();
            let (file, count) = look(source, path, &name, &mut extended).map_err(|fault| (name, fault))?;
            files.push(file);
            rows += count;
        }
        Ok(Self { source, files, extended, rows })
    }

    /// What is to be said of whole files.
    pub fn remarks(&self) -> impl Iterator<Item = (Place, Reason)> {
        let said = |file: &Whole| {
            let place = Place { file: file.name.clone(), line: None };
            file.remarks.iter().map(|reason| (place.clone(), reason.clone())).collect::<Vec<_>>()
        };
        self.files.iter().flat_map(said)
    }

    /// All rows that are about `what`, in the order of the files; rows that are about nothing come with the structures.
    pub fn read(&self, what: What, today: NaiveDate) -> impl Iterator<Item = Read> {
        let source = self.source;
        // A line of our table is about its structure too: the first one that names it counts.
        let mut met = HashSet::new();
        let mut is_first = move |record: &Map<String, Value>| met.insert(mark(text_of(record, "id")));
        let rows = self.files.iter().flat_map(move |file| lines(file, what)).filter_map(Result::ok);
        let mut extension = Extension::new(what, &self.extended, rows);
        let lines = self.files.iter().flat_map(move |file| entries(file, what).map(move |line| (file, line)));
        lines.filter_map(move |(file, line)| {
            let place = |line| Place { file: file.name.clone(), line: Some(line) };
            let (line, row, others) = match line {
                Ok(line) => line,
                Err((line, reason)) => return (what == What::Structure).then_some(Err((place(line), reason))),
            };
            let mut remarks = Vec::new();
            let (digest, row) = match file.form {
                Form::Package => match hsds::record(&row, what, &mut remarks) {
                    Ok(record) if what == What::Structure && !is_first(&record) => return None,
                    Ok(record) => (digest(&record), record),
                    Err(reason) => return (what == What::Service).then_some(Err((place(line), reason))),
                },
                Form::Json(_) if about(&row) != Some(what) || extension.has_said(&row) => return None,
                Form::Json(_) | Form::Workbook => {
                    let row = extension.laid(row);
                    (digest(&row), row)
                }
                Form::Table(_) | Form::TableInBook => {
                    let rows: Vec<_> = std::iter::once(row).chain(others).collect();
                    let record = template::record(&rows, what, &mut remarks);
                    if what == What::Structure {
                        remarks.clear();
                        if !is_first(&record) {
                            return None;
                        }
                    }
                    (digest(&record), record)
                }
            };
            let cleaned = clean(row, what, source.code(), today, &mut remarks);
            Some(match cleaned {
                Ok(record) => Ok(Row { place: place(line), source, what, record, digest, remarks }),
                Err(reason) => Err((place(line), reason)),
            })
        })
    }
}

fn look(source: Source, path: &Path, name: &str, extended: &mut Keys) -> Result<(Whole, usize), Fault> {
    let mut file = Whole { path: path.to_owned(), name: name.to_owned(), form: Form::Workbook, remarks: Vec::new() };
    if source == Source::Hsds {
        file.form = Form::Package;
        let count = package::services(path)?.try_fold(0, |count, service| service.map(|_| count + 1))?;
        return some(file, count);
    }
    let encoding = match (text::encoding(path), source) {
        (Ok(encoding), _) => encoding,
        (Err(fault), source) if fault.reason().is_some_and(|reason| reason.why == Why::Zip) => {
            if source == Source::Csv {
                file.form = Form::TableInBook;
            }
            let count = look_in_book(&mut file)?;
            return some(file, count);
        }
        (Err(fault), _) => return Err(fault),
    };
    if encoding != UTF_8 {
        file.remarks.push(Reason::new(Why::ReadAs, "", encoding.name()));
    }
    let mut count = 0;
    if source == Source::Csv {
        file.form = Form::Table(encoding);
        let (columns, rows) = sheet::rows_of_csv(path, encoding, &COLUMNS, &NEEDED)?;
        file.remarks.extend(columns.remarks);
        for row in rows {
            // A line that has no end says nothing of those after it.
            if let Err((line, reason)) = row
                && reason.why == Why::LongRow
            {
                return Err(Fault::Refused { line: Some(line), reason });
            }
            // A line is a service, and may be a structure.
            count += 1;
        }
    } else {
        file.form = Form::Json(encoding);
        for object in Objects::open(path, encoding)? {
            let (_, object) = object?;
            match object.as_object().and_then(extension::key) {
                Some(key) => drop(extended.insert(key)),
                None => count += 1,
            }
        }
        if count == 0 && !extended.is_empty() {
            return Ok((file, 0));
        }
    }
    some(file, count)
}

fn some(file: Whole, count: usize) -> Result<(Whole, usize), Fault> {
    if count == 0 { Err(Why::NoRecord.into()) } else { Ok((file, count)) }
}

fn look_in_book(file: &mut Whole) -> Result<usize, Fault> {
    if file.form == Form::TableInBook {
        let table = table_of_book(&file.path)?;
        file.remarks.extend(table.columns.remarks);
        return Ok(table.rows.len());
    }
    let mut count = 0;
    let sheets = [sheet_of_book(&file.path, What::Structure)?, sheet_of_book(&file.path, What::Service)?];
    if sheets.iter().all(Option::is_none) {
        return Err(Fault::told(Why::NoSheet, "Structures"));
    }
    for sheet in sheets.into_iter().flatten() {
        file.remarks.extend(sheet.columns.remarks);
        count += sheet.rows.len();
    }
    Ok(count)
}

fn sheet_of_book(path: &Path, what: What) -> Result<Option<Sheet>, Fault> {
    let known: Vec<_> = names(what).collect();
    match what {
        What::Structure => sheet::sheet(path, &["Structures"], &known, &["id", "nom"]),
        What::Service => sheet::sheet(path, &["Services"], &known, &["id", "structure_id", "nom", "description"]),
    }
}

fn table_of_book(path: &Path) -> Result<Sheet, Fault> {
    sheet::sheet(path, &[], &COLUMNS, &NEEDED)?.ok_or_else(|| Fault::told(Why::NoSheet, "services"))
}

/// The lines of a file that was looked through; should it change meanwhile, it ends where it breaks.
fn lines(file: &Whole, what: What) -> Box<dyn Iterator<Item = Line>> {
    let of_sheet = |sheet: Option<Sheet>| Box::new(sheet.into_iter().flat_map(|sheet| sheet.rows).map(Ok));
    match file.form {
        Form::Json(encoding) => {
            let objects = Objects::open(&file.path, encoding).ok().into_iter().flatten().map_while(Result::ok);
            Box::new(objects.map(|(line, value)| match json::object(value) {
                Ok(row) => Ok((line, row)),
                Err(reason) => Err((line, reason)),
            }))
        }
        Form::Table(encoding) => {
            let table = sheet::rows_of_csv(&file.path, encoding, &COLUMNS, &NEEDED);
            Box::new(table.ok().into_iter().flat_map(|(_, rows)| rows))
        }
        Form::Package => {
            let services = package::services(&file.path).ok().into_iter().flatten().map_while(Result::ok);
            Box::new(services.map(|(line, value)| match json::object(value) {
                Ok(row) => Ok((line, row)),
                Err(reason) => Err((line, reason)),
            }))
        }
        Form::Workbook => of_sheet(sheet_of_book(&file.path, what).ok().flatten()),
        Form::TableInBook => of_sheet(table_of_book(&file.path).ok()),
    }
}

/// The entries of a file: a row each or, in our table, as many as there are places, one below the other.
fn entries(file: &Whole, what: What) -> Box<dyn Iterator<Item = Result<Rows, (usize, Reason)>>> {
    let lines = lines(file, what);
    let is_table = matches!(file.form, Form::Table(_) | Form::TableInBook);
    if what == What::Service && is_table {
        return Box::new(Together(lines.peekable()));
    }
    Box::new(lines.map(|line| line.map(|(line, row)| (line, row, Vec::new()))))
}

/// A service names its structure; what `maillage.json` tells is neither.
fn about(row: &Map<String, Value>) -> Option<What> {
    let what = if row.contains_key("structure_id") { What::Service } else { What::Structure };
    extension::key(row).is_none().then_some(what)
}

/// What tells one key from another, in as little memory as a file of millions leaves.
pub fn mark(key: &str) -> [u8; 16] {
    use sha2::{Digest as _, Sha256};
    Sha256::digest(key.as_bytes()).first_chunk().copied().unwrap_or_default()
}

/// What tells this row from a changed one; the order of its fields does not.
fn digest(row: &Map<String, Value>) -> String {
    use sha2::{Digest as _, Sha256};
    base::text::hex(&Sha256::digest(Value::Object(row.clone()).to_string().as_bytes()))
}
