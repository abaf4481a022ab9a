//! What comes in from data·inclusion, and what of it is refused.

use directory::Status;
use serde_json::{Value, json};
use testkit::{Town, both_engines};

use super::{exported_json, publish_all, take, take_with};
use crate::out::Format;
use crate::take::{Report, Why};

fn structure(id: &str) -> Value {
    json!({"source": "dora", "id": id, "nom": "Le Relais", "date_maj": "2026-01-01", "commune": "Valbourg", "code_insee": "99101", "code_postal": "99100", "adresse": "1 rue Haute"})
}

fn service(id: &str, structure: &str) -> Value {
    json!({"source": "dora", "id": id, "structure_id": structure, "nom": "Permanence", "description": "On écoute.", "date_maj": "2026-01-01",
        "thematiques": ["famille--surmonter-conflits-separation-violence"], "publics": ["femmes"], "modes_accueil": ["en-presentiel"]})
}

fn counts(report: &Report) -> [usize; 5] {
    [report.created, report.changed, report.unchanged, report.kept, report.refused.len()]
}

fn whys(report: &Report) -> Vec<(Option<usize>, Why)> {
    report.refused.iter().map(|refused| (refused.place.line, refused.reason.why)).collect()
}

async fn entries(town: &Town) -> Vec<directory::Entry> {
    let mut db = town.database().read().await.unwrap();
    directory::store::entries_after(&mut db, base::Id::zero(), 100).await.unwrap()
}

both_engines! {
    async fn what_comes_in_is_a_draft(town: Town) {
        assert_eq!(counts(&take(&town, &json!([structure("dora--1"), service("dora--2", "dora--1")])).await), [2, 0, 0, 0, 0]);
        let entries = entries(&town).await;
        let [entry] = entries.as_slice() else { panic!("{entries:?}") };
        assert_eq!((entry.service.status, entry.service.checked_on), (Status::Draft, None));
        assert!(entry.service.needs.has(directory::Need::Listening) && entry.service.audiences.has(directory::Audience::Victim));
        assert_eq!((entry.structure.source.as_str(), entry.places[0].commune_code.as_str()), ("data-inclusion", "99101"));
        let mut db = town.database().read().await.unwrap();
        assert_eq!(directory::store::changes_since(&mut db, chrono::DateTime::UNIX_EPOCH).await.unwrap().len(), 1);
    }

    async fn the_same_file_again_changes_nothing_and_a_changed_one_only_what_it_changes(town: Town) {
        let mut rows = json!([structure("dora--1"), service("dora--2", "dora--1"), service("dora--3", "dora--1")]);
        take(&town, &rows).await;
        let before = entries(&town).await;
        assert_eq!(counts(&take(&town, &rows).await), [0, 0, 3, 0, 0]);
        rows[2]["nom"] = json!("Autre nom");
        assert_eq!(counts(&take(&town, &rows).await), [0, 1, 2, 0, 0]);
        let after = entries(&town).await;
        assert_eq!(before.iter().map(|entry| entry.service.id).collect::<Vec<_>>(), after.iter().map(|entry| entry.service.id).collect::<Vec<_>>());
        assert!(after.iter().any(|entry| entry.service.name == "Autre nom" && entry.service.version == 1 && entry.places.len() == 1));
    }

    async fn what_a_person_changed_or_published_is_kept(town: Town) {
        let mut rows = json!([structure("dora--1"), service("dora--2", "dora--1")]);
        take(&town, &rows).await;
        publish_all(&town).await;
        (rows[0]["nom"], rows[1]["nom"]) = (json!("Volé"), json!("Volée"));
        let report = take(&town, &rows).await;
        assert_eq!(counts(&report), [0, 0, 0, 2, 0]);
        assert!(report.remarks.iter().all(|remark| remark.reason.why == Why::KeptByPerson));
        assert_eq!(entries(&town).await[0].service.name, "Permanence");
    }

    async fn a_dry_run_tells_what_would_come_of_it_and_writes_nothing(town: Town) {
        let rows = json!([structure("dora--1"), service("dora--2", "dora--1"), service("dora--3", "dora--9")]);
        let dry = take_with(&town, &rows.to_string(), true).await;
        assert!(entries(&town).await.is_empty());
        let wet = take(&town, &rows).await;
        assert_eq!((counts(&dry), whys(&dry)), (counts(&wet), whys(&wet)));
    }

    async fn bad_rows_are_told_with_their_lines_and_good_ones_go_in(town: Town) {
        let text = format!("[\n{},\n{},\n{},\n{},\n{},\n3,\n{}\n]", structure("dora--1"), structure("dora--1"), service("dora--2", "dora--1"),
            service("dora--3", "dora--404"), json!({"source": "dora", "structure_id": "dora--1", "nom": "Sans id", "description": "Rien."}),
            json!({"source": "dora", "id": "dora--8", "nom": "Ailleurs", "code_insee": "01001", "date_maj": "2026-01-01"}));
        let report = take_with(&town, &text, false).await;
        assert_eq!(counts(&report), [2, 0, 0, 0, 5]);
        let mut whys = whys(&report);
        whys.sort();
        assert_eq!(whys, [(Some(3), Why::SeenBefore), (Some(5), Why::UnknownStructure), (Some(6), Why::NoValue), (Some(7), Why::NotObject), (Some(8), Why::NoTerritory)]);
    }

    async fn a_service_that_changes_hands_is_refused(town: Town) {
        take(&town, &json!([structure("dora--1"), structure("dora--9"), service("dora--2", "dora--1")])).await;
        let report = take(&town, &json!([service("dora--2", "dora--9")])).await;
        assert_eq!(whys(&report), [(Some(1), Why::OwnerChanged)]);
        assert_eq!(report.refused[0].reason.value, "dora--1");
    }

    async fn a_commune_is_found_by_its_name_and_postal_code(town: Town) {
        let mut structure = structure("dora--1");
        structure["code_insee"] = Value::Null;
        take(&town, &json!([structure, service("dora--2", "dora--1")])).await;
        assert_eq!(entries(&town).await[0].places[0].commune_code, "99101");
    }

    async fn whom_a_source_names_is_given_back_for_a_year_after_it_was_told_last(town: Town) {
        let mut rows = json!([structure("dora--1"), service("dora--2", "dora--1")]);
        rows[1]["contact_nom_prenom"] = json!("Jeanne Exemple");
        take(&town, &rows).await;
        publish_all(&town).await;
        let given = async || exported_json(&town, Format::DataInclusion, "services.json").await[0]["contact_nom_prenom"].clone();
        assert_eq!(given().await, "Jeanne Exemple");
        let mut db = town.database().read().await.unwrap();
        let (count,): (i64,) = base::fetch_one!(&mut db => "SELECT COUNT(*) FROM source_record WHERE content LIKE '%Jeanne%'").unwrap();
        assert_eq!(count, 0, "the rest of what was told names nobody");
        drop(db);
        let due = async |before| crate::store::count_contacts(&mut town.database().read().await.unwrap(), before).await.unwrap();
        let first = town.now();
        town.clock().advance(chrono::TimeDelta::days(300));
        take(&town, &rows).await;
        assert_eq!((due(first + chrono::TimeDelta::days(1)).await, due(town.now() + chrono::TimeDelta::days(1)).await), (0, 1));
        let mut db = town.database().write().await.unwrap();
        let erased = crate::store::erase_contacts(&mut db, town.now() + chrono::TimeDelta::days(1), 10).await.unwrap();
        db.commit().await.unwrap();
        assert_eq!((erased, given().await), (1, Value::Null));
    }

    async fn a_demonstration_that_comes_in_stays_one(town: Town) {
        let mut rows = json!([structure("demo--1"), service("demo--2", "demo--1")]);
        (rows[0]["source"], rows[1]["source"]) = (json!("demo"), json!("demo"));
        take(&town, &rows).await;
        publish_all(&town).await;
        assert_eq!(entries(&town).await[0].structure.source, "demo");
        assert_eq!(exported_json(&town, Format::DataInclusion, "services.json").await[0]["source"], "demo");
    }
}
