//! What is downloaded is what the command writes, sent piece by piece.

use base::Code as _;
use directory::Visibility;
use serde_json::Value;
use testkit::{Client, Figure, ROCHEMONT, Town, both_engines};

use super::{downloaded, entry, exported, exported_json, publish_all, take};
use crate::out::Format;

fn program(town: &Town) -> Client {
    town.serve(testkit::app(crate::routes()).words(crate::WORDS));
    town.client(Figure::Nobody)
}

both_engines! {
    async fn a_download_is_what_the_command_writes(town: Town) {
        // More than one batch.
        for _ in 0..501 {
            entry().save(&town).await;
        }
        let program = program(&town);
        let get = async |format: &str| program.get(&format!("/api/v1/exports/{format}")).await;
        assert_eq!(get("csv").await.body, exported(&town, Format::Csv, "services.csv").await);
        assert_eq!(get("vcard").await.body, exported(&town, Format::Vcard, "services.vcf").await);
        assert_eq!(get("geojson").await.body, exported(&town, Format::Geojson, "services.geojson").await);
        assert_eq!(get("hsds").await.body, exported(&town, Format::Hsds, "services.json").await);
        let all: Value = get("data-inclusion").await.json();
        for (list, file) in [("structures", "structures.json"), ("services", "services.json"), ("maillage", "maillage.json")] {
            assert_eq!(all[list], exported_json(&town, Format::DataInclusion, file).await, "{list}");
        }
        assert_eq!(all["services"].as_array().unwrap().len(), 501);
    }

    async fn each_format_says_what_it_is_and_keeps_its_name_neutral(town: Town) {
        entry().save(&town).await;
        let program = program(&town);
        for format in Format::ALL {
            let answer = program.get(&format!("/api/v1/exports/{format}")).await;
            assert_eq!(answer.status, 200);
            assert!(answer.header("content-disposition").starts_with("attachment; filename=\"annuaire."), "{format}");
            assert!(!answer.header("content-type").starts_with("text/html") && !answer.header("last-modified").is_empty());
            assert!(answer.headers.get("set-cookie").is_none());
        }
    }

    async fn what_has_not_changed_is_not_sent_again_and_what_has_is(town: Town) {
        let first = entry();
        first.save(&town).await;
        let program = program(&town);
        let mark = program.get("/api/v1/exports/csv").await.header("etag").to_owned();
        assert!(mark.starts_with("W/\""), "{mark}");
        let again = town.client(Figure::Nobody).with_header("if-none-match", &mark);
        let same = again.get("/api/v1/exports/csv").await;
        assert_eq!((same.status, same.body.as_str(), same.header("etag")), (304, "", mark.as_str()));
        assert_eq!(again.get("/api/v1/exports/geojson").await.status, 200, "another format");
        // A structure is renamed: no service of its own says so.
        town.clock().advance(chrono::TimeDelta::minutes(1));
        let mut db = town.database().write().await.unwrap();
        directory::store::record_change(&mut db, &[first.service.id], town.now()).await.unwrap();
        db.commit().await.unwrap();
        assert_eq!(again.get("/api/v1/exports/csv").await.status, 200);
    }

    async fn a_territory_gives_its_own_and_an_unknown_one_is_told(town: Town) {
        entry().save(&town).await;
        let mut other = entry();
        (other.structure.territory_id, other.service.name) = (base::Id::from_uuid(ROCHEMONT), "Ailleurs".into());
        other.save(&town).await;
        let program = program(&town);
        let own = program.get("/api/v1/exports/csv?territory=rochemont").await.body;
        assert!(own.contains("Ailleurs") && !own.contains("Aide au logement"), "{own}");
        for (question, status) in [("?territory=atlantide", 404), ("?territory=rochemont&territory=valbourg", 400), ("?x=1", 400)] {
            assert_eq!(program.get(&format!("/api/v1/exports/csv{question}")).await.status, status, "{question}");
        }
        assert_eq!(program.get("/api/v1/exports/papyrus").await.status, 404);
    }

    async fn a_downloaded_spreadsheet_opens(town: Town) {
        let mut hidden = entry();
        hidden.place.visibility = Visibility::AfterCall;
        hidden.save(&town).await;
        let sheet = downloaded(&town, Format::Ods).await;
        assert!(sheet.contains("Aide au logement") && !sheet.contains("rue de la Paix"), "{sheet}");
    }

    async fn the_downloaded_lists_come_in_as_they_are(town: Town) {
        entry().save(&town).await;
        let text = program(&town).get("/api/v1/exports/data-inclusion").await.body;
        let mut lists: Value = serde_json::from_str(&text).unwrap();
        lists.as_object_mut().unwrap().remove("maillage");
        assert_eq!(take(&town, &lists).await.created, 2);
        publish_all(&town).await;
    }
}
