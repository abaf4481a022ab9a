//! What waits for whoever administers the installation.

use base::Db;
use chrono::{DateTime, Utc};
use web::{Cx, Pressure, Wait, Waits};

use crate::KEEP_INSTALLATION;

/// Work that failed for good: somebody has to look at it.
pub fn waits<'a>(cx: &'a Cx, db: &'a mut Db, _since: DateTime<Utc>) -> Waits<'a> {
    Box::pin(async move {
        if !cx.has(KEEP_INSTALLATION) {
            return Ok(Vec::new());
        }
        let failed = queue::count_failed(db).await?;
        let wait = Wait::counted(cx, Pressure::Due, ("operation-wait-failed", failed), "/pro/exploitation/taches");
        Ok(wait.into_iter().collect())
    })
}
