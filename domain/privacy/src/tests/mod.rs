//! Through HTTP and on both engines.

mod alert;
mod chain;
mod decision;
mod length;
mod register;
mod retention;
mod trail;

use base::fetch_all;
use chrono::{DateTime, Utc};
use futures::FutureExt as _;
use journal::{Author, CheckpointFile, Key};
use queue::Handlers;
use tempfile::TempDir;
use testkit::{Figure, Town, Uuid};

use crate::{Holding, Keeping, Object};

fn serve(town: &Town) {
    town.serve(testkit::app(crate::routes()).words(crate::WORDS).words(account::WORDS).rooms(crate::ROOMS.to_vec()));
}

/// What the server declares, for what these tests need.
fn holdings() -> Vec<Holding> {
    let journal = Keeping::Planned {
        count_due: |db, before| async move { Ok(journal::count_before(db, before).await?) }.boxed(),
        erase: |db, batch| async move { Ok(journal::erase_before(db, batch.before, batch.now).await?) }.boxed(),
    };
    let account = Keeping::Planned {
        count_due: |db, before| async move { Ok(account::count_departed(db, before).await?) }.boxed(),
        erase: |db, batch| async move { Ok(account::erase_departed(db, batch.before, batch.limit).await?) }.boxed(),
    };
    vec![
        Holding { object: Object::Journal, keeping: journal },
        Holding { object: Object::Account, keeping: account },
        Holding { object: Object::Session, keeping: Keeping::ByOwner },
    ]
}

fn key() -> Key {
    Key::derive(&[7; 32])
}

/// The work of this crate; the folder is where the checkpoints are.
fn handlers() -> (TempDir, Handlers) {
    let folder = TempDir::new().unwrap();
    let file = CheckpointFile::of(folder.path());
    (folder, crate::jobs(holdings(), key(), file))
}

/// Writes an act of `figure` at `at`.
async fn act(town: &Town, figure: Figure, act: &str, at: DateTime<Utc>) {
    let author = Author {
        account: Some(figure.account()),
        institution: figure.institution(),
        territory: Some(figure.territory()),
    };
    let mut db = town.write().await;
    let act = journal::Act { role: Some(figure.role()), ..journal::Act::new(author, act, Uuid::from_u128(5), at) };
    act.write(&mut db).await.unwrap();
    db.commit().await.unwrap();
}

/// What was written in the journal, the newest first.
async fn acts(town: &Town) -> Vec<String> {
    let mut db = town.read().await;
    let acts: Vec<(String,)> =
        fetch_all!(&mut db => "SELECT act FROM journal ORDER BY at DESC, act LIMIT 100").unwrap();
    acts.into_iter().map(|(act,)| act).collect()
}

/// Gives somebody an address that mails reach.
async fn give_address(town: &Town, figure: Figure, address: &str) {
    let mut db = town.write().await;
    base::execute!(&mut db => "UPDATE account SET email = $1 WHERE id = $2", address, figure.account()).unwrap();
    db.commit().await.unwrap();
}
