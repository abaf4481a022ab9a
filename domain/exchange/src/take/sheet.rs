//! Rows out of tables: CSV in whatever letters, and workbooks (XLSX, ODS).

use std::collections::HashSet;
use std::path::Path;

use calamine::{Data, DataType as _};
use chrono::{Days, NaiveDate};
use encoding_rs::Encoding;
use serde_json::{Map, Number, Value};

use super::{Fault, Reason, Why, book, text};

/// A row under the names of its columns, with its line.
pub type Named = (usize, Map<String, Value>);
/// A row; or its line, and why it is none.
pub type Line = Result<Named, (usize, Reason)>;

/// A column whose rows are for whoever fills in the workbook.
const IGNORED: &str = "__ignore__";

/// The columns of a table: where each that is known stands.
#[derive(Debug, Default)]
pub struct Columns {
    names: Vec<Option<String>>,
    ignored: Option<usize>,
    /// What is to be said of them.
    pub remarks: Vec<Reason>,
}

impl Columns {
    /// Finds the columns that are `known` in the first row.
    ///
    /// # Errors
    /// When one of those that are `needed` is missing.
    pub fn find<'a>(row: impl Iterator<Item = &'a str>, known: &[&str], needed: &[&str]) -> Result<Self, Reason> {
        let (mut columns, mut seen) = (Self::default(), HashSet::new());
        for (position, name) in row.map(str::trim).enumerate() {
            let is_known = known.contains(&name);
            let is_first = seen.insert(name.to_owned());
            if name == IGNORED {
                columns.ignored = Some(position);
            } else if is_known && !is_first {
                columns.remarks.push(Reason::new(Why::DoubledColumn, name, ""));
            } else if !is_known && !name.is_empty() {
                columns.remarks.push(Reason::new(Why::UnknownColumn, name, ""));
            }
            columns.names.push((is_known && is_first).then(|| name.to_owned()));
        }
        if let Some(missing) = needed.iter().find(|name| !seen.contains(**name)) {
            return Err(Reason::new(Why::NoColumn, "", missing));
        }
        let missing = known.iter().filter(|name| **name == "date_maj" && !seen.contains(**name));
        columns.remarks.extend(missing.map(|name| Reason::new(Why::MissingColumn, name, "")));
        Ok(columns)
    }

    /// A row by its names; none, if it says nothing or is not meant.
    fn named(&self, cells: impl Iterator<Item = Value>) -> Option<Map<String, Value>> {
        let cells: Vec<Value> = cells.collect();
        if self.ignored.is_some_and(|position| cells.get(position).is_some_and(|cell| !cell.is_null())) {
            return None;
        }
        let named = self.names.iter().zip(cells).filter_map(|(name, cell)| Some((name.clone()?, cell)));
        let row: Map<String, Value> = named.filter(|(_, cell)| !cell.is_null()).collect();
        (!row.is_empty()).then_some(row)
    }
}

/// The rows of a CSV: separated by semicolons, commas or tabs, whichever its first line has most of.
pub fn rows_of_csv(
    path: &Path,
    encoding: &'static Encoding,
    known: &[&str],
    needed: &[&str],
) -> Result<(Columns, impl Iterator<Item = Line> + use<>), Fault> {
    let delimiter = delimiter(path, encoding)?;
    let (reader, since) = text::Bounded::new(text::open(path, encoding)?);
    let mut table = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        // Otherwise a line that ends with two signs is counted with the one after it.
        .terminator(csv::Terminator::Any(b'\n'))
        .flexible(true)
        .from_reader(reader);
    let is_too_long = move || since.replace(0) > text::MOST_OF_ROW;
    let head = match table.headers() {
        Ok(head) => head.clone(),
        Err(_) if is_too_long() => return Err(Fault::at(1, Why::LongRow)),
        Err(_) => return Err(Why::BadTable.into()),
    };
    let columns =
        Columns::find(head.iter(), known, needed).map_err(|reason| Fault::Refused { line: Some(1), reason })?;
    let rows = Columns { names: columns.names.clone(), ignored: columns.ignored, remarks: Vec::new() };
    let width = head.len();
    let read = move |row: Result<csv::StringRecord, (usize, Reason)>| {
        let row = match row {
            Ok(row) => row,
            Err(fault) => return Some(Err(fault)),
        };
        let line = line_of(row.position());
        // Who saves from a spreadsheet may lose empty cells at the end, but does not gain any that say something.
        if row.len() > width && row.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
            return Some(Err((line, Reason::new(Why::BadRow, "", &row.len().to_string()))));
        }
        Some(Ok((line, rows.named(row.iter().map(typed))?)))
    };
    Ok((columns, bounded(table.into_records(), is_too_long).filter_map(read)))
}

/// The records up to the first that is longer than any could be, which is told with the line after the last one.
fn bounded<R: std::io::Read>(
    mut records: csv::StringRecordsIntoIter<R>,
    is_too_long: impl Fn() -> bool,
) -> impl Iterator<Item = Result<csv::StringRecord, (usize, Reason)>> {
    let (mut is_over, mut line) = (false, 1);
    std::iter::from_fn(move || {
        let record = records.next().filter(|_| !is_over)?;
        is_over = is_too_long() && record.is_err();
        match record {
            Ok(record) => {
                line = line_of(record.position());
                Some(Ok(record))
            }
            Err(_) if is_over => Some(Err((line + 1, Why::LongRow.into()))),
            Err(error) => Some(Err((line_of(error.position()), Why::BadTable.into()))),
        }
    })
}

fn line_of(position: Option<&csv::Position>) -> usize {
    position.map_or(0, |position| usize::try_from(position.line()).unwrap_or(0))
}

fn delimiter(path: &Path, encoding: &'static Encoding) -> Result<u8, Fault> {
    use std::io::Read as _;
    let mut head = String::new();
    let mut bytes = Vec::new();
    text::open(path, encoding)?.take(1 << 16).read_to_end(&mut bytes)?;
    head.push_str(&String::from_utf8_lossy(&bytes));
    let line = head.lines().next().unwrap_or_default();
    let count = |sign: &u8| line.bytes().filter(|byte| byte == sign).count();
    Ok([b',', b'\t', b';'].into_iter().max_by_key(count).unwrap_or(b';'))
}

/// What was typed in a cell, without the apostrophe that keeps a spreadsheet from running it.
pub fn typed(cell: &str) -> Value {
    let cell = cell.strip_suffix('\r').unwrap_or(cell);
    let cell = match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => cell,
    };
    if cell.trim().is_empty() { Value::Null } else { cell.into() }
}

/// A sheet of a workbook, whole.
#[derive(Debug)]
pub struct Sheet {
    pub columns: Columns,
    pub rows: Vec<Named>,
}

/// The first of `names` that the workbook has, or its first sheet when there are no names; folded names are the same.
pub fn sheet(path: &Path, names: &[&str], known: &[&str], needed: &[&str]) -> Result<Option<Sheet>, Fault> {
    let Some(range) = book::range(path, names)? else { return Ok(None) };
    let first_line = range.start().map_or(1, |(row, _)| usize::try_from(row).unwrap_or(0) + 1);
    let mut lines = range.rows();
    let head: Vec<String> =
        lines.next().into_iter().flatten().map(|cell| cell.as_string().unwrap_or_default()).collect();
    let columns = Columns::find(head.iter().map(String::as_str), known, needed)
        .map_err(|reason| Fault::Refused { line: Some(first_line), reason })?;
    let row =
        |(number, cells): (usize, &[Data])| Some((first_line + 1 + number, columns.named(cells.iter().map(value))?));
    let rows = lines.enumerate().filter_map(row).collect();
    Ok(Some(Sheet { columns, rows }))
}

#[expect(clippy::cast_possible_truncation, reason = "whole numbers of a sheet are far below")]
fn value(cell: &Data) -> Value {
    match cell {
        Data::Int(number) => (*number).into(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 9e15 => {
            Value::Number(Number::from(*number as i64))
        }
        Data::Float(number) => Number::from_f64(*number).map_or(Value::Null, Value::Number),
        Data::Bool(is) => (*is).into(),
        Data::DateTime(day) => day_of(day.as_f64()).map_or(Value::Null, |day| day.to_string().into()),
        Data::Empty | Data::Error(_) => Value::Null,
        other => typed(&other.as_string().unwrap_or_default()),
    }
}

/// The day that a spreadsheet counts from the end of 1899.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what is no day is none")]
fn day_of(serial: f64) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    (0.0..200_000.0).contains(&serial).then(|| first.checked_add_days(Days::new(serial as u64)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    type Told = (Vec<(Why, String)>, Vec<Result<(usize, String), (usize, Why)>>);

    fn read(bytes: &[u8]) -> Result<Told, Fault> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, bytes).unwrap();
        let (columns, rows) = rows_of_csv(&path, text::encoding(&path)?, &["nom", "prix"], &["nom"])?;
        let rows = rows.map(|row| {
            row.map(|(line, row)| (line, Value::Object(row).to_string())).map_err(|(line, reason)| (line, reason.why))
        });
        Ok((columns.remarks.into_iter().map(|remark| (remark.why, remark.column)).collect(), rows.collect()))
    }

    #[test]
    fn a_table_is_read_whatever_its_separator_and_letters() {
        let latin: Vec<u8> = b"nom;prix\n\xe9t\xe9;1\n".to_vec();
        for bytes in [
            "nom;prix\nété;1\n".as_bytes(),
            "\u{feff}nom,prix\r\nété,1\r\n".as_bytes(),
            "nom\tprix\nété\t1\n".as_bytes(),
            &latin,
        ] {
            let (remarks, rows) = read(bytes).unwrap();
            assert_eq!((remarks, rows), (vec![], vec![Ok((2, "{\"nom\":\"été\",\"prix\":\"1\"}".to_owned()))]));
        }
    }

    #[test]
    fn columns_that_are_missing_doubled_or_extra_are_told() {
        let (remarks, rows) = read(b"nom;autre;nom;prix\na;b;c;d\n").unwrap();
        assert_eq!(remarks, [(Why::UnknownColumn, "autre".to_owned()), (Why::DoubledColumn, "nom".to_owned())]);
        assert_eq!(rows, [Ok((2, "{\"nom\":\"a\",\"prix\":\"d\"}".to_owned()))]);
        assert_eq!(read(b"prix\n1\n").unwrap_err().reason().unwrap(), &Reason::new(Why::NoColumn, "", "nom"));
    }

    #[test]
    fn a_row_with_too_many_cells_is_refused_with_its_line_and_a_short_or_empty_one_is_not() {
        let (_, rows) = read(b"nom;prix\na;b;c\n\n;\nd\n\"e\nf\";1\ng;2;\n").unwrap();
        let told: Vec<_> = rows.iter().map(|row| row.as_ref().map(|(line, _)| *line).map_err(|error| *error)).collect();
        assert_eq!(told, [Err((2, Why::BadRow)), Ok(5), Ok(6), Ok(8)]);
    }

    #[test]
    fn the_apostrophe_that_keeps_a_cell_from_running_is_taken_off() {
        assert_eq!((typed("'=1+1"), typed("'t"), typed("=1")), ("=1+1".into(), "'t".into(), "=1".into()));
    }

    #[test]
    fn a_spreadsheet_counts_days_from_the_end_of_1899() {
        assert_eq!(day_of(46076.0), NaiveDate::from_ymd_opt(2026, 2, 23));
        assert_eq!((day_of(-1.0), day_of(f64::NAN)), (None, None));
    }
}
