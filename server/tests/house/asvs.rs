//! The list of what a judge of security asks for, and the tests that answer it.

use std::collections::BTreeSet;

use crate::source::{all, expect_none};

/// How many rows say that something is missing. A gap that is opened or closed changes this number, and the page beside it.
const GAPS: usize = 5;
/// How many requirements the list has: ASVS 5.0, levels 1 and 2.
const ROWS: usize = 253;

const LIST: &str = "docs/security/asvs.csv";
const CHOICES: &str = "docs/security/choix.md";

fn file(path: &str) -> Option<&'static str> {
    all().iter().find(|source| source.path == path).map(|source| source.text.as_str())
}

fn known(path: &str) -> &'static str {
    file(path).unwrap_or_else(|| panic!("{path} is not there"))
}

#[derive(Debug)]
struct Row {
    id: &'static str,
    level: &'static str,
    applies: bool,
    what: &'static str,
    proof: &'static str,
}

impl Row {
    /// The tests that it names: a file and a function.
    fn tests(&self) -> impl Iterator<Item = &'static str> {
        self.proof.split(" ; ").filter(|part| self.applies && !part.starts_with("gap: "))
    }

    fn gap(&self) -> Option<&'static str> {
        self.proof.split(" ; ").find_map(|part| part.strip_prefix("gap: "))
    }
}

/// The rows of the list: five cells, each in quotes.
fn rows() -> Vec<Row> {
    let mut lines = known(LIST).lines();
    assert_eq!(lines.next(), Some("\"req_id\",\"level\",\"applicable\",\"what\",\"proof\""));
    let row = |line: &'static str| {
        let cells: Vec<_> = line.trim_matches('"').split("\",\"").collect();
        let [id, level, applicable, what, proof] = cells[..] else { panic!("five cells: {line}") };
        assert!(matches!(applicable, "yes" | "no"), "{line}");
        // An empty last cell loses its quote with that of the line.
        Row { id, level, applies: applicable == "yes", what, proof }
    };
    lines.map(row).collect()
}

/// Why `named`, as `server/tests/house/asvs.rs::name`, is no test.
fn is_no_test(named: &str) -> Option<&'static str> {
    let Some((path, name)) = named.split_once("::") else { return Some("is no file::function") };
    let Some(text) = file(path).filter(|_| path.ends_with(".rs")) else { return Some("has no such file") };
    let lines: Vec<_> = text.lines().collect();
    let head = format!("fn {name}(");
    let Some(at) = lines.iter().position(|line| line.contains(&head)) else { return Some("has no such function") };
    let is_of_a_town = lines[at].contains("(town: Town)");
    let marks =
        lines[at.saturating_sub(3)..at].iter().rev().take_while(|line| line.trim_start().starts_with(['#', '/']));
    let is_marked = marks.into_iter().any(|line| matches!(line.trim(), "#[test]" | "#[tokio::test]"));
    (!is_of_a_town && !is_marked).then_some("is a function, and no test")
}

#[test]
fn every_requirement_stands_once() {
    let rows = rows();
    let ids: BTreeSet<_> = rows.iter().map(|row| row.id).collect();
    assert_eq!((rows.len(), ids.len()), (ROWS, ROWS));
    let odd = rows.iter().filter(|row| {
        let parts: Vec<_> = row.id.trim_start_matches('V').split('.').map(str::parse::<u8>).collect();
        !row.id.starts_with('V')
            || parts.len() != 3
            || parts.iter().any(Result::is_err)
            || !matches!(row.level, "L1" | "L2")
    });
    expect_none("A row is a requirement of level 1 or 2.", odd.map(|row| format!("{row:?}")));
}

#[test]
fn what_applies_names_tests_that_are_there_or_says_what_is_missing() {
    let rows = rows();
    let applying = || rows.iter().filter(|row| row.applies);
    let silent = applying().filter(|row| row.what.is_empty() || row.tests().next().is_none() && row.gap().is_none());
    let silent = silent.map(|row| format!("{}: neither a test nor a gap", row.id));
    let empty = applying()
        .filter(|row| row.gap().is_some_and(|gap| gap.len() < 15))
        .map(|row| format!("{}: an empty gap", row.id));
    let wrong = applying()
        .flat_map(|row| row.tests().filter_map(|test| Some(format!("{}: {test} {}", row.id, is_no_test(test)?))));
    expect_none(
        "What applies is proven by tests that exist, or says what is missing.",
        silent.chain(empty).chain(wrong),
    );
}

#[test]
fn what_does_not_apply_says_why() {
    let rows = rows();
    let mute = rows
        .iter()
        .filter(|row| !row.applies && (row.proof.len() < 10 || row.proof.contains("::") || row.gap().is_some()));
    expect_none("What does not apply has a reason.", mute.map(|row| format!("{row:?}")));
}

#[test]
fn gaps_are_counted_here_and_on_the_page() {
    let rows = rows();
    let applying: Vec<_> = rows.iter().filter(|row| row.applies).collect();
    let gaps: Vec<_> = applying.iter().filter(|row| row.gap().is_some()).collect();
    let bare = gaps.iter().filter(|row| row.tests().next().is_none()).count();
    assert_eq!(gaps.len(), GAPS, "a gap was opened or closed: say so here and in docs/security/README.md");
    let figures = [
        ("exigences de niveau 1 et 2", ROWS),
        ("s’appliquent", applying.len()),
        ("ne s’appliquent pas", ROWS - applying.len()),
        ("prouvées par des essais", applying.len() - gaps.len()),
        ("prouvées en partie", gaps.len() - bare),
        ("sans preuve", bare),
    ];
    let page = known("docs/security/README.md");
    let lines = figures.map(|(name, count)| format!("| {name} | {count} |"));
    expect_none("The page tells the figures.", lines.into_iter().filter(|line| !page.contains(line.as_str())));
}

#[test]
fn what_the_choices_say_stands_in_the_code() {
    let page = known(CHOICES);
    let facts: Vec<_> = page.lines().filter(|line| line.starts_with('|') && line.matches('`').count() >= 4).collect();
    assert!(facts.len() > 60, "{} facts", facts.len());
    let wrong = facts.iter().filter_map(|line| {
        let cells: Vec<_> = line.trim_matches('|').split(" | ").map(|cell| cell.trim().trim_matches('`')).collect();
        let [_, code, path] = cells[..] else { return Some(format!("three cells: {line}")) };
        let text = file(path);
        text.is_none_or(|text| !text.contains(code)).then(|| format!("{path} does not say: {code}"))
    });
    let rows = rows();
    let named =
        rows.iter().filter_map(|row| Some((row.id, row.what.split("choix.md, « ").nth(1)?.split(" »").next()?)));
    let sections: Vec<_> = named.filter(|(_, title)| !page.contains(&format!("\n## {title}\n"))).collect();
    let unsaid = sections.iter().map(|(id, title)| format!("{id}: there is no section « {title} »"));
    expect_none("What the page of choices says is in the code, to the letter.", wrong.chain(unsaid));
}
