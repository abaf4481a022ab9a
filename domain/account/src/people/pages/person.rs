//! One person: where she stands, and what may be done about it.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Db, Error, Id};
use serde::Deserialize;
use web::{Cx, Decision, Form, Path, Result, page, see_other};

use super::{day, reach, reach_open};
use crate::model::{Account, Role, Standing, State};
use crate::people::model::{REQUEST_LIFE, Request, changing, standpoint};
use crate::people::{KEEP_PEOPLE, SEE_PEOPLE, acts, model, store};
use crate::{policy, session};

/// A request, as the page tells it.
struct Waiting {
    request: Request,
    asked_by: String,
    until: String,
    may_agree: bool,
}

#[derive(Template)]
#[template(path = "people/person.html")]
struct Person {
    cx: Cx,
    standing: Standing,
    state: State,
    since: String,
    until: String,
    sessions: usize,
    waiting: Option<Waiting>,
    may_keep: bool,
    /// Some of her roles can be changed by the reader.
    may_change: bool,
}

/// Shows where somebody stands.
pub async fn show(cx: Cx, Path(id): Path<Id<Account>>) -> Result<Response> {
    cx.may(SEE_PEOPLE)?;
    let mut db = cx.read().await?;
    let standing = reach(&cx, &mut db, id, SEE_PEOPLE).await?;
    let account = &standing.account;
    let decision = cx.decide(SEE_PEOPLE, KEEP_PEOPLE, standpoint(account))?;
    // Whoever signed in a while ago still sees the buttons: they lead her to proving who she is.
    let is_kept = matches!(decision, Decision::Permit | Decision::Reauth);
    let is_open = account.disabled_at.is_none();
    let reader = cx.signed_in()?;
    let giving = |role: &Role| model::giving(reader, account.id, *role);
    page(&Person {
        state: account.state(cx.now()),
        since: day(&cx, account.created_at),
        until: day(&cx, account.authorised_until),
        sessions: session::store::all_of(&mut db, account.id, cx.now()).await?.len(),
        waiting: waiting(&cx, &mut db, account).await?,
        may_keep: is_kept && is_open,
        may_change: is_kept && is_open && Role::ALL.iter().any(|role| giving(role) > model::Giving::Never),
        cx,
        standing,
    })
}

async fn waiting(cx: &Cx, db: &mut Db, account: &Account) -> Result<Option<Waiting>> {
    let Some(request) = store::request(db, account.id).await? else { return Ok(None) };
    let asker = crate::store::account(db, request.asked_by).await?;
    let until = request.asked_at + REQUEST_LIFE;
    Ok(Some(Waiting {
        asked_by: asker.map(|asker| asker.function).unwrap_or_default(),
        until: day(cx, until),
        may_agree: request.may_be_agreed_by(cx.signed_in()?, &account.roles, cx.now()),
        request,
    }))
}

#[derive(Template)]
#[template(path = "people/code_form.html")]
struct CodeForm {
    cx: Cx,
    standing: Standing,
    has_address: bool,
}

/// Asks whether to give somebody a new code: what let her in before will be forgotten.
pub async fn code_form(cx: Cx, Path(id): Path<Id<Account>>) -> Result<Response> {
    cx.may(KEEP_PEOPLE)?;
    let mut db = cx.read().await?;
    let standing = reach_open(&cx, &mut db, id).await?;
    let has_address = address_of(&mut db, &standing.account).await?.is_some();
    page(&CodeForm { cx, standing, has_address })
}

/// Where the institution of `account` lets codes be sent.
async fn address_of(db: &mut Db, account: &Account) -> Result<Option<base::Private<String>>> {
    let Some(institution) = account.institution_id else { return Ok(None) };
    Ok(policy::of(db, institution).await?.function_address)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    delivery: String,
}

/// Gives a new code.
pub async fn give_code(cx: Cx, Path(id): Path<Id<Account>>, Form(form): Form<Delivery>) -> Result<Response> {
    cx.may(KEEP_PEOPLE)?;
    let mut db = cx.write().await?;
    let account = reach_open(&cx, &mut db, id).await?.account;
    let giving = changing(cx.signed_in()?, id, &base::Codes::default(), &account.roles);
    if !model::may_give_code(giving, &account) {
        return Err(Error::Refused("people-code-not-yours").into());
    }
    let code = acts::give_code(&cx, &mut db, account.clone()).await?;
    handed_over(cx, db, account, code, form.delivery == "mail").await
}

#[derive(Template)]
#[template(path = "people/code.html")]
struct HandedOver {
    cx: Cx,
    standing: Standing,
    code: String,
    by_mail: bool,
}

/// Commits, and shows the code once, or sends it to the institution's function address.
pub async fn handed_over(cx: Cx, mut db: Db, account: Account, code: String, by_mail: bool) -> Result<Response> {
    if by_mail {
        let address = address_of(&mut db, &account).await?.ok_or(Error::Refused("people-no-address"))?;
        crate::mails::send_code(&cx, &mut db, &address, &code).await?;
        cx.journal(&mut db, "account.code_sent", account.id.uuid()).await?;
    }
    let standing = crate::store::standing(&mut db, account.id).await?.ok_or(Error::NotFound)?;
    db.commit().await?;
    page(&HandedOver { cx, standing, code, by_mail })
}

/// Lets somebody come in for another year.
pub async fn renew(cx: Cx, Path(id): Path<Id<Account>>) -> Result<Response> {
    cx.may(KEEP_PEOPLE)?;
    let mut db = cx.write().await?;
    let account = reach_open(&cx, &mut db, id).await?.account;
    if account.id.uuid() == cx.signed_in()?.account {
        return Err(Error::Refused("people-not-oneself").into());
    }
    acts::renew(&cx, &mut db, &account).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/personnes/{id}")))
}
