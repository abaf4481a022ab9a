//! Somebody leaves.

use askama::Template;
use axum::response::Response;
use base::{Db, Error, Id};
use web::{Cx, Errors, Path, Result, invalid, page, see_other};

use super::reach_open;
use crate::model::{Account, Role, Standing};
use crate::people::model::{Duty, Giving, giving};
use crate::people::{KEEP_PEOPLE, acts};

#[derive(Template)]
#[template(path = "people/departure.html")]
struct Departure {
    cx: Cx,
    standing: Standing,
    duties: Vec<Duty>,
    errors: Errors,
}

async fn departure_page(cx: Cx, db: &mut Db, standing: Standing, errors: Errors) -> Result<Departure> {
    let duties = acts::duties(db, &standing.account, cx.now()).await?;
    Ok(Departure { cx, standing, duties, errors })
}

/// Shows what her departure leaves to others, before anything is closed.
pub async fn form(cx: Cx, Path(id): Path<Id<Account>>) -> Result<Response> {
    cx.may(KEEP_PEOPLE)?;
    let mut db = cx.read().await?;
    let standing = reach_open(&cx, &mut db, id).await?;
    page(&departure_page(cx, &mut db, standing, Errors::default()).await?)
}

/// Whoever can give none of her roles cannot take them all away. An account without roles is anybody's to close.
fn may_close(cx: &Cx, account: &Account) -> Result<bool> {
    let reader = cx.signed_in()?;
    let can_give = |role: Role| giving(reader, account.id, role) > Giving::Never;
    Ok(account.id.uuid() != reader.account && account.roles.iter().all(can_give))
}

/// Closes the account at once.
pub async fn depart(cx: Cx, Path(id): Path<Id<Account>>) -> Result<Response> {
    cx.may(KEEP_PEOPLE)?;
    let mut db = cx.write().await?;
    let standing = reach_open(&cx, &mut db, id).await?;
    let closed = match may_close(&cx, &standing.account)? {
        true => acts::close(&mut db, standing.account.clone(), cx.now()).await,
        false => Err(Error::Refused("people-close-not-yours")),
    };
    match closed {
        Err(Error::Refused(key)) => {
            return invalid(&departure_page(cx, &mut db, standing, Errors::one("depart", key)).await?);
        }
        closed => closed?,
    }
    cx.journal(&mut db, "account.disabled", id.uuid()).await?;
    db.commit().await?;
    Ok(see_other(&format!("/pro/personnes/{id}")))
}
