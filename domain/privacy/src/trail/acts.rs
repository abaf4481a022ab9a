//! Acts that say why, and the openings of the journal.

use base::{Db, Id};
use chrono::{DateTime, TimeDelta, Utc};
use journal::{Act, Author, Filter};
use partner::Territory;
use uuid::Uuid;
use web::{Cx, Result};

use super::model::EXPORTS_A_DAY;

/// Writes an act in the journal, signed by whoever is signed in, with a reason out of a list.
pub async fn because(cx: &Cx, db: &mut Db, act: &str, object: Uuid, motive: &str) -> Result<()> {
    let actor = cx.signed_in()?;
    let author =
        Author { account: Some(actor.account), institution: actor.institution, territory: Some(actor.territory) };
    let (role, session) = (actor.roles.join(" "), journal::session_name(&actor.session.0));
    let act = Act {
        role: Some(&role),
        session: Some(&session),
        motive: Some(motive),
        ..Act::new(author, act, object, cx.now())
    };
    Ok(act.write(db).await?)
}

/// Notes that the journal of a territory is opened, before anything of it is read.
pub async fn open(cx: &Cx, territory: Id<Territory>) -> Result<()> {
    let mut db = cx.write().await?;
    cx.journal(&mut db, "journal.opened", territory.uuid()).await?;
    Ok(db.commit().await?)
}

/// Says whether whoever is signed in has taken the journal away too often in the last 24 hours.
pub async fn has_exported_enough(db: &mut Db, account: Uuid, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let filter = Filter {
        act: Some("journal.exported".to_owned()),
        from: Some(now - TimeDelta::days(1)),
        account: Some(account),
        ..Filter::default()
    };
    Ok(journal::entries(db, &filter, None, EXPORTS_A_DAY).await?.len() as i64 >= EXPORTS_A_DAY)
}
