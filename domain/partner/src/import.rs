//! Reads communes: the national CSV (gzip or plain) and the official JSON of communes.

use std::io::Read;

use base::{Database, Result};
use flate2::read::GzDecoder;
use serde::{Deserialize, Serialize};

use crate::model::{Change, Commune, head, key};
use crate::store;

/// A commune as a file tells it, with its postal codes.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub commune: Commune,
    pub postal_codes: Vec<String>,
}

/// What came of reading: rows, and those refused.
#[derive(Debug, Default)]
pub struct Parsed {
    pub rows: Vec<Row>,
    pub refused: Vec<Fault>,
}

base::text_enum! {
    /// A code for each thing that can be wrong: those before `BadRow` refuse the file, the others a row. Whoever shows a
    /// report has a sentence for each.
    pub enum Why {
        Empty = "empty", Zip = "zip", BadGzip = "bad_gzip", NotText = "not_text", BadJson = "bad_json",
        BadHead = "bad_head", NoColumn = "no_column",
        BadRow = "bad_row", BadLength = "bad_length", NotCode = "not_code", NoName = "no_name",
        NotPostalCode = "not_postal_code",
    }
}

/// Why a file or a row is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// In JSON, the number of the object for a row.
    pub line: Option<usize>,
    #[serde(rename = "code")]
    pub why: Why,
    /// A piece of the file, on one line and cut: it goes to a terminal.
    pub value: String,
}

/// The longest piece of a file that is repeated, in letters.
const QUOTED: usize = 80;

impl Fault {
    fn new(why: Why, value: &str) -> Self {
        Self { line: None, why, value: base::text::one_line(value).chars().take(QUOTED).collect() }
    }

    fn at(self, line: usize) -> Self {
        Self { line: Some(line), ..self }
    }
}

impl From<Why> for Fault {
    fn from(why: Why) -> Self {
        Self::new(why, "")
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "refused: {} {:?}", self.why, self.value)
    }
}

impl std::error::Error for Fault {}

const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];
const ZIP_MAGIC: [u8; 4] = *b"PK\x03\x04";
/// All communes of France are 7 MB of text; more is not a file of communes.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Reads the content of a file of communes; an unreadable one is an error, a bad row is refused alone.
pub fn parse(bytes: &[u8]) -> Result<Parsed, Fault> {
    let mut text = Vec::new();
    if bytes.starts_with(&GZIP_MAGIC) {
        GzDecoder::new(bytes).take(MAX_BYTES).read_to_end(&mut text).map_err(|_| Why::BadGzip)?;
    } else if bytes.starts_with(&ZIP_MAGIC) {
        return Err(Why::Zip.into());
    } else {
        text.extend_from_slice(bytes);
    }
    let text = str::from_utf8(&text).map_err(|error| {
        let before = text.iter().take(error.valid_up_to());
        Fault::from(Why::NotText).at(1 + before.filter(|byte| **byte == b'\n').count())
    })?;
    let text = text.trim_start_matches('\u{feff}');
    match text.trim_start().chars().next() {
        Some('[') => parse_json(text),
        Some(_) => parse_csv(text),
        None => Err(Why::Empty.into()),
    }
}

#[derive(Deserialize)]
struct CsvRow {
    code_insee: String,
    nom: String,
    departement: String,
    region: String,
    epci: String,
    codes_postaux: String,
    population: String,
    lat: String,
    lon: String,
}

fn parse_csv(text: &str) -> Result<Parsed, Fault> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|_| Why::BadHead)?;
    for wanted in ["code_insee", "nom", "departement", "region", "epci", "codes_postaux", "population", "lat", "lon"] {
        if !headers.iter().any(|header| header == wanted) {
            return Err(Fault::new(Why::NoColumn, wanted).at(1));
        }
    }
    let mut parsed = Parsed::default();
    for (position, row) in reader.deserialize::<CsvRow>().enumerate() {
        match row.map_err(|error| row_fault(&error)).and_then(|row| from_csv(&row)) {
            Ok(row) => parsed.rows.push(row),
            Err(fault) => parsed.refused.push(fault.at(position + 2)),
        }
    }
    Ok(parsed)
}

fn row_fault(error: &csv::Error) -> Fault {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { len, .. } => Fault::new(Why::BadLength, &len.to_string()),
        _ => Why::BadRow.into(),
    }
}

fn from_csv(row: &CsvRow) -> Result<Row, Fault> {
    let point = row.lat.parse().ok().zip(row.lon.parse().ok());
    build(Told {
        code: &row.code_insee,
        name: &row.nom,
        department: &row.departement,
        region: &row.region,
        epci: Some(row.epci.as_str()).filter(|code| !code.is_empty()),
        postal_codes: row
            .codes_postaux
            .split([' ', '|', ';', ','])
            .filter(|code| !code.is_empty())
            .map(str::to_owned)
            .collect(),
        population: row.population.parse().unwrap_or(0),
        point,
    })
}

/// The official JSON gives codes as text or as numbers, and the centre as text (as in WKT) or as an object.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct JsonRow {
    code: serde_json::Value,
    nom: String,
    #[serde(alias = "departement")]
    code_departement: Option<serde_json::Value>,
    #[serde(alias = "region")]
    code_region: Option<serde_json::Value>,
    #[serde(alias = "siren_epci")]
    code_epci: Option<serde_json::Value>,
    #[serde(alias = "codes_postaux", default)]
    codes_postaux: Vec<String>,
    #[serde(default)]
    population: i64,
    #[serde(alias = "mairie")]
    centre: Option<serde_json::Value>,
}

fn parse_json(text: &str) -> Result<Parsed, Fault> {
    let values: Vec<serde_json::Value> =
        serde_json::from_str(text).map_err(|error| Fault::from(Why::BadJson).at(error.line()))?;
    let mut parsed = Parsed::default();
    for (position, value) in values.into_iter().enumerate() {
        let row = serde_json::from_value::<JsonRow>(value).map_err(|_| Fault::from(Why::BadRow));
        match row.and_then(|row| from_json(&row)) {
            Ok(row) => parsed.rows.push(row),
            Err(fault) => parsed.refused.push(fault.at(position + 1)),
        }
    }
    Ok(parsed)
}

/// A code as text; a number has lost its leading zeros, which `width` gives back.
fn code_text(value: &serde_json::Value, width: usize) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        other => format!("{:0>width$}", other.to_string()),
    }
}

fn from_json(row: &JsonRow) -> Result<Row, Fault> {
    let code = code_text(&row.code, 5);
    let department = row.code_departement.as_ref().map_or_else(|| department_of(&code), |value| code_text(value, 2));
    build(Told {
        code: &code,
        name: &row.nom,
        department: &department,
        region: &row.code_region.as_ref().map(|value| code_text(value, 2)).unwrap_or_default(),
        epci: row.code_epci.as_ref().map(|value| code_text(value, 9)).as_deref(),
        postal_codes: row.codes_postaux.clone(),
        population: row.population,
        point: row.centre.as_ref().and_then(point_of),
    })
}

/// `75056` is of 75, `97105` of 971, `2A004` of 2A.
fn department_of(code: &str) -> String {
    code.chars().take(if code.starts_with("97") { 3 } else { 2 }).collect()
}

fn point_of(value: &serde_json::Value) -> Option<(f64, f64)> {
    if let Some(text) = value.as_str() {
        let inside = text.strip_prefix("POINT")?.trim().strip_prefix('(')?.strip_suffix(')')?;
        let (longitude, latitude) = inside.trim().split_once(' ')?;
        return Some((latitude.parse().ok()?, longitude.parse().ok()?));
    }
    let coordinates = value.get("coordinates")?.as_array()?;
    Some((coordinates.get(1)?.as_f64()?, coordinates.first()?.as_f64()?))
}

struct Told<'a> {
    code: &'a str,
    name: &'a str,
    department: &'a str,
    region: &'a str,
    epci: Option<&'a str>,
    postal_codes: Vec<String>,
    population: i64,
    point: Option<(f64, f64)>,
}

fn build(told: Told) -> Result<Row, Fault> {
    let is_code = told.code.len() == 5 && told.code.bytes().all(|b| b.is_ascii_alphanumeric());
    if !is_code {
        return Err(Fault::new(Why::NotCode, told.code));
    }
    let search = key(told.name);
    if search.is_empty() {
        return Err(Fault::new(Why::NoName, told.code));
    }
    let is_postal = |code: &&String| code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit());
    if let Some(wrong) = told.postal_codes.iter().find(|code| !is_postal(code)) {
        return Err(Fault::new(Why::NotPostalCode, wrong));
    }
    let point = told.point.filter(|(latitude, longitude)| latitude.abs() <= 90.0 && longitude.abs() <= 180.0);
    let commune = Commune {
        code: told.code.to_owned(),
        name: told.name.trim().to_owned(),
        head: head(&search),
        search,
        department_code: told.department.to_owned(),
        region_code: told.region.to_owned(),
        epci_code: told.epci.map(str::to_owned),
        population: told.population,
        latitude: point.map(|(latitude, _)| latitude),
        longitude: point.map(|(_, longitude)| longitude),
    };
    Ok(Row { commune, postal_codes: told.postal_codes })
}

/// How many communes were created, changed, or left as they were.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    pub created: usize,
    pub changed: usize,
    pub unchanged: usize,
}

/// Writes communes in one unit of work: all of them, or none. `tick` is told after each.
pub async fn save(db: &Database, rows: &[Row], is_dry_run: bool, tick: &mut (dyn FnMut() + Send)) -> Result<Saved> {
    let mut db = db.write().await?;
    let mut saved = Saved::default();
    for row in rows {
        match store::add_commune(&mut db, &row.commune, &row.postal_codes).await? {
            Change::Created => saved.created += 1,
            Change::Changed => saved.changed += 1,
            Change::Unchanged => saved.unchanged += 1,
        }
        tick();
    }
    if !is_dry_run {
        db.commit().await?;
    }
    Ok(saved)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "code_insee,nom,departement,region,epci,codes_postaux,population,lat,lon\n";

    #[test]
    fn a_commune_is_read_from_csv_with_all_its_postal_codes() {
        let parsed =
            parse(format!("{HEAD}49007,Angers,49,52,244900015,49000 49100,157555,47.47,-0.55\n").as_bytes()).unwrap();
        assert_eq!(parsed.rows[0].postal_codes, ["49000", "49100"]);
        assert_eq!(parsed.rows[0].commune.search, "angers");
    }

    #[test]
    fn a_commune_without_a_point_is_kept() {
        let parsed = parse(format!("{HEAD}49007,Angers,49,52,,49000,157555,,\n").as_bytes()).unwrap();
        assert_eq!(parsed.rows[0].commune.latitude, None);
    }

    #[test]
    fn a_bad_row_is_refused_alone_with_its_line() {
        let text = format!("{HEAD}4900,Angers,49,52,,49000,1,,\n92012,Boulogne-Billancourt,92,11,,92100,1,,\n");
        let parsed = parse(text.as_bytes()).unwrap();
        assert_eq!(parsed.rows.len(), 1);
        assert_eq!(parsed.refused, [Fault::new(Why::NotCode, "4900").at(2)]);
    }

    #[test]
    fn each_bad_row_is_told_with_what_is_wrong() {
        for (row, why, value) in [
            ("49007,Angers,49", Why::BadLength, "3"),
            ("49007,,49,52,,49000,1,,", Why::NoName, "49007"),
            ("49007,Angers,49,52,,4900,1,,", Why::NotPostalCode, "4900"),
        ] {
            assert_eq!(parse(format!("{HEAD}{row}\n").as_bytes()).unwrap().refused, [Fault::new(why, value).at(2)]);
        }
        assert_eq!(parse(b"[{}]").unwrap().refused, [Fault::from(Why::BadRow).at(1)]);
    }

    #[test]
    fn a_byte_order_mark_does_no_harm() {
        assert!(parse(format!("\u{feff}{HEAD}").as_bytes()).is_ok());
    }

    #[test]
    fn what_is_not_a_file_of_communes_is_refused_whole() {
        for (bytes, line, why) in [
            (b"".as_slice(), None, Why::Empty),
            (b"PK\x03\x04 a zip", None, Why::Zip),
            (b"a,b\n1,2\n", Some(1), Why::NoColumn),
            (b"[\n{]", Some(2), Why::BadJson),
            (&[0x1f, 0x8b, 0, 1], None, Why::BadGzip),
            (b"a\n\xff\xfe", Some(2), Why::NotText),
        ] {
            let fault = parse(bytes).unwrap_err();
            assert_eq!((fault.line, fault.why), (line, why), "{bytes:?}");
        }
    }

    #[test]
    fn the_official_json_gives_back_the_zeros_that_numbers_lost() {
        let json = r#"[{"code":1001,"nom":"L'Abergement-Clémenciat","departement":1,"region":84,"siren_epci":200069193,
            "codes_postaux":["01400"],"centre":"POINT (4.92 46.15)"}]"#;
        let row = &parse(json.as_bytes()).unwrap().rows[0];
        assert_eq!((row.commune.code.as_str(), row.commune.department_code.as_str()), ("01001", "01"));
        assert_eq!((row.commune.latitude, row.commune.longitude), (Some(46.15), Some(4.92)));
    }
}
