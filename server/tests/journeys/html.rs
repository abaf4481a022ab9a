//! The judge of HTML: html-validate, on every page that a story looked at, as it was sent.

use std::fs;
use std::process::Command;

use crate::axe::judges;
use crate::look::target;

/// The recommended rules, less those of taste: blank space, long lines, quotes, and what the templates leave to CSS.
const RULES: &str = r#"{
  "root": true,
  "extends": ["html-validate:recommended"],
  "rules": {
    "no-trailing-whitespace": "off",
    "long-title": "off"
  }
}"#;

pub fn judge(story: &str) {
    let Some(folder) = judges() else { return };
    let pages = target(&format!("pages/{story}"));
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
