//! What differs between two texts, word by word, as pages show it.

use std::time::Duration;

use similar::{ChangeTag, TextDiff};

/// Two long texts that have nothing in common are compared roughly after this.
const TIMEOUT: Duration = Duration::from_millis(300);

/// A part that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The key of the part's name.
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

/// The parts that differ: `old` and `new` are the same parts in the same order.
pub fn differences(old: Vec<(&'static str, String)>, new: Vec<(&'static str, String)>) -> Vec<Difference> {
    let pairs = old.into_iter().zip(new).filter(|((_, old), (_, new))| old != new);
    pairs.map(|((label, old), (_, new))| Difference { label, spans: spans(&old, &new) }).collect()
}

fn spans(old: &str, new: &str) -> Vec<Span> {
    let compared = TextDiff::configure().timeout(TIMEOUT).diff_words(old, new);
    compared.iter_all_changes().fold(Vec::new(), |mut spans, change| {
        let word = change.value();
        match (spans.last_mut(), change.tag()) {
            (Some(Span::Same(text)), ChangeTag::Equal)
            | (Some(Span::Removed(text)), ChangeTag::Delete)
            | (Some(Span::Added(text)), ChangeTag::Insert) => text.push_str(word),
            (_, ChangeTag::Equal) => spans.push(Span::Same(word.to_owned())),
            (_, ChangeTag::Delete) => spans.push(Span::Removed(word.to_owned())),
            (_, ChangeTag::Insert) => spans.push(Span::Added(word.to_owned())),
        }
        spans
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::*;

    #[test]
    fn only_the_parts_that_differ_are_told_with_the_words_that_do() {
        let old = vec![("a", "Sous deux jours".into()), ("b", "Même".into())];
        let new = vec![("a", "Sous trois jours".into()), ("b", "Même".into())];
        let spans = vec![
            Span::Same("Sous ".into()),
            Span::Removed("deux".into()),
            Span::Added("trois".into()),
            Span::Same(" jours".into()),
        ];
        assert_eq!(differences(old, new), [Difference { label: "a", spans }]);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_out_of_the_difference(old in any::<String>(), new in any::<String>()) {
            let (mut was, mut is) = (String::new(), String::new());
            for span in spans(&old, &new) {
                match span {
                    Span::Same(text) => { was.push_str(&text); is.push_str(&text); }
                    Span::Removed(text) => was.push_str(&text),
                    Span::Added(text) => is.push_str(&text),
                }
            }
            assert_eq!((was, is), (old, new));
        }
    }
}
