//! No query reads a table that grows from end to end.

use testkit::Engine;

use crate::source::{expect_none, program};
use crate::tokens::{Lexeme, Token, calls};

/// An installation has as many of these as it has territories, or the program words, however long it runs.
const SMALL: [&str; 3] = ["territory", "territory_theme", "word_reread"];

/// What asks each engine about itself, for an operator who waits for it, and counts once what was restored.
const OF_ENGINES: [&str; 5] = [
    "server/src/commands/doctor.rs:",
    "server/src/commands/backup.rs:",
    "server/src/commands/copy/engine.rs:",
    "domain/operation/src/store.rs:",
    "platform/web/src/replica.rs:",
];

struct Query {
    place: String,
    text: String,
}

/// Every SQL text of the program, and where a macro is given something else.
fn queries() -> (Vec<Query>, Vec<String>) {
    let (mut queries, mut unread) = (Vec::new(), Vec::new());
    for source in program().filter(|source| !source.path.starts_with("platform/base/src/db.rs")) {
        let lexemes = source.rust();
        for name in ["fetch_all", "fetch_optional", "fetch_one", "execute"] {
            for call in calls(&lexemes, name) {
                let place = format!("{}:{}", source.path, call.line);
                match call.args.first().copied().unwrap_or_default() {
                    [.., arrow, Lexeme { token: Token::Text(text), .. }] if arrow.is_sign('>') => {
                        queries.push(Query { place, text: text.clone() });
                    }
                    argument if argument.iter().any(|lexeme| lexeme.is_sign('>')) => unread.push(place),
                    _ => {}
                }
            }
        }
    }
    (queries, unread)
}

/// The name of the table that `alias` stands for in a query.
fn table_of<'a>(text: &'a str, alias: &'a str) -> &'a str {
    let words: Vec<_> =
        text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
    let is_table = |word: &str| ["FROM", "JOIN", "UPDATE", "INTO"].contains(&word);
    let of = |words: &[&'a str]| match words {
        [before, table, "AS", name] if is_table(before) && *name == alias => Some(*table),
        [before, table, name, ..] if is_table(before) && *name == alias => Some(*table),
        _ => None,
    };
    words.windows(4).find_map(of).unwrap_or(alias)
}

/// The tables that SQLite's plan reads from end to end. Walking an index in its order is fine as far as a limit.
fn scanned<'a>(query: &'a Query, plan: &'a [String]) -> Vec<&'a str> {
    let is_limited = query.text.contains("LIMIT");
    let scan = |line: &'a String| line.strip_prefix("SCAN ").filter(|rest| !(rest.contains(" USING ") && is_limited));
    let made = |name: &str| name.starts_with('(') || name == "CONSTANT" || name.starts_with("subquery");
    let names = plan.iter().filter_map(scan).filter_map(|rest| rest.split(' ').next()).filter(|name| !made(name));
    names.map(|name| table_of(&query.text, name)).filter(|table| !SMALL.contains(table)).collect()
}

/// The same of PostgreSQL's plan, made without sequential scans wherever it can be.
fn read_through<'a>(query: &'a Query, plan: &'a [String]) -> Vec<&'a str> {
    let scan = |line: &'a String| line.split_once("Seq Scan on ").and_then(|(_, rest)| rest.split(' ').next());
    plan.iter()
        .filter_map(scan)
        .map(|name| table_of(&query.text, name))
        .filter(|table| !SMALL.contains(table))
        .collect()
}

#[test]
fn every_query_is_a_text() {
    let (queries, unread) = queries();
    assert!(queries.len() > 20, "the queries of the program are found");
    expect_none("A query is a text in the call itself.", unread);
}

testkit::both_engines! {
    async fn no_query_reads_a_growing_table_from_end_to_end(town: Town) {
        let mut findings = Vec::new();
        // The one text that only PostgreSQL is given.
        let is_asked = |query: &Query| town.engine() == Engine::Postgres || !query.text.contains("FOR UPDATE SKIP LOCKED");
        let is_of_engines = |query: &Query| OF_ENGINES.iter().any(|file| query.place.starts_with(file));
        for query in queries().0.into_iter().filter(|query| is_asked(query) && !is_of_engines(query)) {
            match testkit::plan(town.database(), &query.text).await {
                Err(error) => findings.push(format!("{}: {error}", query.place)),
                Ok(plan) => {
                    let tables = match town.engine() {
                        Engine::Sqlite => scanned(&query, &plan),
                        Engine::Postgres => read_through(&query, &plan),
                    };
                    findings.extend(tables.iter().map(|table| format!("{}: {table}\n    {}", query.place, plan.join("\n    "))));
                }
            }
        }
        expect_none("An index answers every query on a table that grows.", findings);
    }
}
