//! What differs between two texts, word by word, as pages show it.

use std::time::Duration;

use similar::{ChangeTag, TextDiff};

/// Two long texts that have nothing in common are compared roughly after this.
const TIMEOUT: Duration = Duration::from_millis(300);

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The key of the field's name.
    pub label: &'static str,
    pub stored: String,
    pub typed: String,
    pub spans: Vec<Span>,
}

/// Words that both texts have, or one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    Same(String),
    /// Stored, not typed.
    Removed(String),
    /// Typed, not stored.
    Added(String),
}

/// The fields that differ. `stored` and `typed` are the same fields in the same order, each with the key of its name.
pub fn differences(stored: Vec<(&'static str, String)>, typed: Vec<(&'static str, String)>) -> Vec<Difference> {
    let pairs = stored.into_iter().zip(typed).filter(|((_, stored), (_, typed))| stored != typed);
    pairs
        .map(|((label, stored), (_, typed))| Difference { label, spans: spans(&stored, &typed), stored, typed })
        .collect()
}

fn spans(stored: &str, typed: &str) -> Vec<Span> {
    let difference = TextDiff::configure().timeout(TIMEOUT).diff_words(stored, typed);
    let mut spans: Vec<Span> = Vec::new();
    for change in difference.iter_all_changes() {
        match (spans.last_mut(), change.tag()) {
            (Some(Span::Same(text)), ChangeTag::Equal)
            | (Some(Span::Removed(text)), ChangeTag::Delete)
            | (Some(Span::Added(text)), ChangeTag::Insert) => text.push_str(change.value()),
            (_, tag) => spans.push(Span::of(tag, change.value().to_owned())),
        }
    }
    spans
}

impl Span {
    fn of(tag: ChangeTag, text: String) -> Self {
        match tag {
            ChangeTag::Equal => Self::Same(text),
            ChangeTag::Delete => Self::Removed(text),
            ChangeTag::Insert => Self::Added(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::*;

    #[test]
    fn words_that_differ_are_told_apart_from_those_that_are_the_same() {
        let found = differences(
            vec![("a", "Le lundi matin".into()), ("b", "Même".into())],
            vec![("a", "Le mardi matin".into()), ("b", "Même".into())],
        );
        let spans = vec![
            Span::Same("Le ".into()),
            Span::Removed("lundi".into()),
            Span::Added("mardi".into()),
            Span::Same(" matin".into()),
        ];
        assert_eq!(
            found,
            vec![Difference { label: "a", stored: "Le lundi matin".into(), typed: "Le mardi matin".into(), spans }]
        );
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_out_of_the_difference(stored in any::<String>(), typed in any::<String>()) {
            let spans = spans(&stored, &typed);
            let read = |is_left_out: fn(&Span) -> bool| -> String {
                let kept = spans.iter().filter(|span| !is_left_out(span));
                kept.map(|span| match span { Span::Same(text) | Span::Removed(text) | Span::Added(text) => text.as_str() }).collect()
            };
            assert_eq!(read(|span| matches!(span, Span::Added(_))), stored);
            assert_eq!(read(|span| matches!(span, Span::Removed(_))), typed);
        }
    }
}
