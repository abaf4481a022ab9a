//! What differs between two texts, word by word, as pages show it: to the second of two who write, in a history, in a proposal.

use std::time::Duration;

use similar::{ChangeTag, TextDiff};

/// Two long texts that have nothing in common are compared roughly after this.
const TIMEOUT: Duration = Duration::from_millis(300);

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The key of the field's name.
    pub label: &'static str,
    pub before: String,
    pub after: String,
    pub spans: Vec<Span>,
}

/// Words that both texts have, or one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    Same(String),
    /// Of the text before alone.
    Removed(String),
    /// Of the text after alone.
    Added(String),
}

/// The fields that differ. `before` and `after` are the same fields in the same order, each with the key of its name.
pub fn differences(before: Vec<(&'static str, String)>, after: Vec<(&'static str, String)>) -> Vec<Difference> {
    let pairs = before.into_iter().zip(after).filter(|((_, before), (_, after))| before != after);
    pairs
        .map(|((label, before), (_, after))| Difference { label, spans: spans(&before, &after), before, after })
        .collect()
}

fn spans(before: &str, after: &str) -> Vec<Span> {
    let compared = TextDiff::configure().timeout(TIMEOUT).diff_words(before, after);
    let mut spans: Vec<Span> = Vec::new();
    for change in compared.iter_all_changes() {
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
    fn only_the_fields_that_differ_are_told_with_the_words_that_do() {
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
            vec![Difference { label: "a", before: "Le lundi matin".into(), after: "Le mardi matin".into(), spans }]
        );
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_out_of_the_difference(before in any::<String>(), after in any::<String>()) {
            let (mut was, mut is) = (String::new(), String::new());
            for span in spans(&before, &after) {
                match span {
                    Span::Same(text) => { was.push_str(&text); is.push_str(&text); }
                    Span::Removed(text) => was.push_str(&text),
                    Span::Added(text) => is.push_str(&text),
                }
            }
            assert_eq!((was, is), (before, after));
        }
    }
}
