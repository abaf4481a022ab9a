//! `server → domain → platform`, and the few arrows between capabilities.

use std::collections::{BTreeMap, BTreeSet};

use toml::Table;

use crate::source::{all, changes, expect_none};

/// The arrows that are allowed between capabilities; a new one takes a decision record.
const BETWEEN_CAPABILITIES: &[(&str, &str, bool)] = &[
    ("account", "partner", false),
    ("privacy", "partner", false),
    ("privacy", "account", false),
    ("directory", "partner", false),
    ("exchange", "partner", false),
    ("exchange", "directory", false),
    ("campaign", "partner", false),
    ("campaign", "directory", false),
    ("contract", "partner", false),
    ("plan", "partner", false),
    ("plan", "contract", false),
    ("meeting", "partner", false),
    ("meeting", "contract", false),
    // A decision becomes an action.
    ("meeting", "plan", false),
    // Coordinators are warned by mail.
    ("meeting", "account", false),
    ("news", "partner", false),
    ("voucher", "partner", false),
    // The one square of points that telephones read.
    ("voucher", "account", false),
    // How many places are free tonight, on the desk that hands out vouchers.
    ("voucher", "shelter", false),
    ("shelter", "partner", false),
    // The same square.
    ("shelter", "account", false),
    ("guidance", "partner", false),
    ("role", "partner", false),
    ("print", "partner", false),
    ("print", "directory", false),
    ("print", "guidance", false),
    ("print", "role", false),
    // The same square.
    ("print", "account", false),
    // Copies are copies of editions.
    ("kit", "print", false),
    ("kit", "partner", false),
    ("help", "partner", false),
    ("help", "directory", false),
    // Its tests sign people in.
    ("directory", "account", true),
];

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Arrow {
    from: String,
    to: String,
    is_for_tests: bool,
}

/// The layer of each of our crates.
fn layers() -> BTreeMap<String, &'static str> {
    manifests().into_iter().map(|(name, layer, _)| (name, layer)).collect()
}

fn manifests() -> Vec<(String, &'static str, Table)> {
    let mut manifests = Vec::new();
    for source in all().iter().filter(|source| source.path.ends_with("/Cargo.toml")) {
        let layer = ["platform", "domain", "server"].into_iter().find(|layer| source.path.starts_with(layer));
        let manifest: Table = source.text.parse().unwrap();
        let name = manifest["package"]["name"].as_str().unwrap().to_owned();
        manifests.push((name, layer.unwrap(), manifest));
    }
    manifests
}

fn arrows() -> Vec<Arrow> {
    let layers = layers();
    let mut arrows = BTreeSet::new();
    for (from, _, manifest) in manifests() {
        for (section, is_for_tests) in
            [("dependencies", false), ("build-dependencies", false), ("dev-dependencies", true)]
        {
            let names =
                manifest.get(section).and_then(|table| table.as_table()).into_iter().flat_map(|table| table.keys());
            for to in names.filter(|name| layers.contains_key(*name)) {
                arrows.insert(Arrow { from: from.clone(), to: to.clone(), is_for_tests });
            }
        }
    }
    arrows.into_iter().collect()
}

#[test]
fn arrows_go_down() {
    let layers = layers();
    let floor =
        |name: &String| ["platform", "domain", "server"].iter().position(|layer| *layer == layers[name]).unwrap();
    let is_up = |arrow: &Arrow| floor(&arrow.to) > floor(&arrow.from) || arrow.to == "server";
    let up = arrows().into_iter().filter(is_up);
    expect_none(
        "server → domain → platform: nothing calls up.",
        up.map(|arrow| format!("{} → {}", arrow.from, arrow.to)),
    );
}

#[test]
fn capabilities_know_few_others() {
    let layers = layers();
    let is_between = |arrow: &Arrow| layers[&arrow.from] == "domain" && layers[&arrow.to] == "domain";
    let is_allowed = |arrow: &Arrow| {
        let known = |(from, to, tests): &(&str, &str, bool)| {
            arrow.from == *from && arrow.to == *to && (!tests || arrow.is_for_tests)
        };
        BETWEEN_CAPABILITIES.iter().any(known)
    };
    let new = arrows().into_iter().filter(|arrow| is_between(arrow) && !is_allowed(arrow));
    expect_none(
        "A new arrow between capabilities takes a decision record.",
        new.map(|arrow| format!("{} → {}", arrow.from, arrow.to)),
    );
}

#[test]
fn the_testkit_is_for_tests() {
    let built_in = arrows().into_iter().filter(|arrow| arrow.to == "testkit" && !arrow.is_for_tests);
    expect_none("Nothing that runs depends on testkit.", built_in.map(|arrow| arrow.from));
}

#[test]
fn the_arrows_are_those_of_the_list() {
    let lines = arrows()
        .into_iter()
        .map(|arrow| format!("{} → {}{}\n", arrow.from, arrow.to, if arrow.is_for_tests { " (tests)" } else { "" }));
    expect_none("The arrows are known.", changes("arrows.txt", &lines.collect::<String>()));
}
