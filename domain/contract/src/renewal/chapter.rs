//! What others know of a contract: the actions of its plan, its meetings. Each capability tells hers; the evaluation puts them
//! beside what the contract knows itself.

use std::pin::Pin;

use base::Db;
use web::{Cx, Result};

use crate::Contract;

/// A part of an evaluation: sentences, then a table of what they count. Without rows, the sentences alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chapter {
    pub title: String,
    pub lines: Vec<String>,
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Chapter {
    /// The cells of a row, each with what stands over it.
    pub fn cells<'a>(&'a self, row: &'a [String]) -> Vec<(&'a str, &'a str)> {
        self.head.iter().zip(row).map(|(head, cell)| (head.as_str(), cell.as_str())).collect()
    }
}

/// What a capability tells of a contract.
pub type ChaptersTold<'a> = Pin<Box<dyn Future<Output = Result<Vec<Chapter>>> + Send + 'a>>;

/// Tells of a contract as it stands today.
pub type TellChapters = for<'a> fn(&'a Cx, &'a mut Db, &'a Contract) -> ChaptersTold<'a>;

/// Those who tell, in the order of the report; put around the router.
#[derive(Debug, Clone, Copy, Default)]
pub struct Chapters(pub &'static [TellChapters]);

impl Chapters {
    /// All that others tell of a contract.
    pub async fn of(self, cx: &Cx, db: &mut Db, contract: &Contract) -> Result<Vec<Chapter>> {
        let mut chapters = Vec::new();
        for tell in self.0 {
            chapters.extend(tell(cx, db, contract).await?);
        }
        Ok(chapters)
    }
}
