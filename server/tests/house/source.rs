//! What the rules read: the files of the repository.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::tokens::{self, Lexeme};

/// The folder that holds everything.
pub fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> =
        LazyLock::new(|| Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf());
    &ROOT
}

/// A text file, told by its path from the root.
#[derive(Debug)]
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn ends_with(&self, extension: &str) -> bool {
        self.path.ends_with(extension)
    }

    /// The crate that it belongs to: `domain/help`.
    pub fn crate_folder(&self) -> String {
        let depth = if self.path.starts_with("server/") { 1 } else { 2 };
        self.path.split('/').take(depth).collect::<Vec<_>>().join("/")
    }

    /// Says whether it is there for tests only.
    pub fn is_test(&self) -> bool {
        self.path.contains("/tests/") || self.path.ends_with("/tests.rs") || self.path.starts_with("platform/testkit/")
    }

    /// What the compiler reads of a Rust file outside of tests.
    pub fn rust(&self) -> Vec<Lexeme> {
        tokens::without_tests(&tokens::rust(&self.text, 1))
    }
}

/// Folders that hold nothing of ours.
const PASSED_OVER: [&str; 5] = [".git", "target", "node_modules", "data", "pkg"];

/// Every text file of the repository, in the order of paths. What is not text (fonts, pictures) is left out.
pub fn all() -> &'static [Source] {
    static ALL: LazyLock<Vec<Source>> = LazyLock::new(|| {
        let mut sources = Vec::new();
        walk(root(), &mut sources);
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        sources
    });
    &ALL
}

fn walk(folder: &Path, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let (path, name) = (entry.path(), entry.file_name().into_string().unwrap());
        if entry.file_type().unwrap().is_dir() {
            if !PASSED_OVER.contains(&name.as_str()) {
                walk(&path, sources);
            }
        } else if let Ok(text) = fs::read_to_string(&path) {
            let path = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
            sources.push(Source { path, text });
        }
    }
}

/// The Rust files of the crates.
pub fn rust() -> impl Iterator<Item = &'static Source> {
    all().iter().filter(|source| source.ends_with(".rs"))
}

/// The Rust files of what runs: no tests, no testkit.
pub fn program() -> impl Iterator<Item = &'static Source> {
    rust().filter(|source| !source.is_test())
}

pub fn templates() -> impl Iterator<Item = &'static Source> {
    all().iter().filter(|source| source.path.contains("/templates/"))
}

/// The codes of every `text_enum!`.
pub fn enums() -> &'static [Vec<String>] {
    static ENUMS: LazyLock<Vec<Vec<String>>> =
        LazyLock::new(|| program().flat_map(|source| tokens::text_enums(&source.rust())).collect());
    &ENUMS
}

/// Stops the test with one finding per line.
#[track_caller]
pub fn expect_none(rule: &str, findings: impl IntoIterator<Item = String>) {
    let findings: Vec<_> = findings.into_iter().collect();
    assert!(findings.is_empty(), "{rule}\n  {}\n", findings.join("\n  "));
}

/// How `text` differs from the file `name` beside the tests; `HOUSE_UPDATE=1` writes it anew.
pub fn changes(name: &str, text: &str) -> Vec<String> {
    let path = root().join("server/tests/house").join(name);
    if std::env::var_os("HOUSE_UPDATE").is_some() {
        fs::write(&path, text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let (old, new): (Vec<_>, Vec<_>) = (kept.lines().collect(), text.lines().collect());
    let gone = old.iter().filter(|line| !new.contains(line)).map(|line| format!("- {line}"));
    let come = new.iter().filter(|line| !old.contains(line)).map(|line| format!("+ {line}"));
    let mut changes: Vec<_> = gone.chain(come).collect();
    if changes.is_empty() && kept != text {
        changes.push("the same lines in another order".to_owned());
    }
    if !changes.is_empty() {
        changes.insert(0, format!("{name} says otherwise; if this is meant, run the test with HOUSE_UPDATE=1:"));
    }
    changes
}
