//! How the program can be used at all, and what it says of wrong use.

use crate::desk::{Desk, ENGLISH, FRENCH};

const COMMANDS: [&str; 15] = [
    "demo",
    "serve",
    "work",
    "migrate",
    "user",
    "import",
    "export",
    "print",
    "journal",
    "doctor",
    "backup",
    "restore",
    "copy",
    "key",
    "maintenance",
];

/// Every command, as help knows it.
const PATHS: [&[&str]; 31] = [
    &[],
    &["demo"],
    &["serve"],
    &["work"],
    &["migrate"],
    &["user"],
    &["user", "invite"],
    &["user", "list"],
    &["user", "disable"],
    &["import"],
    &["import", "communes"],
    &["import", "contours"],
    &["import", "dila"],
    &["import", "data-inclusion"],
    &["import", "hsds"],
    &["import", "csv"],
    &["export"],
    &["print"],
    &["journal"],
    &["journal", "verify"],
    &["journal", "head"],
    &["doctor"],
    &["backup"],
    &["restore"],
    &["copy"],
    &["key"],
    &["key", "rotate"],
    &["key", "reseal"],
    &["maintenance"],
    &["maintenance", "on"],
    &["maintenance", "off"],
];

#[test]
fn help_lists_the_commands_in_both_languages() {
    let desk = Desk::new();
    for (lang, heading) in [(ENGLISH, "Commands:"), (FRENCH, "Commandes :")] {
        let help = desk.maillage(lang, &["--help"]).done();
        let listed = help.lines().skip_while(|line| *line != heading).skip(1).take_while(|line| !line.is_empty());
        let listed: Vec<_> = listed
            .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
            .filter(|name| !name.is_empty())
            .collect();
        assert_eq!(listed, [COMMANDS.as_slice(), &["help"]].concat());
    }
    assert!(desk.maillage(FRENCH, &["--version"]).done().starts_with("maillage "));
}

#[test]
fn every_command_has_its_help_in_the_language_of_the_terminal() {
    let desk = Desk::new();
    for path in PATHS {
        let asked = |lang| desk.maillage(lang, &[path, &["--help"]].concat()).done();
        let (french, english) = (asked(FRENCH), asked(ENGLISH));
        assert_eq!(desk.maillage(FRENCH, &[&["help"], path].concat()).done(), french, "{path:?}");
        let name = [&["maillage"], path].concat().join(" ");
        assert!(french.contains(&format!("Utilisation : {name} [OPTIONS]")), "{french}");
        assert!(english.contains(&format!("Usage: {name} [OPTIONS]")), "{english}");
        // A key without words, and a word that one language borrowed from the other.
        assert!(!french.contains("cli-") && !english.contains("cli-"), "{french}{english}");
        for borrowed in ["Usage", "Print", "COMMAND>", "FILE>", "DIR>", "default:", "The ", "Options:"] {
            assert!(!french.contains(borrowed), "{borrowed} in: {french}");
        }
        assert!(english.is_ascii() || !english.contains("Afficher"), "{english}");
    }
}

/// What was typed, and what is said of it in French and in English.
const WRONG: [(&[&str], &str, &str); 11] = [
    (
        &["nothing"],
        "La commande « nothing » n’existe pas : voyez maillage --help.",
        "There is no command \"nothing\": see maillage --help.",
    ),
    (
        &["import", "gossip", "x.csv"],
        "La commande « gossip » n’existe pas : voyez maillage import --help.",
        "There is no command \"gossip\": see maillage import --help.",
    ),
    (
        &["migrate", "--lisen", "x"],
        "L’option --lisen n’existe pas ici : voyez maillage migrate --help.",
        "There is no option --lisen here: see maillage migrate --help.",
    ),
    (
        &["import", "communes", "x.csv", "--territory", "x"],
        "L’option --territory n’existe pas ici : voyez maillage import communes --help.",
        "There is no option --territory here: see maillage import communes --help.",
    ),
    (
        &["serve", "x"],
        "« x » est de trop : voyez maillage serve --help.",
        "\"x\" is too much: see maillage serve --help.",
    ),
    (
        &["import", "communes"],
        "Il manque <FICHIER>... : voyez maillage import communes --help.",
        "<FILE>... is missing: see maillage import communes --help.",
    ),
    (
        &["migrate", "--data"],
        "Il manque une valeur après --data <DOSSIER> : voyez maillage migrate --help.",
        "A value is missing after --data <DIR>: see maillage migrate --help.",
    ),
    (
        &["migrate", "--listen", "here"],
        "« here » ne convient pas à --listen <ADRESSE:PORT> : voyez maillage migrate --help.",
        "\"here\" does not suit --listen <ADDR:PORT>: see maillage migrate --help.",
    ),
    (
        &["user", "invite", "--role", "chief"],
        "« chief » ne convient pas à --role <RÔLE> : voyez maillage user invite --help.",
        "\"chief\" does not suit --role <ROLE>: see maillage user invite --help.",
    ),
    (
        &["import", "dila", "x", "--json=3"],
        "« 3 » est de trop après --json : voyez maillage import dila --help.",
        "\"3\" is too much after --json: see maillage import dila --help.",
    ),
    (
        &["migrate", "--data", "a", "--data", "b"],
        "--data <DOSSIER> est donné deux fois : voyez maillage migrate --help.",
        "--data <DIR> is given twice: see maillage migrate --help.",
    ),
];

#[test]
fn wrong_use_is_one_sentence_ends_with_2_and_changes_nothing() {
    let desk = Desk::new();
    for (typed, french, english) in WRONG {
        for (lang, sentence) in [(FRENCH, french), (ENGLISH, english)] {
            let said = desk.maillage(lang, typed);
            assert_eq!((said.code, said.out.as_str(), said.err.trim_end()), (2, "", sentence));
        }
    }
    assert!(desk.files().is_empty());
}

#[test]
fn everything_that_is_missing_is_named() {
    let said = Desk::new().maillage(FRENCH, &["user", "invite", "--login", "a@demo.example"]);
    for name in ["--function", "--role", "--territory"] {
        assert!(said.err.contains(name), "{}", said.err);
    }
    assert_eq!((said.code, said.err.lines().count()), (2, 1));
}

#[test]
fn nothing_typed_is_answered_with_help() {
    let desk = Desk::new();
    desk.maillage(FRENCH, &[]).misused("Utilisation : maillage");
    desk.maillage(ENGLISH, &[]).misused("Usage: maillage");
    assert!(desk.files().is_empty());
}
