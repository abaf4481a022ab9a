//! What the code names, the glossary explains.

use std::collections::BTreeSet;

use crate::source::{all, expect_none, program};
use crate::tokens::{Lexeme, Token};

/// Words in names that say how something is held rather than what it is.
const PLAIN: [(&str, &str); 8] = [
    ("fault", "what is wrong with a line of a file"),
    ("form", "what was typed, before it is checked"),
    ("kept", "a thing as its keepers see it"),
    ("location", "where a place is, as far as it may be told"),
    ("optional", "a column that may be empty"),
    ("point", "a point of the Earth"),
    ("resolved", "what was found for what was typed"),
    ("state", "how a thing is doing, worked out and not kept"),
];

/// The words of the glossary's first column, as they stand and taken apart.
fn words() -> BTreeSet<String> {
    let glossary = all().iter().find(|source| source.path == "docs/glossary.md").unwrap();
    let rows = glossary.text.lines().filter(|line| line.starts_with('|'));
    let codes = rows.flat_map(|row| row.split('|').nth(1).unwrap_or_default().split('`').skip(1).step_by(2));
    codes.flat_map(|code| code.split('_').chain([code])).map(str::to_owned).collect()
}

/// `TerritoryKind` is `territory` and `kind`.
fn parts(name: &str) -> Vec<String> {
    let mut parts = Vec::<String>::new();
    for c in name.chars() {
        match parts.last_mut() {
            Some(part) if !c.is_ascii_uppercase() => part.push(c),
            _ => parts.push(c.to_ascii_lowercase().to_string()),
        }
    }
    parts
}

/// The public types that a file declares.
fn types(lexemes: &[Lexeme]) -> Vec<(String, usize)> {
    let declared = |three: &[Lexeme]| match three {
        [public, kind, Lexeme { token: Token::Word(name), line }]
            if public.is_word("pub") && (kind.is_word("struct") || kind.is_word("enum")) =>
        {
            Some((name.clone(), *line))
        }
        _ => None,
    };
    lexemes.windows(3).filter_map(declared).collect()
}

#[test]
fn the_glossary_knows_every_type_of_the_domain() {
    let words = words();
    let is_known = |part: &String| words.contains(part) || PLAIN.iter().any(|(plain, _)| plain == part);
    let mut findings = Vec::new();
    for source in program().filter(|source| source.path.starts_with("domain/") && source.ends_with("/model.rs")) {
        for (name, line) in types(&source.rust()) {
            let unknown: Vec<_> = parts(&name).into_iter().filter(|part| !is_known(part)).collect();
            if !unknown.is_empty() {
                findings.push(format!("{}:{line}: {name} ({})", source.path, unknown.join(", ")));
            }
        }
    }
    expect_none("Each type of a model has its words in docs/glossary.md.", findings);
}

#[test]
fn an_exception_says_why() {
    assert!(PLAIN.iter().all(|(_, reason)| !reason.is_empty()));
}
