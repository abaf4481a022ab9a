//! The table of mails.

use base::{Db, Id, Private, execute, fetch_optional};
use chrono::{DateTime, Utc};
use sqlx::FromRow;

use crate::Message;

/// What became of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    Waiting,
    Sent(DateTime<Utc>),
    /// Never sent, and why: a number of the mail server, or a code of ours.
    GivenUp(String),
}

/// A mail that waits.
#[derive(Debug, Clone, FromRow)]
pub struct Mail {
    pub id: Id<Mail>,
    pub to_address: Private<String>,
    pub subject: Private<String>,
    pub body: Private<String>,
    pub calendar: Option<Private<String>>,
}

pub async fn insert(db: &mut Db, id: Id<Mail>, message: &Message, now: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "INSERT INTO mail (id, to_address, subject, body, calendar, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)",
        id, message.to(), message.subject(), message.text(), message.calendar(), now)?;
    Ok(())
}

/// The mail `id`, unless it was sent, given up or erased.
pub async fn waiting(db: &mut Db, id: Id<Mail>) -> sqlx::Result<Option<Mail>> {
    fetch_optional!(db => "
        SELECT id, to_address, subject, body, calendar FROM mail WHERE id = $1 AND sent_at IS NULL AND failure IS NULL", id)
}

/// What became of the mail `id`; none if it is erased.
pub async fn fate(db: &mut Db, id: Id<Mail>) -> sqlx::Result<Option<Fate>> {
    let row: Option<(Option<DateTime<Utc>>, Option<String>)> =
        fetch_optional!(db => "SELECT sent_at, failure FROM mail WHERE id = $1", id)?;
    Ok(row.map(|row| match row {
        (_, Some(failure)) => Fate::GivenUp(failure),
        (Some(at), None) => Fate::Sent(at),
        (None, None) => Fate::Waiting,
    }))
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
