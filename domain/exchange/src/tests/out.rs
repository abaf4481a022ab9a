//! What goes out, in each format.

use base::{Code as _, Id};
use directory::{Kind, Status};
use testkit::{ROCHEMONT, both_engines};

use super::{entry, export_all, exported, exported_json};
use crate::out::{Format, Options, export};

both_engines! {
    async fn only_what_is_published_goes_out(town: Town) {
        for status in [Status::Draft, Status::Archived, Status::Published] {
            let mut entry = entry();
            (entry.service.status, entry.service.name) = (status, format!("Service {status}"));
            entry.save(&town).await;
        }
        for (format, file) in [(Format::Geojson, "services.geojson"), (Format::Csv, "services.csv"),
            (Format::Vcard, "services.vcf"), (Format::DataInclusion, "services.json")] {
            let text = exported(&town, format, file).await;
            assert!(text.contains("Service published") && !text.contains("Service draft") && !text.contains("Service archived"), "{text}");
        }
    }

    async fn the_demonstration_says_so_in_every_format(town: Town) {
        let mut entry = entry();
        entry.structure.source = "demo".into();
        entry.save(&town).await;
        let inclusion = exported_json(&town, Format::DataInclusion, "services.json").await;
        assert_eq!(inclusion[0]["source"], "demo");
        assert!(inclusion[0]["id"].as_str().unwrap().starts_with("demo--"));
        assert_eq!(exported_json(&town, Format::DataInclusion, "structures.json").await[0]["source"], "demo");
        let map = exported_json(&town, Format::Geojson, "services.geojson").await;
        assert_eq!(map["features"][0]["properties"]["source"], "demo");
        assert!(exported(&town, Format::Csv, "services.csv").await.trim_end().ends_with(";demo"));
        assert!(exported(&town, Format::Vcard, "services.vcf").await.contains("X-MAILLAGE-SOURCE:demo\r\n"));
    }

    async fn a_territory_gives_out_its_own(town: Town) {
        entry().save(&town).await;
        let mut other = entry();
        other.structure.territory_id = Id::from_uuid(ROCHEMONT);
        other.save(&town).await;
        for format in Format::ALL {
            let folder = tempfile::tempdir().unwrap();
            let options = Options { territory: Some(other.structure.territory_id), now: town.now() };
            let written = export(town.database(), *format, folder.path(), &options, &mut || {}).await.unwrap();
            assert_eq!(written.entries, 1);
            assert_eq!(export_all(&town, *format, folder.path()).await.entries, 2);
        }
    }

    async fn a_map_has_a_feature_for_each_place_with_longitude_first(town: Town) {
        entry().save(&town).await;
        let mut line = entry();
        (line.service.kind, line.service.name) = (Kind::PhoneLine, "Ligne".into());
        let mut db = town.database().write().await.unwrap();
        directory::store::insert_structure(&mut db, &line.structure, None).await.unwrap();
        directory::store::insert_service(&mut db, &line.service).await.unwrap();
        db.commit().await.unwrap();
        let map = exported_json(&town, Format::Geojson, "services.geojson").await;
        let features = map["features"].as_array().unwrap();
        let placed = features.iter().find(|feature| !feature["geometry"].is_null()).unwrap();
        assert_eq!(placed["geometry"]["coordinates"], serde_json::json!([-2.2413, 48.8312]));
        assert_eq!((map["type"].as_str(), features.len()), (Some("FeatureCollection"), 2));
        assert!(features.iter().any(|feature| feature["properties"]["name"] == "Ligne" && feature["geometry"].is_null()));
    }

    async fn a_table_opens_in_a_spreadsheet_without_running_anything(town: Town) {
        let mut entry = entry();
        entry.service.phone = Some("+33199000001".parse().unwrap());
        entry.save(&town).await;
        let text = exported(&town, Format::Csv, "services.csv").await;
        let text = text.strip_prefix('\u{feff}').unwrap();
        let mut table = ::csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        let columns = table.headers().unwrap().clone();
        assert_eq!(columns.iter().collect::<Vec<_>>(), crate::out::COLUMNS);
        let row = table.records().next().unwrap().unwrap();
        let cell = |name: &str| row[columns.iter().position(|column| column == name).unwrap()].to_owned();
        assert_eq!(cell("demarche"), "'=Appelez, ou passez");
        assert_eq!(cell("telephone"), "01 99 00 00 01");
        assert_eq!((cell("longitude"), cell("code_insee")), ("-2.2413".into(), "99101".into()));
        assert_eq!(cell("besoins"), "ecoute mise-a-l-abri");
        assert_eq!((cell("description"), cell("visibilite")), ("Une chambre\npour quelques nuits.".into(), "public".into()));
    }

    async fn a_spreadsheet_holds_the_same_as_the_table_and_nothing_that_runs(town: Town) {
        entry().save(&town).await;
        let folder = tempfile::tempdir().unwrap();
        export_all(&town, Format::Ods, folder.path()).await;
        let mut book: calamine::Ods<_> = calamine::open_workbook(folder.path().join("services.ods")).unwrap();
        let sheet = calamine::Reader::worksheet_range(&mut book, "services").unwrap();
        let rows: Vec<Vec<String>> = sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
        assert_eq!(rows[0], crate::out::COLUMNS);
        let cell = |name: &str| rows[1][crate::out::COLUMNS.iter().position(|column| *column == name).unwrap()].as_str();
        assert_eq!((cell("demarche"), cell("telephone"), cell("longitude")), ("=Appelez, ou passez", "39 19", "-2.2413"));
        assert_eq!(cell("description"), "Une chambre\npour quelques nuits.");
        let bytes = std::fs::read(folder.path().join("services.ods")).unwrap();
        assert_eq!(&bytes[30..38], b"mimetype");
        let formulas = calamine::Reader::worksheet_formula(&mut book, "services").unwrap();
        assert!(formulas.rows().flatten().all(String::is_empty));
    }

    async fn a_card_is_whole_and_folded(town: Town) {
        let mut entry = entry();
        entry.service.how_to = "é, ou ; ".repeat(30);
        entry.save(&town).await;
        let text = exported(&town, Format::Vcard, "services.vcf").await;
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = text.replace("\r\n ", "");
        for line in ["BEGIN:VCARD", "VERSION:4.0", "FN:Aide au logement", "ORG:Horizon", "TEL;VALUE=uri;TYPE=voice:tel:3919;phone-context=+33",
            "ADR;GEO=\"geo:48.8312,-2.2413\":;Maison Horizon;12 rue de la Paix;Valbourg;;99100;France", "END:VCARD"] {
            assert!(unfolded.contains(&format!("{line}\r\n")), "{line} is not in {unfolded}");
        }
    }

    async fn an_export_of_nothing_is_whole(town: Town) {
        let map = exported_json(&town, Format::Geojson, "services.geojson").await;
        assert_eq!(map, serde_json::json!({"type": "FeatureCollection", "features": []}));
        assert_eq!(exported_json(&town, Format::DataInclusion, "services.json").await, serde_json::json!([]));
    }
}
