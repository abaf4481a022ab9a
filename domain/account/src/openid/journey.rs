//! From the button to the session: a journey to the provider, and what it brings back.

use base::{Database, Db, Error, Id, Private, Result, again};
use chrono::{DateTime, Utc};
use openidconnect::url::Url;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use web::{App, Cx, SessionKey};

use super::demand::WEAK;
use super::model::{Claims, Identity, JOURNEY_LIFE, Journey, MOST_JOURNEYS, Purpose, is_hers};
use super::provider::{Provider, STALE, disbelieve};
use super::store;
use crate::model::{Account, State};
use crate::policy;
use crate::proof::Factor;
use crate::session::cookie;
use crate::sign_in::{Opened, Opening};

/// Somebody on her way to the provider.
#[derive(Debug)]
pub struct Departure {
    pub url: Url,
    /// Binds the journey to her browser.
    pub cookie: String,
}

/// What she came back with: a code, or why there is none.
#[derive(Debug, Default)]
pub struct Returned {
    pub code: String,
    pub state: String,
    /// How the provider names itself, if it does.
    pub issuer: Option<String>,
    pub error: Option<String>,
}

/// Where a journey ends.
#[derive(Debug)]
pub enum Landing {
    Opened(Opened),
    Linked,
}

const SEALED_FOR: &str = "openid";

/// Begins a journey, in place of the one that her browser was on.
pub async fn begin(cx: &Cx, provider: &Provider, purpose: Purpose, before: Option<&str>) -> Result<Departure> {
    let (app, now) = (&cx.app, cx.now());
    let (journey, url) = provider.invite(&app.settings.origin, purpose, now).await?;
    match make_room(&app.db, before, now).await {
        // Others make room at the same time.
        Ok(()) | Err(Error::Conflict) => {}
        Err(error) => return Err(error),
    }
    let (cookie, content) = (cookie::random(), app.sealer.seal_for(SEALED_FOR, &journey, now)?);
    again(|| keep(&app.db, key(&cookie), &journey, &content, now)).await?;
    Ok(Departure { url, cookie })
}

/// What the database knows of the cookie leads back to nothing.
fn key(cookie: &str) -> Id<Journey> {
    let [first, _] = *Sha256::digest(cookie.as_bytes()).as_chunks::<16>().0 else { return Id::zero() };
    Id::from_uuid(Uuid::from_bytes(first))
}

async fn make_room(database: &Database, before: Option<&str>, now: DateTime<Utc>) -> Result<()> {
    let mut db = database.write().await?;
    if let Some(before) = before {
        store::end(&mut db, key(before), now).await?;
    }
    store::make_room(&mut db, MOST_JOURNEYS, now).await?;
    db.commit().await
}

async fn keep(
    database: &Database,
    id: Id<Journey>,
    journey: &Journey,
    content: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let mut db = database.write().await?;
    store::begin(&mut db, id, journey.purpose.account(), content, now + JOURNEY_LIFE).await?;
    db.commit().await
}

/// Ends the journey of her browser, whatever it brings: it is good once. A refusal of one that was ours is in the
/// journal; what no journey of ours began is not worth a row.
pub async fn finish(
    cx: &Cx,
    provider: &Provider,
    cookie: Option<&str>,
    returned: Returned,
    opening: Opening,
) -> Result<Landing> {
    let id = cookie.map(key).ok_or(STALE)?;
    let content = again(|| end(&cx.app.db, id, cx.now())).await?.ok_or(STALE)?;
    let journey: Journey = cx.app.sealer.open_for(SEALED_FOR, &content, cx.now(), JOURNEY_LIFE).ok_or(STALE)?;
    let object = journey.purpose.account().map_or_else(Uuid::nil, Id::uuid);
    let landed = land(cx, provider, journey, returned, opening).await;
    if let Err(Error::Refused(_)) = &landed {
        again(|| note_refusal(&cx.app, object, cx.now())).await?;
    }
    landed
}

async fn end(database: &Database, id: Id<Journey>, now: DateTime<Utc>) -> Result<Option<String>> {
    let mut db = database.write().await?;
    let content = store::end(&mut db, id, now).await?;
    db.commit().await?;
    Ok(content)
}

async fn note_refusal(app: &App, object: Uuid, now: DateTime<Utc>) -> Result<()> {
    let mut db = app.db.write().await?;
    journal::write(&mut db, journal::Author::default(), "session.refused", object, now).await?;
    db.commit().await
}

async fn land(cx: &Cx, provider: &Provider, journey: Journey, returned: Returned, opening: Opening) -> Result<Landing> {
    let (app, now) = (&cx.app, cx.now());
    if returned.state != *journey.state.secret() {
        return Err(STALE);
    }
    if journey.issuer != provider.issuer() || !provider.sent_back(returned.issuer.as_deref(), now).await? {
        return Err(disbelieve("sent-by-another"));
    }
    match returned.error.as_deref() {
        None | Some("") => {}
        Some("access_denied" | "login_required" | "interaction_required" | "consent_required") => {
            return Err(Error::Refused("account-openid-cancelled"));
        }
        // It tried, and says itself that it cannot prove as much as is demanded.
        Some("unmet_authentication_requirements") => return Err(WEAK),
        Some("server_error" | "temporarily_unavailable") => return Err(Error::Refused("account-openid-down")),
        Some(_) => return Err(disbelieve("sent-back-with-error")),
    }
    let purpose = journey.purpose.clone();
    let claims = provider.tell(&app.settings.origin, journey, returned.code, now).await?;
    let opening = match &purpose {
        Purpose::SignIn { is_shared, way } => Opening { is_shared: *is_shared, way: way.clone(), ..opening },
        _ => Opening { is_shared: false, ..opening },
    };
    again(|| settle(cx, &purpose, &claims, &opening)).await
}

/// Does what she went for, at once or not at all.
async fn settle(cx: &Cx, purpose: &Purpose, claims: &Claims, opening: &Opening) -> Result<Landing> {
    let mut db = cx.app.db.write().await?;
    let landing = match purpose {
        Purpose::SignIn { .. } => Landing::Opened(sign_in(cx, &mut db, claims, opening).await?),
        Purpose::Activate { account } => Landing::Opened(activate(cx, &mut db, *account, claims, opening).await?),
        Purpose::Link { account } => {
            if cx.actor.as_ref().map(|actor| actor.account) != Some(account.uuid()) {
                return Err(Error::Refused("account-openid-other-session"));
            }
            let account = crate::store::account(&mut db, *account).await?.ok_or(Error::NotFound)?;
            let session = cx.actor.as_ref().map(|actor| &actor.session).ok_or(Error::NotFound)?;
            link(&mut db, (&account, session), claims, cx.now()).await?;
            Landing::Linked
        }
    };
    db.commit().await?;
    Ok(landing)
}

const UNKNOWN: Error = Error::Refused("account-openid-unknown");

async fn sign_in(cx: &Cx, db: &mut Db, claims: &Claims, opening: &Opening) -> Result<Opened> {
    let identity = store::identity(db, &claims.issuer, claims.subject.reveal()).await?.ok_or(UNKNOWN)?;
    let account = crate::store::account(db, identity.account_id).await?;
    let account = account.filter(|account| account.state(cx.now()) == State::Active).ok_or(UNKNOWN)?;
    is_allowed(db, &account).await?;
    is_of_her_institution(db, &account, claims).await?;
    open(cx, db, &account, claims, opening).await
}

/// Opens a session that keeps, sealed, what ends the one at the provider.
async fn open(cx: &Cx, db: &mut Db, account: &Account, claims: &Claims, opening: &Opening) -> Result<Opened> {
    let id_token = cx.app.sealer.keep(claims.id_token.reveal().as_bytes(), account.id.uuid())?;
    let opening = Opening { id_token: Some(Private::new(id_token)), ..opening.clone() };
    crate::sign_in::open(db, account, (&opening, Factor::Identity), cx.now()).await
}

/// Uses up the code that she showed before she left, unless its time is over.
async fn activate(cx: &Cx, db: &mut Db, account: Id<Account>, claims: &Claims, opening: &Opening) -> Result<Opened> {
    let account = crate::store::account(db, account).await?.ok_or(Error::NotFound)?.activate(cx.now())?;
    crate::store::save(db, &account).await?;
    link(db, (&account, &opening.key()), claims, cx.now()).await?;
    account.sign(db, &opening.key(), "account.activated", account.id.uuid(), cx.now()).await?;
    open(cx, db, &account, claims, opening).await
}

/// Links, in the session of `key`, an identity that no account has to one that has none at this provider.
async fn link(db: &mut Db, (account, key): (&Account, &SessionKey), claims: &Claims, now: DateTime<Utc>) -> Result<()> {
    is_allowed(db, account).await?;
    is_of_her_institution(db, account, claims).await?;
    let known = store::identity(db, &claims.issuer, claims.subject.reveal()).await?;
    let hers = store::identity_of(db, account.id, &claims.issuer).await?;
    if known.is_some() || hers.is_some() {
        return Err(Error::Refused("account-openid-taken"));
    }
    let (issuer, subject) = (claims.issuer.clone(), claims.subject.clone());
    store::link(db, &Identity { issuer, subject, account_id: account.id, linked_at: now }).await?;
    account.sign(db, key, "identity.linked", account.id.uuid(), now).await?;
    Ok(())
}

/// Refuses where her institution did not choose the provider; asked before she leaves and when she comes back.
pub async fn is_allowed(db: &mut Db, account: &Account) -> Result<()> {
    if policy::allows_provider(db, account).await? { Ok(()) } else { Err(Error::Refused("account-openid-not-allowed")) }
}

async fn is_of_her_institution(db: &mut Db, account: &Account, claims: &Claims) -> Result<()> {
    let Some(siret) = &claims.siret else { return Ok(()) };
    let hers = match account.institution_id {
        Some(id) => partner::institution(db, id).await?,
        None => None,
    };
    let named = partner::institution_by_siret(db, siret).await?;
    if is_hers(hers.as_ref(), siret, named.as_ref()) { Ok(()) } else { Err(Error::Refused("account-openid-siret")) }
}

/// Unlinks the account from the provider, unless she could no longer come in.
pub async fn unlink(
    db: &mut Db,
    (account, key): (&Account, &SessionKey),
    issuer: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    store::identity_of(db, account.id, issuer).await?.ok_or(Error::NotFound)?;
    let has_password = account.password_hash.is_some() && policy::allows_password(db, account).await?;
    if !has_password && !store::has_passkey(db, account.id).await? {
        return Err(Error::Refused("account-openid-last"));
    }
    store::unlink(db, account.id, issuer).await?;
    account.sign(db, key, "identity.unlinked", account.id.uuid(), now).await?;
    Ok(())
}
