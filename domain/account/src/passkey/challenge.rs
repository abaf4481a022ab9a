//! Questions that wait for the answer of a browser: each is good once, for ten minutes.

use base::{Code as _, Db, Id, execute, fetch_optional};
use chrono::{DateTime, TimeDelta, Utc};

use super::Question;
use crate::model::Account;

base::text_enum! {
    /// What an answer is wanted for.
    pub enum Wanted { New = "passkey-new", Known = "passkey-known" }
}

const LIFE: TimeDelta = TimeDelta::minutes(10);

/// Keeps a question, and erases those whose time is over.
pub async fn keep(
    db: &mut Db,
    wanted: Wanted,
    account: Option<Id<Account>>,
    content: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<Id<Question>> {
    execute!(&mut *db => "DELETE FROM challenge WHERE until <= $1", now)?;
    let id = Id::new();
    execute!(db => "INSERT INTO challenge (id, kind, account_id, content, until) VALUES ($1, $2, $3, $4, $5)", id,
        wanted.code(), account, content, now + LIFE)?;
    Ok(id)
}

/// What was kept for a question, which is over from now on; its account is the one that it was put to.
pub async fn take(
    db: &mut Db,
    id: Id<Question>,
    wanted: Wanted,
    account: Option<Id<Account>>,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<String>> {
    let taken: Option<(Option<Id<Account>>, String)> = fetch_optional!(db => "
        DELETE FROM challenge WHERE id = $1 AND kind = $2 AND until > $3 RETURNING account_id, content", id,
        wanted.code(), now)?;
    Ok(taken.filter(|(put_to, _)| *put_to == account).map(|(_, content)| content))
}
