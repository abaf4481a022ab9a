//! The steps of coming in with a password: the password, then a code; whoever has no codes yet gets them first. Between
//! two steps nothing is open: what was shown travels sealed, for minutes, in a field of the page.

use base::{Db, Error, Id, Private, Result, again};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use web::{Cx, Way};

use crate::acts::digest;
use crate::model::{Account, login_of};
use crate::proof::{self, Factor};
use crate::recovery::{self, RecoveryCode};
use crate::sign_in::{Opened, Opening, is_still, open};
use crate::totp::{self, TotpSecret};
use crate::{policy, store};

/// What comes after a right password.
#[derive(Debug)]
pub enum Next {
    In(Opened),
    /// A code is asked for; the token of this step.
    Code(String),
    /// She gets her codes first; the token of this step, and the secret.
    Enrol(String, Proposal),
}

/// A secret that she may take, and the name that her telephone shows beside it.
#[derive(Debug)]
pub struct Proposal {
    pub secret: TotpSecret,
    pub login: String,
}

/// Somebody who has shown her password.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Half {
    account: Id<Account>,
    /// What let her so far: once it changes, this is worth nothing.
    ways: String,
    is_shared: bool,
    /// Where she was going.
    #[serde(default)]
    way: Way,
    /// The secret that was proposed to her, in letters.
    secret: Option<String>,
}

const CODE: &str = "sign-in code";
const CODE_LIFE: TimeDelta = TimeDelta::minutes(5);
const ENROL: &str = "sign-in enrolment";
/// Longer: she may have to find her telephone, and what reads the square.
const ENROL_LIFE: TimeDelta = TimeDelta::minutes(15);

/// A digest of what lets her in beside passkeys.
fn ways(account: &Account) -> String {
    let known = [&account.password_hash, &account.totp_secret];
    digest(&known.map(|known| known.as_ref().map_or("", |known| known.reveal())).join(" "))
}

/// Takes a name and its password.
pub async fn password(cx: &Cx, login: &str, password: Private<String>, opening: &Opening) -> Result<Next> {
    let proved = proof::password(&cx.app.db, login, password, cx.now()).await?;
    let account = proved.ok_or(Error::Refused("account-sign-in-wrong"))?;
    if !policy::allows_password(&mut cx.app.db.read().await?, &account).await? {
        return Err(Error::Refused("account-passkey-only"));
    }
    let half = |secret: Option<&TotpSecret>| Half {
        account: account.id,
        ways: ways(&account),
        is_shared: opening.is_shared,
        way: opening.way.clone(),
        secret: secret.map(TotpSecret::letters),
    };
    if account.totp_secret.is_some() {
        return Ok(Next::Code(cx.app.sealer.seal_for(CODE, &half(None), cx.now())?));
    }
    // A demonstration prints its passwords for whoever tries it on her own machine: there, codes are for those who want
    // to see them.
    if cx.is_demo() {
        return Ok(Next::In(enter(cx, &half(None), None, opening).await?));
    }
    let secret = TotpSecret::random();
    let token = cx.app.sealer.seal_for(ENROL, &half(Some(&secret)), cx.now())?;
    Ok(Next::Enrol(token, Proposal { secret, login: login_of(login) }))
}

/// Takes the code of somebody who has shown her password.
pub async fn code(cx: &Cx, token: &str, typed: &str, opening: Opening) -> Result<Opened> {
    let half: Half = cx.app.sealer.open_for(CODE, token, cx.now(), CODE_LIFE).ok_or(Error::Refused(TOO_LATE))?;
    proof::count_code(cx, half.account).await?;
    let opening = Opening { is_shared: half.is_shared, way: half.way.clone(), ..opening };
    let entered = again(|| enter(cx, &half, Some(typed), &opening)).await;
    if let Err(Error::Refused(proof::CODE_WRONG)) = entered {
        proof::refused(&cx.app.db, Factor::Totp, Some(half.account), cx.now()).await?;
    }
    entered
}

async fn enter(cx: &Cx, half: &Half, typed: Option<&str>, opening: &Opening) -> Result<Opened> {
    let mut db = cx.app.db.write().await?;
    let account = still(&mut db, half, cx.now()).await?;
    let factor = match typed {
        Some(typed) => proof::code(&mut db, cx, (&account, &opening.key()), typed).await?,
        None => Factor::Password,
    };
    let opened = open(&mut db, &account, (opening, factor), cx.now()).await?;
    db.commit().await?;
    Ok(opened)
}

/// Her account, if what let her so far still does.
async fn still(db: &mut Db, half: &Half, now: DateTime<Utc>) -> Result<Account> {
    let account = store::account(db, half.account).await?;
    let still = account.filter(|account| account.may_come_in(now) && ways(account) == half.ways);
    still.ok_or(Error::Refused(TOO_LATE))
}

const TOO_LATE: &str = "account-sign-in-late";

/// The secret that was proposed in the step of `token`, for showing it again.
pub async fn proposed(cx: &Cx, token: &str) -> Result<Proposal> {
    let (half, secret) = enrolment(cx, token)?;
    let account = still(&mut cx.app.db.read().await?, &half, cx.now()).await?;
    let login = account.login.ok_or(Error::NotFound)?.into_inner();
    Ok(Proposal { secret, login })
}

fn enrolment(cx: &Cx, token: &str) -> Result<(Half, TotpSecret)> {
    let half: Option<Half> = cx.app.sealer.open_for(ENROL, token, cx.now(), ENROL_LIFE);
    let read = half.and_then(|half| Some((TotpSecret::of_letters(half.secret.as_deref()?)?, half)));
    read.map(|(secret, half)| (half, secret)).ok_or(Error::Refused(TOO_LATE))
}

/// Takes the first code of a secret that was proposed, and lets her in; her recovery codes are shown once.
pub async fn enrol(cx: &Cx, token: &str, typed: &str, opening: Opening) -> Result<(Opened, Vec<RecoveryCode>)> {
    let (half, secret) = enrolment(cx, token)?;
    proof::count_code(cx, half.account).await?;
    let opening = Opening { is_shared: half.is_shared, way: half.way.clone(), ..opening };
    again(async || {
        let mut db = cx.app.db.write().await?;
        let account = still(&mut db, &half, cx.now()).await?;
        let account = totp::enrol(&mut db, cx, (account, &opening.key()), &secret, typed).await?;
        let codes = recovery::renew(&mut db, &account, &opening.key(), cx.now()).await?;
        let opened = open(&mut db, &account, (&opening, Factor::Totp), cx.now()).await?;
        db.commit().await?;
        Ok((opened, codes))
    })
    .await
}

/// Takes a password and a recovery code in place of the telephone or the key that was lost: what she knows, and what she
/// has. Neither opens anything alone, and what is refused does not tell which of the two was wrong.
pub async fn recovery(
    cx: &Cx,
    (login, password): (&str, Private<String>),
    typed: &str,
    opening: &Opening,
) -> Result<Opened> {
    let wrong = Error::Refused("account-recovery-wrong");
    proof::count(&cx.app.db, Factor::Recovery, &login_of(login), cx.now()).await?;
    let Some(proved) = proof::password(&cx.app.db, login, password, cx.now()).await? else { return Err(wrong) };
    let entered = again(async || {
        let mut db = cx.app.db.write().await?;
        is_still(&mut db, &proved).await?;
        if !recovery::use_up(&mut db, &proved, &opening.key(), typed, cx.now()).await? {
            return Ok(None);
        }
        let opened = open(&mut db, &proved, (opening, Factor::Recovery), cx.now()).await?;
        db.commit().await?;
        Ok::<_, Error>(Some(opened))
    });
    if let Some(opened) = entered.await? {
        return Ok(opened);
    }
    proof::refused(&cx.app.db, Factor::Recovery, Some(proved.id), cx.now()).await?;
    Err(wrong)
}
