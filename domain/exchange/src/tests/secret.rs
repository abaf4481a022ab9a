//! No address that is hidden leaves, in any format, whatever its source told.

use base::{Code as _, Id};
use directory::Visibility;
use proptest::prelude::*;
use serde_json::json;
use testkit::{Engine, Town, both_engines};

use super::{downloaded, entry, export_all, publish_all, said_in, take};
use crate::out::Format;
use crate::take::Why;

/// All that any format says, as one text.
async fn said(town: &Town) -> String {
    let mut said = String::new();
    for format in Format::ALL {
        let folder = tempfile::tempdir().unwrap();
        for path in export_all(town, *format, folder.path()).await.files {
            said.push_str(&said_in(&std::fs::read(&path).unwrap()));
        }
        said.push_str(&downloaded(town, *format).await);
    }
    said
}

both_engines! {
    async fn an_address_hidden_since_never_comes_back_out_of_what_its_source_told(town: Town) {
        let structure = json!({"source": "dora", "id": "dora--1", "nom": "Refuge", "date_maj": "2026-01-01", "adresse": "77 impasse Secrète",
            "code_postal": "99100", "commune": "Valbourg", "code_insee": "99101", "latitude": 48.83141, "longitude": 2.24152,
            "accessibilite_lieu": "https://acceslibre.example/77-impasse-secrete", "lien_source": "https://dora.example/impasse-secrete"});
        let service = json!({"source": "dora", "id": "dora--2", "structure_id": "dora--1", "nom": "Hébergement", "description": "Un toit.",
            "date_maj": "2026-01-01", "adresse": "77 impasse Secrète", "code_postal": "99100", "commune": "Valbourg",
            "complement_adresse": "3e Secrète", "code_insee": "99101", "latitude": 48.83141, "longitude": 2.24152, "lien_source": "https://dora.example/impasse-secrete-2"});
        let rows = json!([structure, service]);
        assert_eq!(take(&town, &rows).await.created, 2);
        publish_all(&town).await;
        assert!(said(&town).await.contains("Secrète"), "it is public at first");
        for visibility in [Visibility::CommuneOnly, Visibility::AfterCall, Visibility::Never] {
            let mut db = town.database().write().await.unwrap();
            let structures: Vec<(Id<directory::Structure>,)> = base::fetch_all!(&mut db => "SELECT id FROM structure WHERE source = 'data-inclusion' ORDER BY id LIMIT 1").unwrap();
            let [(structure,)] = structures.as_slice() else { panic!() };
            for mut place in directory::store::kept_places(&mut db, *structure).await.unwrap() {
                place.visibility = visibility;
                if visibility == Visibility::Never {
                    (place.line, place.latitude, place.longitude, place.access_note) = (None, None, None, String::new());
                }
                directory::store::update_place(&mut db, &place).await.unwrap();
            }
            db.commit().await.unwrap();
            let said = said(&town).await;
            for secret in ["Secrète", "secrete", "48.83141", "2.24152", "99100"] {
                assert!(!said.contains(secret), "{visibility}: {secret} is in {said}");
            }
        }
        // The database has forgotten it too, and another import does not bring it back.
        let mut changed = rows.clone();
        changed[1]["id"] = json!("dora--3");
        let report = take(&town, &changed).await;
        assert_eq!(report.created, 1);
        assert!(report.remarks.iter().any(|remark| remark.reason.why == Why::AddressHidden && remark.reason.value.is_empty()));
        publish_all(&town).await;
        assert!(!said(&town).await.contains("Secrète"));
        let mut db = town.database().read().await.unwrap();
        let (count,): (i64,) = base::fetch_one!(&mut db => "SELECT COUNT(*) FROM source_record WHERE content LIKE '%Secrète%' OR content LIKE '%48.83141%'").unwrap();
        assert_eq!(count, 0);
        let (count,): (i64,) = base::fetch_one!(&mut db => "SELECT COUNT(*) FROM place WHERE line LIKE '%Secrète%'").unwrap();
        assert_eq!(count, 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn no_hidden_address_leaves_in_any_format(
        line in "[A-Z][a-z]{6,12} secret[0-9]{4}", postal in "9[0-8][0-9]{3}", latitude in 41.0..51.0_f64, longitude in -5.0..9.0_f64,
        note in "note-[a-z]{8}", which in 0..2_usize,
    ) {
        testkit::run(Engine::Sqlite, async |town: Town| {
            let mut entry = entry();
            let place = &mut entry.place;
            place.line = Some(base::Private::new(line.clone()));
            place.postal_code = Some(postal.clone());
            (place.latitude, place.longitude) = (Some(base::Private::new(latitude)), Some(base::Private::new(longitude)));
            (place.access_note, place.name) = (note.clone(), note.clone());
            place.visibility = [Visibility::CommuneOnly, Visibility::AfterCall][which];
            entry.save(&town).await;
            let said = said(&town).await;
            assert!(said.contains("Aide au logement"));
            for secret in [&line, &postal, &note, &latitude.to_string(), &longitude.to_string()] {
                assert!(!said.contains(secret.as_str()), "{secret} is in {said}");
            }
        });
    }
}
