//! Public data: what is read, what is refused, and that twice is once.

use std::env;
use std::path::PathBuf;

use serde_json::Value;

use crate::desk::{Desk, ENGLISH, FRENCH};
use crate::person::demonstration;

/// The communes of the demonstration, which are ours.
const COMMUNES: &str = include_str!("../../demo/communes.csv");

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The numbers of a report.
fn counts(report: &Value) -> [u64; 4] {
    ["read", "created", "changed", "unchanged"].map(|name| report[name].as_u64().unwrap())
}

fn test_data(path: &str) -> Option<PathBuf> {
    let folder = env::var_os("MAILLAGE_TEST_DATA");
    if folder.is_none() {
        println!("the real files are passed over: MAILLAGE_TEST_DATA is not set");
    }
    Some(PathBuf::from(folder?).join(path))
}

#[test]
fn communes_are_read_and_the_second_time_changes_nothing() {
    let desk = Desk::new();
    desk.write("communes.csv", COMMUNES);
    let said = desk.maillage(FRENCH, &["import", "communes", "communes.csv", "--dry-run"]).done_with_progress();
    assert!(said.ends_with("Essai à blanc : rien n’a été changé.\n"), "{said}");
    let said = desk.maillage(FRENCH, &["import", "communes", "communes.csv"]).done_with_progress();
    assert_eq!(said, "Communes : 212 lues, 212 créées, 0 modifiées, 0 inchangées, 0 refusées.\n");
    let said = desk.maillage(ENGLISH, &["import", "communes", "communes.csv"]).done_with_progress();
    assert_eq!(said, "Communes: 212 read, 0 created, 0 changed, 212 unchanged, 0 refused.\n");
}

#[test]
fn a_bad_row_is_refused_alone_with_its_line() {
    let desk = Desk::new();
    let rows: Vec<_> = COMMUNES.lines().take(3).chain(["pas-un-code,Nulle-Part,49,52,,49000,0,47,0"]).collect();
    desk.write("communes.csv", rows.join("\n"));
    let report = json(&desk.maillage(FRENCH, &["import", "communes", "communes.csv", "--json"]).done_with_progress());
    assert_eq!(counts(&report), [3, 2, 0, 0]);
    assert_eq!(
        (report["refused"][0]["file"].as_str(), report["refused"][0]["line"].as_u64()),
        (Some("communes.csv"), Some(4))
    );
    assert!(report["refused"][0]["reason"].as_str().unwrap().len() > 10, "{report}");
}

#[test]
fn of_many_bad_rows_fifty_are_shown_and_all_stand_in_the_report() {
    let desk = Desk::new();
    let bad = (0..60).map(|number| format!("mauvais-{number},Nulle-Part,49,52,,49000,0,47,0"));
    let rows: Vec<String> = COMMUNES.lines().take(2).map(str::to_owned).chain(bad).collect();
    desk.write("communes.csv", rows.join("\n"));
    let import = ["import", "communes", "communes.csv", "--dry-run"];
    let said = desk.maillage(FRENCH, &import).done_with_progress();
    let lines: Vec<_> = said.lines().filter(|line| line.starts_with("  communes.csv, ligne ")).collect();
    assert_eq!(lines.len(), 50, "{said}");
    assert!(said.contains("  … et 10 de plus : donnez un fichier à --report pour les avoir tous.\n"), "{said}");
    let said = desk.maillage(ENGLISH, &[&import[..], &["--report", "refused.txt"]].concat()).done_with_progress();
    assert!(said.contains("  … and 10 more, all in refused.txt\n"), "{said}");
    let report = std::fs::read_to_string(desk.path("refused.txt")).unwrap();
    assert_eq!(report.lines().count(), 60, "{report}");
    assert!(report.lines().all(|line| line.starts_with("communes.csv, line ")), "{report}");
}

#[test]
fn a_report_that_cannot_be_written_is_said_before_anything_is_read() {
    let desk = Desk::new();
    desk.write("communes.csv", COMMUNES);
    desk.refuses(
        &["import", "communes", "communes.csv", "--report", "nowhere/refused.txt"],
        "Le compte rendu nowhere/refused.txt n’a pas pu être écrit : il n’existe pas.",
        "The report nowhere/refused.txt could not be written: No such file or directory.",
    );
}

#[test]
fn all_communes_of_france_are_read() {
    let Some(file) = test_data("geo/communes_france_2026.csv.gz") else { return };
    let desk = Desk::new();
    let import = || {
        let said =
            desk.maillage(FRENCH, &["import", "communes", file.to_str().unwrap(), "--json"]).done_with_progress();
        json(&said)
    };
    let first = import();
    assert_eq!((counts(&first), first["refused"].as_array().unwrap().len()), ([35_014, 35_014, 0, 0], 0));
    assert_eq!(counts(&import()), [35_014, 0, 0, 35_014]);
}

#[test]
fn the_local_directory_is_read_and_the_second_time_changes_nothing() {
    let Some(file) = test_data("dila/dila_xml_92_49.tar.gz") else { return };
    let desk = demonstration();
    let import = |args: &[&str]| {
        let args = [&["import", "dila", file.to_str().unwrap(), "--json"], args].concat();
        json(&desk.maillage(FRENCH, &args).done_with_progress())
    };
    let dry = import(&["--dry-run"]);
    let first = import(&[]);
    let [read, created, changed, unchanged] = counts(&first);
    assert!(read > 100 && created > 20, "{first}");
    assert_eq!((changed, unchanged), (0, 0));
    assert_eq!(counts(&dry), counts(&first), "a dry run tells what would come of it");
    assert_eq!(counts(&import(&[])), [read, 0, 0, created]);
}

/// What can be wrong with a named file, and what is said of it: kind of import, name, content, French, English.
const UNREADABLE: [(&str, &str, &[u8], &str, &str); 14] = [
    (
        "dila",
        "broken.xml",
        b"<Organisme>\n<Nom>",
        "ligne 2 : XML illisible : le fichier s’arrête avant que <nom> soit fermé",
        "line 2: unreadable XML: it ends before <nom> is closed",
    ),
    (
        "dila",
        "cut.xml",
        b"<Organisme>\n<No",
        "ligne 2 : XML illisible : le fichier s’arrête au milieu d’une balise",
        "line 2: unreadable XML: it ends in the middle of a tag",
    ),
    (
        "dila",
        "some.zip",
        b"PK\x03\x04rest",
        "c’est une archive zip : décompressez-la et donnez le dossier",
        "this is a zip archive: unpack it and give the folder",
    ),
    ("dila", "empty.xml", b"", "ce fichier est vide", "this file is empty"),
    (
        "dila",
        "latin.xml",
        b"<Organisme>\n\xe9",
        "ligne 2 : ce n’est pas du texte en UTF-8",
        "line 2: this is not text in UTF-8",
    ),
    (
        "dila",
        "page.xml",
        b"<html/>",
        "<html> n’est pas une fiche de l’annuaire local",
        "<html> is not a body of the local directory",
    ),
    ("dila", "some.tgz", &[0x1f, 0x8b, 8, 0], "cette archive .tar.gz n’est pas entière", "not a whole .tar.gz archive"),
    ("communes", "empty.csv", b"", "ce fichier est vide", "this file is empty"),
    (
        "communes",
        "other.csv",
        b"a,b\n1,2\n",
        "la colonne code_insee manque",
        "the column code_insee is missing: this is not a file of communes",
    ),
    ("communes", "some.gz", &[0x1f, 0x8b, 8, 0], "ce fichier gzip n’est pas entier", "this file is not whole gzip"),
    (
        "communes",
        "communes.zip",
        b"PK\x03\x04rest",
        "c’est une archive zip : décompressez-la et donnez le fichier",
        "this is a zip archive: unpack it and give the file",
    ),
    (
        "communes",
        "latin.csv",
        b"code_insee\n\xe9\n",
        "ligne 2 : ce n’est pas du texte en UTF-8",
        "line 2: this is not text in UTF-8",
    ),
    ("communes", "broken.json", b"[\n{]", "ligne 2 : JSON illisible", "line 2: unreadable JSON"),
    ("communes", "folder", b"", "c’est un dossier, pas un fichier", "this is a folder, not a file"),
];

/// The command fails with one line that names the file and holds `words`; nothing is changed or made.
#[track_caller]
fn is_refused(lang: &str, kind: &str, name: &str, words: &str) {
    let desk = Desk::new();
    if let Some((_, name, content, ..)) = UNREADABLE.iter().find(|one| one.1 == name) {
        if *name == "folder" {
            std::fs::create_dir(desk.path(name)).unwrap();
        } else {
            desk.write(name, content);
        }
    }
    let before = desk.files();
    let said = desk.maillage(lang, &["import", kind, name]);
    assert_eq!((said.code, said.out.as_str(), said.err.lines().count()), (1, "", 1), "{}", said.err);
    assert!(said.err.contains(name) && said.err.contains(words), "« {words} » is not in: {}", said.err);
    assert!(before == desk.files(), "something was changed");
}

#[test]
fn a_file_that_cannot_be_read_changes_nothing_and_is_said_in_english() {
    UNREADABLE.iter().for_each(|(kind, name, _, _, english)| is_refused(ENGLISH, kind, name, english));
    ["dila", "communes"].iter().for_each(|kind| is_refused(ENGLISH, kind, "absent.csv", "No such file or directory"));
}

#[test]
fn a_file_that_cannot_be_read_is_said_in_french() {
    UNREADABLE.iter().for_each(|(kind, name, _, french, _)| is_refused(FRENCH, kind, name, french));
    let absent = "ne peut pas être lu : il n’existe pas.";
    ["dila", "communes"].iter().for_each(|kind| is_refused(FRENCH, kind, "absent.csv", absent));
}

#[test]
fn bad_rows_are_said_in_the_language_of_the_terminal() {
    let desk = Desk::new();
    let rows: Vec<_> = COMMUNES.lines().take(1).chain(["4900,Angers,49,52,,49000,1,,", "49007,Angers"]).collect();
    desk.write("rows.csv", rows.join("\n"));
    let said = desk.maillage(FRENCH, &["import", "communes", "rows.csv"]).done_with_progress();
    assert!(said.contains("  rows.csv, ligne 2 : « 4900 » n’est pas un code INSEE\n"), "{said}");
    assert!(said.contains("  rows.csv, ligne 3 : il y a 2 colonnes, et non celles de la première ligne\n"), "{said}");
    let said = desk.maillage(ENGLISH, &["import", "communes", "rows.csv"]).done_with_progress();
    assert!(said.contains("  rows.csv, line 2: \"4900\" is not an INSEE code\n"), "{said}");
    let report = json(&desk.maillage(FRENCH, &["import", "communes", "rows.csv", "--json"]).done_with_progress());
    assert_eq!(report["refused"][0]["code"], "not_code");
    assert_eq!(report["refused"][0]["reason"], "« 4900 » n’est pas un code INSEE");
}

/// A body of the local directory, told by its id, its day and its point.
fn body(id: &str, day: &str, latitude: &str) -> String {
    format!(
        "<Organisme id='{id}' codeInsee='92012' dateMiseAJour='{day}' pivotLocal='mairie'><Nom>Mairie</Nom>\
         <Adresse type='géopostale'><Ligne>1 place Haute</Ligne><CodePostal>92100</CodePostal><Localisation>\
         <Latitude>{latitude}</Latitude><Longitude>-20.5</Longitude></Localisation></Adresse></Organisme>"
    )
}

#[test]
fn bodies_that_are_refused_or_put_right_are_said_in_the_language_of_the_terminal() {
    let desk = demonstration();
    std::fs::create_dir(desk.path("bodies")).unwrap();
    desk.write("bodies/1.xml", body("mairie-1", "2924-01-01", "48.8"));
    desk.write("bodies/2.xml", body("mairie-1", "2024-01-01", "48.8"));
    desk.write("bodies/3.xml", "<Organisme>\n</Nom>");
    let import = |lang, args: &[&str]| {
        let args = [&["import", "dila", "bodies", "--dry-run"], args].concat();
        desk.maillage(lang, &args).done_with_progress()
    };
    let (french, english) = (import(FRENCH, &[]), import(ENGLISH, &[]));
    for (sentence, said) in [
        ("    bodies/2.xml, ligne 1 : mairie-1 a déjà été lu\n", &french),
        ("    bodies/3.xml, ligne 2 : XML illisible : </Nom> ne ferme rien\n", &french),
        ("    bodies/1.xml : date de mise à jour impossible, ignorée : 2924-01-01\n", &french),
        ("    bodies/1.xml : coordonnées hors de France, ignorées : 48.8 -20.5\n", &french),
        ("    bodies/2.xml, line 1: mairie-1 was seen before\n", &english),
        ("    bodies/3.xml, line 2: unreadable XML: </Nom> closes nothing\n", &english),
        ("    bodies/1.xml: impossible update date, left out: 2924-01-01\n", &english),
        ("    bodies/1.xml: coordinates outside France, left out: 48.8 -20.5\n", &english),
    ] {
        assert!(said.contains(sentence), "« {sentence} » is not in: {said}");
    }
    assert!(french.ends_with("Essai à blanc : rien n’a été changé.\n"), "{french}");
    let report = json(&import(FRENCH, &["--json"]));
    assert_eq!(report["refused"][0]["code"], "xml_mismatched");
    assert_eq!(report["refused"][1]["reason"], "mairie-1 a déjà été lu");
    assert_eq!(report["remarks"][0]["reason"], "date de mise à jour impossible, ignorée : 2924-01-01");
}

#[test]
fn an_unknown_territory_is_said() {
    let Some(file) = test_data("dila/dila_xml_92_49.tar.gz") else { return };
    let desk = demonstration();
    let said = desk.maillage(FRENCH, &["import", "dila", file.to_str().unwrap(), "--territory", "nulle-part"]);
    said.failed("Aucun territoire ne s’appelle nulle-part ici.");
}
