//! The words of documents: titles, what a template says by itself, and the texts that ship with the program.

use std::collections::BTreeMap;

use web::{Cx, Lang};

use crate::content::Article;
use crate::{Choice, Kind, Subject};

/// What templates say by themselves: `words.index` is the message `print-index`.
const WORDS: [&str; 24] = [
    "print-contents",
    "print-emergency",
    "print-emergency-lead",
    "print-directory",
    "print-directory-lead",
    "print-by-commune",
    "print-by-commune-lead",
    "print-rounds",
    "print-no-passage",
    "print-index",
    "print-texts",
    "print-roles",
    "print-circuits",
    "print-nothing-here",
    "print-due",
    "print-live",
    "print-public-here",
    "print-public-numbers",
    "print-public-more",
    "print-public-hide",
    "print-public-neutral-more",
    "print-public-tear",
    "print-public-demo",
    "print-drawn-from",
];

/// The words that a template of this choice may say.
pub fn words(cx: &Cx, choice: Choice) -> BTreeMap<String, String> {
    // Only the public's documents are in every language, and they say only the public's words.
    let said = WORDS.iter().filter(|key| cx.lang.is_complete() || key.starts_with("print-public-"));
    let said = said.filter(|key| !choice.is_neutral || is_neutral(key));
    let name = |key: &str| key.trim_start_matches("print-public-").trim_start_matches("print-").to_owned();
    said.map(|key| (name(key), cx.t(key))).collect()
}

/// Says nothing to whoever finds it.
fn is_neutral(key: &str) -> bool {
    key.starts_with("print-public-neutral-") || matches!(key, "print-public-tear" | "print-public-demo")
}

/// The title of a document, and what stands under it.
pub fn title(cx: &Cx, choice: Choice, territory: &str) -> (String, String) {
    let subtitle = |key: &str| cx.t1(key, "territory", territory);
    match choice.kind {
        Kind::GuidePro => (cx.t("print-guide-title"), subtitle("print-guide-pro-subtitle")),
        Kind::GuidePublic => (cx.t("print-guide-title"), subtitle("print-guide-public-subtitle")),
        Kind::Sheet => (sheet_title(cx, choice.subject), subtitle("print-sheet-subtitle")),
        Kind::Roles => (cx.t("print-roles"), subtitle("print-roles-subtitle")),
        Kind::Circuits => (cx.t("print-circuits"), subtitle("print-circuits-subtitle")),
        Kind::Sectors => (cx.t("print-sectors-title"), subtitle("print-sectors-subtitle")),
        Kind::Leaflet | Kind::Poster | Kind::Card | Kind::Strip if choice.is_neutral => {
            (cx.t("print-public-neutral-title"), cx.t("print-public-neutral-lead"))
        }
        Kind::Leaflet | Kind::Poster | Kind::Card | Kind::Strip => match choice.subject {
            Subject::Witness => (cx.t("print-public-poster-witness-title"), cx.t("print-public-poster-witness-lead")),
            Subject::Perpetrator => {
                (cx.t("print-public-poster-perpetrator-title"), cx.t("print-public-poster-perpetrator-lead"))
            }
            _ => (cx.t("print-public-poster-victim-title"), cx.t("print-public-poster-victim-lead")),
        },
    }
}

fn sheet_title(cx: &Cx, door: Subject) -> String {
    match door {
        Subject::School => cx.t("print-sheet-title-school"),
        Subject::Bar => cx.t("print-sheet-title-bar"),
        Subject::Hospital => cx.t("print-sheet-title-hospital"),
        _ => cx.t("print-sheet-title-desk"),
    }
}

/// What a leaflet, a poster or a card says, in order.
pub fn points(cx: &Cx, choice: Choice) -> Vec<String> {
    if choice.is_neutral {
        return Vec::new();
    }
    let keys = match choice.subject {
        Subject::Witness => [
            "print-public-witness-one",
            "print-public-witness-two",
            "print-public-witness-three",
            "print-public-witness-four",
        ],
        Subject::Perpetrator => [
            "print-public-perpetrator-one",
            "print-public-perpetrator-two",
            "print-public-perpetrator-three",
            "print-public-perpetrator-four",
        ],
        _ => [
            "print-public-victim-one",
            "print-public-victim-two",
            "print-public-victim-three",
            "print-public-victim-four",
        ],
    };
    keys.iter().map(|key| cx.t(key)).collect()
}

macro_rules! own_texts {
    ($($name:literal),*) => {
        [$(($name, include_str!(concat!("../texts/fr/", $name, ".md")), include_str!(concat!("../texts/en/", $name, ".md")))),*]
    };
}

/// The texts for professionals that ship with the program, in French and English.
const OWN: [(&str, &str, &str); 5] = own_texts!("professional", "desk", "school", "bar", "hospital");

/// One of the program's own texts for professionals.
pub fn own(cx: &Cx, name: &str) -> Article {
    let found = OWN.iter().find(|(known, ..)| *known == name);
    let text = found.map_or("", |(_, fr, en)| if cx.lang == Lang::En { *en } else { *fr });
    let title = if name == "professional" { cx.t("print-text-professional") } else { cx.t("print-text-door") };
    Article { title, blocks: markdown::blocks(text), square: None, checked: String::new() }
}
