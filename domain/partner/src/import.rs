//! Reads communes: the national CSV (gzip or plain) and the official JSON of communes.

use std::io::Read;

use anyhow::{Context as _, bail};
use base::{Database, Result};
use flate2::read::GzDecoder;
use serde::Deserialize;

use crate::model::{Change, Commune, head, key};
use crate::store;

/// A commune as a file tells it, with its postal codes.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub commune: Commune,
    pub postal_codes: Vec<String>,
}

/// What came of reading: rows, and the lines refused with their reason.
#[derive(Debug, Default)]
pub struct Parsed {
    pub rows: Vec<Row>,
    pub refused: Vec<(usize, String)>,
}

const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];
/// All communes of France are 7 MB of text; more is not a file of communes.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Reads the content of a file of communes; an unreadable one is an error, a bad row is refused alone.
pub fn parse(bytes: &[u8]) -> anyhow::Result<Parsed> {
    let mut text = Vec::new();
    if bytes.starts_with(&GZIP_MAGIC) {
        GzDecoder::new(bytes).take(MAX_BYTES).read_to_end(&mut text).context("this file is not whole gzip")?;
    } else {
        text.extend_from_slice(bytes);
    }
    let text = String::from_utf8(text).map_err(|_| anyhow::anyhow!("this file is not text in UTF-8"))?;
    match text.trim_start().chars().next() {
        Some('[') => parse_json(&text),
        Some(_) => parse_csv(&text),
        None => bail!("this file is empty"),
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

fn parse_csv(text: &str) -> anyhow::Result<Parsed> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().context("this file has no readable first line")?;
    for wanted in ["code_insee", "nom", "departement", "region", "codes_postaux", "population", "lat", "lon"] {
        if !headers.iter().any(|header| header == wanted) {
            bail!("the column {wanted} is missing: this is not a file of communes");
        }
    }
    let mut parsed = Parsed::default();
    for (position, row) in reader.deserialize::<CsvRow>().enumerate() {
        match row.map_err(|error| error.to_string()).and_then(|row| from_csv(&row)) {
            Ok(row) => parsed.rows.push(row),
            Err(reason) => parsed.refused.push((position + 2, reason)),
        }
    }
    Ok(parsed)
}

fn from_csv(row: &CsvRow) -> Result<Row, String> {
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

fn parse_json(text: &str) -> anyhow::Result<Parsed> {
    let values: Vec<serde_json::Value> = serde_json::from_str(text).context("this file is not readable JSON")?;
    let mut parsed = Parsed::default();
    for (position, value) in values.into_iter().enumerate() {
        let row = serde_json::from_value::<JsonRow>(value).map_err(|error| error.to_string());
        match row.and_then(|row| from_json(&row)) {
            Ok(row) => parsed.rows.push(row),
            Err(reason) => parsed.refused.push((position + 1, reason)),
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

fn from_json(row: &JsonRow) -> Result<Row, String> {
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

fn build(told: Told) -> Result<Row, String> {
    let is_code = told.code.len() == 5 && told.code.bytes().all(|b| b.is_ascii_alphanumeric());
    if !is_code {
        return Err(format!("{:?} is not an INSEE code", told.code));
    }
    let search = key(told.name);
    if search.is_empty() {
        return Err(format!("{} has no name", told.code));
    }
    if let Some(wrong) =
        told.postal_codes.iter().find(|code| code.len() != 5 || !code.bytes().all(|b| b.is_ascii_digit()))
    {
        return Err(format!("{}: {wrong:?} is not a postal code", told.code));
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
        assert_eq!((parsed.rows.len(), parsed.refused.len(), parsed.refused[0].0), (1, 1, 2));
    }

    #[test]
    fn what_is_not_a_file_of_communes_is_refused_whole() {
        for bytes in [b"".as_slice(), b"PK\x03\x04 a zip", b"a,b\n1,2\n", b"[{]", &[0x1f, 0x8b, 0, 1], &[0xff, 0xfe]] {
            assert!(parse(bytes).is_err(), "{bytes:?}");
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
