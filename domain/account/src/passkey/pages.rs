//! Her passkeys: adding one, naming it, taking it away.

use axum::Json;
use axum::response::Response;
use base::{Error, Id};
use serde::Deserialize;
use web::{Cx, Errors, Form, Path, Result, invalid, see_other};

use super::model::{Passkey, may_remove, name_of};
use super::{Answer, Question, ceremony, store};
use crate::model::Account;
use crate::pages::account_page;
use crate::policy::{allows_password, allows_provider};
use crate::{KEEP_WAYS_IN, store as accounts};

const ACCOUNT: &str = "/pro/compte";

async fn own(cx: &Cx) -> Result<Account> {
    let account = Id::from_uuid(cx.may(KEEP_WAYS_IN)?.account);
    Ok(accounts::account(&mut cx.read().await?, account).await?.ok_or(Error::NotFound)?)
}

/// Puts the question that makes a new passkey.
pub async fn question(cx: Cx) -> Result<Json<Question>> {
    let account = own(&cx).await?;
    Ok(Json(ceremony::ask_for_new(&cx, &account).await?))
}

#[derive(Deserialize)]
pub struct NewForm {
    #[serde(default)]
    name: String,
    #[serde(flatten)]
    answer: Answer,
}

/// Keeps the new passkey that the browser brings.
pub async fn add(cx: Cx, Form(form): Form<NewForm>) -> Result<Response> {
    let account = own(&cx).await?;
    let passkey = match ceremony::register(&cx, &account, &form.answer, &form.name).await {
        Ok(passkey) => passkey,
        Err(Error::Refused(key)) => return refuse(cx, key).await,
        Err(error) => return Err(error.into()),
    };
    let mut db = cx.write().await?;
    if store::by_credential(&mut db, passkey.credential.reveal()).await?.is_some() {
        drop(db);
        return refuse(cx, "account-passkey-refused").await;
    }
    store::add(&mut db, &passkey).await?;
    cx.journal(&mut db, "passkey.added", passkey.id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(ACCOUNT))
}

async fn refuse(cx: Cx, key: &'static str) -> Result<Response> {
    invalid(&account_page(cx, Errors::one("passkey", key), None).await?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameForm {
    name: String,
}

/// Calls a passkey otherwise.
pub async fn rename(cx: Cx, Path(id): Path<Id<Passkey>>, Form(form): Form<NameForm>) -> Result<Response> {
    let account = own(&cx).await?;
    let mut db = cx.write().await?;
    let passkey = store::of_account(&mut db, account.id, id).await?.ok_or(Error::NotFound)?;
    let name = match name_of(&form.name, &passkey.name) {
        Ok(name) => name,
        Err(Error::Refused(key)) => {
            drop(db);
            return refuse(cx, key).await;
        }
        Err(error) => return Err(error.into()),
    };
    store::rename(&mut db, id, &name).await?;
    cx.journal(&mut db, "passkey.renamed", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(ACCOUNT))
}

/// Takes a passkey away, unless nothing else would let her in.
pub async fn remove(cx: Cx, Path(id): Path<Id<Passkey>>) -> Result<Response> {
    let account = own(&cx).await?;
    let mut db = cx.write().await?;
    store::of_account(&mut db, account.id, id).await?.ok_or(Error::NotFound)?;
    let passkeys = store::all_of(&mut db, account.id).await?.len();
    let has_identity = store::has_identity(&mut db, account.id).await? && allows_provider(&mut db, &account).await?;
    let has_password = account.password_hash.is_some() && allows_password(&mut db, &account).await?;
    match may_remove(passkeys, has_password, has_identity) {
        Ok(()) => {}
        Err(Error::Refused(key)) => {
            drop(db);
            return refuse(cx, key).await;
        }
        Err(error) => return Err(error.into()),
    }
    store::remove(&mut db, id).await?;
    cx.journal(&mut db, "passkey.removed", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(ACCOUNT))
}
