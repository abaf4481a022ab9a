//! What waits for whoever is signed in: each capability tells its own, and her first page puts them together.

use std::pin::Pin;

use base::Db;
use chrono::{DateTime, Utc};

use crate::{Cx, Result};

/// How much something presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pressure {
    /// Its day has passed.
    Late,
    /// Somebody expects it of her.
    Due,
    /// It has happened since she last came.
    News,
}

/// Something that waits for her, or that is new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    pub pressure: Pressure,
    /// In her language, as a link reads.
    pub words: String,
    /// Where she sees to it.
    pub path: String,
}

/// What a capability has for her.
pub type Waits<'a> = Pin<Box<dyn Future<Output = Result<Vec<Wait>>> + Send + 'a>>;

/// Looks what a capability has for whoever is signed in; news are those of after an instant.
pub type Watch = for<'a> fn(&'a Cx, &'a mut Db, DateTime<Utc>) -> Waits<'a>;

impl Wait {
    pub const fn late(words: String, path: String) -> Self {
        Self { pressure: Pressure::Late, words, path }
    }

    pub const fn due(words: String, path: String) -> Self {
        Self { pressure: Pressure::Due, words, path }
    }

    pub const fn news(words: String, path: String) -> Self {
        Self { pressure: Pressure::News, words, path }
    }

    /// « 3 fiches… », where there are any.
    pub fn counted(cx: &Cx, pressure: Pressure, (key, count): (&str, i64), path: &str) -> Option<Self> {
        (count > 0).then(|| Self { pressure, words: cx.t1(key, "count", count), path: path.to_owned() })
    }
}

impl Cx {
    /// All that waits for whoever is signed in, what presses most first; within it in the order of the capabilities.
    pub async fn waits(&self, since: DateTime<Utc>) -> Result<Vec<Wait>> {
        let mut db = self.read().await?;
        let mut all = Vec::new();
        for watch in &self.app.desk {
            all.extend(watch(self, &mut db, since).await?);
        }
        all.sort_by_key(|wait| wait.pressure);
        Ok(all)
    }
}
