//! Coming in and staying in: opening a session, and loading its person on each page.

pub mod pages;
pub mod steps;

use std::pin::Pin;

use base::{Code as _, Database, Db, Error, Id, Outage, Private, Result, again};
use chrono::{DateTime, Utc};
use web::{Actor, SessionKey, Way};

use crate::acts::digest;
use crate::model::{Account, Role, Standing, code_of, login_of};
use crate::proof::Factor;
use crate::session::device;
use crate::session::model::Session;
use crate::{password, proof, session, store};

/// Loads the person of a session that is alive, and notes once a minute that it is in use.
pub fn load_actor(
    database: Database,
    key: SessionKey,
    now: DateTime<Utc>,
) -> Pin<Box<dyn Future<Output = Result<Option<Actor>>> + Send>> {
    Box::pin(async move {
        let Some((open, account)) = living(&database, &key, now).await? else { return Ok(None) };
        if open.is_to_be_touched(now) {
            match touch(&database, open.id, now).await {
                // Another page of the same session has just done so.
                Err(Error::Conflict) => {}
                // A disk that is full keeps nobody from reading what is there.
                Err(error) if error.outage() == Some(Outage::Full) => {}
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
            proved_at: open.proved_at,
            lease: open.lease(now),
        }))
    })
}

async fn living(database: &Database, key: &SessionKey, now: DateTime<Utc>) -> Result<Option<(Session, Account)>> {
    let mut db = database.read().await?;
    let open = session::store::by_key(&mut db, &key.0).await?.filter(|session| session.is_alive(now));
    let Some(open) = open else { return Ok(None) };
    let account = store::account(&mut db, open.account_id).await?;
    Ok(account.filter(|account| account.may_come_in(now)).map(|account| (open, account)))
}

async fn touch(database: &Database, session: Id<Session>, now: DateTime<Utc>) -> Result<()> {
    let mut db = database.write().await?;
    session::store::touch(&mut db, session, now).await?;
    db.commit().await
}

/// Changes the password of somebody signed in, who has to know the current one. All her sessions end but a new one.
pub async fn change_password(
    database: &Database,
    account: &Account,
    current: Private<String>,
    new: Private<String>,
    opening: &Opening,
    now: DateTime<Utc>,
) -> Result<Opened> {
    let login = account.login.as_ref().ok_or(Error::NotFound)?;
    let proved = proof::password(database, login.reveal(), current, now).await?;
    let proved = proved.ok_or(Error::Refused("account-current-wrong"))?;
    let changed = Account { password_hash: Some(password::hash(new).await?), ..proved.clone() };
    again(|| set_password(database, &proved, &changed, opening, now)).await
}

/// The account that waits for this code, and where she stands.
pub async fn invited(database: &Database, login: &str, code: &str, now: DateTime<Utc>) -> Result<Standing> {
    let mut db = database.read().await?;
    let account = store::by_activation(&mut db, &login_of(login), &digest(&code_of(code))).await?;
    let account = account.filter(|account| account.activation_until.is_some_and(|until| now < until));
    let account = account.ok_or(Error::Refused("account-activation-wrong"))?;
    store::standing(&mut db, account.id).await?.ok_or(Error::NotFound)
}

async fn set_password(
    database: &Database,
    proved: &Account,
    changed: &Account,
    opening: &Opening,
    now: DateTime<Utc>,
) -> Result<Opened> {
    let mut db = database.write().await?;
    is_still(&mut db, proved).await?;
    store::save(&mut db, changed).await?;
    session::store::end_all_of(&mut db, changed.id).await?;
    changed.sign(&mut db, &opening.key(), "account.password_changed", changed.id.uuid(), now).await?;
    let opened = open(&mut db, changed, (opening, Factor::Password), now).await?;
    db.commit().await?;
    Ok(opened)
}

/// Makes sure that the account was neither closed nor changed while its password was hashed, outside any transaction.
pub async fn is_still(db: &mut Db, proved: &Account) -> Result<()> {
    let now = store::account(db, proved.id).await?;
    if now.as_ref() == Some(proved) { Ok(()) } else { Err(Error::Conflict) }
}

/// How a session begins.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The cookie that the session will have: what is done on the way to it is signed with its name.
    pub cookie: Private<String>,
    /// The session that the browser had: it ends.
    pub replaced: Option<SessionKey>,
    /// Whether others use the same device: the session is short, and the device is not remembered.
    pub is_shared: bool,
    /// Where she was going.
    pub way: Way,
    /// SHA-256 of the cookie by which the browser is known, if it has one.
    pub device: Option<String>,
    /// Ends the session at the identity provider with ours; sealed.
    pub id_token: Option<Private<String>>,
}

impl Opening {
    pub fn key(&self) -> SessionKey {
        SessionKey::of(self.cookie.reveal())
    }
}

/// A session that was opened: what its browser gets.
#[derive(Debug)]
pub struct Opened {
    pub cookie: Private<String>,
    /// The cookie by which the browser will be known, where it was not and nobody else uses it.
    pub device: Option<Private<String>>,
    /// Where she is led.
    pub way: Way,
}

/// Opens a session for somebody who has just proved who she is, and by what; [`session::cookie::put`] hands it to her browser.
pub async fn open(
    db: &mut Db,
    account: &Account,
    (opening, factor): (&Opening, Factor),
    now: DateTime<Utc>,
) -> Result<Opened> {
    if let Some(replaced) = &opening.replaced
        && let Some(session) = session::store::by_key(db, &replaced.0).await?
    {
        session::store::end(db, session.id).await?;
        account.sign(db, &opening.key(), "session.closed", session.id.uuid(), now).await?;
    }
    for subject in proof::subjects(account) {
        store::forget_attempts(db, &subject).await?;
    }
    let device = device::meet(db, account, opening, now).await?;
    let session = Session {
        id: Id::new(),
        key: Private::new(opening.key().0),
        account_id: account.id,
        opened_at: now,
        seen_at: now,
        proved_at: now,
        is_shared: opening.is_shared,
        id_token: opening.id_token.clone(),
    };
    session::store::add(db, &session).await?;
    store::note_coming(db, account.id, now).await?;
    account.sign_for(db, &opening.key(), ("session.opened", Some(factor.code())), session.id.uuid(), now).await?;
    Ok(Opened { cookie: opening.cookie.clone(), device, way: opening.way.clone() })
}
