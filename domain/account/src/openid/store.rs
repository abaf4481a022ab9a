//! The questions asked of identities and of journeys to the provider.

use base::{Db, Id, execute, fetch_optional};
use chrono::{DateTime, Utc};

use super::model::{Identity, Journey};
use crate::model::Account;

pub async fn identity(db: &mut Db, issuer: &str, subject: &str) -> sqlx::Result<Option<Identity>> {
    fetch_optional!(db => "SELECT * FROM identity WHERE issuer = $1 AND subject = $2", issuer, subject)
}

/// The identity of `account` at the provider `issuer`.
pub async fn identity_of(db: &mut Db, account: Id<Account>, issuer: &str) -> sqlx::Result<Option<Identity>> {
    fetch_optional!(db => "SELECT * FROM identity WHERE account_id = $1 AND issuer = $2", account, issuer)
}

pub async fn link(db: &mut Db, identity: &Identity) -> sqlx::Result<()> {
    execute!(db => "INSERT INTO identity (issuer, subject, account_id, linked_at) VALUES ($1, $2, $3, $4)",
        identity.issuer, identity.subject, identity.account_id, identity.linked_at)?;
    Ok(())
}

pub async fn unlink(db: &mut Db, account: Id<Account>, issuer: &str) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM identity WHERE account_id = $1 AND issuer = $2", account, issuer)?;
    Ok(())
}

/// Keeps what a journey has to bring back, sealed, until it ends.
pub async fn begin(
    db: &mut Db,
    id: Id<Journey>,
    account: Option<Id<Account>>,
    content: &str,
    until: DateTime<Utc>,
) -> sqlx::Result<()> {
    execute!(db => "INSERT INTO challenge (id, kind, account_id, content, until) VALUES ($1, 'openid', $2, $3, $4)",
        id, account, content, until)?;
    Ok(())
}

/// Ends a journey, once: what it has to bring back, if it is still under way.
pub async fn end(db: &mut Db, id: Id<Journey>, now: DateTime<Utc>) -> sqlx::Result<Option<String>> {
    let content: Option<(String,)> = fetch_optional!(db => "
        DELETE FROM challenge WHERE id = $1 AND kind = 'openid' AND until > $2 RETURNING content", id, now)?;
    Ok(content.map(|(content,)| content))
}

/// Erases the questions that nobody came back to answer, and the oldest beyond the `most` youngest, whatever their kind.
pub async fn make_room(db: &mut Db, most: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM challenge WHERE until <= $1", now)?;
    let oldest: Option<(DateTime<Utc>,)> =
        fetch_optional!(db => "SELECT until FROM challenge ORDER BY until DESC LIMIT 1 OFFSET $1", most)?;
    if let Some((until,)) = oldest {
        execute!(db => "DELETE FROM challenge WHERE until <= $1", until)?;
    }
    Ok(())
}

/// Says whether `account` has a passkey to come in with.
pub async fn has_passkey(db: &mut Db, account: Id<Account>) -> sqlx::Result<bool> {
    let one: Option<(String,)> =
        fetch_optional!(db => "SELECT name FROM passkey WHERE account_id = $1 LIMIT 1", account)?;
    Ok(one.is_some())
}
