//! What waits for the officer: alerts, and erasures that are planned.

use base::{Db, Id};
use chrono::{DateTime, Utc};
use web::{Cx, Pressure, Wait, Waits};

use crate::{KEEP_PRIVACY, alert, retention};

pub fn waits<'a>(cx: &'a Cx, db: &'a mut Db, _: DateTime<Utc>) -> Waits<'a> {
    Box::pin(async move {
        let reader = cx.signed_in()?;
        if !KEEP_PRIVACY.is_given_to(reader) {
            return Ok(Vec::new());
        }
        let alerts = alert::store::count_open(db, Id::from_uuid(reader.territory)).await?;
        let erasures = i64::try_from(retention::store::open(db).await?.len()).unwrap_or(i64::MAX);
        let waits = [
            Wait::counted(cx, Pressure::Late, ("desk-alerts", alerts), "/pro/protection/alertes"),
            Wait::counted(cx, Pressure::Due, ("desk-erasures", erasures), "/pro/protection/effacements"),
        ];
        Ok(waits.into_iter().flatten().collect())
    })
}
