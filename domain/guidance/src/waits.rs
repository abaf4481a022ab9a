//! The pages that somebody should read again.

use base::{Db, Id};
use chrono::{DateTime, Utc};
use web::{Cx, Pressure, Wait, Waits};

use crate::{KEEP_GUIDANCE, pages};

pub fn waits<'a>(cx: &'a Cx, db: &'a mut Db, _: DateTime<Utc>) -> Waits<'a> {
    Box::pin(async move {
        let reader = cx.signed_in()?;
        if !KEEP_GUIDANCE.is_given_to(reader) {
            return Ok(Vec::new());
        }
        let due = pages::count_due(db, Id::from_uuid(reader.territory), cx.today()).await?;
        Ok(Wait::counted(cx, Pressure::Late, ("desk-pages-due", due), "/pro/conseils").into_iter().collect())
    })
}
