//! The pages about people.

pub mod departure;
pub mod invitation;
pub mod list;
pub mod person;
pub mod roles;

use base::{Db, Error, Id};
use web::{Cx, Permission, Reach, Result};

use super::SEE_PEOPLE;
use super::model::standpoint;
use super::store::Scope;
use crate::model::{Account, Standing};
use crate::store;

/// The person `id`, if the reader may do what `act` permits to her; one she may not know of is not found.
async fn reach(cx: &Cx, db: &mut Db, id: Id<Account>, act: Permission) -> Result<Standing> {
    let standing = store::standing(db, id).await?.ok_or(Error::NotFound)?;
    cx.decide(SEE_PEOPLE, act, standpoint(&standing.account))?.ok()?;
    Ok(standing)
}

/// The same of somebody whose account is open, for what changes it.
async fn reach_open(cx: &Cx, db: &mut Db, id: Id<Account>) -> Result<Standing> {
    let standing = reach(cx, db, id, super::KEEP_PEOPLE).await?;
    match standing.account.disabled_at {
        Some(_) => Err(Error::Refused("people-has-left").into()),
        None => Ok(standing),
    }
}

/// Whose people the reader sees: those of her territory or, for a référent, of her institution.
fn scope(cx: &Cx) -> Result<Scope> {
    let reader = cx.signed_in()?;
    let is_wide = SEE_PEOPLE.reach(reader) >= Some(Reach::Territory);
    let institution = (!is_wide).then(|| reader.institution.map_or(Id::zero(), Id::from_uuid));
    Ok(Scope { territory: Id::from_uuid(reader.territory), institution })
}

/// « 21 novembre 2026 ».
fn day(cx: &Cx, at: chrono::DateTime<chrono::Utc>) -> String {
    cx.day(&at.with_timezone(&chrono_tz::Europe::Paris).date_naive())
}
