//! Which announcements somebody may know of, and which she may change.

use base::{Db, Error, Id};
use partner::{Institution, Resolved, Territory};
use web::{Cx, Decision, Permission, Result, Standpoint};

use crate::form::{AnnouncementForm, Named};
use crate::model::Announcement;
use crate::store::{self, Listed};
use crate::{MODERATE_NEWS, SEE_NEWS, WRITE_NEWS};

fn is_permitted(cx: &Cx, act: Permission, told: &Announcement) -> Result<bool> {
    let object = Standpoint {
        territory: told.territory_id.uuid(),
        institution: told.institution_id.map(Id::uuid),
        account: None,
    };
    Ok(cx.decide(SEE_NEWS, act, object)? == Decision::Permit)
}

/// Whether the reader writes for whoever announces it.
pub fn is_hers(cx: &Cx, told: &Announcement) -> Result<bool> {
    is_permitted(cx, WRITE_NEWS, told)
}

/// Whether the reader decides what is published.
pub fn is_moderated_by(cx: &Cx, told: &Announcement) -> Result<bool> {
    is_permitted(cx, MODERATE_NEWS, told)
}

/// The announcement, if the reader may know of it: it is published in her territory, or she writes for whoever announces it.
pub async fn read(cx: &Cx, db: &mut Db, id: Id<Announcement>) -> Result<Listed> {
    cx.may(SEE_NEWS)?;
    let listed = store::find(db, id).await?.ok_or(Error::NotFound)?;
    let is_known = is_permitted(cx, SEE_NEWS, &listed.told)?;
    if is_known && (listed.told.is_published() || is_hers(cx, &listed.told)?) {
        Ok(listed)
    } else {
        Err(Error::NotFound.into())
    }
}

/// The announcement, if the reader writes for whoever announces it.
pub async fn own(cx: &Cx, db: &mut Db, id: Id<Announcement>) -> Result<Announcement> {
    cx.may(WRITE_NEWS)?;
    let told = read(cx, db, id).await?.told;
    if is_hers(cx, &told)? { Ok(told) } else { Err(Error::Forbidden.into()) }
}

/// The announcement, if the reader may change its text now: what is with the coordination is the coordination's.
pub async fn change(cx: &Cx, db: &mut Db, id: Id<Announcement>) -> Result<Announcement> {
    let told = own(cx, db, id).await?;
    if told.is_with_its_writer() || is_moderated_by(cx, &told)? {
        Ok(told)
    } else {
        Err(Error::Refused("news-with-coordination").into())
    }
}

/// The announcement, if the reader decides what is published.
pub async fn moderate(cx: &Cx, db: &mut Db, id: Id<Announcement>) -> Result<Announcement> {
    cx.may(MODERATE_NEWS)?;
    let told = read(cx, db, id).await?.told;
    if is_moderated_by(cx, &told)? { Ok(told) } else { Err(Error::Forbidden.into()) }
}

/// Who announces: the coordination chooses, others write for their own institution.
async fn institution(
    cx: &Cx,
    db: &mut Db,
    (territory, typed): (Id<Territory>, &str),
) -> Result<Result<Option<Id<Institution>>, &'static str>> {
    if !cx.has(MODERATE_NEWS) {
        let own = cx.may(WRITE_NEWS)?.institution.ok_or(Error::Forbidden)?;
        return Ok(Ok(Some(Id::from_uuid(own))));
    }
    if typed.trim().is_empty() {
        return Ok(Ok(None));
    }
    let Ok(id) = typed.trim().parse() else { return Ok(Err("news-institution-unknown")) };
    let member = partner::member(db, territory, id).await?;
    Ok(member.map(|member| Some(member.institution.id)).ok_or("news-institution-unknown"))
}

async fn commune(db: &mut Db, typed: &str) -> Result<Result<String, &'static str>> {
    if typed.trim().is_empty() {
        return Ok(Ok(String::new()));
    }
    Ok(match partner::resolve(db, typed).await? {
        Resolved::One(commune) => Ok(commune.name),
        Resolved::Several(_) => Err("news-commune-several"),
        Resolved::Unknown(_) => Err("news-commune-unknown"),
    })
}

/// Looks for what a form names.
pub async fn named(cx: &Cx, db: &mut Db, territory: Id<Territory>, form: &AnnouncementForm) -> Result<Named> {
    Ok(Named {
        institution: institution(cx, db, (territory, &form.institution)).await?,
        commune: commune(db, &form.commune).await?,
    })
}
