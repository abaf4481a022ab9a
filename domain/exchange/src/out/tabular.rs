//! The tables of HSDS 3.0: a file for each, and `datapackage.json`, which says what is in them.

use std::collections::HashSet;
use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::file::{Output, Target};
use super::hsds::fields;

/// A table: its name, its file, its columns; those with a star are required.
type Table = (&'static str, &'static str, &'static [&'static str]);

const TABLES: [Table; 11] = [
    ("organization", "organizations.csv", &["id*", "name*", "description*", "email", "website"]),
    (
        "service",
        "services.csv",
        &[
            "id*",
            "organization_id*",
            "name*",
            "description",
            "url",
            "email",
            "status*",
            "application_process",
            "fees_description",
            "eligibility_description",
            "assured_date",
            "alert",
            "last_modified",
        ],
    ),
    ("service_at_location", "service_at_location.csv", &["id*", "service_id*", "location_id*"]),
    (
        "location",
        "locations.csv",
        &[
            "id*",
            "location_type*",
            "name",
            "description",
            "latitude",
            "longitude",
            "external_identifier",
            "external_identifier_type",
        ],
    ),
    (
        "address",
        "addresses.csv",
        &["id*", "location_id", "address_1*", "city*", "state_province*", "postal_code*", "country*", "address_type*"],
    ),
    ("phone", "phones.csv", &["id*", "service_id", "number*", "type"]),
    (
        "schedule",
        "schedules.csv",
        &["id*", "service_id", "service_at_location_id", "freq", "byday", "opens_at", "closes_at", "description"],
    ),
    ("service_area", "service_areas.csv", &["id*", "service_id", "name", "extent", "extent_type"]),
    ("language", "languages.csv", &["id*", "service_id", "name", "code"]),
    ("attribute", "attributes.csv", &["id*", "link_id*", "taxonomy_term_id*", "link_type", "link_entity*", "value"]),
    (
        "taxonomy_term",
        "taxonomy_terms.csv",
        &["id*", "code", "name*", "description*", "parent_id", "taxonomy", "language", "taxonomy_id", "term_uri"],
    ),
];

pub struct Tables {
    tables: Vec<(Table, csv::Writer<Output>)>,
    package: Output,
    /// The terms that were written: some tens.
    terms: HashSet<String>,
}

impl Tables {
    pub fn create(target: &Target) -> anyhow::Result<Self> {
        let mut tables = Vec::new();
        for table in TABLES {
            let mut file = csv::Writer::from_writer(Output::create(target, table.1)?);
            file.write_record(table.2.iter().map(|column| column.trim_end_matches('*')))?;
            tables.push((table, file));
        }
        Ok(Self { tables, package: Output::create(target, "datapackage.json")?, terms: HashSet::new() })
    }

    fn write(&mut self, name: &str, row: &Map<String, Value>) -> anyhow::Result<()> {
        let Some(((_, _, columns), file)) = self.tables.iter_mut().find(|((table, ..), _)| *table == name) else {
            anyhow::bail!("no table {name}");
        };
        let cell = |column: &&str| match row.get(column.trim_end_matches('*')) {
            Some(Value::String(text)) => super::safe_cell(text),
            Some(Value::Null) | None => String::new(),
            Some(other) => other.to_string(),
        };
        file.write_record(columns.iter().map(cell))?;
        Ok(())
    }

    /// Writes a service, as HSDS has it, and all that belongs to it.
    pub fn take(&mut self, service: &Value, is_first_of_structure: bool) -> anyhow::Result<()> {
        if is_first_of_structure {
            let organization = &service["organization"];
            self.write("organization", fields(organization))?;
            self.write_attributes(&organization["attributes"])?;
        }
        self.write("service", fields(service))?;
        for (list, table) in [("phones", "phone"), ("service_areas", "service_area"), ("languages", "language")] {
            self.write_all(table, &service[list], ("service_id", &service["id"]))?;
        }
        self.write_all("schedule", &service["schedules"], ("service_id", &service["id"]))?;
        for at in rows(&service["service_at_locations"]) {
            self.write("service_at_location", fields(at))?;
            self.write("location", fields(&at["location"]))?;
            let location = &at["location"];
            self.write_all("address", &location["addresses"], ("location_id", &at["location_id"]))?;
            self.write_all("schedule", &at["schedules"], ("service_at_location_id", &at["id"]))?;
        }
        self.write_attributes(&service["attributes"])
    }

    fn write_attributes(&mut self, attributes: &Value) -> anyhow::Result<()> {
        for attribute in rows(attributes) {
            let term = &attribute["taxonomy_term"];
            let mut row = fields(attribute).clone();
            row.insert("taxonomy_term_id".to_owned(), term["id"].clone());
            self.write("attribute", &row)?;
            if self.terms.insert(term["id"].to_string()) {
                self.write("taxonomy_term", fields(term))?;
            }
        }
        Ok(())
    }

    fn write_all(&mut self, table: &str, list: &Value, (owner, id): (&str, &Value)) -> anyhow::Result<()> {
        for row in rows(list) {
            let mut row = fields(row).clone();
            row.insert(owner.to_owned(), id.clone());
            self.write(table, &row)?;
        }
        Ok(())
    }

    pub fn finish(mut self) -> anyhow::Result<Vec<PathBuf>> {
        let resources: Vec<_> = TABLES.iter().map(resource).collect();
        let package = json!({"name": "human_services_data", "title": "Maillage", "profile": "tabular-data-package",
            "version": "3.0.0", "homepage": "http://docs.openreferral.org", "resources": resources});
        serde_json::to_writer_pretty(&mut self.package, &package)?;
        let mut files = vec![self.package.finish()?];
        for (_, table) in self.tables {
            files.push(table.into_inner().map_err(|error| error.into_error())?.finish()?);
        }
        Ok(files)
    }
}

fn rows(list: &Value) -> &[Value] {
    list.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// What a table holds, as a data package says it.
fn resource((name, path, columns): &Table) -> Value {
    let field = |column: &&str| {
        let name = column.trim_end_matches('*');
        let kind = match name {
            "latitude" | "longitude" => "number",
            "assured_date" => "date",
            "last_modified" => "datetime",
            _ => "string",
        };
        json!({"name": name, "type": kind, "constraints": {"required": column.ends_with('*'), "unique": name == "id"}})
    };
    let fields: Vec<_> = columns.iter().map(field).collect();
    json!({"name": name, "path": path, "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv",
        "encoding": "utf-8", "schema": {"primaryKey": "id", "fields": fields}})
}
