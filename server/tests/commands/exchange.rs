//! Others' formats: what goes out comes in again, and what cannot be read is said.

use serde_json::{Value, json};

use crate::desk::{Desk, ENGLISH, FRENCH};
use crate::person::demonstration;

fn read(desk: &Desk, path: &str) -> Value {
    serde_json::from_slice(&std::fs::read(desk.path(path)).unwrap()).unwrap()
}

#[test]
fn the_demonstration_goes_out_in_every_format_and_says_what_it_is() {
    let desk = demonstration();
    for (format, file) in [
        ("data-inclusion", "services.json"),
        ("hsds", "datapackage.json"),
        ("hsds-tables", "hsds.zip"),
        ("geojson", "services.geojson"),
        ("csv", "services.csv"),
        ("ods", "services.ods"),
        ("vcard", "services.vcf"),
    ] {
        let said = desk.maillage(FRENCH, &["export", format, "--out", format]).done_with_progress();
        assert!(said.starts_with("Fiches écrites : ") && said.contains(file), "{said}");
        assert!(desk.path(format).join(file).is_file());
    }
    let services = read(&desk, "data-inclusion/services.json");
    assert!(services.as_array().unwrap().iter().all(|service| service["source"] == "demo"));
    let features = read(&desk, "geojson/services.geojson");
    assert!(features["features"].as_array().unwrap().iter().all(|one| one["properties"]["source"] == "demo"));
}

#[test]
fn what_data_inclusion_gives_is_read_once_and_its_faults_are_said_with_line_and_column() {
    let desk = demonstration();
    let structure =
        json!({"source": "dora", "id": "dora--1", "nom": "Le Relais", "code_insee": "92012", "date_maj": "2026-01-01"});
    let service = json!({"source": "dora", "id": "dora--2", "structure_id": "dora--1", "nom": "Écoute", "description": "On écoute.",
        "date_maj": "2026-01-01", "publics": ["martiens"]});
    desk.write("a.json", format!("[\n{structure},\n{service},\n{{\"nom\": \"Rien\"}}\n]"));
    let import = |lang, args: &[&str]| {
        desk.maillage(lang, &[&["import", "data-inclusion", "a.json"], args].concat()).done_with_progress()
    };
    let french = import(FRENCH, &["--dry-run"]);
    for line in [
        "    a.json, ligne 3, colonne publics : valeur inconnue, laissée de côté : martiens\n",
        "    a.json, ligne 4, colonne id : il manque une valeur obligatoire\n",
        "Essai à blanc : rien n’a été changé.\n",
    ] {
        assert!(french.contains(line), "{french}");
    }
    let report: Value = serde_json::from_str(&import(ENGLISH, &["--json"])).unwrap();
    assert_eq!((&report["read"], &report["created"]), (&json!(3), &json!(2)));
    assert_eq!(report["refused"][0]["reason"], "a required value is missing");
    let again: Value = serde_json::from_str(&import(ENGLISH, &["--json"])).unwrap();
    assert_eq!((&again["created"], &again["unchanged"]), (&json!(0), &json!(2)));
}

#[test]
fn hsds_comes_in_whichever_way_it_is_packed_and_what_stands_here_stays() {
    let desk = demonstration();
    desk.maillage(FRENCH, &["export", "hsds", "--out", "hsds"]).done_with_progress();
    desk.maillage(FRENCH, &["export", "hsds-tables", "--out", "hsds"]).done_with_progress();
    for path in ["hsds", "hsds/services.json", "hsds/datapackage.json", "hsds/hsds.zip"] {
        let report: Value =
            serde_json::from_str(&desk.maillage(FRENCH, &["import", "hsds", path, "--json"]).done_with_progress())
                .unwrap();
        assert_eq!((&report["created"], &report["kept"]), (&json!(0), &report["read"]), "{path}");
        let said = report["remarks"][0]["reason"].as_str().unwrap();
        assert!(said.ends_with(" est déjà ici : rien n’y est changé"), "{said}");
    }
}

#[test]
fn an_empty_model_is_written_for_whoever_fills_it_in() {
    let desk = Desk::new();
    desk.maillage(FRENCH, &["import", "csv", "--model", "modele"]).done();
    assert!(desk.path("modele/modele.csv").is_file() && desk.path("modele/modele.ods").is_file());
}

#[test]
fn a_file_that_cannot_be_read_changes_nothing() {
    for (kind, content, french, english) in [
        ("data-inclusion", "[\n{\"a\" 1}]", "ligne 2 : JSON illisible", "line 2: unreadable JSON"),
        ("data-inclusion", "", "ce fichier est vide", "this file is empty"),
        ("csv", "a;b\n1;2\n", "il manque la colonne structure", "the column structure is missing"),
        ("hsds", "{\"a\": []}", "il n’y a là ni structure ni service", "there is neither"),
        ("csv", "PK\u{3}\u{4}", "ce classeur est illisible", "this workbook cannot be read"),
    ] {
        let desk = Desk::new();
        desk.write("a", content);
        for (lang, words) in [(FRENCH, french), (ENGLISH, english)] {
            let before = desk.files();
            let said = desk.maillage(lang, &["import", kind, "a"]);
            assert_eq!((said.code, said.out.as_str(), said.err.lines().count()), (1, "", 1), "{}", said.err);
            assert!(said.err.contains(words), "« {words} » is not in: {}", said.err);
            assert!(before == desk.files(), "something was changed");
        }
    }
    Desk::new().maillage(FRENCH, &["export", "papyrus", "--out", "x"]).misused("papyrus");
}
