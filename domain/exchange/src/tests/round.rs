//! data·inclusion → Maillage → data·inclusion loses nothing that the schema holds.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use testkit::{Engine, Town, both_engines};

use super::{exported_json, publish_all, take};
use crate::out::Format;
use crate::words::tables;

fn structure() -> Value {
    json!({"source": "dora", "id": "dora--1", "nom": "Le Relais", "date_maj": "2026-01-01", "description": "Un lieu pour toutes.",
        "lien_source": "https://dora.example/1", "siret": "13003013300016", "commune": "VALBOURG", "code_postal": "99100", "code_insee": "99101",
        "adresse": "1  rue Haute", "complement_adresse": "Bâtiment B", "longitude": 2.2401, "latitude": 48.8301, "telephone": "01.99.00.00.01",
        "courriel": "a@relais.example", "site_web": "https://relais.example", "horaires_accueil": "Mo-Fr 08:30-12:30; PH off",
        "accessibilite_lieu": "https://acceslibre.example/1", "reseaux_porteurs": ["cidff", "chrs"]})
}

fn service() -> Value {
    json!({"source": "dora", "structure_id": "dora--1", "id": "dora--2", "nom": "Permanence", "description": "Première phrase. Deuxième phrase.\nSuite.",
        "lien_source": "https://dora.example/2", "date_maj": "2026-02-01", "type": "information", "thematiques": ["numerique--acquerir-un-equipement", "sante--sante-mentale"],
        "frais": "payant", "frais_precisions": "10 €", "publics": ["seniors", "femmes"], "publics_precisions": "De 15 à 18 ans.", "conditions_acces": "Attestation.",
        "commune": "Valbourg", "code_postal": "99100", "code_insee": "99101", "adresse": "2 rue Basse", "complement_adresse": null, "longitude": null, "latitude": null,
        "telephone": "0 800 ? demander", "courriel": null, "modes_accueil": ["en-presentiel", "a-distance"], "zone_eligibilite": ["99101", "99131", "france"],
        "contact_nom_prenom": "La référente", "lien_mobilisation": "https://dora.example/2/go", "modes_mobilisation": ["se-presenter"], "mobilisable_par": ["professionnels"],
        "mobilisation_precisions": "Sur rendez-vous.", "volume_horaire_hebdomadaire": 1.5, "nombre_semaines": 3, "horaires_accueil": "le matin"})
}

/// The record of that id, of what goes out now.
async fn given_back(town: &Town, file: &str, id: &str) -> Map<String, Value> {
    let list = exported_json(town, Format::DataInclusion, file).await;
    let found = list.as_array().unwrap().iter().find(|record| record["id"] == id);
    found.unwrap_or_else(|| panic!("{id} is not in {list}")).as_object().unwrap().clone()
}

#[track_caller]
fn assert_same(given: &Map<String, Value>, received: &Value) {
    for (field, value) in received.as_object().unwrap() {
        assert_eq!(given.get(field), Some(value), "{field}");
    }
}

both_engines! {
    async fn a_record_comes_back_as_it_was_received(town: Town) {
        let report = take(&town, &json!([structure(), service()])).await;
        assert_eq!((report.created, report.refused.len()), (2, 0));
        publish_all(&town).await;
        assert_same(&given_back(&town, "structures.json", "dora--1").await, &structure());
        assert_same(&given_back(&town, "services.json", "dora--2").await, &service());
    }

    async fn what_two_sources_tell_of_one_siret_is_found_to_be_there_twice(town: Town) {
        let change = |mut record: Value, fields: &[(&str, &str)]| {
            fields.iter().for_each(|(field, value)| record[*field] = json!(value));
            record
        };
        let again = [("id", "dora--8"), ("nom", "Association Horizon"), ("adresse", "9 impasse du Port"), ("telephone", "01 99 00 00 77")];
        let other = change(structure(), &again);
        let fields = [("id", "dora--9"), ("structure_id", "dora--8"), ("nom", "Écoute"), ("adresse", "9 impasse du Port")];
        let service_of_other = change(service(), &fields);
        let alone = change(other.clone(), &[("siret", "32409480600027")]);
        take(&town, &json!([structure(), service(), alone, service_of_other])).await;
        assert_eq!(directory::compare_all(town.database()).await.unwrap().found, 0);
        take(&town, &json!([structure(), service(), other, service_of_other])).await;
        assert_eq!(directory::compare_all(town.database()).await.unwrap().found, 1);
        take(&town, &json!([structure(), service(), other, service_of_other])).await;
        assert_eq!(directory::compare_all(town.database()).await.unwrap().entries, 0, "the same import changes nothing");
    }

    async fn a_service_without_an_address_is_where_its_structure_is_and_comes_back_without(town: Town) {
        let mut plain = service();
        for field in ["commune", "code_postal", "code_insee", "adresse", "horaires_accueil"] {
            plain[field] = Value::Null;
        }
        take(&town, &json!({"structures": [structure()], "services": [plain]})).await;
        publish_all(&town).await;
        assert_same(&given_back(&town, "services.json", "dora--2").await, &plain);
        let map = exported_json(&town, Format::Geojson, "services.geojson").await;
        assert_eq!(map["features"][0]["properties"]["address"], "1  rue Haute");
    }

    async fn what_a_person_changed_here_is_laid_over_what_was_received(town: Town) {
        take(&town, &json!([structure(), service()])).await;
        publish_all(&town).await;
        let mut db = town.database().write().await.unwrap();
        base::execute!(&mut db => "UPDATE service SET phone = '+33199000099', hours = 'Tu 10:00-12:00', version = version + 1").unwrap();
        base::execute!(&mut db => "UPDATE place SET line = '3 rue Neuve', hours = NULL WHERE line = '2 rue Basse'").unwrap();
        db.commit().await.unwrap();
        let given = given_back(&town, "services.json", "dora--2").await;
        assert_eq!((&given["telephone"], &given["adresse"]), (&json!("+33199000099"), &json!("3 rue Neuve")));
        assert_eq!(given["horaires_accueil"], "Tu 10:00-12:00");
        assert_ne!(given["date_maj"], "2026-02-01");
        let mut expected = service();
        for field in ["telephone", "adresse", "horaires_accueil", "date_maj", "modes_mobilisation"] {
            expected[field] = given[field].clone();
        }
        assert_same(&given, &expected);
    }

    async fn what_comes_in_from_ourselves_comes_out_the_same(town: Town) {
        let mut entry = super::entry();
        entry.place.longitude = Some(base::Private::new(2.2413));
        entry.save(&town).await;
        let structures = exported_json(&town, Format::DataInclusion, "structures.json").await;
        let services = exported_json(&town, Format::DataInclusion, "services.json").await;
        let mut db = town.database().write().await.unwrap();
        base::execute!(&mut db => "UPDATE service SET status = 'archived'").unwrap();
        db.commit().await.unwrap();
        let report = take(&town, &json!({"structures": structures, "services": services})).await;
        assert_eq!((report.created, report.refused.len(), report.remarks), (2, 0, vec![]));
        let mut db = town.database().write().await.unwrap();
        base::execute!(&mut db => "UPDATE service SET status = 'published' WHERE status = 'draft'").unwrap();
        db.commit().await.unwrap();
        assert_eq!(exported_json(&town, Format::DataInclusion, "services.json").await, services);
        assert_eq!(exported_json(&town, Format::DataInclusion, "structures.json").await, structures);
    }
}

fn codes(list: &'static str) -> impl Strategy<Value = Value> {
    let all = tables().lists[list].clone();
    let most = all.len().min(4);
    prop::option::of(prop::sample::subsequence(all, 1..=most)).prop_map(|codes| json!(codes))
}

/// Text as anybody may type it, with something to read at both ends.
fn words() -> impl Strategy<Value = Value> {
    prop::option::of("[A-Za-zéà«=+@][^\\p{C}]{0,60}[a-z.]").prop_map(|text| json!(text))
}

fn any_service() -> impl Strategy<Value = Value> {
    let texts = (words(), words(), words(), words(), words(), words());
    let lists = (codes("thematiques"), codes("modes_accueil"), codes("modes_mobilisation"), codes("mobilisable_par"));
    let others = (
        codes("publics"),
        prop::option::of("\\+331990000[0-9]{2}|[0-9 ]{1,12}"),
        prop::option::of(0.0..40.0_f64),
        "[A-Z][^\\p{C}]{4,300}[a-z.]",
        prop::bool::ANY,
    );
    (texts, lists, others).prop_map(|(texts, lists, (publics, phone, volume, description, has_address))| {
        let mut service = service();
        let publics = publics.as_array().filter(|list| !list.contains(&json!("tous-publics"))).cloned();
        for (field, value) in [
            ("frais_precisions", texts.0),
            ("publics_precisions", texts.1),
            ("conditions_acces", texts.2),
            ("mobilisation_precisions", texts.3),
            ("contact_nom_prenom", texts.4),
            ("adresse", texts.5),
            ("thematiques", lists.0),
            ("modes_accueil", lists.1),
            ("modes_mobilisation", lists.2),
            ("mobilisable_par", lists.3),
            ("publics", json!(publics)),
            ("telephone", json!(phone.filter(|phone| !phone.trim().is_empty()))),
            ("volume_horaire_hebdomadaire", json!(volume)),
            ("description", json!(description)),
        ] {
            service[field] = value;
        }
        if has_address {
            (service["latitude"], service["longitude"]) = (json!(48.8302), json!(2.2402));
        }
        service
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn any_record_that_the_schema_allows_comes_back_as_it_was_received(service in any_service()) {
        testkit::run(Engine::Sqlite, async |town: Town| {
            assert_eq!(take(&town, &json!([structure(), service])).await.refused, []);
            publish_all(&town).await;
            assert_same(&given_back(&town, "services.json", "dora--2").await, &service);
            assert_same(&given_back(&town, "structures.json", "dora--1").await, &structure());
        });
    }
}
