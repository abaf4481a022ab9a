//! Changing what somebody may do.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Codes, Db, Error, Id};
use serde::Deserialize;
use web::{Cx, Errors, Form, Path, Result, invalid, page, see_other};

use super::{reach, reach_open};
use crate::model::{Account, Role, Standing};
use crate::people::model::{Giving, Request, changing, giving};
use crate::people::{KEEP_PEOPLE, SEE_PEOPLE, acts, form, store};

#[derive(Template)]
#[template(path = "people/roles.html")]
struct Roles {
    cx: Cx,
    standing: Standing,
    ticked: Codes<Role>,
    errors: Errors,
}

impl Roles {
    /// Each role, how the reader may give it, and whether it is ticked.
    fn lines(&self) -> Vec<(Role, Giving, bool)> {
        let Some(reader) = &self.cx.actor else { return Vec::new() };
        let person = self.standing.account.id;
        Role::ALL.iter().map(|role| (*role, giving(reader, person, *role), self.ticked.has(*role))).collect()
    }
}

/// Shows what somebody may do, to change it.
pub async fn form(cx: Cx, Path(id): Path<Id<Account>>) -> Result<Response> {
    cx.may(KEEP_PEOPLE)?;
    let standing = reach_open(&cx, &mut cx.read().await?, id).await?;
    let ticked = standing.account.roles.clone();
    page(&Roles { cx, standing, ticked, errors: Errors::default() })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RolesForm {
    #[serde(default)]
    roles: Vec<String>,
}

/// Changes her roles at once, or asks another person to agree.
pub async fn ask(cx: Cx, Path(id): Path<Id<Account>>, Form(form): Form<RolesForm>) -> Result<Response> {
    cx.may(KEEP_PEOPLE)?;
    let mut db = cx.write().await?;
    let standing = reach_open(&cx, &mut db, id).await?;
    let account = &standing.account;
    let wanted = match wanted(&cx, account, &form) {
        Ok(wanted) => wanted,
        Err(key) => {
            let ticked = form.roles.iter().filter_map(|code| code.parse().ok()).collect();
            return invalid(&Roles { cx, standing, ticked, errors: Errors::one("roles", key) });
        }
    };
    let result = match changing(cx.signed_in()?, id, &account.roles, &wanted) {
        Giving::Alone => acts::change(&cx, &mut db, account, wanted.clone()).await,
        _ => acts::ask(&cx, &mut db, account, wanted.clone()).await,
    };
    if let Err(web::Failure::Error(Error::Refused(key))) = result {
        return invalid(&Roles { cx, standing, ticked: wanted, errors: Errors::one("roles", key) });
    }
    result?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/personnes/{id}")))
}

fn wanted(cx: &Cx, account: &Account, form: &RolesForm) -> Result<Codes<Role>, &'static str> {
    let wanted = form::roles(&form.roles)?;
    let needs_institution = wanted.has(Role::Referent) || wanted.has(Role::Professional);
    if account.institution_id.is_none() && needs_institution {
        return Err("account-institution-missing");
    }
    let reader = cx.actor.as_ref().ok_or("people-role-not-yours")?;
    match changing(reader, account.id, &account.roles, &wanted) {
        Giving::Never => Err("people-role-not-yours"),
        Giving::Alone | Giving::ByTwo => Ok(wanted),
    }
}

async fn asked(cx: &Cx, db: &mut Db, id: Id<Account>) -> Result<(Account, Request)> {
    let account = reach_open(cx, db, id).await?.account;
    let request = store::request(db, id).await?.ok_or(Error::Refused("people-request-gone"))?;
    if !request.may_be_agreed_by(cx.signed_in()?, &account.roles, cx.now()) {
        return Err(Error::Refused("people-request-not-yours").into());
    }
    Ok((account, request))
}

/// The second person agrees.
pub async fn agree(cx: Cx, Path(id): Path<Id<Account>>) -> Result<Response> {
    cx.may(KEEP_PEOPLE)?;
    let mut db = cx.write().await?;
    let (account, request) = asked(&cx, &mut db, id).await?;
    acts::change(&cx, &mut db, &account, request.roles).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/personnes/{id}")))
}

/// The second person does not agree, or the first takes it back. An account that never had a role is closed.
pub async fn refuse(cx: Cx, Path(id): Path<Id<Account>>) -> Result<Response> {
    cx.may(KEEP_PEOPLE)?;
    let mut db = cx.write().await?;
    let account = reach(&cx, &mut db, id, SEE_PEOPLE).await?.account;
    let request = store::request(&mut db, id).await?.ok_or(Error::Refused("people-request-gone"))?;
    let reader = cx.signed_in()?;
    let is_hers = request.asked_by.uuid() == reader.account;
    if !is_hers && !request.may_be_agreed_by(reader, &account.roles, cx.now()) {
        return Err(Error::Refused("people-request-not-yours").into());
    }
    store::settle(&mut db, id).await?;
    cx.journal(&mut db, "roles.refused", id.uuid()).await?;
    if account.roles.is_empty() {
        acts::close(&mut db, account, cx.now()).await?;
        cx.journal(&mut db, "account.disabled", id.uuid()).await?;
    }
    db.commit().await?;
    Ok(see_other(&format!("/pro/personnes/{id}")))
}
