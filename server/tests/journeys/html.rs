//! The judge of HTML: html-validate, on every page that a story looked at, as it was sent.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::axe::judges;
use crate::look::target;

/// The recommended rules, less those of taste. A button of ours always sends its form; numbers are kept together by CSS. What
/// was ticked about danger must not be ticked again by a browser that remembers: `autocomplete` says so, also of a radio.
const RULES: &str = r#"{
  "root": true,
  "extends": ["html-validate:recommended"],
  "rules": {
    "attr-quotes": "off",
    "aria-label-misuse": ["error", { "allowAnyNamable": true }],
    "doctype-style": "off",
    "form-dup-name": ["error", { "shared": ["radio", "button", "reset", "submit", "checkbox"] }],
    "long-title": "off",
    "no-implicit-button-type": "off",
    "no-trailing-whitespace": "off",
    "tel-non-breaking": "off",
    "valid-autocomplete": "off"
  }
}"#;

/// The folder where a story keeps its pages; nothing of the last time stands in it.
pub fn begin(story: &str) {
    fs::remove_dir_all(pages(story)).unwrap();
}

pub fn pages(story: &str) -> PathBuf {
    target(&format!("pages/{story}"))
}

pub fn judge(story: &str) {
    let Some(folder) = judges() else { return };
    let pages = pages(story);
    if fs::read_dir(&pages).unwrap().next().is_none() {
        return;
    }
    let rules = pages.join("rules.json");
    fs::write(&rules, RULES).unwrap();
    let done = Command::new("node")
        .arg(folder.join("node_modules/html-validate/bin/html-validate.mjs"))
        .args(["--formatter", "text", "--config"])
        .arg(rules)
        .arg(format!("{}/*.html", pages.display()))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "html-validate:\n{said}{}", String::from_utf8_lossy(&done.stderr));
}
