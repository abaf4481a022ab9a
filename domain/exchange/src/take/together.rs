//! Rows of our table that are one entry: as many as it has places, one below the other.

use serde_json::{Map, Value};

use super::sheet::Line;
use super::{Reason, template};

/// A row with its line, and those that belong to it.
pub type Rows = (usize, Map<String, Value>, Vec<Map<String, Value>>);

/// The most rows of one entry: more is no entry.
const MOST_ROWS: usize = 200;

/// Reads such rows as one.
pub struct Together<L: Iterator<Item = Line>>(pub std::iter::Peekable<L>);

impl<L: Iterator<Item = Line>> Iterator for Together<L> {
    type Item = Result<Rows, (usize, Reason)>;

    fn next(&mut self) -> Option<Self::Item> {
        let (line, first) = match self.0.next()? {
            Ok(line) => line,
            Err(refused) => return Some(Err(refused)),
        };
        let (key, mut others) = (template::key(&first), Vec::new());
        let is_same = |line: &Line| key.is_some() && line.as_ref().is_ok_and(|(_, row)| template::key(row) == key);
        while others.len() < MOST_ROWS
            && let Some(Ok((_, row))) = self.0.next_if(is_same)
        {
            others.push(row);
        }
        Some(Ok((line, first, others)))
    }
}
