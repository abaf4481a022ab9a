//! The book of those who operate an installation says all that can be chosen, and no command that is not there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::desk::{Desk, ENGLISH};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap()
}

/// The cells of the table of configuration: the key of the file, the variable, the flag.
fn table() -> BTreeSet<(String, String, String)> {
    let book = read("docs/operate.md");
    let rows = book.lines().filter(|line| line.contains("`MAILLAGE_") && line.starts_with('|'));
    let cell = |line: &str, n: usize| line.split('|').nth(n).unwrap().trim().trim_matches('`').to_owned();
    rows.map(|line| (cell(line, 1), cell(line, 2), cell(line, 3))).collect()
}

/// What a struct of the configuration holds, by the names of its fields.
fn fields(path: &str, declared: &str) -> Vec<String> {
    let source = read(path);
    let body = source.split(declared).nth(1).unwrap().split("\n}").next().unwrap();
    let fields = body.lines().filter_map(|line| line.trim().split_once(": Option<").map(|(name, _)| name.to_owned()));
    fields.collect()
}

#[test]
fn every_key_of_the_file_stands_in_the_table_and_no_other() {
    let mut keys: BTreeSet<String> = fields("server/src/config.rs", "struct File {").into_iter().collect();
    for (table, path) in [("openid", "server/src/config/openid.rs"), ("mail", "server/src/config/mail.rs")] {
        keys.extend(fields(path, "pub struct Table {").into_iter().map(|key| format!("{table}.{key}")));
    }
    assert!(keys.len() > 10, "{keys:?}");
    let told: BTreeSet<String> = table().into_iter().map(|(key, _, _)| key).filter(|key| key != "–").collect();
    assert_eq!(told, keys);
}

#[test]
fn every_flag_and_variable_stands_in_the_table_and_no_other() {
    let help = Desk::new().maillage(ENGLISH, &["migrate", "--help"]).done();
    let words: Vec<&str> = help.split_whitespace().collect();
    let flags: BTreeSet<String> =
        words.iter().filter(|word| word.starts_with("--")).map(|word| (*word).to_owned()).collect();
    let ours = flags.into_iter().filter(|flag| flag != "--help" && flag != "--version").collect::<BTreeSet<_>>();
    let told: BTreeSet<String> = table().into_iter().map(|(_, _, flag)| flag).filter(|flag| flag != "–").collect();
    assert_eq!(told, ours);
    for (_, variable, _) in table() {
        assert!(variable == "MAILLAGE_LOG" || help.contains(&variable), "{variable} is not in: {help}");
    }
}

#[test]
fn every_command_of_the_book_exists() {
    let (book, desk) = (read("docs/operate.md"), Desk::new());
    let lines = book.lines().filter_map(|line| line.trim().strip_prefix("maillage "));
    let named: BTreeSet<Vec<&str>> = lines
        .map(|line| line.split(' ').take_while(|word| word.chars().all(|c| c.is_ascii_lowercase())).collect())
        .collect();
    assert!(named.len() > 5, "{named:?}");
    for words in named {
        let known = words.iter().take(2).copied().take_while(|word| !word.is_empty()).collect::<Vec<_>>();
        desk.maillage(ENGLISH, &[&["help"], known.as_slice()].concat()).done();
    }
}
