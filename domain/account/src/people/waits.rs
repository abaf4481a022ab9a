//! Roles that wait for a second person.

use base::{Db, Id};
use chrono::{DateTime, Utc};
use web::{Cx, Pressure, Reach, Wait, Waits};

use super::{KEEP_PEOPLE, store};

pub fn waits<'a>(cx: &'a Cx, db: &'a mut Db, _: DateTime<Utc>) -> Waits<'a> {
    Box::pin(async move {
        let reader = cx.signed_in()?;
        if KEEP_PEOPLE.reach(reader) < Some(Reach::Territory) {
            return Ok(Vec::new());
        }
        let (territory, asker) = (Id::from_uuid(reader.territory), Id::from_uuid(reader.account));
        let asked = store::count_requests_of_others(db, territory, asker).await?;
        Ok(Wait::counted(cx, Pressure::Due, ("desk-role-requests", asked), "/pro/personnes").into_iter().collect())
    })
}
