//! What the pages say of their accessibility is what is tried.

use partner::theme::TESTED;

use crate::source::{all, expect_none};

#[test]
fn each_claim_of_accessibility_is_held_by_a_test_that_is_run() {
    let findings = TESTED.iter().filter_map(|claim| {
        let path = format!("server/tests/journeys/{}.rs", claim.file);
        let Some(source) = all().iter().find(|source| source.path == path) else {
            return Some(format!("{path} is not there"));
        };
        let head = format!("#[tokio::test]\nasync fn {}()", claim.test);
        (!source.text.contains(&head)).then(|| format!("{path}: no test {}", claim.test))
    });
    expect_none("Each claim of accessibility is held by a test.", findings.collect::<Vec<_>>());
}
