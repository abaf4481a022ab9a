//! What can be printed: a letter that no font has, or that is no letter, would make the whole document be refused.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::fonts::FONTS;

/// What stands in the place of a letter that cannot be drawn.
const UNKNOWN: char = '\u{fffd}';

/// The data with every letter that can be drawn; those that cannot are told.
pub fn printable(data: Value, missing: &mut BTreeSet<char>) -> Value {
    match data {
        Value::String(text) => Value::String(text.chars().filter_map(|letter| drawn(letter, missing)).collect()),
        Value::Array(all) => Value::Array(all.into_iter().map(|one| printable(one, missing)).collect()),
        Value::Object(all) => all.into_iter().map(|(name, one)| (name, printable(one, missing))).collect(),
        other => other,
    }
}

/// Marks of direction and of breaking draw nothing and are understood without a font.
fn is_silent(letter: char) -> bool {
    matches!(letter, '\n' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
}

/// A drawing of ours whose letters can all be drawn.
pub fn drawable(drawing: &[u8], missing: &mut BTreeSet<char>) -> Vec<u8> {
    String::from_utf8_lossy(drawing)
        .chars()
        .filter_map(|letter| drawn(letter, missing))
        .collect::<String>()
        .into_bytes()
}

/// What says the same as a sign that no font has.
const fn instead(letter: char) -> Option<char> {
    match letter {
        '→' => Some('›'),
        '←' => Some('‹'),
        '✓' => Some('•'),
        _ => None,
    }
}

fn drawn(letter: char, missing: &mut BTreeSet<char>) -> Option<char> {
    if is_silent(letter) {
        return Some(letter);
    }
    if letter.is_control() {
        return (letter == '\t').then_some(' ');
    }
    if FONTS.has(letter) {
        return Some(letter);
    }
    if let Some(like) = instead(letter) {
        return Some(like);
    }
    missing.insert(letter);
    Some(UNKNOWN)
}
