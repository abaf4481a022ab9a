//! Small rules about the files themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::source::{Source, all, expect_none, program, root, rust, templates};
use crate::tokens::{Lexeme, Token};

const RUST_LINES: usize = 400;
const TEMPLATE_LINES: usize = 200;

fn line_of(source: &Source, at: usize) -> usize {
    1 + source.text[..at].matches('\n').count()
}

/// Where `needle` stands in the files.
fn found<'a>(sources: impl Iterator<Item = &'a Source>, needle: &str) -> Vec<String> {
    let places = |source: &'a Source| {
        source.text.match_indices(needle).map(|(at, _)| format!("{}:{}: {needle}", source.path, line_of(source, at)))
    };
    sources.flat_map(places).collect()
}

#[test]
fn no_file_is_long() {
    let rust = rust().map(|source| (source, RUST_LINES));
    let templates = templates().map(|source| (source, TEMPLATE_LINES));
    let long = rust.chain(templates).filter(|(source, most)| source.text.lines().count() > *most);
    let findings =
        long.map(|(source, most)| format!("{}: {} lines, {most} at most", source.path, source.text.lines().count()));
    expect_none("Past 400 lines a Rust file is split by noun, past 200 a template.", findings);
}

#[test]
fn every_crate_says_what_it_is_for() {
    let roots = rust().filter(|source| source.ends_with("/src/lib.rs") || source.ends_with("/src/main.rs"));
    let mute = roots.filter(|source| !source.text.starts_with("//! "));
    expect_none("Every crate opens with a paragraph on what it is for.", mute.map(|source| source.path.clone()));
}

#[test]
fn every_table_says_what_it_holds() {
    let migrations = all().iter().filter(|source| source.path.starts_with("migrations/"));
    let mut findings = Vec::new();
    for source in migrations {
        let lines: Vec<_> = source.text.lines().collect();
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.starts_with("CREATE TABLE")) {
            if at == 0 || !lines[at - 1].starts_with("--") {
                findings.push(format!("{}:{}: {line}", source.path, at + 1));
            }
        }
    }
    expect_none("Each table opens with a comment: what it holds, how long it is kept.", findings);
}

#[test]
fn each_table_is_written_by_one_crate() {
    let mut writers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in program() {
        for text in source.rust().iter().filter_map(Lexeme::text) {
            for table in written(text) {
                writers.entry(table).or_default().insert(source.crate_folder());
            }
        }
    }
    let shared = writers.into_iter().filter(|(_, crates)| crates.len() > 1);
    expect_none(
        "A capability writes its own tables only.",
        shared.map(|(table, crates)| format!("{table}: {crates:?}")),
    );
}

/// The tables that a SQL text writes.
fn written(text: &str) -> Vec<String> {
    let words: Vec<_> =
        text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
    let mut tables = Vec::new();
    for three in words.windows(3) {
        match three {
            ["INSERT", "INTO", table] | ["DELETE", "FROM", table] | ["UPDATE", table, "SET"] => {
                tables.push((*table).to_owned());
            }
            _ => {}
        }
    }
    tables
}

#[test]
fn sql_goes_through_the_macros() {
    // A copy reads every table there is: its texts are made of what the engine lists (ADR 028).
    let allowed = |path: &str| {
        let prefixes = ["platform/base/", "platform/testkit/", "server/src/commands/copy/engine.rs"];
        prefixes.iter().any(|prefix| path.starts_with(prefix))
    };
    let mut findings = Vec::new();
    for source in rust().filter(|source| !allowed(&source.path)) {
        for four in source.rust().windows(4) {
            if let [sqlx, first, second, Lexeme { token: Token::Word(word), line }] = four
                && sqlx.is_word("sqlx")
                && first.is_sign(':')
                && second.is_sign(':')
                && (word.starts_with("query") || word == "raw_sql")
            {
                findings.push(format!("{}:{line}: sqlx::{word}", source.path));
            }
        }
    }
    expect_none("Queries go through fetch_all!, fetch_one!, fetch_optional! and execute! of base.", findings);
}

#[test]
fn templates_escape_everything() {
    // The one place is the `field` macro, whose attributes our own templates write.
    let safe =
        found(templates(), "|safe").into_iter().filter(|place| !place.starts_with("platform/web/templates/field.html"));
    expect_none("No `|safe` in a template.", safe.chain(found(templates(), "| safe")));
    let field = all().iter().find(|source| source.path == "platform/web/templates/field.html").unwrap();
    assert_eq!(field.text.matches("|safe").count(), field.text.matches("{{ rest|safe }}").count());
}

#[test]
fn pages_ask_nothing_of_anybody_else() {
    let of_pages = |source: &&Source| {
        let is_page = [".html", ".css", ".js", ".svg", ".txt"].iter().any(|end| source.ends_with(end));
        is_page && (source.path.contains("/templates/") || source.path.contains("/assets/"))
    };
    let pages = || all().iter().filter(of_pages);
    let addresses = found(pages(), "http://").into_iter().chain(found(pages(), "https://"));
    let drawings = found(pages(), "http://www.w3.org/2000/svg");
    let is_drawing = |place: &String| drawings.iter().any(|drawing| drawing.starts_with(place.as_str()));
    expect_none(
        "No address of somebody else in templates, styles and scripts.",
        addresses.filter(|place| !is_drawing(place)),
    );
    expect_none(
        "No address without its scheme either.",
        found(pages(), "=\"//").into_iter().chain(found(pages(), "url(//")),
    );
}

/// Written in two halves, so that this file holds none of them.
const ELSEWHERE: [(&str, &str); 9] = [
    ("/wo", "rk/"),
    ("../sha", "red"),
    ("crates", ".io"),
    ("npmjs", ".org"),
    ("npmjs", ".com"),
    ("pypi", ".org"),
    ("pythonhosted", ".org"),
    ("proxy.golang", ".org"),
    ("deb.debian", ".org"),
];

#[test]
fn the_repository_stands_by_itself() {
    // Cargo writes its registry in its own file.
    let free = |path: &str| path == "Cargo.lock" || path.starts_with(".ci/") || path.starts_with("bin/");
    let places = ELSEWHERE.iter().flat_map(|(first, second)| {
        found(all().iter().filter(|source| !free(&source.path)), &format!("{first}{second}"))
    });
    expect_none("Nothing outside of .ci and bin tells where it is built or what it is fetched from.", places);
}

#[test]
fn every_folder_of_code_is_a_member() {
    for layer in ["platform", "domain"] {
        for entry in std::fs::read_dir(root().join(layer)).unwrap() {
            let path = entry.unwrap().path();
            assert!(Path::new(&path).join("Cargo.toml").is_file(), "{} has no manifest", path.display());
        }
    }
}
