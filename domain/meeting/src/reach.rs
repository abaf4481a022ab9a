//! Which instances somebody may know of, and which she keeps.

use base::{Db, Error, Id};
use web::{Cx, Result};

use crate::instance::store;
use crate::{Instance, KEEP_MEETINGS, Meeting, SEE_MEETINGS, meeting, member};

/// The instance, if the reader keeps those of its territory, or if her institution sits in it; another is not found.
pub async fn read(cx: &Cx, db: &mut Db, id: Id<Instance>) -> Result<Instance> {
    let reader = cx.may(SEE_MEETINGS)?;
    let instance = store::instance(db, id).await?.ok_or(Error::NotFound)?;
    if is_kept(cx, &instance) {
        return Ok(instance);
    }
    let institution = reader.institution.ok_or(Error::NotFound)?;
    let sits = member::store::sits(db, id, Id::from_uuid(institution)).await?;
    if sits { Ok(instance) } else { Err(Error::NotFound.into()) }
}

/// The instance, if the reader keeps it.
pub async fn keep(cx: &Cx, db: &mut Db, id: Id<Instance>) -> Result<Instance> {
    cx.may(KEEP_MEETINGS)?;
    let instance = read(cx, db, id).await?;
    if is_kept(cx, &instance) { Ok(instance) } else { Err(Error::Forbidden.into()) }
}

/// Whether the reader keeps an instance.
pub fn is_kept(cx: &Cx, instance: &Instance) -> bool {
    let is_hers = cx.actor.as_ref().is_some_and(|reader| reader.territory == instance.territory_id.uuid());
    is_hers && cx.has(KEEP_MEETINGS)
}

/// A meeting with its instance, if the reader may know of them.
pub async fn read_meeting(cx: &Cx, db: &mut Db, id: Id<Meeting>) -> Result<(Instance, Meeting)> {
    cx.may(SEE_MEETINGS)?;
    let meeting = meeting::store::meeting(db, id).await?.ok_or(Error::NotFound)?;
    Ok((read(cx, db, meeting.instance_id).await?, meeting))
}

/// A meeting with its instance, if the reader keeps them.
pub async fn keep_meeting(cx: &Cx, db: &mut Db, id: Id<Meeting>) -> Result<(Instance, Meeting)> {
    cx.may(KEEP_MEETINGS)?;
    let meeting = meeting::store::meeting(db, id).await?.ok_or(Error::NotFound)?;
    Ok((keep(cx, db, meeting.instance_id).await?, meeting))
}
