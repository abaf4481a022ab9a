//! What differs between two texts, word by word.

use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use crate::model::Text;

/// Two long texts that have nothing in common are compared roughly after this.
const TIMEOUT: Duration = Duration::from_millis(300);

/// A part of a page that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The key of its name.
    pub label: &'static str,
    pub spans: Vec<Span>,
}

/// Words that both texts have, or one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    Same(String),
    Removed(String),
    Added(String),
}

/// The parts in which the second text differs from the first.
pub fn differences(before: &Text, after: &Text) -> Vec<Difference> {
    let pairs = [
        ("guidance-page-title", &before.title, &after.title),
        ("guidance-body", &before.body, &after.body),
        ("guidance-public-simple", &before.simple, &after.simple),
        ("guidance-public-sources", &before.sources, &after.sources),
    ];
    let differing = pairs.into_iter().filter(|(_, before, after)| before != after);
    differing.map(|(label, before, after)| Difference { label, spans: spans(before, after) }).collect()
}

fn spans(before: &str, after: &str) -> Vec<Span> {
    let found = TextDiff::configure().timeout(TIMEOUT).diff_words(before, after);
    let mut spans: Vec<Span> = Vec::new();
    for change in found.iter_all_changes() {
        match (spans.last_mut(), change.tag()) {
            (Some(Span::Same(text)), ChangeTag::Equal)
            | (Some(Span::Removed(text)), ChangeTag::Delete)
            | (Some(Span::Added(text)), ChangeTag::Insert) => text.push_str(change.value()),
            (_, ChangeTag::Equal) => spans.push(Span::Same(change.value().to_owned())),
            (_, ChangeTag::Delete) => spans.push(Span::Removed(change.value().to_owned())),
            (_, ChangeTag::Insert) => spans.push(Span::Added(change.value().to_owned())),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_told_word_by_word() {
        let before = Text { title: "Porter plainte".into(), body: "Le lundi matin".into(), ..Text::default() };
        let after = Text { body: "Le mardi matin".into(), ..before.clone() };
        let found = differences(&before, &after);
        assert_eq!(found.len(), 1);
        let told = [
            Span::Same("Le ".into()),
            Span::Removed("lundi".into()),
            Span::Added("mardi".into()),
            Span::Same(" matin".into()),
        ];
        assert_eq!((found[0].label, found[0].spans.as_slice()), ("guidance-body", told.as_slice()));
    }
}
