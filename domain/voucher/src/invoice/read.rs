//! Rows of an invoice out of what was typed, a CSV or a workbook.

use base::text::{fold, one_line};
use calamine::{Data, DataType as _};

use super::Row;

/// The most rows of one invoice.
pub const MOST_ROWS: usize = 2000;

const NUMBERS: [&str; 7] = ["numero", "numero de bon", "numero du bon", "n", "bon", "number", "voucher"];
const AMOUNTS: [&str; 7] = ["montant", "montant ttc", "ttc", "total", "prix", "amount", "price"];

/// The rows of lines such as « BT-7K3F-9Q2M-C;23,50 », or the key of what is wrong.
pub fn text(typed: &str) -> Result<Vec<Row>, &'static str> {
    let first = typed.trim_start_matches('\u{feff}').lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    // The comma parts euros from cents: it parts columns only where nothing else does.
    let delimiter = [';', '\t', ','].into_iter().find(|sign| first.contains(*sign)).unwrap_or(';');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(delimiter).unwrap_or(b';'))
        .has_headers(false)
        .flexible(true)
        .from_reader(typed.trim_start_matches('\u{feff}').as_bytes());
    let mut table = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| "invoice-unreadable")?;
        table.push(record.iter().map(str::to_owned).collect());
    }
    rows(table)
}

/// The rows of a file: a workbook (ODS, XLSX) or a text.
pub fn file(bytes: &[u8]) -> Result<Vec<Row>, &'static str> {
    if !bytes.starts_with(b"PK") {
        return text(&String::from_utf8_lossy(bytes));
    }
    let sheet = workbook::range(bytes, &[]).map_err(|_| "invoice-unreadable")?.ok_or("invoice-empty")?;
    rows(sheet.rows().map(|cells| cells.iter().map(cell).collect()).collect())
}

/// A cell as it is read. An amount that a spreadsheet keeps as a fraction is the shortest text that stands for it.
fn cell(cell: &Data) -> String {
    match cell {
        Data::Float(number) => number.to_string(),
        other => other.as_string().unwrap_or_default(),
    }
}

/// Where number and amount stand: as the first row names them, else first and second.
fn columns(first: &[String]) -> Option<(usize, usize)> {
    let at = |names: &[&str]| first.iter().position(|cell| names.contains(&fold(cell).as_str()));
    Some((at(&NUMBERS)?, at(&AMOUNTS)?))
}

fn rows(table: Vec<Vec<String>>) -> Result<Vec<Row>, &'static str> {
    let table: Vec<_> = table.into_iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
    let named = table.first().and_then(|first| columns(first));
    let (number, amount) = named.unwrap_or((0, 1));
    let cell = |row: &[String], at: usize| row.get(at).map(|cell| one_line(cell)).unwrap_or_default();
    let rows: Vec<Row> = table
        .iter()
        .skip(usize::from(named.is_some()))
        .map(|row| Row { number: cell(row, number), amount: cell(row, amount) })
        // The sum at the foot is no line.
        .filter(|row| !row.number.is_empty() && !fold(&row.number).starts_with("total"))
        .collect();
    match rows.len() {
        0 => Err("invoice-empty"),
        count if count > MOST_ROWS => Err("invoice-too-long"),
        _ => Ok(rows),
    }
}

/// Rows as they are typed.
pub fn typed(rows: &[Row]) -> String {
    rows.iter().map(|row| format!("{};{}\n", row.number, row.amount)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Vec<(String, String)> {
        text(typed).unwrap().into_iter().map(|row| (row.number, row.amount)).collect()
    }

    fn pair(number: &str, amount: &str) -> (String, String) {
        (number.to_owned(), amount.to_owned())
    }

    #[test]
    fn rows_are_read_as_people_paste_them() {
        let expected = [pair("BT-7K3F-9Q2M-C", "23,50"), pair("BT-1", "vingt euros")];
        assert_eq!(read("BT-7K3F-9Q2M-C;23,50\nBT-1;vingt euros\n"), expected);
        assert_eq!(read("\u{feff}BT-7K3F-9Q2M-C\t23,50\r\n\r\nBT-1\tvingt euros"), expected);
        assert_eq!(read("BT-7K3F-9Q2M-C,23.50"), [pair("BT-7K3F-9Q2M-C", "23.50")]);
        assert_eq!(read("BT-7K3F-9Q2M-C"), [pair("BT-7K3F-9Q2M-C", "")]);
    }

    #[test]
    fn named_columns_are_found_and_the_sum_is_no_line() {
        let table = "Date;Montant TTC;Numéro du bon\n2026-11-23;23,50;BT-1\n;23,50;TOTAL\n";
        assert_eq!(read(table), [pair("BT-1", "23,50")]);
    }

    #[test]
    fn nothing_is_told_and_so_is_too_much() {
        assert_eq!(text("\n \n"), Err("invoice-empty"));
        assert_eq!(text(&"a;1\n".repeat(MOST_ROWS + 1)), Err("invoice-too-long"));
        assert_eq!(file(b"PK\x03\x04nonsense"), Err("invoice-unreadable"));
    }

    #[test]
    fn a_workbook_whose_rows_stand_a_million_times_is_refused() {
        use std::io::Write as _;
        let cell = "<table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
        let rows =
            format!("<table:table-row table:number-rows-repeated=\"1000000\">{cell}{cell}{cell}</table:table-row>");
        let content = format!(
            "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>\
             <office:spreadsheet><table:table table:name=\"a\">{rows}</table:table></office:spreadsheet>\
             </office:body></office:document-content>"
        );
        let mut bomb = Vec::new();
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(&mut bomb));
        zip.start_file("content.xml", zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
        zip.finish().unwrap();
        assert!(bomb.len() < 2_000, "{}", bomb.len());
        assert_eq!(file(&bomb), Err("invoice-unreadable"));
    }

    #[test]
    fn our_own_workbook_reads_back() {
        let table = [vec!["numero".to_owned(), "montant".to_owned()], vec!["BT-1".to_owned(), "23,50".to_owned()]];
        let rows = file(&crate::table::ods(&table).unwrap()).unwrap();
        assert_eq!(typed(&rows), "BT-1;23,50\n");
    }
}
