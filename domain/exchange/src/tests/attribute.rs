//! What other producers of HSDS say in taxonomies of theirs is kept, and goes out again.

use std::path::Path;

use directory::Visibility;
use serde_json::{Value, json};
use testkit::{Engine, Town, both_engines};

use super::table::take_files;
use super::{downloaded, export_all, exported_json, publish_all, said_in};
use crate::out::Format;
use crate::take::Source;

const SERVICE: &str = "0d8b5a4e-5a1b-4d0c-9d57-2f2f0a3a1f01";
const ORGANIZATION: &str = "0d8b5a4e-5a1b-4d0c-9d57-2f2f0a3a1f02";

/// An attribute whose texts a table could spoil.
fn attribute(id: &str, owner: &str, entity: &str) -> Value {
    json!({"id": format!("0d8b5a4e-5a1b-4d0c-9d57-2f2f0a3a{id}"), "link_id": owner, "link_entity": entity, "link_type": "topic",
        "value": "=SUM(1;2), « rue »", "taxonomy_term": {"id": format!("1d8b5a4e-5a1b-4d0c-9d57-2f2f0a3a{id}"), "code": "BD-1800.2000",
        "name": "Food, \"Pantries\"", "description": "Où l’on donne\nà manger.", "parent_id": "2d8b5a4e-5a1b-4d0c-9d57-2f2f0a3a1f01",
        "taxonomy": "211hsis", "language": "fr", "taxonomy_id": "3d8b5a4e-5a1b-4d0c-9d57-2f2f0a3a1f01", "term_uri": "https://211.example/bd"}})
}

/// A service of another producer, met where `location` says.
fn told(location: &Value) -> Value {
    json!([{"id": SERVICE, "name": "Banque alimentaire", "status": "active", "description": "On donne à manger.",
        "attributes": [attribute("1f11", SERVICE, "service"), attribute("1f12", SERVICE, "service")],
        "organization": {"id": ORGANIZATION, "name": "Horizon", "description": "Une association.",
            "attributes": [attribute("1f13", ORGANIZATION, "organization")]},
        "service_at_locations": [{"id": "4d8b5a4e-5a1b-4d0c-9d57-2f2f0a3a1f01", "location": location}]}])
}

fn open_place() -> Value {
    json!({"id": "5d8b5a4e-5a1b-4d0c-9d57-2f2f0a3a1f01", "location_type": "physical", "external_identifier": "99101",
        "external_identifier_type": "INSEE", "addresses": [{"id": "6d8b5a4e-5a1b-4d0c-9d57-2f2f0a3a1f01", "address_1": "1 rue Haute",
        "city": "Valbourg", "postal_code": "99100", "address_type": "physical"}]})
}

async fn take_list(town: &Town, list: &Value) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("services.json");
    std::fs::write(&path, list.to_string()).unwrap();
    let report = take_files(town, Source::Hsds, &[path]).await;
    assert_eq!((report.created, report.refused, report.remarks), (2, vec![], vec![]));
    publish_all(town).await;
}

/// The attributes of an owner that are not of our taxonomy.
fn of_others(owner: &Value) -> Vec<Value> {
    let told = owner["attributes"].as_array().cloned().unwrap_or_default();
    told.into_iter().filter(|one| one["taxonomy_term"]["taxonomy"] != "maillage").collect()
}

async fn zipped(town: &Town, folder: &Path) -> String {
    export_all(town, Format::HsdsTables, folder).await;
    said_in(&std::fs::read(folder.join("hsds.zip")).unwrap())
}

both_engines! {
    async fn attributes_of_others_go_out_as_they_came(town: Town) {
        let list = told(&open_place());
        take_list(&town, &list).await;
        let out = exported_json(&town, Format::Hsds, "services.json").await;
        assert_eq!(out.as_array().unwrap().len(), 1);
        assert_eq!(of_others(&out[0]), of_others(&list[0]));
        assert_eq!(of_others(&out[0]["organization"]), of_others(&list[0]["organization"]));
        assert!(!downloaded(&town, Format::DataInclusion).await.contains("211hsis"), "data·inclusion has no field for them");
    }

    async fn the_tables_in_a_zip_carry_them_too_and_come_back_as_they_went_out(town: Town) {
        take_list(&town, &told(&open_place())).await;
        let (there, again) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let out = zipped(&town, there.path()).await;
        assert!(out.contains("attributes.csv") && out.contains("datapackage.json") && out.contains("211hsis"), "{out}");
        assert_eq!(downloaded(&town, Format::HsdsTables).await, out);
        let elsewhere = Town::new(Engine::Sqlite).await;
        let report = take_files(&elsewhere, Source::Hsds, &[there.path().join("hsds.zip")]).await;
        assert_eq!((report.created, report.refused, report.remarks), (2, vec![], vec![]));
        publish_all(&elsewhere).await;
        for format in [Format::Hsds, Format::HsdsTables] {
            let without_day = |text: String| text.lines().map(|line| line.split("202").next().unwrap().to_owned()).collect::<Vec<_>>();
            assert_eq!(without_day(downloaded(&elsewhere, format).await), without_day(downloaded(&town, format).await));
        }
        assert_eq!(zipped(&elsewhere, again.path()).await.lines().count(), out.lines().count());
    }

    async fn of_a_hidden_place_nobody_keeps_what_others_say_in_terms_of_theirs(town: Town) {
        let hidden = json!({"id": "5d8b5a4e-5a1b-4d0c-9d57-2f2f0a3a1f01", "location_type": "physical", "name": "Valbourg",
            "description": crate::words::tables().french[&("visibility", "after_call")], "external_identifier": "99101",
            "external_identifier_type": "INSEE"});
        take_list(&town, &told(&hidden)).await;
        let mut db = town.database().read().await.unwrap();
        let (count,): (i64,) = base::fetch_one!(&mut db => "SELECT COUNT(*) FROM source_record WHERE content LIKE '%211hsis%'").unwrap();
        assert_eq!(count, 0);
    }

    async fn what_others_say_of_a_place_that_is_hidden_since_does_not_go_out(town: Town) {
        take_list(&town, &told(&open_place())).await;
        let mut db = town.database().write().await.unwrap();
        base::execute!(&mut db => "UPDATE place SET visibility = $1", Visibility::AfterCall).unwrap();
        db.commit().await.unwrap();
        for format in [Format::Hsds, Format::HsdsTables] {
            assert!(!downloaded(&town, format).await.contains("211hsis"));
        }
    }
}
