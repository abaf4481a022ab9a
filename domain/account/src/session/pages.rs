//! Her open sessions: closing one, or all but this one.

use axum::response::Response;
use base::{Db, Error, Id};
use web::{Cx, Path, Result, see_other};

use super::model::Session;
use super::store;
use crate::model::Account;

const ACCOUNT: &str = "/pro/compte";

/// Ends a session, and writes it in the journal.
pub async fn end(cx: &Cx, db: &mut Db, session: &Session) -> Result<()> {
    store::end(db, session.id).await?;
    cx.journal(db, "session.closed", session.id.uuid()).await
}

/// Closes one of her sessions.
pub async fn close(cx: Cx, Path(id): Path<Id<Session>>) -> Result<Response> {
    let account = Id::<Account>::from_uuid(cx.signed_in()?.account);
    let mut db = cx.write().await?;
    let session = store::of_account(&mut db, account, id).await?.ok_or(Error::NotFound)?;
    end(&cx, &mut db, &session).await?;
    db.commit().await?;
    Ok(see_other(ACCOUNT))
}

/// Closes all her sessions but this one.
pub async fn close_others(cx: Cx) -> Result<Response> {
    let actor = cx.signed_in()?;
    let (account, this_one) = (Id::<Account>::from_uuid(actor.account), actor.session.0.clone());
    let mut db = cx.write().await?;
    for session in store::all_of(&mut db, account, cx.now()).await? {
        if *session.key.reveal() != this_one {
            end(&cx, &mut db, &session).await?;
        }
    }
    db.commit().await?;
    Ok(see_other(ACCOUNT))
}
