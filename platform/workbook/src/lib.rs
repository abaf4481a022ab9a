//! Workbooks (XLSX, ODS) that others sent: small files that unpack to a lot. How much is looked at before anything of them is
//! trusted.

use std::io::{self, BufRead, BufReader, Cursor, Read, Seek};

use calamine::{Data, Ods, Range, Reader as _, Xlsx};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The most that a packed file may weigh: unlike a table, it is read whole.
pub const MOST_BYTES: u64 = 16 << 20;
/// The most that all of it may weigh unpacked.
const MOST_UNPACKED: u64 = 64 << 20;
/// How many times its weight a file may unpack to, once that is more than [`FREELY`]: no workbook that was typed does.
const MOST_RATIO: u64 = 100;
const FREELY: u64 = 4 << 20;
const MOST_PARTS: usize = 2_000;
/// The most cells of a table, empty ones between others included: a row may say that it stands a million times.
const MOST_CELLS: usize = 2_000_000;

/// Why a workbook is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It weighs so many MiB.
    #[error("a packed file of {0} MiB")]
    TooLarge(u64),
    /// It unpacks to so many MiB, or more.
    #[error("a file that unpacks to {0} MiB")]
    Unpacked(u64),
    /// So many cells.
    #[error("a table of {0} cells")]
    TooManyCells(usize),
    /// It is no workbook, or a broken one.
    #[error("no workbook")]
    Unreadable,
}

/// Unpacks a file of `packed` bytes without keeping it, to see that it is no more than it can be.
pub fn look<R: Read + Seek>(file: R, packed: u64) -> Result<ZipArchive<R>, Refused> {
    if packed > MOST_BYTES {
        return Err(Refused::TooLarge(packed >> 20));
    }
    let mut archive = ZipArchive::new(file).map_err(|_| Refused::Unreadable)?;
    if archive.len() > MOST_PARTS {
        return Err(Refused::Unpacked(MOST_UNPACKED >> 20));
    }
    let mut unpacked = 0;
    for part in 0..archive.len() {
        // What a part says of its own weight may be a lie.
        let part = archive.by_index(part).map_err(|_| Refused::Unreadable)?;
        let room = (MOST_UNPACKED + 1).saturating_sub(unpacked);
        unpacked += io::copy(&mut part.take(room), &mut io::sink()).map_err(|_| Refused::Unreadable)?;
        if unpacked > MOST_UNPACKED || unpacked > FREELY && unpacked / packed.max(1) > MOST_RATIO {
            return Err(Refused::Unpacked(unpacked >> 20));
        }
    }
    Ok(archive)
}

/// The first of `names` that the workbook has, or its first sheet when there are no names; folded names are the same.
pub fn range(file: &[u8], names: &[&str]) -> Result<Option<Range<Data>>, Refused> {
    let packed = u64::try_from(file.len()).unwrap_or(u64::MAX);
    let mut archive = look(Cursor::new(file), packed)?;
    if archive.index_for_name("content.xml").is_some() {
        let content = archive.by_name("content.xml").map_err(|_| Refused::Unreadable)?;
        few(cells_of_ods(BufReader::new(content))?)?;
        let mut book = Ods::new(Cursor::new(file)).map_err(|_| Refused::Unreadable)?;
        let Some(name) = chosen(book.sheet_names(), names) else { return Ok(None) };
        return book.worksheet_range(&name).map(Some).map_err(|_| Refused::Unreadable);
    }
    let mut book = Xlsx::new(Cursor::new(file)).map_err(|_| Refused::Unreadable)?;
    let Some(name) = chosen(book.sheet_names(), names) else { return Ok(None) };
    few(cells_of_xlsx(&mut book, &name).ok_or(Refused::Unreadable)?)?;
    book.worksheet_range(&name).map(Some).map_err(|_| Refused::Unreadable)
}

fn chosen(sheets: Vec<String>, names: &[&str]) -> Option<String> {
    let fold = base::text::fold;
    let is_one = |sheet: &String| names.is_empty() || names.iter().any(|name| fold(name) == fold(sheet));
    sheets.into_iter().find(is_one)
}

fn few(cells: usize) -> Result<(), Refused> {
    if cells > MOST_CELLS { Err(Refused::TooManyCells(cells)) } else { Ok(()) }
}

/// How many cells there are between the first and the last one that say something.
fn cells_of_xlsx(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Option<usize> {
    let mut cells = book.worksheet_cells_reader(name).ok()?;
    let (mut first, mut last) = ((u32::MAX, u32::MAX), (0, 0));
    while let Some(cell) = cells.next_cell().ok()? {
        let (row, column) = cell.get_position();
        first = (first.0.min(row), first.1.min(column));
        last = (last.0.max(row), last.1.max(column));
    }
    let length = |first: u32, last: u32| usize::try_from(last.checked_sub(first).map_or(0, |rest| rest + 1)).ok();
    Some(length(first.0, last.0)?.saturating_mul(length(first.1, last.1)?))
}

/// How many cells the tables of a spreadsheet have, repeated ones as often as they say, up to the last that says something.
fn cells_of_ods(content: impl BufRead) -> Result<usize, Refused> {
    let mut xml = Reader::from_reader(content);
    let (mut buffer, mut area, mut all) = (Vec::new(), Area::default(), 0_usize);
    loop {
        let event = xml.read_event_into(&mut buffer).map_err(|_| Refused::Unreadable)?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "table:table-row" => area.row(repeated(tag, "table:number-rows-repeated")),
                "table:table-cell" | "table:covered-table-cell" => {
                    let is_blank = matches!(event, Event::Empty(_)) && attribute(tag, "office:value-type").is_none();
                    area.cell(repeated(tag, "table:number-columns-repeated"), is_blank);
                }
                _ => {}
            },
            Event::End(tag) if tag.name().as_ref() == "table:table" => {
                all = all.saturating_add(std::mem::take(&mut area).cells());
            }
            Event::Eof => return Ok(all.saturating_add(area.cells())),
            _ => {}
        }
        buffer.clear();
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok()??;
    Some(attribute.value.into_owned())
}

fn repeated(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).map_or(1, |times| times.parse().unwrap_or(usize::MAX))
}

/// The rectangle that a table fills.
#[derive(Default)]
struct Area {
    /// Rows before this one, and as often as it stands itself.
    above: usize,
    times: usize,
    /// Cells of this row up to the last that says something, and blank ones after it.
    width: usize,
    blank: usize,
    widest: usize,
    /// Up to the last row that says something.
    height: usize,
}

impl Area {
    fn row(&mut self, times: usize) {
        self.above = self.above.saturating_add(self.times);
        (self.times, self.width, self.blank) = (times, 0, 0);
    }

    fn cell(&mut self, times: usize, is_blank: bool) {
        self.blank = self.blank.saturating_add(times);
        if !is_blank {
            self.width = self.width.saturating_add(self.blank);
            self.blank = 0;
            self.widest = self.widest.max(self.width);
            self.height = self.above.saturating_add(self.times);
        }
    }

    const fn cells(&self) -> usize {
        self.widest.saturating_mul(self.height)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn why(parts: &[(&str, Vec<u8>)]) -> Option<Refused> {
        let mut file = Vec::new();
        let mut zip = ZipWriter::new(Cursor::new(&mut file));
        for (name, bytes) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap();
        range(&file, &[]).err()
    }

    fn ods(rows: &str) -> Vec<u8> {
        format!(
            "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet>\
             <table:table table:name=\"a\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
        )
        .into_bytes()
    }

    #[test]
    fn what_unpacks_to_a_hundred_times_its_weight_is_refused_however_small() {
        assert_eq!(why(&[("xl/workbook.xml", vec![b'a'; 8 << 20])]), Some(Refused::Unpacked(8)));
    }

    #[test]
    fn a_table_whose_rows_stand_a_million_times_is_refused() {
        let cell = "<table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
        let wide = "<table:table-cell table:number-columns-repeated=\"16000\"/>";
        let deep =
            format!("<table:table-row table:number-rows-repeated=\"1000000\">{cell}{cell}{cell}</table:table-row>");
        let far = format!("<table:table-row>{wide}{cell}</table:table-row>").repeat(200);
        for rows in [deep, far] {
            let why = why(&[("content.xml", ods(&rows))]);
            assert!(matches!(why, Some(Refused::TooManyCells(_))), "{why:?}");
        }
    }

    #[test]
    fn blank_cells_at_the_end_of_a_sheet_count_for_nothing() {
        let rows = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>\
            <table:table-cell table:number-columns-repeated=\"16383\"/></table:table-row>\
            <table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
        assert_eq!(cells_of_ods(ods(rows).as_slice()).ok(), Some(1));
    }
}
