//! With a mail server of ours, and on both engines.

mod delivery;
mod sink;
mod trust;

use base::{Db, fetch_all};
use chrono::{DateTime, Utc};
use queue::Worker;
use testkit::Town;

use crate::{Message, Post, Smtp};

const TO: &str = "ccas@valbourg.example";
const SUBJECT: &str = "Une information vous attend – à lire";
const TEXT: &str = "Bonjour,\n\nUne fiche n’a pas été relue depuis six mois.\n.\nÀ bientôt.";

fn message() -> Message {
    Message::new(TO, SUBJECT, TEXT).unwrap()
}

/// Pushes a message in a transaction of its own.
async fn push(town: &Town) {
    let mut db = town.write().await;
    crate::send(&mut db, &message(), town.now()).await.unwrap();
    db.commit().await.unwrap();
}

fn worker(town: &Town, post: Post) -> Worker {
    Worker { db: town.database().clone(), clock: town.clock().clone(), handlers: crate::jobs(post) }
}

fn smtp(port: u16) -> Post {
    let server = format!("smtp://127.0.0.1:{port}");
    let from = "Réseau de Valbourg <ne-pas-repondre@valbourg.example>";
    Post::Smtp(std::sync::Arc::new(Smtp::new(&server, from, None).unwrap()))
}

/// When the mails were sent, and why those that were not.
type Fate = (Option<DateTime<Utc>>, Option<String>);

async fn fates(db: &mut Db) -> Vec<Fate> {
    fetch_all!(db => "SELECT sent_at, failure FROM mail ORDER BY created_at LIMIT 10").unwrap()
}

/// What the queue keeps: attempts, and why the last one failed.
async fn jobs(db: &mut Db) -> Vec<(i64, Option<String>)> {
    fetch_all!(db => "SELECT attempts, failure FROM job ORDER BY run_at LIMIT 10").unwrap()
}
