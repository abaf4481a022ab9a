//! Who a pseudonym is, for a reason.

use askama::Template;
use axum::response::Response;
use base::{Code as _, Error, Id};
use serde::Deserialize;
use uuid::Uuid;
use web::{Cx, Errors, Form, Path, Result, invalid, page};

use super::model::Motive;
use super::pages::Telling;
use super::{LIFT_PSEUDONYM, acts};
use crate::home::functions;

#[derive(Template)]
#[template(path = "trail/person.html")]
struct Ask {
    cx: Cx,
    pseudonym: String,
    errors: Errors,
}

/// Whom the pseudonym stands for; somebody of elsewhere, and nobody, are not found.
async fn account(cx: &Cx, pseudonym: &str) -> Result<Uuid> {
    let territory = Id::from_uuid(cx.signed_in()?.territory);
    let telling = Telling::of(&mut cx.read().await?, territory).await?;
    Ok(telling.account(cx, pseudonym)?.ok_or(Error::NotFound)?)
}

/// Asks why the officer wants to know.
pub async fn form(cx: Cx, Path(pseudonym): Path<String>) -> Result<Response> {
    cx.may(LIFT_PSEUDONYM)?;
    account(&cx, &pseudonym).await?;
    page(&Ask { cx, pseudonym, errors: Errors::default() })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LiftForm {
    #[serde(default)]
    motive: String,
}

#[derive(Template)]
#[template(path = "trail/lifted.html")]
struct Lifted {
    cx: Cx,
    pseudonym: String,
    function: String,
    motive: Motive,
}

/// Shows the function behind the pseudonym, this once; the act and its reason are in the journal.
pub async fn lift(cx: Cx, Path(pseudonym): Path<String>, Form(form): Form<LiftForm>) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(LIFT_PSEUDONYM)?.territory);
    let account = account(&cx, &pseudonym).await?;
    let Ok(motive) = form.motive.parse::<Motive>() else {
        return invalid(&Ask { cx, pseudonym, errors: Errors::one("motive", "trail-motive-missing") });
    };
    let mut db = cx.write().await?;
    let function = functions(&mut db, territory).await?.remove(&account).ok_or(Error::NotFound)?;
    acts::because(&cx, &mut db, "pseudonym.lifted", account, motive.code()).await?;
    db.commit().await?;
    page(&Lifted { cx, pseudonym, function, motive })
}
