//! Opening, renewing, changing and closing accounts, in the name of whoever is signed in.

use base::{Codes, Db, Error, Id, Result};
use chrono::{DateTime, Utc};
use web::Cx;

use super::model::{Duty, Giving, REQUEST_LIFE, Request, changing};
use super::store;
use crate::model::{AUTHORISATION_LIFE, Account, Invitation, Role};
use crate::{acts, session};

/// Opens an account and gives its activation code; without a code if another person has to agree first.
pub async fn invite(cx: &Cx, db: &mut Db, invitation: &Invitation) -> web::Result<(Account, Option<String>)> {
    let account = acts::admit(db, invitation, cx.now()).await?;
    let giving = changing(cx.signed_in()?, account.id, &Codes::default(), &account.roles);
    match giving {
        Giving::Never => Err(Error::Refused("people-role-not-yours").into()),
        Giving::Alone => {
            let (account, code) = acts::with_code(account, cx.now());
            crate::store::add(db, &account).await?;
            cx.journal(db, "account.invited", account.id.uuid()).await?;
            Ok((account, Some(code)))
        }
        Giving::ByTwo => {
            let wanted = account.roles.clone();
            let account = Account { roles: Codes::default(), ..account };
            crate::store::add(db, &account).await?;
            ask(cx, db, &account, wanted).await?;
            Ok((account, None))
        }
    }
}

/// Asks for `wanted` in place of the roles of `account`: another person has to agree.
pub async fn ask(cx: &Cx, db: &mut Db, account: &Account, wanted: Codes<Role>) -> web::Result<()> {
    let asked_by = Id::from_uuid(cx.signed_in()?.account);
    let request = Request { id: Id::new(), account_id: account.id, roles: wanted, asked_by, asked_at: cx.now() };
    store::ask(db, &request).await?;
    cx.journal(db, "roles.asked", account.id.uuid()).await
}

/// Gives the roles at once. The last administrator stays one.
pub async fn change(cx: &Cx, db: &mut Db, account: &Account, wanted: Codes<Role>) -> web::Result<()> {
    if account.roles.has(Role::Administrator) && !wanted.has(Role::Administrator) {
        spare_last_administrator(db, account, cx.now()).await?;
    }
    crate::store::save(db, &Account { roles: wanted, ..account.clone() }).await?;
    store::settle(db, account.id).await?;
    // What she may do has changed: her open pages must not say otherwise.
    session::store::end_all_of(db, account.id).await?;
    cx.journal(db, "roles.changed", account.id.uuid()).await
}

/// Gives a new activation code; what let her in before is forgotten, and her sessions end.
pub async fn give_code(cx: &Cx, db: &mut Db, account: Account) -> web::Result<String> {
    let (account, code) = acts::with_code(account, cx.now());
    crate::store::save(db, &account).await?;
    forget_ways_in(db, account.id).await?;
    cx.journal(db, "account.invited", account.id.uuid()).await?;
    Ok(code)
}

/// Lets her come in for another year.
pub async fn renew(cx: &Cx, db: &mut Db, account: &Account) -> web::Result<()> {
    let authorised_until = cx.now() + AUTHORISATION_LIFE;
    crate::store::save(db, &Account { authorised_until, ..account.clone() }).await?;
    cx.journal(db, "account.renewed", account.id.uuid()).await
}

/// Closes the account at once: sessions, ways in, requests. Refuses for the last administrator.
pub async fn close(db: &mut Db, account: Account, now: DateTime<Utc>) -> Result<()> {
    if account.roles.has(Role::Administrator) {
        spare_last_administrator(db, &account, now).await?;
    }
    forget_ways_in(db, account.id).await?;
    store::forget_requests_by(db, account.id).await?;
    store::settle(db, account.id).await?;
    Ok(crate::store::save(db, &account.disable(now)).await?)
}

async fn spare_last_administrator(db: &mut Db, account: &Account, now: DateTime<Utc>) -> Result<()> {
    match store::other_administrators(db, account.id, now).await? {
        0 => Err(Error::Refused("people-last-administrator")),
        _ => Ok(()),
    }
}

/// Forgets sessions, passkeys, recovery codes, identities and devices.
pub async fn forget_ways_in(db: &mut Db, account: Id<Account>) -> sqlx::Result<()> {
    session::store::end_all_of(db, account).await?;
    store::forget_ways_in(db, account).await
}

/// What her departure leaves to others.
pub async fn duties(db: &mut Db, account: &Account, now: DateTime<Utc>) -> sqlx::Result<Vec<Duty>> {
    let others = store::others(db, account, now).await?;
    let is_last = |role: Role, is_near: &dyn Fn(&Account) -> bool| {
        account.roles.has(role) && !others.iter().any(|other| is_near(other) && other.roles.has(role))
    };
    let is_colleague = |other: &Account| other.institution_id == account.institution_id;
    let duty = |key, count| Duty { key, count, path: None };
    let mut duties = Vec::new();
    if is_last(Role::Referent, &is_colleague) {
        duties.push(duty("people-duty-referent", 1));
    }
    if account.institution_id.is_some() && !others.iter().any(is_colleague) {
        duties.push(duty("people-duty-nobody", 1));
    }
    for (role, key) in [(Role::Coordinator, "people-duty-coordinator"), (Role::Dpo, "people-duty-dpo")] {
        if is_last(role, &|_| true) {
            duties.push(duty(key, 1));
        }
    }
    let asked = store::requests_by(db, account.id).await?;
    if asked > 0 {
        duties.push(duty("people-duty-requests", asked));
    }
    Ok(duties)
}

/// Erases the requests that nobody agreed to in time.
pub async fn erase_old_requests(db: &mut Db, now: DateTime<Utc>) -> sqlx::Result<u64> {
    store::erase_requests(db, now - REQUEST_LIFE).await
}
