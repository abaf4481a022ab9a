//! What proves who somebody is. Each attempt is counted before it is looked at, for an account and for a name that nobody
//! has alike; what fails stands in the journal, without what was typed.

pub mod pages;

use base::{Code as _, Database, Db, Error, Id, Private, Result, again};
use chrono::{DateTime, Utc};
use web::{Cx, SessionKey};

use crate::acts::digest;
use crate::model::{Account, login_of};
use crate::throttle::Attempts;
use crate::totp::TotpSecret;
use crate::{password, recovery, store, totp};

base::text_enum! {
    /// By what somebody proves who she is.
    pub enum Factor {
        Password = "password", Totp = "totp", Recovery = "recovery", Passkey = "passkey", Activation = "activation",
        Identity = "identity",
    }
}

impl Factor {
    /// What failures are counted under: the SHA-256 of a name or of an account's id.
    pub fn subject(self, whom: &str) -> String {
        match self {
            Self::Password => digest(whom),
            _ => digest(&format!("{} {whom}", self.code())),
        }
    }

    fn one_more(self, known: Option<Attempts>, now: DateTime<Utc>) -> Result<Attempts> {
        match self {
            Self::Totp => Attempts::one_more_code(known, now),
            _ => Attempts::one_more(known, now),
        }
    }
}

/// The subjects of all that is counted about somebody.
pub fn subjects(account: &Account) -> Vec<String> {
    let (id, login) = (account.id.to_string(), account.login.as_ref().map_or("", |login| login.reveal()));
    let by_login = [Factor::Password, Factor::Recovery, Factor::Activation].map(|factor| factor.subject(login));
    by_login.into_iter().chain([Factor::Totp, Factor::Passkey].map(|factor| factor.subject(&id))).collect()
}

/// Counts one more attempt, or refuses it.
pub async fn count(database: &Database, factor: Factor, whom: &str, now: DateTime<Utc>) -> Result<()> {
    let subject = &factor.subject(whom);
    let count = async || {
        let mut db = database.write().await?;
        let known = store::attempts(&mut db, subject).await?;
        store::save_attempts(&mut db, subject, &factor.one_more(known, now)?).await?;
        db.commit().await
    };
    again(count).await
}

/// Writes in the journal that an attempt failed, and by what.
pub async fn refused(
    database: &Database,
    factor: Factor,
    account: Option<Id<Account>>,
    now: DateTime<Utc>,
) -> Result<()> {
    let object = account.unwrap_or(Id::zero()).uuid();
    let mut db = database.write().await?;
    let act = journal::Act::new(journal::Author::default(), "session.refused", object, now);
    journal::Act { motive: Some(factor.code()), outcome: journal::Outcome::Refused, ..act }.write(&mut db).await?;
    db.commit().await
}

/// The account that `login` and `password` open, if they do. Refuses while the name is blocked.
///
/// An unknown name, one without a password and a wrong password take as long.
pub async fn password(
    database: &Database,
    login: &str,
    password: Private<String>,
    now: DateTime<Utc>,
) -> Result<Option<Account>> {
    let login = login_of(login);
    count(database, Factor::Password, &login, now).await?;
    let account = store::by_login(&mut database.read().await?, &login).await?;
    let known = account.as_ref().and_then(|account| account.password_hash.clone());
    if password::is_right(known, password).await? {
        return Ok(account.filter(|account| account.may_come_in(now)));
    }
    refused(database, Factor::Password, account.map(|account| account.id), now).await?;
    Ok(None)
}

/// Counts an attempt at a code of somebody who has shown her password.
pub async fn count_code(cx: &Cx, account: Id<Account>) -> Result<()> {
    count(&cx.app.db, Factor::Totp, &account.to_string(), cx.now()).await
}

/// Uses up, within `db` and in the session of `key`, a one-time code or a recovery code of hers, and says which it was; refuses
/// anything else.
pub async fn code(db: &mut Db, cx: &Cx, (account, key): (&Account, &SessionKey), typed: &str) -> Result<Factor> {
    let kept = account.totp_secret.as_ref();
    let secret = kept.and_then(|kept| TotpSecret::open(kept, &cx.app.sealer, account.id.uuid()));
    let (is_right, factor) = match secret.and_then(|secret| secret.step_of(typed, cx.now())) {
        Some(step) => (totp::store::use_up(db, account.id, step).await?, Factor::Totp),
        None => (recovery::use_up(db, account, key, typed, cx.now()).await?, Factor::Recovery),
    };
    if is_right { Ok(factor) } else { Err(Error::Refused(CODE_WRONG)) }
}

/// The code is none of hers, or has been used.
pub const CODE_WRONG: &str = "account-code-wrong";
