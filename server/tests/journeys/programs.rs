//! Another program reads the document of the API and asks whatever it allows, and much that it does not (schemathesis).

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::demonstration::Demonstration;

/// The judge, unless none is there outside of CI.
fn schemathesis() -> Option<PathBuf> {
    let folder = env::var_os("MAILLAGE_JUDGES").map(PathBuf::from);
    assert!(folder.is_some() || env::var_os("CI").is_none(), "MAILLAGE_JUDGES is not set");
    let Some(folder) = folder else {
        println!("schemathesis is passed over: MAILLAGE_JUDGES is not set (bin/judges)");
        return None;
    };
    Some(folder.join("python/bin/schemathesis"))
}

#[test]
fn every_answer_of_the_api_is_as_its_document_says() {
    let Some(judge) = schemathesis() else { return };
    let demonstration = Demonstration::start("https://fr.wikipedia.org/", &[]);
    let document = format!("{}/api/v1/openapi.json", demonstration.url);
    let judged = Command::new(judge)
        .args(["run", &document, "--generation-deterministic", "--max-examples", "40", "--checks", "all"])
        .args(["--phases", "examples,coverage,fuzzing,stateful", "--warnings", "off", "--no-color"])
        .current_dir(env::temp_dir())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&judged.stdout).into_owned();
    assert!(judged.status.success(), "{said}\n{}", String::from_utf8_lossy(&judged.stderr));
    assert!(said.contains("No issues found"), "{said}");
    assert_eq!(demonstration.complaints(), "");
}
