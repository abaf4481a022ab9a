//! The door of the room: what waits for the officer. And what its pages share: dates, and who is behind an account.

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use base::{Db, Id};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone as _, Utc};
use chrono_tz::Europe::Paris;
use partner::Territory;
use uuid::Uuid;
use web::{Cx, Result, page};

use crate::chain::{self, Check};
use crate::decision::{self, Subject};
use crate::retention::{self, Doubt};
use crate::{KEEP_PRIVACY, alert};

/// « 21 novembre 2026 ».
pub fn day(cx: &Cx, at: &DateTime<Utc>) -> String {
    cx.day(&at.with_timezone(&Paris).date_naive())
}

/// « 21 novembre 2026 à 10 h 05 ».
pub fn moment(cx: &Cx, at: &DateTime<Utc>) -> String {
    let hour = web::hour(at.with_timezone(&Paris).time(), cx.lang);
    cx.t2("privacy-moment", "day", day(cx, at), "hour", hour)
}

/// The first instant of a day on the clocks of France.
pub fn start_of(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    Paris.from_local_datetime(&midnight).earliest().map_or_else(|| midnight.and_utc(), |start| start.to_utc())
}

/// The functions of the people of a territory, by account; those who left too, as long as their account is kept.
pub async fn functions(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<HashMap<Uuid, String>> {
    let accounts = account::of_territory(db, territory).await?;
    Ok(accounts.into_iter().map(|account| (account.id.uuid(), account.function)).collect())
}

#[derive(Template)]
#[template(path = "privacy/home.html")]
struct Home {
    cx: Cx,
    doubt: Option<Doubt>,
    alerts: i64,
    planned: usize,
    postponed: usize,
    allowed: Vec<(Subject, bool)>,
    check: Option<Check>,
}

/// Shows what waits.
pub async fn show(cx: Cx) -> Result<Response> {
    let territory = Id::from_uuid(cx.may(KEEP_PRIVACY)?.territory);
    let mut db = cx.read().await?;
    let open = retention::store::open(&mut db).await?;
    let decisions = decision::decisions(&mut db, territory).await?;
    let postponed = open.iter().filter(|erasure| erasure.is_postponed(cx.today())).count();
    page(&Home {
        doubt: retention::doubt_at(&mut db, cx.now()).await?,
        alerts: alert::store::count_open(&mut db, territory).await?,
        planned: open.len() - postponed,
        postponed,
        allowed: decision::each(&decisions),
        check: chain::store::last_check(&mut db).await?,
        cx,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_when_clocks_in_france_show_midnight() {
        let start = |day: &str| start_of(day.parse().unwrap()).to_rfc3339();
        assert_eq!(start("2026-07-14"), "2026-07-13T22:00:00+00:00");
        assert_eq!(start("2026-12-25"), "2026-12-24T23:00:00+00:00");
    }
}
