//! The questions asked of words that were read again.

use base::{Db, execute, fetch_all, fetch_one};
use chrono::NaiveDate;

use super::model::Kept;

/// As many texts as all languages have, and more.
const ALL: i64 = 10_000;

pub async fn all(db: &mut Db) -> sqlx::Result<Vec<Kept>> {
    fetch_all!(db => "SELECT lang, word, digest FROM word_reread ORDER BY lang, word LIMIT $1", ALL)
}

pub async fn of(db: &mut Db, lang: &str) -> sqlx::Result<Vec<Kept>> {
    fetch_all!(db => "SELECT lang, word, digest FROM word_reread WHERE lang = $1 ORDER BY word LIMIT $2", lang, ALL)
}

/// A number that changes with every text that is read again or taken back; other processes look at it.
pub async fn stamp(db: &mut Db) -> sqlx::Result<i64> {
    let (stamp,): (i64,) =
        fetch_one!(db => "SELECT CAST(COALESCE(SUM(version), 0) + COUNT(*) AS BIGINT) FROM word_reread")?;
    Ok(stamp)
}

pub async fn put(db: &mut Db, kept: &Kept, day: NaiveDate) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO word_reread (lang, word, digest, reread_on, version) VALUES ($1, $2, $3, $4, 1)
        ON CONFLICT (lang, word) DO UPDATE SET digest = excluded.digest, reread_on = excluded.reread_on,
            version = word_reread.version + 1", kept.lang, kept.word, kept.digest, day)?;
    Ok(())
}

pub async fn take_back(db: &mut Db, lang: &str, word: &str) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM word_reread WHERE lang = $1 AND word = $2", lang, word)?;
    Ok(())
}
