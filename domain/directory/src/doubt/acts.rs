//! Saying a doubt, from the public face or from the workspace.

use base::{Error, Id};
use web::{Cx, Result};

use super::{Reason, Sayer, mails, store};
use crate::Service;

/// Notes that something is wrong with a published entry; its keepers are written to once for each reason that is open.
/// Nothing is kept of who says so: on the public face not even the hour.
pub async fn say(cx: &Cx, id: Id<Service>, reason: Reason, sayer: Sayer) -> Result<()> {
    let mut db = cx.write().await?;
    let (institution, _, name) = store::keepers(&mut db, id).await?.ok_or(Error::NotFound)?;
    let is_first = store::note(&mut db, id, reason, sayer, cx.today()).await?;
    if let (true, Some(institution)) = (is_first, institution) {
        mails::tell(cx, &mut db, institution, (&name, reason), sayer.mail_leaves_at(cx.now())).await?;
    }
    if sayer == Sayer::Partner {
        cx.journal(&mut db, "doubt.said", id.uuid()).await?;
    }
    Ok(db.commit().await?)
}
