//! What goes out is what the schemas of others allow; they are read where there are some.

use std::collections::BTreeMap;
use std::io::Read as _;

use base::Id;
use directory::{Kind, Visibility};
use jsonschema::Validator;
use serde_json::{Map, Value, json};
use testkit::{Town, both_engines};

use super::{entry, export_all, exported_json, publish_all, real_files, take};
use crate::out::Format;

fn validator(schema: &[u8]) -> Validator {
    let mut schema: Value = serde_json::from_slice(schema).unwrap();
    without_files(&mut schema);
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// Takes away what stands in other files: rows of a table hold no other rows.
fn without_files(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields.retain(|name, value| name != "$ref" || !value.as_str().is_some_and(|file| file.ends_with(".json")));
            fields.values_mut().for_each(without_files);
        }
        Value::Array(list) => list.iter_mut().for_each(without_files),
        _ => {}
    }
}

#[track_caller]
fn assert_valid(validator: &Validator, record: &Value) {
    let errors: Vec<_> =
        validator.iter_errors(record).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?} in {record:#}");
}

/// A file of the schemas of HSDS, which come in an archive.
pub fn hsds(name: &str) -> Option<Vec<u8>> {
    let archive = std::fs::File::open(real_files()?.join("hsds/hsds_3.0_schema_examples.tar.gz")).unwrap();
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(archive));
    let mut file =
        archive.entries().unwrap().map(Result::unwrap).find(|file| file.path().unwrap().ends_with(name)).unwrap();
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).unwrap();
    Some(bytes)
}

/// Entries of every kind, some with what a schema might not like.
async fn settle(town: &Town) {
    for (kind, visibility) in [
        (Kind::Place, Visibility::Public),
        (Kind::Place, Visibility::AfterCall),
        (Kind::Allowance, Visibility::Public),
        (Kind::Itinerant, Visibility::CommuneOnly),
    ] {
        let mut entry = entry();
        (entry.service.kind, entry.place.visibility) = (kind, visibility);
        entry.service.hours = Some("Mo-Su 00:00-24:00".parse().unwrap());
        entry.save(town).await;
    }
    let mut plain = entry();
    plain.service = directory::Service {
        structure_id: plain.structure.id,
        id: Id::new(),
        status: plain.service.status,
        name: "É".into(),
        ..directory::drafts::blank()
    };
    (plain.structure.name, plain.structure.description) = ("é".repeat(200), "é".into());
    (plain.structure.email, plain.structure.website, plain.place.postal_code) =
        (Some("pas une adresse".into()), Some("horizon.example".into()), None);
    (plain.place.line, plain.place.latitude, plain.place.longitude) = (None, None, None);
    plain.service.description = "é".repeat(20_000);
    plain.save(town).await;
    let mut round = entry();
    (round.service.kind, round.place.hours) = (Kind::PhoneLine, Some("Mo-Fr 22:00-02:00; PH off".parse().unwrap()));
    round.service.languages = [directory::Language::Lsf, directory::Language::Ar].into_iter().collect();
    round.service.area = "92012 92 200054781 france".into();
    round.save(town).await;
    let records = json!([{"source": "dora", "id": "dora--1", "nom": "Le Relais", "code_insee": "99101", "adresse": "1 rue Haute", "reseaux_porteurs": "cidff, autre", "prix": 1},
        {"source": "dora", "id": "dora--2", "structure_id": "dora--1", "nom": "Permanence", "description": "On écoute.", "courriel": "non", "publics": "tous-publics, femmes",
         "nombre_semaines": "beaucoup", "date_maj": "2924-01-01"}]);
    assert_eq!(take(town, &records).await.created, 2);
    publish_all(town).await;
}

both_engines! {
    async fn data_inclusion_validates_against_its_own_schema(town: Town) {
        let Some(folder) = real_files() else { return };
        settle(&town).await;
        for (file, schema) in [("structures.json", "structure"), ("services.json", "service")] {
            let schema = std::fs::read(folder.join(format!("data-inclusion/data-inclusion-v1.0.10-{schema}.schema.json"))).unwrap();
            let validator = validator(&schema);
            let records = exported_json(&town, Format::DataInclusion, file).await;
            assert_eq!(records.as_array().unwrap().len(), 7);
            records.as_array().unwrap().iter().for_each(|record| assert_valid(&validator, record));
            assert!(!validator.is_valid(&json!({"id": 1})));
        }
    }

    async fn hsds_validates_against_its_own_schema(town: Town) {
        let Some(schema) = hsds("compiled/service.json") else { return };
        settle(&town).await;
        let validator = validator(&schema);
        let services = exported_json(&town, Format::Hsds, "services.json").await;
        assert_eq!(services.as_array().unwrap().len(), 7);
        services.as_array().unwrap().iter().for_each(|service| assert_valid(&validator, service));
        assert!(!validator.is_valid(&json!({"id": "x"})));
    }

    async fn the_tables_of_hsds_validate_against_its_own_schema_and_know_each_other(town: Town) {
        let Some(schema) = hsds("compiled/tabular.json") else { return };
        settle(&town).await;
        let folder = tempfile::tempdir().unwrap();
        export_all(&town, Format::Hsds, folder.path()).await;
        let package: Value = serde_json::from_slice(&std::fs::read(folder.path().join("datapackage.json")).unwrap()).unwrap();
        let mut tables: BTreeMap<String, Vec<Map<String, Value>>> = BTreeMap::new();
        for resource in package["resources"].as_array().unwrap() {
            let mut table = ::csv::Reader::from_path(folder.path().join(resource["path"].as_str().unwrap())).unwrap();
            let columns = table.headers().unwrap().clone();
            let cell = |(name, text): (&str, &str)| {
                let value = if ["latitude", "longitude"].contains(&name) { json!(text.parse::<f64>().unwrap()) } else { json!(text) };
                (!text.is_empty() || ["description", "postal_code", "address_1"].contains(&name)).then(|| (name.to_owned(), value))
            };
            let rows = table.records().map(|row| columns.iter().zip(&row.unwrap()).filter_map(cell).collect());
            tables.insert(resource["name"].as_str().unwrap().to_owned(), rows.collect());
        }
        assert_valid(&validator(&schema), &json!(tables));
        let ids = |table: &str| tables[table].iter().map(|row| row["id"].clone()).collect::<Vec<_>>();
        for (table, column, owner) in [("service", "organization_id", "organization"), ("service_at_location", "location_id", "location"),
            ("attribute", "taxonomy_term_id", "taxonomy_term"), ("phone", "service_id", "service"), ("address", "location_id", "location")] {
            let known = ids(owner);
            assert!(!tables[table].is_empty() && tables[table].iter().all(|row| known.contains(&row[column])), "{table}.{column}");
        }
        for table in tables.keys() {
            let (all, mut once) = (ids(table), ids(table));
            once.sort_by_key(Value::to_string);
            once.dedup();
            assert_eq!(once.len(), all.len(), "{table}: an id stands twice");
        }
    }
}
