//! The table of mails.

use base::{Db, Id, Private, execute, fetch_optional};
use chrono::{DateTime, Utc};
use sqlx::FromRow;

use crate::Message;

/// A mail that waits.
#[derive(Debug, Clone, FromRow)]
pub struct Mail {
    pub id: Id<Mail>,
    pub to_address: Private<String>,
    pub subject: Private<String>,
    pub body: Private<String>,
}

pub async fn insert(db: &mut Db, id: Id<Mail>, message: &Message, now: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "INSERT INTO mail (id, to_address, subject, body, created_at) VALUES ($1, $2, $3, $4, $5)",
        id, message.to(), message.subject(), message.text(), now)?;
    Ok(())
}

/// The mail `id`, unless it was sent, given up or erased.
pub async fn waiting(db: &mut Db, id: Id<Mail>) -> sqlx::Result<Option<Mail>> {
    fetch_optional!(db => "
        SELECT id, to_address, subject, body FROM mail WHERE id = $1 AND sent_at IS NULL AND failure IS NULL", id)
}

pub async fn mark_sent(db: &mut Db, id: Id<Mail>, at: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "UPDATE mail SET sent_at = $2 WHERE id = $1", id, at)?;
    Ok(())
}

/// Notes why the mail is never sent: a number of the mail server, or a code of ours.
pub async fn give_up(db: &mut Db, id: Id<Mail>, failure: &str) -> sqlx::Result<()> {
    execute!(db => "UPDATE mail SET failure = $2 WHERE id = $1", id, failure)?;
    Ok(())
}

pub async fn erase_sent(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM mail WHERE sent_at <= $1", before)?;
    Ok(())
}

pub async fn erase_old(db: &mut Db, before: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM mail WHERE created_at <= $1", before)?;
    Ok(())
}
