//! The services of HSDS as objects, whichever way they come: JSON (a list, a page of one, a single service), the tables of a
//! data package in a folder, or either of them in a zip.

use std::collections::HashMap;
use std::fs::File;
use std::io::{Cursor, Read as _};
use std::path::Path;

use encoding_rs::{UTF_8, WINDOWS_1252};
use serde_json::{Map, Value};

use super::json::Objects;
use super::sheet::typed;
use super::{Fault, Why, book, text};

type Row = Map<String, Value>;
type Services = Box<dyn Iterator<Item = Result<(usize, Value), Fault>>>;

/// The most that all tables of a package may weigh: they refer to each other, and are read whole.
const MOST_BYTES: u64 = 32 << 20;
/// A single service weighs no more.
const MOST_OF_ONE: u64 = 4 << 20;

/// The services of a file or a folder, with their lines. JSON is read one service at a time.
pub fn services(path: &Path) -> Result<Services, Fault> {
    let is_description = path.file_name().is_some_and(|name| name == "datapackage.json");
    let folder = if is_description { path.parent() } else { Some(path).filter(|path| path.is_dir()) };
    if let Some(folder) = folder {
        let list = folder.join("services.json");
        if list.is_file() && !is_description {
            return of_json(&list);
        }
        return of_tables(|name| of_folder(folder, name));
    }
    let mut head = [0; 4];
    let is_zip = File::open(path)?.read_exact(&mut head).is_ok() && head == *b"PK\x03\x04";
    if is_zip { of_zip(path) } else { of_json(path) }
}

fn of_json(path: &Path) -> Result<Services, Fault> {
    let encoding = text::encoding(path)?;
    if std::fs::metadata(path)?.len() <= MOST_OF_ONE {
        let mut told = String::new();
        text::open(path, encoding)?.read_to_string(&mut told)?;
        // A single service has lists of its own: it is not a page of them.
        if let Ok(Value::Object(one)) = serde_json::from_str(&told)
            && one.contains_key("id")
        {
            return Ok(Box::new(std::iter::once(Ok((1, Value::Object(one))))));
        }
    }
    Ok(Box::new(Objects::open(path, encoding)?))
}

fn of_zip(path: &Path) -> Result<Services, Fault> {
    let mut archive = book::look(path)?;
    let mut read = move |wanted: &str| -> Result<Option<Vec<u8>>, Fault> {
        let name = archive.file_names().filter_map(Result::ok).find(|name| name.rsplit('/').next() == Some(wanted));
        let Some(name) = name.map(|name| name.into_owned()) else { return Ok(None) };
        let mut part = archive.by_name(&name).map_err(|_| Fault::from(Why::BadSheet))?;
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    };
    match read("services.json")? {
        Some(bytes) => Ok(Box::new(Objects::of(Box::new(Cursor::new(bytes)))?)),
        None => of_tables(read),
    }
}

fn of_folder(folder: &Path, name: &str) -> Result<Option<Vec<u8>>, Fault> {
    let path = folder.join(name);
    if !path.is_file() {
        return Ok(None);
    }
    let length = std::fs::metadata(&path)?.len();
    if length > MOST_BYTES {
        return Err(Fault::told(Why::TooLarge, &(length >> 20).to_string()));
    }
    Ok(Some(std::fs::read(path)?))
}

/// Tables that refer to each other, by what they refer to.
struct Tables {
    organizations: HashMap<String, Row>,
    locations: HashMap<String, Row>,
    terms: HashMap<String, Row>,
    /// Rows of a table by the column that names their owner, and the owner.
    owned: HashMap<(&'static str, &'static str, String), Vec<Row>>,
}

/// The tables of what belongs to others, and the columns that may say to whom.
const OWNED: [(&str, &str, &[&str]); 7] = [
    ("phones", "phones.csv", &["service_id"]),
    ("schedules", "schedules.csv", &["service_at_location_id", "service_id"]),
    ("service_areas", "service_areas.csv", &["service_id"]),
    ("languages", "languages.csv", &["service_id"]),
    ("service_at_locations", "service_at_location.csv", &["service_id"]),
    ("addresses", "addresses.csv", &["location_id"]),
    ("attributes", "attributes.csv", &["link_id"]),
];

fn of_tables(mut read: impl FnMut(&str) -> Result<Option<Vec<u8>>, Fault>) -> Result<Services, Fault> {
    let mut room = MOST_BYTES;
    let mut table = |name: &str| -> Result<Vec<(usize, Row)>, Fault> {
        let bytes = read(name)?.unwrap_or_default();
        let weight = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        room = room.checked_sub(weight).ok_or_else(|| Fault::told(Why::TooLarge, &(MOST_BYTES >> 20).to_string()))?;
        rows(&bytes)
    };
    let services = table("services.csv")?;
    if services.is_empty() {
        return Err(Why::NoPackage.into());
    }
    let by_id = |rows: Vec<(usize, Row)>| rows.into_iter().map(|(_, row)| (cell(&row, "id").to_owned(), row)).collect();
    let mut tables = Tables {
        organizations: by_id(table("organizations.csv")?),
        locations: by_id(table("locations.csv")?),
        terms: by_id(table("taxonomy_terms.csv")?),
        owned: HashMap::new(),
    };
    for (list, file, columns) in OWNED {
        for (_, row) in table(file)? {
            let owner = columns.iter().find(|column| !cell(&row, column).is_empty());
            if let Some(column) = owner {
                let owner = cell(&row, column).to_owned();
                tables.owned.entry((list, column, owner)).or_default().push(row);
            }
        }
    }
    Ok(Box::new(services.into_iter().map(move |(line, service)| Ok((line, tables.whole(service).into())))))
}

fn cell<'a>(row: &'a Row, column: &str) -> &'a str {
    row.get(column).and_then(Value::as_str).unwrap_or_default()
}

impl Tables {
    fn owned(&self, list: &'static str, column: &'static str, owner: &str) -> Vec<Row> {
        self.owned.get(&(list, column, owner.to_owned())).cloned().unwrap_or_default()
    }

    /// A service with all that belongs to it, as JSON has it.
    fn whole(&self, mut service: Row) -> Row {
        let id = cell(&service, "id").to_owned();
        for list in ["phones", "schedules", "service_areas", "languages"] {
            service.insert(list.to_owned(), self.owned(list, "service_id", &id).into());
        }
        service.insert("attributes".to_owned(), self.attributes(&id));
        let places = self.owned("service_at_locations", "service_id", &id).into_iter().map(|at| self.at(at));
        service.insert("service_at_locations".to_owned(), places.collect());
        let organization = self.organizations.get(cell(&service, "organization_id")).cloned().map(|mut one| {
            one.insert("attributes".to_owned(), self.attributes(cell(&one, "id")));
            one
        });
        service.insert("organization".to_owned(), organization.into());
        service
    }

    fn attributes(&self, owner: &str) -> Value {
        let attributes = self.owned("attributes", "link_id", owner).into_iter().map(|mut attribute| {
            let term = self.terms.get(cell(&attribute, "taxonomy_term_id")).cloned();
            attribute.insert("taxonomy_term".to_owned(), term.into());
            attribute
        });
        attributes.collect()
    }

    fn at(&self, mut at: Row) -> Row {
        let schedules = self.owned("schedules", "service_at_location_id", cell(&at, "id"));
        let mut location = self.locations.get(cell(&at, "location_id")).cloned().unwrap_or_default();
        let addresses = self.owned("addresses", "location_id", cell(&location, "id"));
        location.insert("addresses".to_owned(), addresses.into());
        at.insert("schedules".to_owned(), schedules.into());
        at.insert("location".to_owned(), location.into());
        at
    }
}

/// The rows of a table with commas, by the names of its columns, with their lines.
fn rows(bytes: &[u8]) -> Result<Vec<(usize, Row)>, Fault> {
    let encoding = if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 };
    let (told, ..) = encoding.decode(bytes);
    let mut table = csv::ReaderBuilder::new().flexible(true).from_reader(told.as_bytes());
    let columns = table.headers().map_err(|_| Fault::from(Why::BadTable))?.clone();
    let mut rows = Vec::new();
    for row in table.records() {
        let row = row.map_err(|_| Fault::from(Why::BadTable))?;
        let line = row.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(0));
        let cells = columns.iter().zip(&row).map(|(column, cell)| (column.trim().to_owned(), typed(cell)));
        rows.push((line, cells.filter(|(_, cell)| !cell.is_null()).collect()));
    }
    Ok(rows)
}
