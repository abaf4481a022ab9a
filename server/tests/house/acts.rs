//! Every act of the journal has words for the officer who reads it.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{enums, expect_none, program};
use crate::tokens::calls;

/// What writes a row of the journal, or puts one together: its act is never what comes first. The names are those of other
/// things too; what they are given tells.
const WRITERS: [&str; 5] = ["journal", "write", "new", "because", "sign"];

/// `service.corrected`: small letters and low lines around one point.
fn is_act(text: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_lowercase() || c == b'_');
    text.split_once('.').is_some_and(|(family, done)| is_part(family) && is_part(done))
}

/// The codes of the enum whose words the journal's page shows: `_` stands for `.`.
fn known() -> BTreeSet<String> {
    let known = enums().iter().find(|codes| codes.iter().any(|code| code == "session_opened"));
    known.unwrap().iter().cloned().collect()
}

/// The acts that the program writes, as that enum has them, and where.
fn written() -> BTreeMap<String, String> {
    let mut written = BTreeMap::new();
    for source in program().filter(|source| source.ends_with(".rs")) {
        let lexemes = source.rust();
        for call in WRITERS.iter().flat_map(|name| calls(&lexemes, name)) {
            for act in (1..call.args.len()).flat_map(|at| call.texts(at)).filter(|text| is_act(text)) {
                written.insert(act.replace('.', "_"), format!("{}:{}: {act}", source.path, call.line));
            }
        }
    }
    written
}

#[test]
fn every_act_that_is_written_has_words_in_the_journal() {
    let (known, written) = (known(), written());
    assert!(written.len() > known.len() / 2, "the acts are found");
    let wordless = written.into_iter().filter(|(code, _)| !known.contains(code));
    expect_none("Each act of the journal is a KnownAct of domain/privacy, with its words.", wordless.map(|(_, at)| at));
}
