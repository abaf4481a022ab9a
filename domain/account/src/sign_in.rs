//! Coming in and staying in: proving who one is, choosing a password, opening a session, and loading its person on each
//! page.

use std::pin::Pin;

use base::{Code as _, Database, Db, Error, Id, Private, Result};
use chrono::{DateTime, Utc};
use data_encoding::BASE64URL_NOPAD;
use web::{Actor, SessionKey};

use crate::acts::digest;
use crate::model::{Account, Role, Session, Standing, code_of, login_of};
use crate::throttle::Attempts;
use crate::{password, store};

/// Loads the person of a session that is alive, and notes once a minute that it is in use.
pub fn load_actor(
    database: Database,
    key: SessionKey,
    now: DateTime<Utc>,
) -> Pin<Box<dyn Future<Output = Result<Option<Actor>>> + Send>> {
    Box::pin(async move {
        let Some((session, account)) = living(&database, &key, now).await? else { return Ok(None) };
        if session.is_to_be_touched(now) {
            match touch(&database, session.id, now).await {
                // Another page of the same session has just done so.
                Err(Error::Conflict) => {}
                done => done?,
            }
        }
        Ok(Some(Actor {
            account: account.id.uuid(),
            function: account.function,
            institution: account.institution_id.map(Id::uuid),
            territory: account.territory_id.uuid(),
            roles: account.roles.iter().map(Role::code).collect(),
            session: key,
            proved_at: session.proved_at,
        }))
    })
}

async fn living(database: &Database, key: &SessionKey, now: DateTime<Utc>) -> Result<Option<(Session, Account)>> {
    let mut db = database.read().await?;
    let session = store::session_by_key(&mut db, &key.0).await?.filter(|session| session.is_alive(now));
    let Some(session) = session else { return Ok(None) };
    let account = store::account(&mut db, session.account_id).await?;
    Ok(account.filter(|account| account.may_come_in(now)).map(|account| (session, account)))
}

async fn touch(database: &Database, session: Id<Session>, now: DateTime<Utc>) -> Result<()> {
    let mut db = database.write().await?;
    store::touch_session(&mut db, session, now).await?;
    db.commit().await
}

/// Opens a session for `login` and its password, in place of the one that the browser had; gives its cookie.
///
/// An unknown name, one without a password and a wrong password are refused alike, and take as long.
pub async fn sign_in(
    database: &Database,
    login: &str,
    password: Private<String>,
    replaced: Option<&SessionKey>,
    now: DateTime<Utc>,
) -> Result<String> {
    let proved = prove(database, login, password, now).await?.ok_or(Error::Refused("account-sign-in-wrong"))?;
    again(|| open_session(database, &proved, replaced, now)).await
}

/// Changes the password of somebody signed in, who has to know the current one. All her sessions end but a new one.
pub async fn change_password(
    database: &Database,
    account: &Account,
    current: Private<String>,
    new: Private<String>,
    now: DateTime<Utc>,
) -> Result<String> {
    let login = account.login.as_ref().ok_or(Error::NotFound)?;
    let proved = prove(database, login.reveal(), current, now).await?;
    let proved = proved.ok_or(Error::Refused("account-current-wrong"))?;
    let changed = Account { password_hash: Some(password::hash(new).await?), ..proved.clone() };
    again(|| set_password(database, &proved, &changed, "account.password_changed", None, now)).await
}

/// The account that waits for this code, and where she stands.
pub async fn invited(database: &Database, login: &str, code: &str, now: DateTime<Utc>) -> Result<Standing> {
    let mut db = database.read().await?;
    let account = store::by_activation(&mut db, &login_of(login), &digest(&code_of(code))).await?;
    let account = account.filter(|account| account.activation_until.is_some_and(|until| now < until));
    let account = account.ok_or(Error::Refused("account-activation-wrong"))?;
    store::standing(&mut db, account.id).await?.ok_or(Error::NotFound)
}

/// Takes the password that an invited person chose, uses up her code and opens a session; gives its cookie.
pub async fn activate(
    database: &Database,
    invited: &Account,
    new: Private<String>,
    replaced: Option<&SessionKey>,
    now: DateTime<Utc>,
) -> Result<String> {
    let active = Account { password_hash: Some(password::hash(new).await?), ..invited.clone().activate(now)? };
    again(|| set_password(database, invited, &active, "account.activated", replaced, now)).await
}

/// The account that `login` and `password` open, if they do. Refuses while the name is blocked.
async fn prove(
    database: &Database,
    login: &str,
    password: Private<String>,
    now: DateTime<Utc>,
) -> Result<Option<Account>> {
    let login = login_of(login);
    let subject = digest(&login);
    again(|| count_attempt(database, &subject, now)).await?;
    let account = store::by_login(&mut database.read().await?, &login).await?;
    let known = account.as_ref().and_then(|account| account.password_hash.clone());
    if password::is_right(known, password).await? {
        return Ok(account.filter(|account| account.may_come_in(now)));
    }
    let object = account.map_or(Id::zero(), |account| account.id).uuid();
    let mut db = database.write().await?;
    journal::write(&mut db, journal::Author::default(), "session.refused", object, now).await?;
    db.commit().await?;
    Ok(None)
}

async fn count_attempt(database: &Database, subject: &str, now: DateTime<Utc>) -> Result<()> {
    let mut db = database.write().await?;
    let known = store::attempts(&mut db, subject).await?;
    store::save_attempts(&mut db, subject, &Attempts::one_more(known, now)?).await?;
    db.commit().await
}

async fn open_session(
    database: &Database,
    proved: &Account,
    replaced: Option<&SessionKey>,
    now: DateTime<Utc>,
) -> Result<String> {
    let mut db = database.write().await?;
    is_still(&mut db, proved).await?;
    let cookie = start_session(&mut db, proved, replaced, now).await?;
    db.commit().await?;
    Ok(cookie)
}

async fn set_password(
    database: &Database,
    proved: &Account,
    changed: &Account,
    act: &str,
    replaced: Option<&SessionKey>,
    now: DateTime<Utc>,
) -> Result<String> {
    let mut db = database.write().await?;
    is_still(&mut db, proved).await?;
    store::save(&mut db, changed).await?;
    store::end_sessions_of(&mut db, changed.id).await?;
    journal::write(&mut db, changed.author(), act, changed.id.uuid(), now).await?;
    let cookie = start_session(&mut db, changed, replaced, now).await?;
    db.commit().await?;
    Ok(cookie)
}

/// Makes sure that the account was neither closed nor changed while its password was hashed, outside any transaction.
async fn is_still(db: &mut Db, proved: &Account) -> Result<()> {
    let now = store::account(db, proved.id).await?;
    if now.as_ref() == Some(proved) { Ok(()) } else { Err(Error::Conflict) }
}

async fn start_session(
    db: &mut Db,
    account: &Account,
    replaced: Option<&SessionKey>,
    now: DateTime<Utc>,
) -> Result<String> {
    if let Some(replaced) = replaced
        && let Some(session) = store::session_by_key(db, &replaced.0).await?
    {
        store::end_session(db, session.id).await?;
        journal::write(db, account.author(), "session.closed", session.id.uuid(), now).await?;
    }
    if let Some(login) = &account.login {
        store::forget_attempts(db, &digest(login.reveal())).await?;
    }
    let cookie = BASE64URL_NOPAD.encode(&rand::random::<[u8; 32]>());
    let key = Private::new(SessionKey::of(&cookie).0);
    let session = Session {
        id: Id::new(),
        key,
        account_id: account.id,
        opened_at: now,
        seen_at: now,
        proved_at: now,
        is_shared: false,
        id_token: None,
    };
    store::add_session(db, &session).await?;
    journal::write(db, account.author(), "session.opened", session.id.uuid(), now).await?;
    Ok(cookie)
}

/// How often a short unit of work is tried when others stand in its way. On PostgreSQL even sign-ins of different
/// people can: « somebody changed this at the same time » would make no sense to them.
const TRIES: usize = 4;

async fn again<T, F: Future<Output = Result<T>>>(work: impl Fn() -> F) -> Result<T> {
    for _ in 1..TRIES {
        match work().await {
            Err(Error::Conflict) => {}
            done => return done,
        }
    }
    work().await
}
