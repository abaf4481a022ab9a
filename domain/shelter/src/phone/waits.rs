//! The alert phones whose term comes.

use base::{Db, Id};
use chrono::{DateTime, TimeDelta, Utc};
use web::{Cx, Pressure, Reach, Wait, Waits};

use super::store;
use crate::KEEP_PHONES;

/// As long as the first warning by mail before a term.
const AHEAD: TimeDelta = TimeDelta::days(45);

pub fn waits<'a>(cx: &'a Cx, db: &'a mut Db, _: DateTime<Utc>) -> Waits<'a> {
    Box::pin(async move {
        let reader = cx.signed_in()?;
        let Some(reach) = KEEP_PHONES.reach(reader) else { return Ok(Vec::new()) };
        let holder = (reach < Reach::Territory).then(|| reader.institution.map_or(Id::zero(), Id::from_uuid));
        let whose = (Id::from_uuid(reader.territory), holder);
        let ending = store::count_ending(db, whose, cx.today() + AHEAD).await?;
        Ok(Wait::counted(cx, Pressure::Due, ("desk-phones", ending), "/pro/mesures/telephones").into_iter().collect())
    })
}
