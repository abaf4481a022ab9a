//! What somebody needs to be helped is said in every language of the public face.

use base::Code as _;
use web::Lang;

use crate::source::expect_none;
use crate::words::{Messages, messages};

/// The beginnings of the words of entries that public pages show: codes and hours.
const LISTS: [&str; 10] =
    ["hours", "weekday", "need", "kind", "cost", "audience", "moment", "language", "violence", "doubt-reason"];

/// What the public page of a round says.
const ROUNDS: [&str; 3] = ["round-coming", "round-passage", "round-calendar-title"];

/// The beginnings of what the public pages of guidance say.
const GUIDANCE: [&str; 3] = ["guidance-public", "deadline", "danger"];

/// Whether the public face says it: all of `help`, what every page shares, the codes and hours of entries, and guidance.
fn is_public(path: &str, key: &str) -> bool {
    match path {
        path if path.starts_with("domain/help/") => true,
        path if path.starts_with("platform/web/") => !key.starts_with("pro-"),
        path if path.starts_with("domain/directory/") => {
            ROUNDS.contains(&key)
                || LISTS.iter().any(|list| key.strip_prefix(list).is_some_and(|rest| rest.starts_with('-')))
        }
        path if path.starts_with("domain/guidance/") => {
            GUIDANCE.iter().any(|list| key.strip_prefix(list).is_some_and(|rest| rest.starts_with('-')))
        }
        path if path.starts_with("domain/print/") => key.starts_with("print-public-"),
        _ => false,
    }
}

fn others() -> impl Iterator<Item = Lang> {
    Lang::ALL.iter().copied().filter(|lang| !lang.is_complete())
}

#[test]
fn the_public_face_speaks_every_language_with_the_same_values() {
    let french = messages("fr");
    let findings = others().flat_map(|lang| missing(&french, lang)).collect::<Vec<_>>();
    expect_none("Each public message is in every language, with the same values.", findings);
}

fn missing(french: &Messages, lang: Lang) -> Vec<String> {
    let there = messages(&lang.to_string());
    let public = french.iter().filter(|(key, message)| is_public(&message.path, key));
    let findings = public.filter_map(|(key, message)| match there.get(key) {
        None => Some(format!("{lang}: {key} ({}) is missing", message.path)),
        Some(other) if other.variables != message.variables => {
            Some(format!("{lang}: {key} has {:?}, French {:?}", other.variables, message.variables))
        }
        Some(_) => None,
    });
    findings.collect()
}

#[test]
fn no_language_says_what_french_does_not() {
    let french = messages("fr");
    let left = others().flat_map(|lang| {
        let there = messages(&lang.to_string());
        there
            .into_keys()
            .filter(|key| !french.contains_key(key))
            .map(move |key| format!("{lang}: {key}"))
            .collect::<Vec<_>>()
    });
    let left = left.collect::<Vec<_>>();
    expect_none("No language has a message that French lacks.", left);
}
