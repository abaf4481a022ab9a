//! On both engines.

mod erasing;
mod forgery;
mod keeping;
mod reading;
mod sealing;
mod whole;
mod writing;

use base::{Database, execute, fetch_all};
use chrono::{DateTime, TimeDelta, Utc};
use testkit::{Town, Uuid};

use crate::{Act, Author, CheckpointFile, Entry, Kept, Key, Report, checkpoint, entries, seal, verify};

fn key() -> Key {
    Key::derive(&[7; 32])
}

/// An instant of another day than the town's.
fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Writes `acts` acts, a second apart, from `from` on.
async fn fill(database: &Database, acts: u128, from: DateTime<Utc>) {
    let mut db = database.write().await.unwrap();
    for n in 0..acts {
        let at = from + TimeDelta::seconds(i64::try_from(n).unwrap());
        let act = Act::new(Author::default(), "service.corrected", Uuid::from_u128(n), at);
        Act { basis: Some("mission"), ..act }.write(&mut db).await.unwrap();
    }
    db.commit().await.unwrap();
}

/// A journal of `acts` acts, sealed and signed.
async fn sealed(town: &Town, acts: u128) -> Kept {
    fill(town.database(), acts, town.now()).await;
    assert_eq!(seal(town.database(), town.now()).await.unwrap(), u64::try_from(acts).unwrap());
    sign(town).await
}

/// Signs where the journal stands; gives what the file then holds.
async fn sign(town: &Town) -> Kept {
    let checkpoint = checkpoint::make(town.database(), &key(), town.now()).await.unwrap().unwrap();
    Kept { checkpoints: vec![checkpoint], unreadable: Vec::new() }
}

/// The rows in the order of the chain.
async fn rows(database: &Database) -> Vec<Entry> {
    let mut db = database.read().await.unwrap();
    fetch_all!(&mut db => "SELECT * FROM journal WHERE seq >= 1 ORDER BY seq LIMIT 10000").unwrap()
}

async fn report(town: &Town, file: &Kept) -> Report {
    verify(town.database(), &key(), file, town.now()).await.unwrap()
}
